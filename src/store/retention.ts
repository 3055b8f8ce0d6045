import type { Store } from './database.ts';

const DAY_MS = 86_400_000;

/**
 * How long each table keeps a row, in days. Slack redelivers within minutes and commands carry buttons for half an
 * hour; a thread is rarely taken up after a month; feedback serves one round of improvement; a digest shows what was
 * asked since the one before, a month ago at most. A subscription that is active and a reminder that waits are kept.
 */
export const RETENTION_DAYS = {
  deliveries: 3,
  thread_questions: 30,
  feedback: 180,
  owners: 1,
  subscriptions: 90,
  digest_deliveries: 90,
  reminders: 30,
  asked_questions: 31,
  corpus_register: 365,
} as const;

type Table = keyof typeof RETENTION_DAYS;

/** For each table the time a row is of, and which rows are not kept for ever. */
const EXPIRES: Readonly<Record<Table, { column: string; only?: string }>> = {
  deliveries: { column: 'changed_ms' },
  thread_questions: { column: 'asked_ms' },
  feedback: { column: 'given_ms' },
  owners: { column: 'beat_ms' },
  subscriptions: { column: 'changed_ms', only: "state = 'stopped'" },
  digest_deliveries: { column: 'changed_ms' },
  reminders: { column: 'changed_ms', only: "state in ('posted', 'skipped', 'held')" },
  asked_questions: { column: 'asked_ms' },
  // what a report is now must stay known, or the next start would tell of it as new
  corpus_register: {
    column: 'first_seen_ms',
    only: `exists (select 1 from corpus_register later
      where later.document = corpus_register.document and later.first_seen_ms > corpus_register.first_seen_ms)`,
  },
};

/** Deletes what is older than its table keeps. Called at start and every hour. */
export async function purgeExpired(store: Store, nowMs: number): Promise<void> {
  for (const table of Object.keys(RETENTION_DAYS) as Table[]) {
    const { column, only } = EXPIRES[table];
    await store.run(`delete from ${table} where ${column} < $1${only ? ` and ${only}` : ''}`, [
      nowMs - RETENTION_DAYS[table] * DAY_MS,
    ]);
  }
}
