import { z } from 'zod';
import type { Store } from './database.ts';

export const DAYS = ['weekdays', 'daily', 'mondays'] as const;
export type Days = (typeof DAYS)[number];

/** What somebody asked for: a digest in a channel, or for themselves in their direct message with the app. */
export interface Wish {
  /** One subscription each: a channel's ID, or that of a direct message. */
  readonly channel: string;
  /** Who set it up, and is told when it stops. */
  readonly owner: string;
  readonly kind: 'channel' | 'person';
  /** `HH:MM` on the clock of the zone. */
  readonly time: string;
  readonly days: Days;
  /** IANA name. */
  readonly zone: string;
  /** Names and Actions to follow; empty follows everything. */
  readonly topics: readonly string[];
  /** Whether questions asked in the channel are kept and shown. */
  readonly asked: boolean;
}

export interface Subscription extends Wish {
  readonly createdMs: number;
  /** When time, days or zone were last set: a digest that was due before is not made up for. */
  readonly scheduledMs: number;
  readonly state: 'active' | 'stopped';
  /** Why it was stopped, for the person who set it up; null while it is active. */
  readonly stopReason: string | null;
}

const topics = z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)));
const row = z.object({
  channel: z.string(),
  owner_user: z.string(),
  kind: z.enum(['channel', 'person']),
  time: z.string(),
  days: z.enum(DAYS),
  zone: z.string(),
  topics,
  asked: z.number(),
  created_ms: z.number(),
  scheduled_ms: z.number(),
  state: z.enum(['active', 'stopped']),
  stop_reason: z.string().nullable(),
});

/** Who gets a digest, where and when. */
export class Subscriptions {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async of(channel: string): Promise<Subscription | null> {
    const [found] = await this.#store.query('select * from subscriptions where channel = $1', [channel]);
    return found === undefined ? null : subscription(found);
  }

  /** A person's own, in their direct message with the app. */
  async ofPerson(user: string): Promise<Subscription | null> {
    const [found] = await this.#store.query("select * from subscriptions where owner_user = $1 and kind = 'person'", [
      user,
    ]);
    return found === undefined ? null : subscription(found);
  }

  async active(): Promise<Subscription[]> {
    return (await this.#store.query("select * from subscriptions where state = 'active' order by channel")).map(
      subscription,
    );
  }

  /** Makes or changes the subscription of a channel; one that was stopped is active again. */
  async save({ channel, owner, kind, time, days, zone, topics, asked }: Wish): Promise<void> {
    const { clock } = this.#store;
    await this.#store.run(
      `insert into subscriptions (channel, owner_user, kind, time, days, zone, topics, asked, created_ms, scheduled_ms, state, changed_ms)
       values ($1, $2, $3, $4, $5, $6, $7, $8, ${clock}, ${clock}, 'active', ${clock})
       on conflict (channel) do update set
         owner_user = excluded.owner_user, kind = excluded.kind, time = excluded.time, days = excluded.days,
         zone = excluded.zone, topics = excluded.topics, asked = excluded.asked,
         scheduled_ms = case when subscriptions.state = 'active' and subscriptions.time = excluded.time
           and subscriptions.days = excluded.days and subscriptions.zone = excluded.zone
           then subscriptions.scheduled_ms else excluded.scheduled_ms end,
         state = 'active', stop_reason = null, changed_ms = excluded.changed_ms`,
      [channel, owner, kind, time, days, zone, JSON.stringify(topics), asked ? 1 : 0],
    );
  }

  /** False where there was none. */
  async remove(channel: string): Promise<boolean> {
    return (await this.#store.run('delete from subscriptions where channel = $1', [channel])) === 1;
  }

  /** False where it was not active: only one of several replicas stops it, and tells. */
  async stop(channel: string, reason: string): Promise<boolean> {
    const changed = await this.#store.run(
      `update subscriptions set state = 'stopped', stop_reason = $2, changed_ms = ${this.#store.clock}
       where channel = $1 and state = 'active'`,
      [channel, reason],
    );
    return changed === 1;
  }
}

function subscription(found: unknown): Subscription {
  const { owner_user, created_ms, scheduled_ms, stop_reason, asked, ...rest } = row.parse(found);
  return {
    ...rest,
    owner: owner_user,
    asked: asked === 1,
    createdMs: created_ms,
    scheduledMs: scheduled_ms,
    stopReason: stop_reason,
  };
}
