import type { DayRange } from './calendar.ts';
import { lendYears } from './lend-years.ts';
import { findPoints, type Point } from './points.ts';
import { PRESIDENCY_NAMES, presidencySpan } from './presidencies.ts';

/** A dated statement of the report: the days, the words that date it (UTF-16 offsets), and whether they lie ahead. */
export interface DatedEvent extends DayRange {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** As of the report's own date, whatever the tense. */
  readonly status: 'past' | 'planned';
}

/** Legal acts carry their date of adoption in the title: "Decision 2008/841/JHA of 24 October 2008". */
const ACT_BEFORE =
  /(?:\d{2,4}\/\d+(?:\/[A-Z]+)?|Parliament and of the Council|(?:Regulation|Directive|Decision|Joint Action)[^.;]{0,40})\)?\s+of\s+$/;
const JOURNAL_BEFORE = /\bOJ\s[^;)]*$/;

/** Words after which a bare year is a date; anything else (a name, a bracket) makes it part of a name. */
const YEAR_PREPOSITION =
  /(?:^|[\s(])(?:in|by|since|until|till|during|from|before|after|throughout|around|of|early|mid|late|to|and|or|between|end|beginning)[\s-]+(?:the\s+)?(?:year\s+)?(?:of\s+)?$/i;
const PLANNED_FOR =
  /\b(?:planned|scheduled|foreseen|expected|envisaged|due|set|announced|confirmed|postponed|launched|held|programmed|aimed|intended|prepared|preparation|promised|pledged|slated|pencilled in|timetabled)\s+for\s+(?:the\s+)?$/i;
const FUTURE_CUE =
  /\b(?:will|shall|expected|planned|plans?|scheduled|foreseen|envisaged|intends?|to be (?:\w+)|(?:is|are) to \p{Ll}+|confirmed for|until|due|indicated that it would)\b/iu;

/** A year range stands for the name of a plan or cycle unless a preposition of time leads it. */
const RANGE_PREPOSITION = /\b(?:in|during|over|between|throughout|since)\s+(?:the\s+(?:years|period)\s+)?$/i;

function isNamePart(text: string, point: Point): boolean {
  const before = text.slice(0, point.start);
  const after = text.slice(point.end);
  if (JOURNAL_BEFORE.test(before)) return true;
  if (point.narrowed) return false;
  if (point.grain === 'day') return ACT_BEFORE.test(before);
  if (point.grain === 'years') return !RANGE_PREPOSITION.test(before) || /^\s+\p{Lu}/u.test(after);
  if (point.grain === 'year') {
    if (/^\+/.test(after)) return true;
    if (/\bthe\s+$/i.test(before)) return true;
    if (
      /^\s+(?:\p{Lu}\p{L}+|report|edition|version|strategy|programme|plan|pact)\b/u.test(after) &&
      !/^\s+(?:The|In|At)\b/.test(after)
    ) {
      return !/\b(?:in|since|by|during|until)\s+$/i.test(before);
    }
    return !(YEAR_PREPOSITION.test(before) || PLANNED_FOR.test(before));
  }
  // "may" and "march" are months only with a capital; "Spring" as a name, "fall in demand" and the like need a year
  const word = text.slice(point.start, point.end);
  if (point.grain === 'month')
    return (
      !/\p{Lu}/u.test(word) ||
      (point.year === null &&
        /^(?:May|March)$/.test(word) &&
        !/\b(?:in|since|until|by|of|and|from|to|early|late|mid|during)[\s-]$/i.test(before))
    );
  if (point.grain === 'season' || point.grain === 'half' || point.grain === 'quarter') return point.year === null;
  return false;
}

interface Resolved extends DayRange {
  readonly start: number;
  readonly end: number;
  readonly grain: Point['grain'];
}

/** "began in … and will continue until …": one interval told with two verbs. */
const OPENING = /\b(?:from|began|begun|beginning|started|starting|running|ran|runs|launched|opened|since)\b[^.;]*$/i;
const CLOSING = /\b(?:until|till|through|ended|ends|end|finished|closed)\b[^.;]*$|\bto\s+(?:the\s+)?$/i;
/** "… opened in May, while a second one opens in June": two things, and no interval. */
const OF_TWO_THINGS = /\b(?:while|whereas|whilst)\b/i;

/** A figure and the date it holds for, on either side of a "to". */
const FIGURE_OF = /\d[\d .,]*\S*(?: \p{L}+){0,3} (?:in|at|by|on)(?: the)? $/u;
const FIGURE_FOR = /\bto (?:[\p{L}]+ ){0,2}\d[\d .,]*\S*(?: \p{L}+){0,3} (?:in|at|by|on)(?: the)? $/u;

/** Two neighbours that the words between them join to one interval, or null. */
function joined(text: string, a: Resolved, b: Resolved): 'span' | 'span and end' | null {
  const before = text.slice(Math.max(0, a.start - 40), a.start);
  const gap = text.slice(a.end, b.start);
  if (b.from < a.from || /[.;]\s/.test(gap)) return null;
  if (a.grain === 'year' && b.grain === 'year' && /^\s+and\s+(?:in\s+)?$/.test(gap)) return 'span';
  // "from 349 in 2023 to 1 126 in 2025" compares two years and speaks of none between them
  if (FIGURE_OF.test(before) && FIGURE_FOR.test(gap)) return null;
  const from = /\b(?:from|between|since)\s+(?:the\s+)?$/i.test(before);
  if (from && /^\s*(?:to|until|till|and|up to|through|[-\u2013])\s+(?:the\s+)?$/i.test(gap)) return 'span';
  if (/^\s*(?:to|until|till|[-\u2013])\s*$/i.test(gap) && a.grain === b.grain) return 'span';
  if (OPENING.test(before) && CLOSING.test(gap) && gap.length <= 70 && !OF_TWO_THINGS.test(gap)) {
    return /^[^,]*\b(?:until|till|to|on|in|by)\s+$/i.test(gap) ? 'span' : 'span and end';
  }
  return null;
}

/** A term stands for its half-year where the sentence gives no closer date in it. */
const UNDER_PRESIDENCY = new RegExp(`\\b(?:under|during) the (${PRESIDENCY_NAMES}) Presidency`, 'gi');
/** "The Irish Presidency intends to conclude by the end of its term". */
const END_OF_ITS_TERM = new RegExp(
  `\\b(${PRESIDENCY_NAMES}) Presidency\\b[^.;]*?\\b(end of its (?:term|mandate|Presidency))`,
  'gi',
);
const END_OF_PRESIDENCY = new RegExp(`\\bend of the (${PRESIDENCY_NAMES}) Presidency`, 'gi');

/**
 * The dated statements of one passage of a report.
 *
 * Points are found, the name parts dropped, the year lent to neighbours, ranges joined; then each is past or planned:
 * planned when it starts after the report's day, or ends after it and the sentence looks ahead.
 *
 * @param text      clean text of the sentence
 * @param reportDay the report's own date, `YYYY-MM-DD`
 */
export function findReportDates(text: string, reportDay: string): DatedEvent[] {
  const points = lendYears(findPoints(text), text);
  const resolved: Resolved[] = [];
  for (const point of points) {
    if (isNamePart(text, point)) continue;
    if (point.year === null && !(point.grain === 'day' || point.grain === 'month')) continue;
    const year = point.year ?? Number(reportDay.slice(0, 4));
    let days = point.resolve(year);
    // a month that no year stands near is the last one, unless the sentence looks ahead
    if (point.year === null && days && days.from > reportDay && !FUTURE_CUE.test(text)) days = point.resolve(year - 1);
    if (days) resolved.push({ ...days, start: point.start, end: point.end, grain: point.grain });
  }
  for (const match of text.matchAll(END_OF_PRESIDENCY)) {
    const days = presidencySpan(match[1] ?? '');
    if (days)
      resolved.push({
        from: `${days.to.slice(0, 8)}01`,
        to: days.to,
        start: match.index,
        end: match.index + match[0].length,
        grain: 'month',
      });
  }
  for (const match of text.matchAll(UNDER_PRESIDENCY)) {
    const days = presidencySpan(match[1] ?? '');
    if (days && !resolved.some((other) => other.from <= days.to && other.to >= days.from))
      resolved.push({ ...days, start: match.index, end: match.index + match[0].length, grain: 'half' });
  }
  for (const match of text.matchAll(END_OF_ITS_TERM)) {
    const days = presidencySpan(match[1] ?? '');
    const start = match.index + match[0].length - (match[2] ?? '').length;
    if (days)
      resolved.push({
        from: `${days.to.slice(0, 8)}01`,
        to: days.to,
        start,
        end: match.index + match[0].length,
        grain: 'month',
      });
  }
  resolved.push(...endsOfYear(text, points, reportDay));
  resolved.sort((a, b) => a.start - b.start || a.end - b.end);
  const events: Resolved[] = [];
  for (let i = 0; i < resolved.length; i++) {
    const a = resolved[i];
    const b = resolved[i + 1];
    if (!a) continue;
    const join = b ? joined(text, a, b) : null;
    if (join && b) {
      events.push({ ...a, to: b.to, end: b.end });
      if (join === 'span and end') events.push(b);
      i++;
    } else events.push(a);
  }
  return events.map((event) => ({
    from: event.from,
    to: event.to,
    label: text.slice(event.start, event.end),
    start: event.start,
    end: event.end,
    status: statusOf(event, text, reportDay),
  }));
}

/** "is expected before the end of the year": of the year named before it, or of the report's own. */
function endsOfYear(text: string, points: readonly Point[], reportDay: string): Resolved[] {
  return [...text.matchAll(/\b(?:by|before|until|towards|at) (the end of (?:the|this) year)\b(?! (?:of|\d))/g)].flatMap(
    (match) => {
      const end = match.index + match[0].length;
      const start = end - (match[1] ?? '').length;
      const named = points.findLast((point) => point.end <= match.index && point.year !== null)?.year;
      if (named == null && !FUTURE_CUE.test(text)) return [];
      const year = named ?? Number(reportDay.slice(0, 4));
      return [{ from: `${year}-12-01`, to: `${year}-12-31`, start, end, grain: 'month' as const }];
    },
  );
}

function statusOf(event: Resolved, text: string, reportDay: string): 'past' | 'planned' {
  if (event.from > reportDay) return 'planned';
  if (event.to <= reportDay) return 'past';
  return FUTURE_CUE.test(text) ? 'planned' : 'past';
}
