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
import { findPoints, lendYears, type Point } from './points.ts';
import { PRESIDENCY_NAMES, presidencySpan } from './presidencies.ts';

/** The period a question asks about; an open side is null. Spans are the words that said so (UTF-16 offsets). */
export interface AskedPeriod {
  readonly from: string | null;
  readonly to: string | null;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** What was guessed on the way, in words for the reader. */
  readonly assumed: readonly string[];
}

/** Tells whether the year at `start` belongs to a name the report knows, as in "SOCTA 2025". */
export type NameYearTest = (text: string, start: number, end: number) => boolean;

interface Found extends DayRange {
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

const RELATIVE: readonly Relative[] = [
  [/\b(?:the )?year before last\b/g, (_, now) => yearSpan(dayParts(now)[0] - 2)],
  [/\bday before yesterday\b/g, (_, now) => unitSpan('day', addDays(now, -2))],
  [/\bday after tomorrow\b/g, (_, now) => unitSpan('day', addDays(now, 2))],
  [/\b(?:the )?(?:end of (?:the|this) year|year[- ]?end)\b/g, (_, now) => monthSpan(dayParts(now)[0], 12)],
  [/\b(?:the )?new year\b/g, (_, now) => unitSpan('day', `${dayParts(now)[0] + 1}-01-01`)],
  [/\b(?:christmas|xmas)\b/g, (_, now) => unitSpan('day', `${dayParts(now)[0]}-12-25`)],
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

/** "chaired by the Polish Presidency": an actor, not a time. */
const PRESIDENCY_AS_ACTOR = /^by\b/;

const MONTH_LEAD =
  /(?:\b(?:in|since|until|till|by|before|after|of|from|to|between|and|or|during|last|next|this|early|late|mid|end|around|for|vs|on)[\s-]+|^\s*|[,(&/]\s*)$/;

/** Is this point meant as a date in a question? Lower-case "may" and "march" mostly are not. */
function meansDate(question: string, text: string, point: Point, isNameYear: NameYearTest): boolean {
  const before = text.slice(0, point.start);
  const words = question.slice(point.start, point.end);
  if (point.grain === 'years') {
    return (
      /\b(?:in|between|from|during|over|for|across|throughout|since)\s+(?:the\s+(?:years|period)\s+)?$/.test(before) &&
      !isNameYear(text, point.start, point.end)
    );
  }
  if (point.grain === 'year') {
    if (
      /\b(?:directive|regulation|decision|act|pact|plan|programme|strategy|assessment|socta|edition|cycle|doc|document|no|number|st|wk|article|art)\.?\s+$/.test(
        before,
      )
    )
      return false;
    if (
      /\bthe\s+$/.test(before) &&
      /^\s+(?:\p{L}+\s+){0,3}(?:pact|plan|programme|strategy|regulation|directive|report|assessment|edition|cycle|convention|treaty|act|roadmap|communication|decision|declaration|recast)\b/u.test(
        text.slice(point.end),
      )
    )
      return false;
    return !isNameYear(text, point.start, point.end);
  }
  if (point.year !== null) return true;
  if (point.grain === 'month' && /^\s+\p{Lu}\p{Ll}/u.test(question.slice(point.end)) && /^\p{Lu}/u.test(words))
    return false;
  if (point.grain === 'month') {
    if (/^(?:may|march|mar)$/i.test(words)) {
      return (
        MONTH_LEAD.test(before) &&
        before.trim() !== '' &&
        !/^\s+(?:i|we|you|he|they|have|be|not|on|also)\b/.test(text.slice(point.end))
      );
    }
    return !/^(?:dec|mar|sep)$/i.test(words) || MONTH_LEAD.test(before);
  }
  if (point.grain === 'season')
    return /\b(?:in|since|until|by|before|after|during|last|next|this|early|late|over)\s+(?:the\s+)?$/.test(before);
  return true;
}

/** The year that today lends to a point without one: the latest not in the future, or the coming one when looking ahead. */
function withYear(point: Point, now: string, ahead: boolean): DayRange | null {
  const thisYear = dayParts(now)[0];
  if (point.year !== null) return point.resolve(point.year);
  const current = point.resolve(thisYear);
  if (!current) return point.resolve(thisYear - 1);
  if (ahead) return current.to >= now ? current : point.resolve(thisYear + 1);
  return current.from <= now ? current : point.resolve(thisYear - 1);
}

const AHEAD =
  /\b(?:will|planned|plans?|due|coming|upcoming|next|expected|scheduled|deadlines?|ahead|still to|going to|supposed|foreseen|forthcoming|later|have to|must)\b/;

/**
 * The period asked about, or null when the question gives none.
 *
 * @param question the question as typed
 * @param now      today, `YYYY-MM-DD`
 * @param isNameYear keeps years that belong to a name out of the period
 */
export function findAskedPeriod(
  question: string,
  now: string,
  isNameYear: NameYearTest = () => false,
): AskedPeriod | null {
  const text = question.toLowerCase().replaceAll('\u2019', "'");
  const assumed: string[] = [];
  const found: Found[] = [];
  for (const [pattern, build] of RELATIVE) {
    for (const match of text.matchAll(pattern)) {
      if (/(?:presidency|term)$/.test(match[0]) && PRESIDENCY_AS_ACTOR.test(match[0])) continue;
      const start = match.index + (/^(?:since|by|before|after|until)\s/.exec(match[0])?.[0].length ?? 0);
      const end = match.index + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const built = build(match, now);
      if (built) found.push({ ...built, start, end });
    }
  }
  const points = lendYears(findPoints(text), text);
  for (const point of points) {
    if (found.some((other) => point.start < other.end && other.start < point.end)) continue;
    if (!meansDate(question, text, point, isNameYear)) continue;
    const days = withYear(point, now, AHEAD.test(text));
    if (!days) continue;
    const words = question.slice(point.start, point.end).trim();
    const note = point.year === null ? `'${words}' read as ${words} ${days.from.slice(0, 4)}` : undefined;
    if (note) assumed.push(note);
    found.push({ ...days, start: point.start, end: point.end });
  }
  if (found.length === 0) return null;
  found.sort((a, b) => a.start - b.start);
  const { from, to } = withOperators(text, found);
  return { from, to, spans: found.map(({ start, end }) => ({ start: operatorStart(text, start), end })), assumed };
}

const OPERATOR =
  /\b(since|after|before|until|till|up to|by|from|between|starting|as of|prior to|later than|not later than|no later than|earlier than|onwards from|in|during|for|on|over|throughout|within|around|under|at)\s+(?:the\s+)?$/;

function operatorStart(text: string, start: number): number {
  const match = OPERATOR.exec(text.slice(0, start));
  return match ? match.index : start;
}

function withOperators(text: string, found: readonly Found[]): { from: string | null; to: string | null } {
  const first = found[0];
  const last = found[found.length - 1];
  if (!first || !last) return { from: null, to: null };
  const from = found.reduce((min, range) => (range.from < min ? range.from : min), first.from);
  const to = found.reduce((max, range) => (range.to > max ? range.to : max), last.to);
  if (found.length > 1) {
    // "after March 2025 and before June 2025": each side by its own word
    const sides = found.map((range) => ({ operator: OPERATOR.exec(text.slice(0, range.start))?.[1] ?? '', range }));
    const low = sides.find((side) => /since|after/.test(side.operator));
    const high = sides.find((side) => /before|until|till|by|up to/.test(side.operator));
    if (low && high && low !== high) {
      return {
        from: low.operator === 'after' ? addDays(low.range.to, 1) : low.range.from,
        to: high.operator === 'before' ? addDays(high.range.from, -1) : high.range.to,
      };
    }
    return { from, to };
  }
  if (first.closed) return { from, to };
  const operator = OPERATOR.exec(text.slice(0, first.start))?.[1] ?? '';
  const onwards =
    /^\s*,?\s*(?:to|until|till|up to) (?:the )?(?:present|now|today|date|this day)\b|^\s*(?:onwards?|and (?:after|later|beyond)|or later)\b/.test(
      text.slice(first.end),
    );
  if (/^(?:since|starting|from|as of|onwards from)$/.test(operator) || onwards) return { from, to: null };
  if (/^(?:after|later than)$/.test(operator)) return { from: addDays(to, 1), to: null };
  if (/^(?:before|prior to|earlier than)$/.test(operator)) return { from: null, to: addDays(from, -1) };
  if (/^(?:until|till|up to|by|not later than|no later than)$/.test(operator)) return { from: null, to };
  return { from, to };
}
