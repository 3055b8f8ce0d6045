import { createHash } from 'node:crypto';
import { longDay } from '../dates/calendar.ts';
import { localTime } from '../delivery/schedule.ts';
import type { Engine } from '../engine.ts';
import { type Deadline, deadlinesOf } from '../report/deadlines.ts';
import { particularsOf } from '../report/particulars.ts';
import { isVerbatim } from '../report/verify-excerpt.ts';
import type { Reminder } from '../store/reminders.ts';
import { renderReminder, renderReminderGone } from './blocks/reminder.ts';
import type { Message } from './message.ts';
import type { Desk } from './work.ts';

/** In the morning, where the person is. */
const TIME = '09:00';
const DEFAULT_ZONE = 'Europe/Brussels';

/** The day on which a date comes: the first of a period that lies ahead, the last of one that runs. */
export function dayOf({ from, to }: Deadline, today: string): string {
  return from > today ? from : to;
}

/**
 * Names a planned item and the day to be told of: its report, a hash of its words, the day. It outlives a new edition
 * of the file as long as the sentence and its date stay the same.
 */
export function itemKey({ excerpt: { text, source } }: Deadline, day: string): string {
  return `${source.file}:${createHash('sha256').update(text).digest('hex').slice(0, 16)}:${day}`;
}

function findItem(engine: Engine, item: string, today: string): Deadline | null {
  const { ahead, passed } = deadlinesOf(engine, today, null);
  const found = [...ahead, ...passed].find((one) => itemKey(one, one.from) === item || itemKey(one, one.to) === item);
  return found && isVerbatim(found.excerpt, engine.corpus) ? found : null;
}

/** The day in an item's name. */
const dayIn = (item: string): string => item.slice(-'YYYY-MM-DD'.length);

/** What became of a wish to be reminded. */
export type Added =
  | { readonly kind: 'added' | 'known'; readonly reminder: Reminder }
  /** The item is not in the report, or its day has come. */
  | { readonly kind: 'gone' | 'late' };

/** Keeps a reminder for the morning of the day on which the date comes. */
export async function addReminder(desk: Desk, user: string, item: string): Promise<Added> {
  const zone = (await desk.directory.person(user)).zone ?? DEFAULT_ZONE;
  const today = localTime(desk.now().getTime(), zone).date;
  if (findItem(desk.engine, item, today) === null) return { kind: 'gone' };
  const dueDate = dayIn(item);
  if (dueDate <= today) return { kind: 'late' };
  const reminder = { user, item, dueDate, time: TIME, zone };
  if (await desk.reminders.add(reminder)) return { kind: 'added', reminder };
  const waiting = (await desk.reminders.of(user)).find((one) => one.item === item);
  // one that was sent is done: the day cannot come again
  return waiting ? { kind: 'known', reminder: waiting } : { kind: 'late' };
}

/** The direct message of the day. The words are looked up anew: where the report has them no more, it says so. */
export function reminderMessage(
  { engine, sourceLink }: Pick<Desk, 'engine' | 'sourceLink'>,
  { item, dueDate }: Reminder,
  localDate: string,
): Message {
  const deadline = findItem(engine, item, localDate);
  const view = { particulars: particularsOf(engine.corpus), today: localDate, interactive: true, sourceLink };
  return deadline ? renderReminder(deadline, dueDate, view) : renderReminderGone(dueDate, view);
}

/** A person's reminders, with the place of each; an item that the report no longer has shows its day alone. */
export async function remindersOf(
  desk: Desk,
  user: string,
): Promise<{ readonly item: string; readonly label: string }[]> {
  const waiting = await desk.reminders.of(user);
  return waiting.map(({ item, dueDate }) => {
    const deadline = findItem(desk.engine, item, dueDate);
    const place = deadline
      ? `: ${deadline.excerpt.source.section}, paragraph ${deadline.excerpt.source.paragraph}`
      : '';
    return { item, label: `${longDay(dueDate)}${place}` };
  });
}

/** The same as lines of a status. */
export async function reminderLines(desk: Desk, user: string): Promise<string[]> {
  const all = await remindersOf(desk, user);
  if (all.length === 0) return [];
  return [`Your reminders (the Home tab takes them back):`, ...all.map(({ label }) => `• ${label}`)];
}
