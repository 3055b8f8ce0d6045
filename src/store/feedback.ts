import { createHash } from 'node:crypto';
import type { Store } from './database.ts';

/** Verdicts on answers. Who gave one is kept only as a digest, so that a second click replaces the first. */
export class Feedback {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Keeps a verdict, one for each person and question, and returns its id for a later comment. */
  give(user: string, question: string, verdict: 'up' | 'down', nowMs: number): string {
    const id = createHash('sha256').update(`${user}\n${question}`).digest('hex').slice(0, 24);
    this.#store
      .prepare(
        `insert into feedback (id, verdict, question, comment, given_ms) values (?, ?, ?, null, ?)
         on conflict (id) do update set verdict = excluded.verdict, given_ms = excluded.given_ms`,
      )
      .run(id, verdict, question, nowMs);
    return id;
  }

  comment(id: string, comment: string): void {
    this.#store.prepare('update feedback set comment = ? where id = ?').run(comment, id);
  }
}
