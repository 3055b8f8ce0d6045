import {
  addDays,
  addMonths,
  type DayRange,
  dayParts,
  halfSpan,
  monthNumber,
  monthSpan,
  quarterSpan,
  seasonSpan,
  weekday,
  yearSpan,
} from './calendar.ts';
import { PRESIDENCY_NAMES, presidencySpan } from './presidencies.ts';

/** A stretch of days with the words that gave it (UTF-16 offsets). */
export interface Found extends DayRange {
  readonly start: number;
  readonly end: number;
  readonly assumed?: string;
  /** Relative spans ("last six months") are complete and take no operator before them. */
  readonly closed?: boolean;
}

const UNITS = 'day|week|month|quarter|half(?:[- ]year)?|semester|year|spring|summer|autumn|fall|winter';
const COUNTS: Record<string, number> = {
  a: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  eighteen: 18,
};
const COUNT = `(?:a couple of|\\d{1,2}|${Object.keys(COUNTS).join('|')})`;

const count = (word: string): number => COUNTS[word.replace(/^a couple of$/, 'couple')] ?? Number(word);

/** The unit-long stretch of the calendar that holds `day`. */
function unitSpan(unit: string, day: string): DayRange {
  const [year, month] = dayParts(day);
  if (unit === 'day') return { from: day, to: day };
  if (unit === 'week') return { from: addDays(day, -weekday(day)), to: addDays(day, 6 - weekday(day)) };
  if (unit === 'month') return monthSpan(year, month);
  if (unit === 'quarter') return quarterSpan(year, Math.ceil(month / 3));
  if (unit === 'year') return yearSpan(year);
  if (/^half|^semester/.test(unit)) return halfSpan(year, month <= 6 ? 1 : 2);
  return seasonSpan(unit === 'winter' && month <= 2 ? year - 1 : year, unit);
}

/** The span of a unit before (-1), around (0) or after (+1) today. A season counts as past once it has ended. */
function relativeSpan(step: -1 | 0 | 1, unit: string, now: string): DayRange {
  if (/spring|summer|autumn|fall|winter/.test(unit)) {
    const current = unitSpan(unit, now);
    const year = dayParts(current.from)[0];
    if (step === -1) return current.to < now ? current : seasonSpan(year - 1, unit);
    if (step === 1) return current.from > now ? current : seasonSpan(year + 1, unit);
    return current;
  }
  const here = unitSpan(unit, now);
  if (step === 0) return here;
  return unitSpan(unit, addDays(step === -1 ? here.from : here.to, step));
}

const backOrAhead = (word: string): -1 | 0 | 1 =>
  /last|past|previous/.test(word) ? -1 : /next|coming|following|upcoming/.test(word) ? 1 : 0;

type Relative = readonly [
  pattern: RegExp,
  build: (match: RegExpMatchArray, now: string) => Omit<Found, 'start' | 'end'> | null,
];

/** Expressions that count from today or name a term of office, most particular first. */
export const RELATIVE: readonly Relative[] = [
  [/\b(?:the )?year before last\b/g, (_, now) => yearSpan(dayParts(now)[0] - 2)],
  [/\bday before yesterday\b/g, (_, now) => unitSpan('day', addDays(now, -2))],
  [/\bday after tomorrow\b/g, (_, now) => unitSpan('day', addDays(now, 2))],
  [/\b(?:the )?(?:end of (?:the|this) year|year[- ]?end)\b/g, (_, now) => monthSpan(dayParts(now)[0], 12)],
  [/\b(?:the )?new year\b/g, (_, now) => unitSpan('day', `${dayParts(now)[0] + 1}-01-01`)],
  [/\b(?:christmas|xmas)\b(?!,?\s+(?:of\s+)?(?:19|20)\d\d)/g, (_, now) => unitSpan('day', `${dayParts(now)[0]}-12-25`)],
  [
    /\b(?:the )?(?:rest|remainder) of (?:the year|this year|(?<year>20\d\d))\b/g,
    (match, now) => {
      const span = yearSpan(Number(match.groups?.year ?? dayParts(now)[0]));
      return { from: span.from < now && now <= span.to ? now : span.from, to: span.to, closed: true };
    },
  ],
  [
    /\bfirst (?:vs\.?|versus|and|or|to|with|against) (?:the )?second (?:half|semester) of (?<year>20\d\d)\b/g,
    (match) => yearSpan(Number(match.groups?.year)),
  ],
  [/\b(?:between|from) now(?= (?:and|to|until|till|up to)\b)/g, (_, now) => unitSpan('day', now)],
  [/\byesterday\b/g, (_, now) => unitSpan('day', addDays(now, -1))],
  [/\btomorrow\b/g, (_, now) => unitSpan('day', addDays(now, 1))],
  [/\btoday\b/g, (_, now) => unitSpan('day', now)],
  [
    /\b(?:so far this year|this year so far|year to date|ytd)\b/g,
    (_, now) => ({ from: yearSpan(dayParts(now)[0]).from, to: now, closed: true }),
  ],
  [
    new RegExp(
      `\\b(?:in |over |during |within |for )?(?:the )?(?<dir>last|past|previous|next|coming|following|upcoming) (?<n>${COUNT}) (?<unit>day|week|month|quarter|year)s?\\b`,
      'g',
    ),
    (match, now) => {
      const n = count(match.groups?.n ?? '1') * (backOrAhead(match.groups?.dir ?? '') || 1);
      const unit = match.groups?.unit ?? 'day';
      const other = shift(now, unit, n);
      return { from: n < 0 ? other : now, to: n < 0 ? now : other, closed: true };
    },
  ],
  [
    new RegExp(`\\b(?<n>${COUNT}) (?<unit>day|week|month|quarter|year)s? ago\\b`, 'g'),
    (match, now) => {
      const unit = match.groups?.unit ?? 'day';
      return unitSpan(unit, shift(now, unit, -count(match.groups?.n ?? '1')));
    },
  ],
  [
    new RegExp(
      `\\b(?<dir>last|past|previous|this|current|next|coming|following) (?<unit>${UNITS})\\b(?! (?:quarter|half|semester))`,
      'g',
    ),
    (match, now) => relativeSpan(backOrAhead(match.groups?.dir ?? ''), match.groups?.unit ?? 'day', now),
  ],
  [
    /\b(?<dir>last|this|next|this coming|this past) (?<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?! \d)/g,
    (match, now) => {
      const month = monthNumber(match.groups?.month ?? '') ?? 1;
      const dir = match.groups?.dir ?? '';
      const [year, current] = dayParts(now);
      if (dir === 'this') return monthSpan(year, month);
      if (backOrAhead(dir) < 0 || dir === 'this past') return monthSpan(month < current ? year : year - 1, month);
      return monthSpan(month > current ? year : year + 1, month);
    },
  ],
  [
    new RegExp(
      `\\b(?:(?:under|during|in|since|by|before|after|until|of) )?(?:the )?(?<name>${PRESIDENCY_NAMES})(?:'s?)? (?:eu |council )?(?:presidency|term)\\b`,
      'g',
    ),
    (match) => presidencySpan(match.groups?.name ?? ''),
  ],
];

function shift(day: string, unit: string, n: number): string {
  if (unit === 'day') return addDays(day, n);
  if (unit === 'week') return addDays(day, n * 7);
  return addMonths(day, n * ({ month: 1, quarter: 3, year: 12 }[unit] ?? 1));
}
