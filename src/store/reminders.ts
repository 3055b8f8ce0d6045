import { z } from 'zod';
import type { Store } from './database.ts';
import { LEASE_TIMES, LeasedRow } from './leased-row.ts';

const TABLE = { table: 'reminders', columns: ['user_id', 'item'] } as const;

const row = z.object({
  user_id: z.string(),
  item: z.string(),
  due_date: z.string(),
  time: z.string(),
  zone: z.string(),
});

/** "Tell me when this date comes": somebody wants a direct message on the day of a planned item. */
export interface Reminder {
  readonly user: string;
  /** Names the planned item by a digest of its words and its date, not by the words: they are looked up when it is sent. */
  readonly item: string;
  /** `YYYY-MM-DD`, in the zone. */
  readonly dueDate: string;
  /** `HH:MM`. */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
}

/** One reminder for each person and item, sent once. */
export class Reminders {
  readonly #store: Store;
  readonly #owner: string;
  readonly #times: typeof LEASE_TIMES;

  /** @param owner this process, as in `Owners` */
  constructor(store: Store, owner: string, times = LEASE_TIMES) {
    this.#store = store;
    this.#owner = owner;
    this.#times = times;
  }

  /** False where this person has asked for it before. */
  async add({ user, item, dueDate, time, zone }: Reminder): Promise<boolean> {
    const changed = await this.#store.run(
      `insert into reminders (user_id, item, due_date, time, zone, state, owner, lease_ms, attempt, changed_ms)
       values ($1, $2, $3, $4, $5, 'waiting', '', 0, 0, ${this.#store.clock})
       on conflict (user_id, item) do nothing`,
      [user, item, dueDate, time, zone],
    );
    return changed === 1;
  }

  /** Takes one back; false where there is none that still waits. */
  async remove(user: string, item: string): Promise<boolean> {
    const changed = await this.#store.run(
      "delete from reminders where user_id = $1 and item = $2 and state = 'waiting'",
      [user, item],
    );
    return changed === 1;
  }

  /** What a person waits for, by date. */
  async of(user: string): Promise<Reminder[]> {
    return reminders(
      await this.#store.query(
        "select * from reminders where user_id = $1 and state in ('waiting', 'claimed', 'sending') order by due_date, item",
        [user],
      ),
    );
  }

  /** Not yet sent and due on that day or before; the caller knows the zones. */
  async unsent(upTo: string): Promise<Reminder[]> {
    return reminders(
      await this.#store.query(
        "select * from reminders where state in ('waiting', 'claimed', 'sending') and due_date <= $1 order by due_date, user_id, item",
        [upTo],
      ),
    );
  }

  row({ user, item }: Pick<Reminder, 'user' | 'item'>): LeasedRow {
    return new LeasedRow(this.#store, TABLE, [user, item], this.#owner, this.#times);
  }

  /** Gives back what this process has claimed and not begun to send, when it stops. */
  async releaseAll(): Promise<void> {
    await this.#store.run("update reminders set lease_ms = 0 where owner = $1 and state = 'claimed'", [this.#owner]);
  }
}

function reminders(rows: readonly unknown[]): Reminder[] {
  return z
    .array(row)
    .parse(rows)
    .map(({ user_id, due_date, ...rest }) => ({ ...rest, user: user_id, dueDate: due_date }));
}
