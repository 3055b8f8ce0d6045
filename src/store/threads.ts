import { z } from 'zod';
import type { Store } from './database.ts';

/** A follow-up reads at most this many earlier questions. */
const MOST = 4;

const row = z.object({ question: z.string() });

/** Earlier questions of a thread, as far as follow-ups need them: no answers, no names. */
export class Threads {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Oldest first. */
  questions(channel: string, thread: string): string[] {
    const rows = this.#store
      .prepare('select question from thread_questions where channel = ? and thread = ? order by position desc limit ?')
      .all(channel, thread, MOST);
    return z
      .array(row)
      .parse(rows)
      .map(({ question }) => question)
      .reverse();
  }

  remember(channel: string, thread: string, question: string, nowMs: number): void {
    this.#store
      .prepare(
        `insert into thread_questions (channel, thread, asked_ms, position, question)
         values (?, ?, ?, (select coalesce(max(position), 0) + 1 from thread_questions where channel = ? and thread = ?), ?)`,
      )
      .run(channel, thread, nowMs, channel, thread, question);
  }
}
