import { addDays } from '../dates/calendar.ts';
import type { DigestDelivery } from '../store/digest-deliveries.ts';
import type { Reminder } from '../store/reminders.ts';
import type { Subscription } from '../store/subscriptions.ts';
import { instantOf, isScheduledOn, localTime } from './schedule.ts';

/** A digest that comes later than this is no longer wanted that day, milliseconds: the morning's by the evening. */
export const GRACE_MS = 6 * 3_600_000;
/** A reminder is still of use in the days after its date, where the app was not running on it. */
const REMINDER_DAYS = 7;

/** A digest to be worked on now. */
export interface DueDigest {
  readonly subscription: Subscription;
  readonly localDate: string;
  /** Too late to be sent; what an earlier owner may have sent is still to be found out, and the rest written down. */
  readonly isLate: boolean;
}

/**
 * What is to be done now: at most one digest for each channel and local date. A start after the time makes up for the
 * same local day within {@link GRACE_MS}, never for yesterday. A subscription made or moved after today's time begins
 * with its next one.
 *
 * @param nowMs         the database's clock
 * @param subscriptions the active ones
 * @param deliveries    those of the last days
 */
export function dueDigests(
  nowMs: number,
  subscriptions: readonly Subscription[],
  deliveries: readonly DigestDelivery[],
): DueDigest[] {
  const byChannel = new Map<string, DigestDelivery[]>();
  for (const delivery of deliveries)
    byChannel.set(delivery.channel, [...(byChannel.get(delivery.channel) ?? []), delivery]);
  return subscriptions.flatMap((subscription) => {
    const { channel, time, days, zone, scheduledMs } = subscription;
    const today = localTime(nowMs, zone).date;
    const rows = byChannel.get(channel) ?? [];
    const due: DueDigest[] = [];
    for (const { localDate } of rows.filter((row) => row.localDate !== today && isLeft(row, nowMs)))
      due.push({ subscription, localDate, isLate: true });
    const atMs = isScheduledOn(today, days) ? instantOf(today, time, zone) : null;
    const row = rows.find(({ localDate }) => localDate === today);
    if (atMs === null || nowMs < atMs || atMs < scheduledMs || (row && !isLeft(row, nowMs))) return due;
    return [...due, { subscription, localDate: today, isLate: nowMs - atMs > GRACE_MS }];
  });
}

/** Nobody works on it, and it is not at its end. */
function isLeft({ state, leaseMs }: DigestDelivery, nowMs: number): boolean {
  return (state === 'waiting' || state === 'claimed' || state === 'sending') && leaseMs < nowMs;
}

/** A reminder to be worked on now. */
export interface DueReminder {
  readonly reminder: Reminder;
  /** Today, where the person is. */
  readonly localDate: string;
  readonly isLate: boolean;
}

/** Reminders whose morning has come where the person is. */
export function dueReminders(nowMs: number, reminders: readonly Reminder[]): DueReminder[] {
  return reminders.flatMap((reminder) => {
    const { dueDate, time, zone } = reminder;
    const today = localTime(nowMs, zone).date;
    // a date that the zone leaves out is told of at the next one
    const atMs = instantOf(dueDate, time, zone) ?? instantOf(addDays(dueDate, 1), time, zone);
    if (atMs === null || nowMs < atMs) return [];
    return [{ reminder, localDate: today, isLate: today > addDays(dueDate, REMINDER_DAYS) }];
  });
}
