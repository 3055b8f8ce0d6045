import { randomUUID } from 'node:crypto';
import { ConfigError, loadEnvironment, parseConfig, parsePreviewConfig } from './config.ts';
import { CorpusError } from './corpus/corpus-error.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { DELIVERY_TIMES } from './delivery/deliver.ts';
import { zoneDataWarning } from './delivery/schedule.ts';
import { Scheduler } from './delivery/scheduler.ts';
import { createEngine } from './engine.ts';
import { createLog, errorFields } from './log.ts';
import { PortError } from './preview/listen.ts';
import { previewSourceLink } from './preview/source-link.ts';
import { startApp, TokenError } from './slack/app.ts';
import { digestMessage } from './slack/digest-content.ts';
import { reminderMessage } from './slack/reminders.ts';
import { chooseMode, FlagError } from './start-mode.ts';
import { AskedQuestions } from './store/asked-questions.ts';
import { databaseTime } from './store/clock.ts';
import { CorpusRegister, fingerprintOf } from './store/corpus-register.ts';
import { StoreError } from './store/database.ts';
import { Deliveries } from './store/deliveries.ts';
import { DigestDeliveries } from './store/digest-deliveries.ts';
import { Feedback } from './store/feedback.ts';
import { openStore } from './store/open-store.ts';
import { BEAT_MS, Owners } from './store/owners.ts';
import { Reminders } from './store/reminders.ts';
import { purgeExpired } from './store/retention.ts';
import { type Subscription, Subscriptions } from './store/subscriptions.ts';
import { Threads } from './store/threads.ts';

const PURGE_MS = 3_600_000;
/** Longest time that work under way gets when the process is told to stop. */
const DRAIN_MS = 7_000;

const now = () => new Date();
const log = createLog((line) => process.stderr.write(line), now);
let stopping = false;

// the Socket Mode client rejects with nothing when a stop meets its reconnect; everything else is a fault
process.on('unhandledRejection', (error) => {
  if (stopping && error === undefined) return;
  log.error('unhandled_rejection', errorFields(error));
  process.exit(1);
});

try {
  const env = loadEnvironment();
  const { mode, why } = chooseMode(process.argv.slice(2), env);
  log.info('mode', { mode, why });
  const inPreview = mode === 'preview';
  const config = inPreview ? parsePreviewConfig(env) : parseConfig(env);
  const engine = createEngine(readCorpus(config.corpusDir));
  for (const warning of engine.corpus.warnings) log.warn('corpus', { warning });
  const zoneData = zoneDataWarning(process.versions.tz);
  if (zoneData !== null) log.warn('time_zones', { warning: zoneData });
  const store = await openStore(config);
  const purge = async () => purgeExpired(store, await databaseTime(store));
  await purge();
  const owners = await Owners.join(store);
  const reports = engine.corpus.documents.map(({ file, text }) => ({
    document: file,
    fingerprint: fingerprintOf(text),
  }));
  const register = new CorpusRegister(store);
  for (const { document, change } of await register.record(reports, await databaseTime(store)))
    log.info('corpus_change', { document, change });
  const subscriptions = new Subscriptions(store);
  const digests = new DigestDeliveries(store, owners.self);
  const reminders = new Reminders(store, owners.self);
  const asked = new AskedQuestions(store);
  // only the preview has pages that show the report
  const links = inPreview ? { sourceLink: previewSourceLink } : {};
  const digestOf = (subscription: Subscription, localDate: string) =>
    digestMessage({ engine, digests, asked, register, log, ...links }, subscription, localDate);
  const parts = {
    ...links,
    config,
    engine,
    subscriptions,
    digests,
    reminders,
    asked,
    register,
    deliveries: new Deliveries(store, owners.self),
    threads: new Threads(store),
    feedback: new Feedback(store),
    transaction: store.transaction,
    log,
    now,
    newId: () => randomUUID().slice(0, 8),
  };
  // loaded where it is wanted: Slack needs nothing of it
  const preview = inPreview
    ? await (await import('./preview/preview.ts')).startPreview({ ...parts, digestOf }, Boolean(env.PORT?.trim()))
    : null;
  if (preview) process.stdout.write(`Dossier preview: ${preview.address}\n`);
  const app = preview?.app ?? (await startApp(parts));
  const scheduler = new Scheduler({
    store,
    subscriptions,
    digests,
    reminders,
    build: digestOf,
    buildReminder: async (reminder, localDate) => reminderMessage({ engine, ...links }, reminder, localDate),
    port: app.digestPort,
    times: DELIVERY_TIMES,
    log,
  });
  // the preview's day is moved by hand, and its digests are posted by hand
  if (!inPreview) scheduler.start();
  /** A failure is logged, and the next time comes. */
  const every = (ms: number, what: string, work: () => Promise<void>) =>
    setInterval(() => {
      if (!stopping) work().catch((error: unknown) => log.warn(what, errorFields(error)));
    }, ms).unref();
  every(PURGE_MS, 'purge_failed', purge);
  every(BEAT_MS, 'beat_failed', async () => {
    await owners.beat();
    await app.resume();
  });

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([scheduler.stop(DRAIN_MS), app.stop(DRAIN_MS)]).catch((error: unknown) =>
      log.warn('stop_failed', errorFields(error)),
    );
    await owners.leave().catch((error: unknown) => log.warn('stop_failed', errorFields(error)));
    await store.close().catch((error: unknown) => log.warn('stop_failed', errorFields(error)));
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  const known =
    error instanceof ConfigError ||
    error instanceof CorpusError ||
    error instanceof StoreError ||
    error instanceof TokenError ||
    error instanceof FlagError ||
    error instanceof PortError;
  if (known) process.stderr.write(`${error.message}\n`);
  else log.error('start_failed', errorFields(error));
  process.exit(error instanceof FlagError ? 2 : 1);
}
