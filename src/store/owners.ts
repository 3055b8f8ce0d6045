import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Store } from './database.ts';

/** How often a process says that it lives, and after how much silence it counts as dead, milliseconds. */
export const BEAT_MS = 5_000;
const SILENCE_MS = 20_000;

const row = z.object({ owner: z.string() });

/**
 * The processes that work on one store. What a dead one left is taken over by another; which one is dead is judged by
 * the database's clock alone, so that replicas may run on several machines.
 */
export class Owners {
  /** This process: another start has another name. */
  readonly self: string;
  readonly #store: Store;

  private constructor(store: Store, self: string) {
    this.#store = store;
    this.self = self;
  }

  /** Enters this process. On the embedded store, those that no longer run on this machine are struck out at once. */
  static async join(store: Store, pid = process.pid): Promise<Owners> {
    if (store.engine === 'embedded') {
      const rows = z.array(row).parse(await store.query('select owner from owners'));
      for (const { owner } of rows.filter(({ owner }) => !runs(Number(owner.split(':')[0]), pid)))
        await store.run('delete from owners where owner = $1', [owner]);
    }
    const owners = new Owners(store, `${pid}:${randomUUID()}`);
    await owners.beat();
    return owners;
  }

  /** To be called every {@link BEAT_MS}. */
  async beat(): Promise<void> {
    await this.#store.run(
      `insert into owners (owner, beat_ms) values ($1, ${this.#store.clock})
       on conflict (owner) do update set beat_ms = excluded.beat_ms`,
      [this.self],
    );
  }

  /** Says that this process does no more work. */
  async leave(): Promise<void> {
    await this.#store.run('delete from owners where owner = $1', [this.self]);
  }
}

/** SQL for the owners that live. */
export function livingOwners(clock: string): string {
  return `select owner from owners where beat_ms > ${clock} - ${SILENCE_MS}`;
}

/** Does a process run? In a container the number of a dead one may be this one's own. */
function runs(pid: number, own: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === own) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
