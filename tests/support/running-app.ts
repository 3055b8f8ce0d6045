import { parseConfig } from '../../src/config.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import { createLog } from '../../src/log.ts';
import { type RunningApp, startApp } from '../../src/slack/app.ts';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { Owners } from '../../src/store/owners.ts';
import { HOME, SlackStandIn } from './slack-stand-in.ts';
import { storeParts } from './store-parts.ts';
import { furnish } from './workspace.ts';

export const NOW = new Date('2025-12-01T09:00:00Z');
export const engine: Engine = createEngine(readCorpus('corpus'));

export interface Stage {
  readonly slack: SlackStandIn;
  readonly app: RunningApp;
  readonly store: Store;
  readonly log: string[];
  close(): Promise<void>;
}

/** The real app against the stand-in. */
export async function stage(
  mode: 'socket' | 'http',
  {
    env = {},
    on = engine,
    now = () => NOW,
    ...given
  }: { env?: Record<string, string>; on?: Engine; now?: () => Date; store?: Store } = {},
): Promise<Stage> {
  const slack = await SlackStandIn.start();
  furnish(slack);
  const store = given.store ?? (await openStore({ dataDir: ':memory:' }));
  const log: string[] = [];
  const connection = mode === 'socket' ? { SLACK_APP_TOKEN: HOME.appToken } : { SLACK_SIGNING_SECRET: HOME.secret };
  let count = 0;
  const { self } = await Owners.join(store);
  const app = await startApp({
    config: parseConfig({
      SLACK_BOT_TOKEN: HOME.botToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      ...connection,
      ...env,
    }),
    engine: on,
    ...storeParts(store, self),
    log: createLog((line) => log.push(line), now),
    now,
    newId: () => `id${++count}`,
  });
  if (mode === 'http') slack.useHttp(app.port);
  else await slack.until(() => slack.socketCount === 1);
  return {
    slack,
    app,
    store,
    log,
    close: async () => {
      await app.stop(1000);
      await slack.stop();
    },
  };
}
