import { createHmac } from 'node:crypto';
import type { WebSocket, WebSocketServer } from 'ws';

/** Something Slack sends to an app. */
export interface Delivery {
  readonly kind: 'event' | 'command' | 'interaction';
  readonly payload: Record<string, unknown>;
  /** Counted from 1; absent on the first attempt. */
  readonly retry?: number;
  /** HTTP only: what a forger gets wrong. */
  readonly forged?: 'signature' | 'stale';
}

export interface Transport {
  /** Resolves when the app has acknowledged, with the time that took. */
  deliver(delivery: Delivery): Promise<{ status: number; ackMs: number; body: string }>;
}

/** Slack waits this long for an acknowledgement. */
const ACK_MS = 3000;
const ENVELOPES = { event: 'events_api', command: 'slash_commands', interaction: 'interactive' } as const;

export class SocketTransport implements Transport {
  readonly #server: WebSocketServer;
  readonly #acks = new Map<string, (body: string) => void>();
  #count = 0;

  constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket) => {
      socket.send(
        JSON.stringify({ type: 'hello', num_connections: server.clients.size, connection_info: { app_id: 'A1' } }),
      );
      socket.on('message', (data) => {
        const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
        this.#acks.get(envelope_id)?.(JSON.stringify(payload ?? {}));
        this.#acks.delete(envelope_id);
      });
    });
  }

  refresh(): void {
    for (const socket of this.#server.clients)
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  }

  deliver({ kind, payload, retry }: Delivery): ReturnType<Transport['deliver']> {
    const socket: WebSocket | undefined = [...this.#server.clients].find((one) => one.readyState === one.OPEN);
    if (!socket) throw new Error('the app is not connected');
    const envelope_id = `envelope-${++this.#count}`;
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`not acknowledged within ${ACK_MS} ms`)), ACK_MS);
      this.#acks.set(envelope_id, (body) => {
        clearTimeout(late);
        resolve({ status: 200, ackMs: performance.now() - started, body });
      });
      const attempt = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' };
      socket.send(
        JSON.stringify({
          envelope_id,
          type: ENVELOPES[kind],
          payload,
          accepts_response_payload: kind !== 'event',
          ...attempt,
        }),
      );
    });
  }
}

export class HttpTransport implements Transport {
  readonly #url: string;
  readonly #secret: string;

  constructor(url: string, secret: string) {
    this.#url = url;
    this.#secret = secret;
  }

  async deliver({ kind, payload, retry, forged }: Delivery): ReturnType<Transport['deliver']> {
    const body =
      kind === 'event'
        ? JSON.stringify(payload)
        : new URLSearchParams(
            kind === 'command' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) },
          ).toString();
    const stamp = String(Math.floor(Date.now() / 1000) - (forged === 'stale' ? 400 : 0));
    const secret = forged === 'signature' ? 'another secret' : this.#secret;
    const started = performance.now();
    const response = await fetch(this.#url, {
      method: 'POST',
      signal: AbortSignal.timeout(ACK_MS),
      headers: {
        'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`,
        ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
      },
      body,
    });
    return { status: response.status, ackMs: performance.now() - started, body: await response.text() };
  }
}
