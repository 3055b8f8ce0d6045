import { addDays, type DayRange, dayParts, rangeLabel } from './calendar.ts';
import { lendYears } from './lend-years.ts';
import { findPoints, type Point } from './points.ts';
import { type Found, RELATIVE } from './relative-dates.ts';

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
    // "C(2025) 1187"
    if (/\b(?:c|com|swd|join|sec)\s?\($/.test(before)) return false;
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
  /\b(?:will|planned|plans?|due|coming|upcoming|next|expected|scheduled|deadlines?|ahead|still to|going to|supposed|foreseen|forthcoming|later|have to|must|(?:from|between) now)\b/;

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
      if (built && /(?:presidency|term)$/.test(match[0]))
        assumed.push(
          `'${match[0].replace(/^(?:under|during|in|of) (?:the )?/, '')}' read as ${rangeLabel(built.from, built.to)}`,
        );
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
  const extra: { start: number; end: number }[] = [];
  // "from July onwards this year": the year only says which July
  if (found.length === 2) {
    const [a, b] = found as [Found, Found];
    const wider = a.from <= b.from && a.to >= b.to ? a : b.from <= a.from && b.to >= a.to ? b : null;
    if (wider) {
      found.splice(found.indexOf(wider), 1);
      extra.push({ start: wider.start, end: wider.end });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const { from, to } = withOperators(text, found);
  if (from === null && to === null) return null;
  return {
    from,
    to,
    spans: [...extra, ...found].map(({ start, end }) => ({ start: operatorStart(text, start), end })),
    assumed,
  };
}

const OPERATOR =
  /\b(since|after|before|until|till|(?<!\b(?:been|get|got|getting) )up to|by|from|between|starting|as of|prior to|later than|not later than|no later than|earlier than|onwards from|in|during|for|on|over|throughout|within|around|under|at)\s+(?:the\s+)?$/;

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
      const start = low.operator === 'after' ? addDays(low.range.to, 1) : low.range.from;
      const end = high.operator === 'before' ? addDays(high.range.from, -1) : high.range.to;
      // "before 2024 or after 2025" leaves out a middle: no one period says that
      return start <= end ? { from: start, to: end } : { from: null, to: null };
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
  // "before the end of the year" is by its end
  if (/^(?:before|prior to)$/.test(operator) && /\bend\b/.test(text.slice(first.start, first.end)))
    return { from: null, to };
  if (/^(?:before|prior to|earlier than)$/.test(operator)) return { from: null, to: addDays(from, -1) };
  if (/^(?:until|till|up to|by|not later than|no later than)$/.test(operator)) return { from: null, to };
  return { from, to };
}
