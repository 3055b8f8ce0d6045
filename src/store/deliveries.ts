import { z } from 'zod';
import type { Store } from './database.ts';

/** Work not finished after this long is given up as dead, in milliseconds. Nothing here takes more than seconds. */
const LEASE_MS = 120_000;
/** Questions older than this are not taken up after a restart, in milliseconds: nobody waits for the answer. */
const LATEST_RESUME_MS = 900_000;

/**
 * What became of a claim: `mine` to work on; `taken`, because it is done or being done; `uncertain`, because a
 * process died while it was sending: the answer may stand in Slack or not.
 */
export type Claim = 'mine' | 'taken' | 'uncertain';

const undoneRow = z.object({ owner: z.string(), payload: z.string() });
const row = z.object({ state: z.enum(['claimed', 'sending', 'done']), owner: z.string(), changed_ms: z.number() });

/**
 * Which deliveries of Slack were handled. Slack sends the same event again when in doubt, and people click twice: a
 * key is worked on once, also across a restart. The exception is a process that died before it began to send.
 */
export class Deliveries {
  readonly #store: Store;
  readonly #owner: string;
  readonly #isAlive: (owner: string) => boolean;

  /**
   * @param owner   names this process; another start has another name
   * @param isAlive does the process of that name still run?
   */
  constructor(store: Store, owner: string, isAlive: (owner: string) => boolean) {
    this.#store = store;
    this.#owner = owner;
    this.#isAlive = isAlive;
  }

  /**
   * @param repeatAfterMs a finished key counts as new after this long; by default never
   * @param payload       what Slack sent, kept until it is done, where a restart can take it up again
   */
  claim(
    key: string,
    nowMs: number,
    { repeatAfterMs = Number.POSITIVE_INFINITY, payload = null as string | null } = {},
  ): Claim {
    const inserted = this.#store
      .prepare(
        "insert into deliveries (key, state, owner, changed_ms, payload) values (?, 'claimed', ?, ?, ?) on conflict (key) do nothing",
      )
      .run(key, this.#owner, nowMs, payload);
    if (inserted.changes === 1) return 'mine';
    const found = row.safeParse(
      this.#store.prepare('select state, owner, changed_ms from deliveries where key = ?').get(key),
    );
    // given back between the two statements: the next delivery gets it
    if (!found.success) return 'taken';
    const { state, owner, changed_ms } = found.data;
    const dead = !this.#isAlive(owner) || nowMs - changed_ms > LEASE_MS;
    if (state === 'done' ? nowMs - changed_ms < repeatAfterMs : !dead) return 'taken';
    // only one of several that see the same dead owner gets it
    const taken = this.#store
      .prepare(
        "update deliveries set state = 'claimed', owner = ?, changed_ms = ? where key = ? and state = ? and owner = ? and changed_ms = ?",
      )
      .run(this.#owner, nowMs, key, state, owner, changed_ms);
    if (taken.changes === 0) return 'taken';
    return state === 'sending' ? 'uncertain' : 'mine';
  }

  /** From here on a crash leaves it uncertain whether Slack has the answer. */
  sending(key: string, nowMs: number): void {
    this.#set(key, 'sending', nowMs);
  }

  done(key: string, nowMs: number): void {
    this.#set(key, 'done', nowMs);
  }

  /** Gives a claim back after a failure that sent nothing: the next delivery starts anew. */
  release(key: string): void {
    this.#store.prepare("delete from deliveries where key = ? and owner = ? and state <> 'done'").run(key, this.#owner);
  }

  /** What processes that died left undone not long ago, oldest first. Slack thinks it delivered, and is silent. */
  leftUndone(nowMs: number): string[] {
    const rows = this.#store
      .prepare(
        "select owner, payload from deliveries where state <> 'done' and payload is not null and changed_ms > ? order by changed_ms",
      )
      .all(nowMs - LATEST_RESUME_MS);
    return z
      .array(undoneRow)
      .parse(rows)
      .filter(({ owner }) => !this.#isAlive(owner))
      .map(({ payload }) => payload);
  }

  #set(key: string, state: 'sending' | 'done', nowMs: number): void {
    this.#store
      .prepare(
        "update deliveries set state = ?, changed_ms = ?, payload = case when ? = 'done' then null else payload end where key = ? and owner = ?",
      )
      .run(state, nowMs, state, key, this.#owner);
  }
}

/** Names this process for {@link Deliveries}. */
export function processOwner(pid: number, startedMs: number): string {
  return `${pid}:${startedMs}`;
}

/** Does the process that a name stands for run? In a container the number of a dead process may be this one's own. */
export function isProcessAlive(self: string): (owner: string) => boolean {
  return (owner) => {
    if (owner === self) return true;
    const pid = Number(owner.split(':')[0]);
    if (!Number.isInteger(pid) || pid <= 0 || pid === Number(self.split(':')[0])) return false;
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  };
}
