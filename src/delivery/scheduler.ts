import { createHash } from 'node:crypto';
import { addDays } from '../dates/calendar.ts';
import { errorFields, type Log } from '../log.ts';
import { databaseTime } from '../store/clock.ts';
import type { Store } from '../store/database.ts';
import type { DigestDeliveries } from '../store/digest-deliveries.ts';
import type { Reminder, Reminders } from '../store/reminders.ts';
import type { Subscription, Subscriptions } from '../store/subscriptions.ts';
import { deliver, type Job, type Step, type Tools } from './deliver.ts';
import type { DigestPort, Message } from './digest-port.ts';
import { type DueDigest, type DueReminder, dueDigests, dueReminders } from './due.ts';
import { beginningOf, isZone, localTime } from './schedule.ts';

/** Between two looks at what is due, milliseconds. The second part differs each time, so that replicas spread. */
const TICK_MS = 15_000;
const JITTER_MS = 15_000;
/** Worked on at once: one that Slack holds up must not hold up the others. */
const AT_ONCE = 8;
/** Deliveries of so many days are looked at: older ones that a crash left open are let go. */
const LOOK_BACK_DAYS = 3;

/** What the scheduler needs; the content comes from outside. */
export interface SchedulerParts {
  readonly store: Store;
  readonly subscriptions: Subscriptions;
  readonly digests: DigestDeliveries;
  readonly reminders: Reminders;
  /** The digest of a subscription for a date in its zone; null where there is nothing to say that day. */
  readonly build: (subscription: Subscription, localDate: string) => Promise<Message | null>;
  /** What a reminder says on a date where the person is; null to send nothing. */
  readonly buildReminder: (reminder: Reminder, localDate: string) => Promise<Message | null>;
  readonly port: DigestPort;
  readonly log: Log;
  readonly times: Tools['times'];
  readonly monotonic?: () => number;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly onStep?: (step: Step) => void;
  readonly tickMs?: number;
}

/** Sends digests and reminders when they are due. All that it knows is in the store, so a lost tick does no harm. */
export class Scheduler {
  readonly #parts: SchedulerParts;
  readonly #tools: Tools;
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
    const { port, log, times, monotonic, sleep, onStep } = parts;
    this.#tools = {
      port,
      log,
      times,
      monotonic: monotonic ?? (() => performance.now()),
      sleep: sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
      onStep: onStep ?? (() => {}),
      isStopping: () => this.#isStopping,
    };
  }

  start(): void {
    const { tickMs = TICK_MS } = this.#parts;
    const again = () => {
      if (this.#isStopping) return;
      this.#ticking = this.tick().catch((error: unknown) => this.#parts.log.error('tick_failed', errorFields(error)));
      this.#ticking.then(() => {
        this.#timer = setTimeout(again, tickMs + (Math.random() * JITTER_MS * tickMs) / TICK_MS).unref();
      });
    };
    again();
  }

  /** Works on everything that is due now. */
  async tick(): Promise<void> {
    const { store, subscriptions, digests, reminders } = this.#parts;
    const nowMs = await databaseTime(store);
    const from = addDays(localTime(nowMs, 'UTC').date, -LOOK_BACK_DAYS);
    const [active, deliveries, unsent] = await Promise.all([
      subscriptions.active(),
      digests.since(from),
      // in the zone furthest ahead it is tomorrow already
      reminders.unsent(addDays(localTime(nowMs, 'UTC').date, 1)),
    ]);
    // zone data differ between machines: one name that is not known here must not hold up the rest
    const isKnown = ({ zone }: { readonly zone: string }) => {
      const known = isZone(zone);
      if (!known) this.#parts.log.warn('unknown_zone', { zone });
      return known;
    };
    const due = [
      ...dueDigests(nowMs, active.filter(isKnown), deliveries).map((one) => () => this.#digestJob(one)),
      ...dueReminders(nowMs, unsent.filter(isKnown)).map((one) => async () => this.#reminderJob(one)),
    ];
    const next = async (): Promise<void> => {
      for (let job = due.shift(); job && !this.#isStopping; job = due.shift()) await this.#work(job);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  /** Begins nothing more, waits for what is under way, and gives back what was claimed. True where all was finished. */
  async stop(mostMs: number): Promise<boolean> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    let late: NodeJS.Timeout | undefined;
    const finished = await Promise.race([
      this.#ticking.then(() => true),
      new Promise<boolean>((resolve) => {
        late = setTimeout(() => resolve(false), mostMs);
      }),
    ]);
    clearTimeout(late);
    await this.#parts.digests.releaseAll();
    await this.#parts.reminders.releaseAll();
    return finished;
  }

  async #work(makeJob: () => Promise<Job>): Promise<void> {
    try {
      const job = await makeJob();
      const outcome = await deliver(job, this.#tools);
      if (outcome !== 'taken') this.#parts.log.info('delivery', { mark: job.mark, outcome });
    } catch (error) {
      this.#parts.log.error('delivery_failed', errorFields(error));
    }
  }

  async #digestJob({ subscription, localDate, isLate }: DueDigest): Promise<Job> {
    const { digests, subscriptions, build } = this.#parts;
    const { channel, owner, kind } = subscription;
    return {
      row: await digests.row(channel, localDate),
      target: { channel, user: owner, kind },
      mark: `digest:${localDate}:${shortHash(channel)}`,
      // the time of a subscription may have been changed since
      sinceMs: beginningOf(localDate),
      isLate,
      build: () => build(subscription, localDate),
      gone: async (reason) => {
        if (await subscriptions.stop(channel, reason)) await this.#tell(owner, 'stopped', channel, reason);
      },
      held: (reason) => this.#tell(owner, 'held', channel, reason),
    };
  }

  #reminderJob({ reminder, localDate, isLate }: DueReminder): Job {
    const { user, item } = reminder;
    const mark = `reminder:${shortHash(`${user} ${item}`)}`;
    const ended = async (reason: string) => this.#parts.log.warn('reminder_not_sent', { mark, reason });
    return {
      row: this.#parts.reminders.row(reminder),
      target: { channel: user, user, kind: 'person' },
      mark,
      sinceMs: beginningOf(reminder.dueDate),
      isLate,
      build: () => this.#parts.buildReminder(reminder, localDate),
      gone: ended,
      held: ended,
    };
  }

  /** What somebody is told once is told after it is written down: a crash in between leaves it to the status. */
  async #tell(user: string, kind: 'stopped' | 'held', channel: string, reason: string): Promise<void> {
    const { port, log } = this.#parts;
    log.warn(`subscription_${kind}`, { channel, reason });
    await port
      .tell(user, { kind, channel, reason })
      .catch((error: unknown) => log.warn('person_not_told', errorFields(error)));
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
