import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Store } from './database.ts';

/** A report of the corpus folder: its file's name, and a fingerprint of the file's text. */
export interface RegisteredReport {
  readonly document: string;
  readonly fingerprint: string;
}

/** What the start of the app found in the corpus that was not there before. */
export interface CorpusChange {
  readonly document: string;
  readonly change: 'added' | 'changed';
  readonly firstSeenMs: number;
}

const known = z.object({ document: z.string(), fingerprint: z.string() });
const row = z.object({
  document: z.string(),
  change: z.enum(['added', 'changed']),
  first_seen_ms: z.number(),
});

/** SHA-256 of a report's text, in hexadecimal. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Which reports the app has seen, so that a new or changed one is told of once. */
export class CorpusRegister {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Called at the start. Gives what is new; on the very first start everything is, and nothing is told. */
  record(reports: readonly RegisteredReport[], nowMs: number): Promise<CorpusChange[]> {
    return this.#store.exclusively(async (within) => {
      const before = z.array(known).parse(await within.query('select document, fingerprint from corpus_register'));
      const changes: CorpusChange[] = [];
      for (const { document, fingerprint } of reports) {
        const seen = before.filter((one) => one.document === document);
        if (seen.some((one) => one.fingerprint === fingerprint)) continue;
        const change = before.length === 0 ? 'first' : seen.length === 0 ? 'added' : 'changed';
        await within.run(
          'insert into corpus_register (document, fingerprint, first_seen_ms, change) values ($1, $2, $3, $4)',
          [document, fingerprint, nowMs, change],
        );
        if (change !== 'first') changes.push({ document, change, firstSeenMs: nowMs });
      }
      return changes;
    });
  }

  /** Reports added or changed after an epoch millisecond, latest first. */
  async changesSince(ms: number): Promise<CorpusChange[]> {
    const rows = await this.#store.query(
      "select document, change, first_seen_ms from corpus_register where first_seen_ms > $1 and change <> 'first' order by first_seen_ms desc, document",
      [ms],
    );
    return z
      .array(row)
      .parse(rows)
      .map(({ document, change, first_seen_ms }) => ({ document, change, firstSeenMs: first_seen_ms }));
  }
}
