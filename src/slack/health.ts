import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';

/** `/healthz`: the process lives. `/readyz`: Slack is connected and the report indexed. */
export const HEALTH_PATHS = ['/healthz', '/readyz'] as const;

export function answerHealth(path: string, response: ServerResponse, isReady: () => boolean): void {
  const ready = path === '/healthz' || isReady();
  response.writeHead(ready ? 200 : 503, { 'content-type': 'text/plain' }).end(ready ? 'ok\n' : 'not ready\n');
}

/** A server for the health paths alone, where Slack does not call us. */
export function listenForHealth(port: number, host: string, isReady: () => boolean): Promise<Server> {
  const handle: RequestListener = (request, response) => {
    const path = HEALTH_PATHS.find((one) => one === request.url);
    if (path && request.method === 'GET') answerHealth(path, response, isReady);
    else response.writeHead(404).end();
  };
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
