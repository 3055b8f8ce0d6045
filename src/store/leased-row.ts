import { z } from 'zod';
import type { Store, Value } from './database.ts';

/** Times of a claim in milliseconds: how long it holds, and how much of that must be left when sending begins. */
export interface LeaseTimes {
  readonly leaseMs: number;
  /** The longest a request may take, and a margin for a request that Slack carries out after we gave it up. */
  readonly sendMs: number;
}

export const LEASE_TIMES: LeaseTimes = { leaseMs: 300_000, sendMs: 90_000 };

/** A row was claimed. */
export interface Claimed {
  /** Counted from 1. */
  readonly attempt: number;
  /** An earlier owner had begun to send: its message may stand in Slack or not. */
  readonly uncertain: boolean;
}

/** What a delivery can be: `waiting` for its day, then under way, then at one of three ends. */
export const DELIVERY_STATES = ['waiting', 'claimed', 'sending', 'posted', 'skipped', 'held'] as const;

const claimedRow = z.object({ attempt: z.number(), state: z.enum(['claimed', 'sending']) });

/**
 * Something to be sent once: a row that one process owns for the time of a lease, on the database's clock. Before it
 * sends, the owner writes down that it does; so whoever takes over from a dead one knows whether to look in Slack
 * first. Only the owner's steps count; those of one that lost its lease change nothing.
 */
export class LeasedRow {
  readonly #store: Store;
  readonly #table: 'digest_deliveries' | 'reminders';
  readonly #where: string;
  readonly #key: readonly [string, string];
  readonly #owner: string;
  readonly #times: LeaseTimes;

  constructor(
    store: Store,
    { table, columns }: { table: 'digest_deliveries' | 'reminders'; columns: readonly [string, string] },
    key: readonly [string, string],
    owner: string,
    times: LeaseTimes,
  ) {
    this.#store = store;
    this.#table = table;
    this.#where = `${columns[0]} = $1 and ${columns[1]} = $2`;
    this.#key = key;
    this.#owner = owner;
    this.#times = times;
  }

  /** Null where another process has it, or it is at its end. */
  async claim(): Promise<Claimed | null> {
    const { clock } = this.#store;
    const [row] = await this.#store.query(
      `update ${this.#table}
       set state = case state when 'sending' then 'sending' else 'claimed' end, owner = $3,
         lease_ms = ${clock} + ${this.#times.leaseMs}, attempt = attempt + 1, changed_ms = ${clock}
       where ${this.#where} and state in ('waiting', 'claimed', 'sending') and lease_ms < ${clock}
       returning attempt, state`,
      [...this.#key, this.#owner],
    );
    if (row === undefined) return null;
    const { attempt, state } = claimedRow.parse(row);
    return { attempt, uncertain: state === 'sending' };
  }

  /** Writes down that sending begins. False where too little of the lease is left, or it is lost: nothing may be sent. */
  intend(): Promise<boolean> {
    return this.#change("state = 'sending'", ` and lease_ms > ${this.#store.clock} + ${this.#times.sendMs}`);
  }

  /** Slack has it, whoever owns the row by now. */
  async posted(messageTs: string): Promise<void> {
    await this.#store.run(
      `update ${this.#table} set state = 'posted', message_ts = $3, reason = null, changed_ms = ${this.#store.clock}
       where ${this.#where} and state <> 'posted'`,
      [...this.#key, messageTs],
    );
  }

  /** It will not be sent, and nothing of it was. */
  skip(reason: string): Promise<boolean> {
    return this.#change("state = 'skipped', reason = $4", '', [reason]);
  }

  /** It may have been sent or not, and nobody can find out: it is not sent again. */
  hold(reason: string): Promise<boolean> {
    return this.#change("state = 'held', reason = $4", '', [reason]);
  }

  /** Gives it back after a failure that surely sent nothing; the next owner starts anew. */
  release(afterMs: number, reason: string | null = null): Promise<boolean> {
    return this.#change(`state = 'claimed', lease_ms = ${this.#store.clock} + $4, reason = $5`, '', [afterMs, reason]);
  }

  /** The same where it is not known how far a failed attempt came: once sending has begun, the row stays as it is. */
  giveBack(afterMs: number, reason: string): Promise<boolean> {
    return this.#change(`lease_ms = ${this.#store.clock} + $4, reason = $5`, " and state = 'claimed'", [
      afterMs,
      reason,
    ]);
  }

  /** Gives it back as it is: the next owner looks again. */
  postpone(afterMs: number): Promise<boolean> {
    return this.#change(`lease_ms = ${this.#store.clock} + $4`, '', [afterMs]);
  }

  async #change(set: string, condition = '', values: readonly Value[] = []): Promise<boolean> {
    const changed = await this.#store.run(
      `update ${this.#table} set ${set}, changed_ms = ${this.#store.clock}
       where ${this.#where} and owner = $3 and state in ('claimed', 'sending')${condition}`,
      [...this.#key, this.#owner, ...values],
    );
    return changed === 1;
  }
}
