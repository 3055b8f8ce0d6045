import { addDays } from '../dates/calendar.ts';
import type { Days } from '../store/subscriptions.ts';

/** When something is to go out: on the clock of a place. */
export interface Schedule {
  /** `HH:MM`. */
  readonly time: string;
  readonly days: Days;
  /** IANA name, such as `Europe/Brussels`. */
  readonly zone: string;
}

/** A day and the moment of it at which something is to go out. */
export interface Run {
  /** `YYYY-MM-DD` in the zone. */
  readonly date: string;
  /** Epoch milliseconds. */
  readonly atMs: number;
}

const DAY_MS = 86_400_000;
/** Looked through for the next run: a week, and a date that a zone may leave out at the date line. */
const MOST_DAYS = 9;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const found = formats.get(zone);
  if (found) return found;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
}

/** Is there a time zone of this name? */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the clock of a zone shows, written as if it were UTC, in milliseconds. */
function wallClock(ms: number, zone: string): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(ms)) parts[type] = value;
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

/** The date and time of day in a zone: `YYYY-MM-DD` and `HH:MM`. */
export function localTime(ms: number, zone: string): { date: string; time: string } {
  const [date = '', rest = ''] = new Date(wallClock(ms, zone)).toISOString().split('T');
  return { date, time: rest.slice(0, 5) };
}

/**
 * The moment when the clock of a zone shows a time on a date, epoch milliseconds. A time that comes twice when clocks go
 * back is the first one. A time that is left out when they go forward is moved by what is left out: 02:30 becomes
 * 03:30; or back by as much, where it would fall on the next date. Null where the zone leaves out the whole date.
 */
export function instantOf(date: string, time: string, zone: string): number | null {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (ms: number) => wallClock(ms, zone) - ms;
  const before = wall - offsetAt(wall - DAY_MS);
  const after = wall - offsetAt(wall + DAY_MS);
  const real = [before, after].filter((ms) => wallClock(ms, zone) === wall);
  if (real.length > 0) return Math.min(...real);
  return [before, after].find((ms) => localTime(ms, zone).date === date) ?? null;
}

/** The zone furthest ahead of UTC is so far, milliseconds. */
const FURTHEST_AHEAD_MS = 14 * 3_600_000;

/** The first moment that is this date in any zone, epoch milliseconds. */
export function beginningOf(date: string): number {
  return Date.parse(`${date}T00:00Z`) - FURTHEST_AHEAD_MS;
}

/** Has this date a digest? */
export function isScheduledOn(date: string, days: Days): boolean {
  const weekday = new Date(`${date}T00:00Z`).getUTCDay();
  return days === 'daily' || (days === 'mondays' ? weekday === 1 : weekday >= 1 && weekday <= 5);
}

/** The first run after a moment. */
export function nextRun({ time, days, zone }: Schedule, afterMs: number): Run {
  const today = localTime(afterMs, zone).date;
  for (let i = 0; i <= MOST_DAYS; i++) {
    const date = addDays(today, i);
    const atMs = isScheduledOn(date, days) ? instantOf(date, time, zone) : null;
    if (atMs !== null && atMs > afterMs) return { date, atMs };
  }
  throw new RangeError(`no day for a digest within ${MOST_DAYS} days: ${time} ${days} ${zone}`);
}

/** British Columbia has kept its clocks since 2026: older zone data are an hour wrong there all winter. */
const NEEDED_ZONE_DATA = '2026b';

/** What to tell whoever runs the app, or null where the zone data are recent enough. */
export function zoneDataWarning(version: string | undefined): string | null {
  return version !== undefined && version >= NEEDED_ZONE_DATA
    ? null
    : `the time-zone data of this Node.js are ${version ?? 'unknown'}; before ${NEEDED_ZONE_DATA} digests come an hour late in some zones, such as America/Vancouver in winter; a newer Node.js has newer data`;
}
