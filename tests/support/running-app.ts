import { parseConfig } from '../../src/config.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import { createLog } from '../../src/log.ts';
import { type RunningApp, startApp } from '../../src/slack/app.ts';
import { AskedQuestions } from '../../src/store/asked-questions.ts';
import { CorpusRegister } from '../../src/store/corpus-register.ts';
import type { Store } from '../../src/store/database.ts';
import { Deliveries } from '../../src/store/deliveries.ts';
import { DigestDeliveries } from '../../src/store/digest-deliveries.ts';
import { Feedback } from '../../src/store/feedback.ts';
import { openStore } from '../../src/store/open-store.ts';
import { Owners } from '../../src/store/owners.ts';
import { Reminders } from '../../src/store/reminders.ts';
import { Subscriptions } from '../../src/store/subscriptions.ts';
import { Threads } from '../../src/store/threads.ts';
import { HOME, SlackStandIn } from './slack-stand-in.ts';
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
    deliveries: new Deliveries(store, self),
    threads: new Threads(store),
    feedback: new Feedback(store),
    subscriptions: new Subscriptions(store),
    digests: new DigestDeliveries(store, self),
    reminders: new Reminders(store, self),
    asked: new AskedQuestions(store),
    register: new CorpusRegister(store),
    transaction: store.transaction,
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
