import { addDays, daysBetween, weekday } from '../dates/calendar.ts';

/** On which days a digest comes. */
export type Days = 'weekdays' | 'daily' | 'mondays';

/** Posting days in a week that runs from Monday. */
const A_WEEK: Readonly<Record<Days, number>> = { weekdays: 5, daily: 7, mondays: 1 };

/** A Monday before every report; posting days are counted from it. */
const FIRST_MONDAY = '2001-01-01';

export function isPostingDay(day: string, days: Days): boolean {
  return weekday(day) < A_WEEK[days];
}

/** The first posting day after a day. */
export function nextPostingDay(day: string, days: Days): string {
  let next = addDays(day, 1);
  while (!isPostingDay(next, days)) next = addDays(next, 1);
  return next;
}

/** The last posting day up to a day: it tells what falls on the days after it, too. */
export function lastPostingDay(day: string, days: Days): string {
  let last = day;
  while (!isPostingDay(last, days)) last = addDays(last, -1);
  return last;
}

/** Posting days before this one, since {@link FIRST_MONDAY}: where the rotations stand. */
export function postingIndex(day: string, days: Days): number {
  const passed = daysBetween(FIRST_MONDAY, day);
  return Math.floor(passed / 7) * A_WEEK[days] + Math.min(weekday(day), A_WEEK[days]);
}

/** The posting days of the calendar month that a day lies in. */
export function postingDaysOfMonth(day: string, days: Days): string[] {
  const month = day.slice(0, 7);
  const found: string[] = [];
  for (let next = `${month}-01`; next.startsWith(month); next = addDays(next, 1))
    if (isPostingDay(next, days)) found.push(next);
  return found;
}
