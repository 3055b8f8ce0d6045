import { request } from 'node:http';
import { parsePreviewConfig } from '../../src/config.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import { createLog } from '../../src/log.ts';
import type { DigestSource } from '../../src/preview/digest-now.ts';
import { startPreview } from '../../src/preview/preview.ts';
import { previewSourceLink } from '../../src/preview/source-link.ts';
import { digestMessage } from '../../src/slack/digest-content.ts';
import { openStore } from '../../src/store/open-store.ts';
import { Owners } from '../../src/store/owners.ts';
import type { Subscriptions } from '../../src/store/subscriptions.ts';
import { storeParts } from './store-parts.ts';

const BEGINNING = Date.parse('2025-12-01T09:00:00Z');

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** The preview, as it is started without Slack variables, on a port of its own. */
export interface PreviewStage {
  readonly address: string;
  readonly origin: string;
  readonly engine: Engine;
  readonly subscriptions: Subscriptions;
  readonly log: string[];
  /** A request with exactly this path and these headers; `as` is who asks. */
  ask(path: string, options?: AskOptions): Promise<Answered>;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly method?: string;
  readonly as?: 'colleague' | 'guest' | 'external';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
}

export async function previewStage(engine = createEngine(readCorpus('corpus'))): Promise<PreviewStage> {
  const store = await openStore({ dataDir: ':memory:' });
  const owners = await Owners.join(store);
  const kept = storeParts(store, owners.self);
  const log: string[] = [];
  const began = performance.now();
  const now = () => new Date(BEGINNING + performance.now() - began);
  let count = 0;
  const parts = {
    config: parsePreviewConfig({ PORT: '0' }),
    engine,
    ...kept,
    sourceLink: previewSourceLink,
    log: createLog((line) => log.push(line), now),
    now,
    newId: () => `id${++count}`,
  };
  const digestOf: DigestSource['digestOf'] = (subscription, day) => digestMessage(parts, subscription, day);
  const { address, app } = await startPreview({ ...parts, digestOf }, true);
  const origin = address.slice(0, -1);
  return {
    address,
    origin,
    engine,
    subscriptions: kept.subscriptions,
    log,
    ask: (path, options = {}) => send(origin, path, options),
    close: async () => {
      await app.stop(1000);
      await owners.leave();
      await store.close();
    },
  };
}

/** Not `fetch`: it would tidy up the path and choose the Host and Origin headers itself. */
function send(
  origin: string,
  path: string,
  { method, as = 'colleague', headers, body }: AskOptions,
): Promise<Answered> {
  const { hostname, port, host } = new URL(origin);
  const all: Record<string, string> = {
    host,
    cookie: `dossier_role=${as}`,
    ...(body === undefined ? {} : { origin }),
    ...(typeof body === 'object' ? { 'content-type': 'application/json' } : {}),
    ...(typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, path, method: method ?? (body === undefined ? 'GET' : 'POST'), headers: all },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += String(chunk);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(typeof body === 'object' ? JSON.stringify(body) : body);
  });
}

/** Everything that the server sends this person while `act` goes on. */
export async function changesDuring(
  { origin }: PreviewStage,
  as: NonNullable<AskOptions['as']>,
  act: () => Promise<unknown>,
): Promise<string> {
  const end = new AbortController();
  const response = await fetch(`${origin}/changes`, { headers: { cookie: `dossier_role=${as}` }, signal: end.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader?.read())?.value ?? '';
  const reading = (async () => {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true, value: '' };
      if (done) return;
      text += value;
    }
  })().catch(() => {});
  await act();
  // what was written before the answer of the last request has been sent by then
  await new Promise((resolve) => setTimeout(resolve, 50));
  end.abort();
  await reading;
  return text;
}
