import { createHash } from 'node:crypto';
import type { Store } from './database.ts';

/** Verdicts on answers. Who gave one is kept only as a digest, so that a second click replaces the first. */
export class Feedback {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Keeps a verdict, one for each person and question, and returns its id for a later comment. */
  async give(user: string, question: string, verdict: 'up' | 'down', nowMs: number): Promise<string> {
    const id = createHash('sha256').update(`${user}\n${question}`).digest('hex').slice(0, 24);
    await this.#store.run(
      `insert into feedback (id, verdict, question, comment, given_ms) values ($1, $2, $3, null, $4)
       on conflict (id) do update set verdict = excluded.verdict, given_ms = excluded.given_ms`,
      [id, verdict, question, nowMs],
    );
    return id;
  }

  async comment(id: string, comment: string): Promise<void> {
    await this.#store.run('update feedback set comment = $1 where id = $2', [comment, id]);
  }
}
