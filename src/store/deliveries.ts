import { z } from 'zod';
import type { Statements, Store } from './database.ts';
import { livingOwners } from './owners.ts';

/** Work not finished after this long is given up as dead, in milliseconds. Nothing here takes more than seconds. */
const LEASE_MS = 120_000;
/** Questions older than this are not taken up after a restart, in milliseconds: nobody waits for the answer. */
const LATEST_RESUME_MS = 900_000;

/**
 * What became of a claim: `mine` to work on; `taken`, because it is done or being done; `uncertain`, because a
 * process died while it was sending: the answer may stand in Slack or not.
 */
export type Claim = 'mine' | 'taken' | 'uncertain';

const claimedRow = z.object({ state: z.enum(['claimed', 'sending']) });
const undoneRow = z.object({ payload: z.string() });

/** The work was taken over: this process was silent for so long that it counted as dead. It must send nothing. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/**
 * Which deliveries of Slack were handled. Slack sends the same event again when in doubt, and people click twice: a
 * key is worked on once, also across a restart and several replicas. The exception is a process that died before it
 * began to send. All times are the database's.
 */
export class Deliveries {
  readonly #store: Store;
  readonly #owner: string;

  /** @param owner this process, as in `Owners` */
  constructor(store: Store, owner: string) {
    this.#store = store;
    this.#owner = owner;
  }

  /**
   * @param repeatAfterMs a finished key counts as new after this long; by default never
   * @param payload       what Slack sent, kept until it is done, where a restart can take it up again
   */
  async claim(
    key: string,
    { repeatAfterMs = Number.POSITIVE_INFINITY, payload = null as string | null } = {},
  ): Promise<Claim> {
    const { clock } = this.#store;
    // one statement, so that only one of several that see the same dead owner gets it
    const [row] = await this.#store.query(
      `insert into deliveries (key, state, owner, changed_ms, payload) values ($1, 'claimed', $2, ${clock}, $3)
       on conflict (key) do update set
         state = case deliveries.state when 'sending' then 'sending' else 'claimed' end,
         owner = excluded.owner, changed_ms = excluded.changed_ms, payload = excluded.payload
       where (deliveries.state = 'done' and deliveries.changed_ms <= excluded.changed_ms - $4)
          or (deliveries.state <> 'done' and (deliveries.changed_ms < excluded.changed_ms - ${LEASE_MS}
              or deliveries.owner not in (${livingOwners(clock)})))
       returning state`,
      [key, this.#owner, payload, Math.min(repeatAfterMs, Number.MAX_SAFE_INTEGER)],
    );
    if (row === undefined) return 'taken';
    return claimedRow.parse(row).state === 'sending' ? 'uncertain' : 'mine';
  }

  /**
   * From here on a crash leaves it uncertain whether Slack has the answer.
   *
   * @param within a transaction, where other writes go with it
   * @throws {ClaimLost} where another process has taken over
   */
  async sending(key: string, within: Statements = this.#store): Promise<void> {
    if ((await this.#set(key, 'sending', within)) === 0) throw new ClaimLost(key);
  }

  async done(key: string): Promise<void> {
    await this.#set(key, 'done', this.#store);
  }

  /** Gives a claim back after a failure that sent nothing: the next delivery starts anew. */
  async release(key: string): Promise<void> {
    await this.#store.run("delete from deliveries where key = $1 and owner = $2 and state <> 'done'", [
      key,
      this.#owner,
    ]);
  }

  /** What processes that died left undone not long ago, oldest first. Slack thinks it delivered, and is silent. */
  async leftUndone(): Promise<string[]> {
    const { clock } = this.#store;
    const rows = await this.#store.query(
      `select payload from deliveries
       where state <> 'done' and payload is not null and changed_ms > ${clock} - ${LATEST_RESUME_MS}
         and owner not in (${livingOwners(clock)})
       order by changed_ms`,
    );
    return z
      .array(undoneRow)
      .parse(rows)
      .map(({ payload }) => payload);
  }

  #set(key: string, state: 'sending' | 'done', within: Statements): Promise<number> {
    return within.run(
      `update deliveries set state = $1, changed_ms = ${this.#store.clock},
         payload = case when $1 = 'done' then null else payload end
       where key = $2 and owner = $3 and state <> 'done'`,
      [state, key, this.#owner],
    );
  }
}
