import { z } from 'zod';
import type { Store } from './database.ts';
import { DELIVERY_STATES, LEASE_TIMES, LeasedRow } from './leased-row.ts';

const TABLE = { table: 'digest_deliveries', columns: ['channel', 'local_date'] } as const;

const row = z.object({
  channel: z.string(),
  local_date: z.string(),
  state: z.enum(DELIVERY_STATES),
  lease_ms: z.number(),
  attempt: z.number(),
  message_ts: z.string().nullable(),
  reason: z.string().nullable(),
  changed_ms: z.number(),
});

/** What became of the digest of a channel on a day of its own zone. */
export interface DigestDelivery {
  readonly channel: string;
  /** `YYYY-MM-DD` in the subscription's zone. */
  readonly localDate: string;
  readonly state: (typeof DELIVERY_STATES)[number];
  readonly leaseMs: number;
  readonly attempt: number;
  readonly messageTs: string | null;
  /** Why it was skipped, held or put off. */
  readonly reason: string | null;
  readonly changedMs: number;
}

/** One row for each channel and local date, so that a digest has one owner at a time and goes out at most once. */
export class DigestDeliveries {
  readonly #store: Store;
  readonly #owner: string;
  readonly #times: typeof LEASE_TIMES;

  /** @param owner this process, as in `Owners` */
  constructor(store: Store, owner: string, times = LEASE_TIMES) {
    this.#store = store;
    this.#owner = owner;
    this.#times = times;
  }

  /** The row of a channel and date, which is made where there is none. */
  async row(channel: string, localDate: string): Promise<LeasedRow> {
    await this.#store.run(
      `insert into digest_deliveries (channel, local_date, state, owner, lease_ms, attempt, changed_ms)
       values ($1, $2, 'waiting', '', 0, 0, ${this.#store.clock}) on conflict (channel, local_date) do nothing`,
      [channel, localDate],
    );
    return new LeasedRow(this.#store, TABLE, [channel, localDate], this.#owner, this.#times);
  }

  /** All from a local date on, oldest first. */
  async since(localDate: string): Promise<DigestDelivery[]> {
    return deliveries(
      await this.#store.query('select * from digest_deliveries where local_date >= $1 order by local_date, channel', [
        localDate,
      ]),
    );
  }

  /** When the last digest of a channel was posted, or null: from then on counts what is new to it. */
  async lastPosted(channel: string): Promise<DigestDelivery | null> {
    const rows = await this.#store.query(
      "select * from digest_deliveries where channel = $1 and state = 'posted' order by local_date desc limit 1",
      [channel],
    );
    return deliveries(rows)[0] ?? null;
  }

  /** Gives back what this process has claimed and not begun to send, when it stops. */
  async releaseAll(): Promise<void> {
    await this.#store.run("update digest_deliveries set lease_ms = 0 where owner = $1 and state = 'claimed'", [
      this.#owner,
    ]);
  }
}

function deliveries(rows: readonly unknown[]): DigestDelivery[] {
  return z
    .array(row)
    .parse(rows)
    .map(({ local_date, lease_ms, message_ts, changed_ms, ...rest }) => ({
      ...rest,
      localDate: local_date,
      leaseMs: lease_ms,
      messageTs: message_ts,
      changedMs: changed_ms,
    }));
}
