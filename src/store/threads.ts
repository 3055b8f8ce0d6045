import { z } from 'zod';
import type { Statements, Store } from './database.ts';

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
  async questions(channel: string, thread: string): Promise<string[]> {
    const rows = await this.#store.query(
      'select question from thread_questions where channel = $1 and thread = $2 order by position desc limit $3',
      [channel, thread, MOST],
    );
    return z
      .array(row)
      .parse(rows)
      .map(({ question }) => question)
      .reverse();
  }

  /** @param within a transaction, where other writes go with it */
  async remember(
    channel: string,
    thread: string,
    question: string,
    nowMs: number,
    within: Statements = this.#store,
  ): Promise<void> {
    // another replica may take the same position at the same moment: the next one is free then
    for (let changed = 0; changed === 0; ) {
      changed = await within.run(
        `insert into thread_questions (channel, thread, asked_ms, position, question)
         values ($1, $2, $3, (select coalesce(max(position), 0) + 1 from thread_questions where channel = $1 and thread = $2), $4)
         on conflict (channel, thread, position) do nothing`,
        [channel, thread, nowMs, question],
      );
    }
  }
}
