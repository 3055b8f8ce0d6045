import { randomUUID } from 'node:crypto';
import { ConfigError, loadEnvironment, parseConfig, parsePreviewConfig } from './config.ts';
import { CorpusError } from './corpus/corpus-error.ts';
import { readCorpus } from './corpus/read-corpus.ts';
import { createEngine } from './engine.ts';
import { createLog, errorFields } from './log.ts';
import { PortError } from './preview/listen.ts';
import { startApp, TokenError } from './slack/app.ts';
import { chooseMode, FlagError } from './start-mode.ts';
import { inTransaction } from './store/database.ts';
import { Deliveries, isProcessAlive, processOwner } from './store/deliveries.ts';
import { Feedback } from './store/feedback.ts';
import { openStore } from './store/open-store.ts';
import { purgeExpired } from './store/retention.ts';
import { Threads } from './store/threads.ts';

const PURGE_MS = 3_600_000;
/** Longest time that work under way gets when the process is told to stop. */
const DRAIN_MS = 10_000;

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
  // the preview forgets everything when it ends
  const store = openStore(inPreview ? ':memory:' : config.dataDir);
  purgeExpired(store, now().getTime());
  const self = processOwner(process.pid, now().getTime());
  const parts = {
    config,
    engine,
    deliveries: new Deliveries(store, self, isProcessAlive(self)),
    threads: new Threads(store),
    feedback: new Feedback(store),
    transaction: (write: () => void) => inTransaction(store, write),
    log,
    now,
    newId: () => randomUUID().slice(0, 8),
  };
  // loaded where it is wanted: Slack needs nothing of it
  const app = inPreview
    ? await (await import('./preview/preview.ts')).startPreview(parts, Boolean(env.PORT?.trim()))
    : await startApp(parts);
  if ('address' in app) process.stdout.write(`Dossier preview: ${app.address}\n`);
  setInterval(() => purgeExpired(store, now().getTime()), PURGE_MS).unref();

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await app.stop(DRAIN_MS);
    store.close();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  const known =
    error instanceof ConfigError ||
    error instanceof CorpusError ||
    error instanceof TokenError ||
    error instanceof FlagError ||
    error instanceof PortError;
  if (known) process.stderr.write(`${error.message}\n`);
  else log.error('start_failed', errorFields(error));
  process.exit(error instanceof FlagError ? 2 : 1);
}
