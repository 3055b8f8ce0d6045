/** A closed interval of days, both ends `YYYY-MM-DD`. ISO days compare as strings. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const DAY_MS = 86_400_000;

/** Months of a season, first and last, counted from 1; winter ends in the year after. */
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
  winter: [12, 14],
};

/** A month's name in lower case, without a full stop, and with the "rn" that scanners make of an "m" put right. */
function monthWord(name: string): string {
  return name.toLowerCase().replace(/\.$/, '').replace('rn', 'm');
}

/** Number of a month by its name or abbreviation ("sept"), 1 to 12, or null. */
export function monthNumber(name: string): number | null {
  const index = MONTHS.findIndex((month) => name.length >= 3 && month.startsWith(monthWord(name)));
  return index < 0 ? null : index + 1;
}

/** The ISO day; a day that its month does not have gives null. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** `months` may run over the year: month 14 is February of the next one. */
export function monthSpan(year: number, first: number, last = first): DayRange {
  return {
    from: new Date(Date.UTC(year, first - 1, 1)).toISOString().slice(0, 10),
    to: new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10),
  };
}

export function quarterSpan(year: number, quarter: number): DayRange {
  return monthSpan(year, quarter * 3 - 2, quarter * 3);
}

export function halfSpan(year: number, half: number): DayRange {
  return monthSpan(year, half * 6 - 5, half * 6);
}

/** Meteorological season; winter 2025 runs from December 2025 to February 2026. */
export function seasonSpan(year: number, season: string): DayRange {
  const [first, last] = SEASONS[season] ?? [1, 12];
  return monthSpan(year, first, last);
}

export function yearSpan(year: number): DayRange {
  return monthSpan(year, 1, 12);
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative where the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The same day `count` months on, or the last day of that month where it is shorter. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = dayParts(day);
  const span = monthSpan(year, month + count);
  return span.to.slice(0, 8) + String(Math.min(date, Number(span.to.slice(8)))).padStart(2, '0');
}

/** Year, month (1 to 12) and day of an ISO day. */
export function dayParts(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** Days from Monday (0) to Sunday (6). */
export function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** "21 November 2025" for `2025-11-21`. */
export function longDay(day: string): string {
  const [year, month, date] = dayParts(day);
  const name = MONTHS[month - 1] ?? '';
  return `${date} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}

/** A range as people write it: "2025", "March 2025", "Q2 2025", "first half of 2025", or its two days. */
export function rangeLabel(from: string | null, to: string | null): string {
  if (from === null && to === null) return 'any time';
  if (to === null) return `since ${longDay(from ?? '')}`;
  if (from === null) return `until ${longDay(to)}`;
  if (from === to) return longDay(from);
  const [year, month] = dayParts(from);
  const matches = (range: DayRange) => range.from === from && range.to === to;
  if (matches(yearSpan(year))) return String(year);
  if (matches(monthSpan(year, month))) return longDay(from).replace(/^\d+ /, '');
  for (const quarter of [1, 2, 3, 4]) if (matches(quarterSpan(year, quarter))) return `Q${quarter} ${year}`;
  for (const half of [1, 2])
    if (matches(halfSpan(year, half))) return `the ${half === 1 ? 'first' : 'second'} half of ${year}`;
  return `${longDay(from)} to ${longDay(to)}`;
}

/** Good Friday to Easter Monday. Source: the Gregorian computus in the form of Meeus, Jones and Butcher. */
export function easterSpan(year: number): DayRange {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const shift = Math.floor((8 * century + 13) / 25);
  const moon = (19 * a + century - Math.floor(century / 4) - shift + 15) % 30;
  const correction = Math.floor((a + 11 * moon) / 319);
  const weekday = (2 * (century % 4) + 2 * Math.floor(rest / 4) - (rest % 4) - moon + correction + 32) % 7;
  const month = Math.floor((moon - correction + weekday + 90) / 25);
  const day = (moon - correction + weekday + month + 19) % 32;
  const sunday = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  return { from: addDays(sunday, -2), to: addDays(sunday, 1) };
}

/** Christmas Eve to St Stephen's Day. */
export function christmasSpan(year: number): DayRange {
  return { from: `${year}-12-24`, to: `${year}-12-26` };
}
