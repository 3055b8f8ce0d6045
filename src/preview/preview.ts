import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { type Parts, type RunningApp, startApp } from '../slack/app.ts';
import { Acts } from './acts.ts';
import { PreviewClock } from './clock.ts';
import type { DigestSource } from './digest-now.ts';
import { HOST, listen } from './listen.ts';
import { LocalSlack } from './local-slack.ts';
import { readManifest } from './manifest.ts';
import { createRoutes } from './routes.ts';
import { warmUp } from './warm-up.ts';

/** The preview, served and answering. */
export interface RunningPreview {
  readonly address: string;
  /** The app that answers; stopping it stops the pages, too. */
  readonly app: RunningApp;
}

/**
 * Starts the app in a workspace of its own, in memory, and the pages to look at it with. It listens on the loopback
 * address alone.
 *
 * @param parts      as for Slack; the clock is taken as the real one and can be moved from the page
 * @param portIsSet  whether exactly this port was asked for; otherwise the next free one will do
 * @throws {PortError}
 */
export async function startPreview(parts: Parts & DigestSource, portIsSet: boolean): Promise<RunningPreview> {
  const clock = new PreviewClock(parts.now);
  const now = () => clock.now();
  const slack = new LocalSlack(now);
  let port = 0;
  const app = await startApp({ ...parts, now, fetch: slack.fetch });
  warmUp(parts.engine, now().toISOString().slice(0, 10));
  const { commands, shortcut } = readManifest();
  const acts = new Acts(slack, app, commands);
  const stage = { engine: parts.engine, app, slack, acts, clock, commands, shortcut, digests: parts, log: parts.log };
  const routes = createRoutes({ ...stage, port: () => port });
  const server = createAdaptorServer({ fetch: routes.fetch }) as Server;
  port = await listen(server, parts.config.port, portIsSet);
  const stop = (mostMs: number) => {
    server.close();
    server.closeAllConnections();
    return app.stop(mostMs);
  };
  return { address: `http://${HOST}:${port}/`, app: { ...app, stop } };
}
