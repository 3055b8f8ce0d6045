import { z } from 'zod';
import type { Store } from './database.ts';

const row = z.object({ question: z.string(), count: z.number(), answered: z.number() });

/** A question of a channel, however it was capitalised, with how often it was asked. */
export interface AskedQuestion {
  readonly question: string;
  readonly count: number;
  /** The report answered it at least once. */
  readonly answered: boolean;
}

/**
 * What was asked in channels whose subscription shows it. Nobody else's questions are kept: the caller asks the
 * subscription first. No names.
 */
export class AskedQuestions {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async add(channel: string, question: string, answered: boolean): Promise<void> {
    await this.#store.run(
      `insert into asked_questions (channel, question, answered, asked_ms) values ($1, $2, $3, ${this.#store.clock})`,
      [channel, question.trim(), answered ? 1 : 0],
    );
  }

  /** Since an epoch millisecond; most asked first, then the latest. */
  async since(channel: string, fromMs: number): Promise<AskedQuestion[]> {
    const rows = await this.#store.query(
      `select min(question) as question, count(*) as count, max(answered) as answered
       from asked_questions where channel = $1 and asked_ms > $2
       group by lower(question) order by count(*) desc, max(asked_ms) desc, lower(question)`,
      [channel, fromMs],
    );
    return z
      .array(row)
      .parse(rows)
      .map(({ question, count, answered }) => ({ question, count, answered: answered === 1 }));
  }

  /** Forgets what was asked in a channel that no longer wants it kept. */
  async forget(channel: string): Promise<void> {
    await this.#store.run('delete from asked_questions where channel = $1', [channel]);
  }
}
