import type { Store } from './database.ts';

const DAY_MS = 86_400_000;

/**
 * How long each table keeps a row, in days. Slack redelivers within minutes and commands carry buttons for half an
 * hour; a thread is rarely taken up after a month; feedback serves one round of improvement.
 */
export const RETENTION_DAYS = { deliveries: 3, thread_questions: 30, feedback: 180 } as const;

const TIME_COLUMN = { deliveries: 'changed_ms', thread_questions: 'asked_ms', feedback: 'given_ms' } as const;

/** Deletes what is older than its table keeps. Called at start and every hour. */
export function purgeExpired(store: Store, nowMs: number): void {
  for (const table of ['deliveries', 'thread_questions', 'feedback'] as const) {
    store.prepare(`delete from ${table} where ${TIME_COLUMN[table]} < ?`).run(nowMs - RETENTION_DAYS[table] * DAY_MS);
  }
}
