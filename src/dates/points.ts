import {
  christmasSpan,
  type DayRange,
  dayParts,
  easterSpan,
  halfSpan,
  isoDay,
  MONTHS,
  monthNumber,
  monthSpan,
  quarterSpan,
  seasonSpan,
  yearSpan,
} from './calendar.ts';

/**
 * A date expression as written: where it stands, and how to resolve it once its year is known.
 * `year` is null where the words leave it out ("in April"); a neighbour or today lends it.
 */
export interface Point {
  readonly start: number;
  readonly end: number;
  readonly grain: 'day' | 'month' | 'quarter' | 'half' | 'season' | 'year' | 'years';
  readonly year: number | null;
  /** A word before it ("end of", "mid-") narrows it, which makes it a date beyond doubt. */
  readonly narrowed?: boolean;
  /** The days meant in a given year; null where the calendar has no such day. */
  readonly resolve: (year: number) => DayRange | null;
}

type Recogniser = readonly [
  pattern: RegExp,
  build: (groups: Record<string, string | undefined>) => Partial<Point> | null,
];

const MONTH_NAMES = MONTHS.map((month) =>
  month === 'may' ? 'may' : `${month.slice(0, 3)}(?:${month.slice(3)})?`,
).join('|');
const MONTH = `(?<month>${MONTH_NAMES.replace('sep(?:tember)?', 'sept?(?:ember)?').replaceAll('em', 'e(?:m|rn)')})\\b\\.?`;
const YEAR = `(?<year>(?:19|20)\\d{2}|['\u2019]\\d{2})(?![\\d/])`;
const NTH = '(?:st|nd|rd|th)?';
const OF_YEAR = `(?:,?\\s+(?:of\\s+)?${YEAR})?`;

const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 4 ? Number(text) : 2000 + Number(text.replace(/\D/g, ''));

const COUNT: Record<string, number> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  last: 0,
};

const days = (
  month: string | undefined,
  first: string | undefined,
  last: string | undefined,
  year: string | undefined,
) => {
  const number = monthNumber(month ?? '');
  if (number === null || Number(first) < 1 || Number(first) > 31) return null;
  return {
    grain: 'day' as const,
    year: yearOf(year),
    resolve: (in_: number) => {
      const from = isoDay(in_, number, Number(first));
      const to = last === undefined ? from : isoDay(in_, number, Number(last));
      return from !== null && to !== null && from <= to ? { from, to } : null;
    },
  };
};

/** Most specific first: a later recogniser never takes characters an earlier one has. */
const RECOGNISERS: readonly Recogniser[] = [
  [
    /\b(?:school|academic) year (?<year>20\d{2})\s?[/\u2013-]\s?(?:20)?\d{2}\b/gi,
    (g) => ({
      grain: 'season',
      year: Number(g.year),
      resolve: (y) => ({ from: `${y}-09-01`, to: `${y + 1}-07-31` }),
    }),
  ],
  [/(?<![\d/-])(?<year>(?:19|20)\d{2})-(?<m>\d{2})-(?<d>\d{2})(?![\d-])/g, (g) => numeric(g)],
  [/(?<![\d/.-])(?<d>\d{1,2})(?<sep>[./])(?<m>\d{1,2})\k<sep>(?<year>(?:19|20)\d{2})(?!\d)/g, (g) => numeric(g)],
  [
    /(?<![\d/.])(?<m>0?[1-9]|1[0-2])\/(?<year>20\d{2})(?![\d/])/g,
    (g) => ({ grain: 'month', year: Number(g.year), resolve: (y) => monthSpan(y, Number(g.m)) }),
  ],
  [
    new RegExp(
      `(?<![\\d/.])(?<d>\\d{1,2})${NTH}(?<to>\\s*(?:-|\u2013|to|and|&|until)\\s*)(?<e>\\d{1,2})${NTH}\\s+(?:of\\s+)?${MONTH}${OF_YEAR}`,
      'gi',
    ),
    // "4 and 25 June" is two days, "17 and 18 June" one stretch
    (g) => (/and|&/i.test(g.to ?? '') && Number(g.e) !== Number(g.d) + 1 ? null : days(g.month, g.d, g.e, g.year)),
  ],
  [
    new RegExp(`(?<![\\d/.])(?<d>\\d{1,2})${NTH}\\s+(?:of\\s+)?${MONTH}${OF_YEAR}`, 'gi'),
    (g) => days(g.month, g.d, undefined, g.year),
  ],
  [
    new RegExp(
      `(?<![\\d/.])(?<d>\\d{1,2})${NTH}(?=(?:,\\s*\\d{1,2}${NTH})*,?\\s*(?:and|&)\\s*\\d{1,2}${NTH}\\s+(?:of\\s+)?${MONTH}${OF_YEAR})`,
      'gi',
    ),
    (g) => days(g.month, g.d, undefined, g.year),
  ],
  [
    new RegExp(`(?<=\\b(?:in|since|of)\\s)${MONTH}\\s+(?<yy>2\\d|3[0-5])(?!\\d|st|nd|rd|th|,|\\s+(?:19|20)\\d)`, 'gi'),
    (g) => {
      const month = monthNumber(g.month ?? '');
      return month === null ? null : { grain: 'month', year: 2000 + Number(g.yy), resolve: (y) => monthSpan(y, month) };
    },
  ],
  [
    new RegExp(
      `\\b${MONTH}\\s+(?:the\\s+)?(?<d>\\d{1,2})${NTH}(?!\\d|/)(?:\\s*[-\u2013]\\s*(?<e>\\d{1,2})${NTH}(?!\\d))?(?:,?\\s+${YEAR})?`,
      'gi',
    ),
    (g) => days(g.month, g.d, g.e, g.year),
  ],
  [
    new RegExp(`\\b${MONTH}(?:[\\s,]*(?:of\\s+)?${YEAR})?`, 'gi'),
    (g) => {
      const month = monthNumber(g.month ?? '');
      return month === null ? null : { grain: 'month', year: yearOf(g.year), resolve: (y) => monthSpan(y, month) };
    },
  ],
  [
    new RegExp(
      `\\b(?:q(?<n>[1-4])[\\s/-]*(?:of\\s+)?${YEAR}?|(?<before>20\\d{2})[\\s-]*q(?<k>[1-4])|q(?<only>[1-4]))\\b`,
      'gi',
    ),
    (g) => {
      const quarter = Number(g.n ?? g.k ?? g.only);
      return { grain: 'quarter', year: yearOf(g.year ?? g.before), resolve: (y) => quarterSpan(y, quarter) };
    },
  ],
  [
    new RegExp(
      `\\b(?<n>first|second|third|fourth|last|1st|2nd|3rd|4th) quarter(?:,?\\s+(?:of\\s+)?(?:the year\\s+)?${YEAR})?`,
      'gi',
    ),
    (g) => {
      const quarter = COUNT[(g.n ?? '').toLowerCase()] || 4;
      return { grain: 'quarter', year: yearOf(g.year), resolve: (y) => quarterSpan(y, quarter) };
    },
  ],
  [
    new RegExp(
      `\\b(?:h(?<n>[12])[\\s/-]*(?:of\\s+)?${YEAR}|(?<before>20\\d{2})[\\s-]*h(?<k>[12])\\b|h(?<only>[12])\\b|(?<w>first|second|last|1st|2nd)[\\s-](?:half|semester|six months)(?!\\s+of\\s+the\\s+(?!year))(?:,?\\s+(?:of\\s+)?(?:the year\\s+)?(?<y2>(?:19|20)\\d{2}))?)`,
      'gi',
    ),
    (g) => {
      const half = Number(g.n ?? g.k ?? g.only ?? 0) || COUNT[(g.w ?? '').toLowerCase()] || 2;
      return { grain: 'half', year: yearOf(g.year ?? g.before ?? g.y2), resolve: (y) => halfSpan(y, half) };
    },
  ],
  [
    new RegExp(`\\b(?<season>spring|summer|autumn|fall|winter)(?:(?:\\s+(?:of\\s+)?|/)${YEAR}(?:/\\d{2,4})?)?`, 'gi'),
    (g) => {
      const season = (g.season ?? '').toLowerCase();
      return { grain: 'season', year: yearOf(g.year), resolve: (y) => seasonSpan(y, season) };
    },
  ],
  [
    new RegExp(`\\b(?<feast>easter|christmas|xmas)(?:\\s+(?:of\\s+)?${YEAR})`, 'gi'),
    (g) => ({
      grain: 'season',
      year: yearOf(g.year),
      resolve: (g.feast ?? '').toLowerCase() === 'easter' ? easterSpan : christmasSpan,
    }),
  ],
  [
    /(?<![\d/.-])(?<year>(?:19|20)\d{2})\s*[-\u2013/]\s*(?<to>(?:19|20)\d{2}|\d{2})(?![\d/])/g,
    (g) => {
      const from = Number(g.year);
      const to = yearOf(g.to) ?? from;
      return to > from && to - from < 40
        ? { grain: 'years', year: from, resolve: () => ({ from: yearSpan(from).from, to: yearSpan(to).to }) }
        : null;
    },
  ],
  [
    /(?<![\d/.]|\d-)(?<year>(?:19|20)\d{2})(?![\d/]|\.\d|-\d)|(?<=\b(?:in|since|of|for|during|until|by|before|after)\s)['\u2019](?<short>\d{2})\b/g,
    (g) => {
      const year = yearOf(g.year ?? g.short) ?? 0;
      return { grain: 'year', year, resolve: yearSpan };
    },
  ],
];

function numeric(g: Record<string, string | undefined>): Partial<Point> | null {
  const day = isoDay(Number(g.year), Number(g.m), Number(g.d));
  return day === null ? null : { grain: 'day', year: Number(g.year), resolve: () => ({ from: day, to: day }) };
}

/** "early", "mid-", "end of" … before a point narrow it. Source of the reading: how EU work programmes use them. */
const NARROWING =
  /\b(early|mid|late|(?:the )?(?:very )?(?:end|close) of|(?:the )?(?:beginning|start) of)[\s-]*(?:in\s+)?(?:the\s+)?$/i;

function narrow(word: string, point: Point): Point['resolve'] {
  const kind = /early/i.test(word)
    ? 'early'
    : /mid/i.test(word)
      ? 'mid'
      : /late/i.test(word)
        ? 'late'
        : /end|close/i.test(word)
          ? 'end'
          : 'start';
  return (in_) => {
    const span = point.resolve(in_);
    if (span === null || point.grain !== 'year') {
      if (span === null || point.grain === 'day' || point.grain === 'month') return span;
      const [year, first] = dayParts(span.from);
      const last = first + Math.round(monthsOf(span)) - 1;
      if (kind === 'end' || kind === 'late') return monthSpan(year, last);
      return kind === 'mid' ? span : monthSpan(year, first);
    }
    const [year] = dayParts(span.from);
    const months = { early: [1, 3], mid: [5, 8], late: [10, 12], end: [12, 12], start: [1, 1] }[kind];
    return monthSpan(year, months[0] ?? 1, months[1] ?? 12);
  };
}

function monthsOf(span: DayRange): number {
  const [fromYear, fromMonth] = dayParts(span.from);
  const [toYear, toMonth] = dayParts(span.to);
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}

/**
 * All date expressions of a text, in order, none overlapping. Whether each is meant as a date at all ("may", the year
 * in "SOCTA 2025") is for the caller, who knows whether the text is a report or a question.
 */
export function findPoints(text: string): Point[] {
  // every recogniser below needs a digit, a month or a season; most sentences have none
  if (
    !/\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|quarter|half|semester)/i.test(
      text,
    )
  )
    return [];
  const points: Point[] = [];
  for (const [pattern, build] of RECOGNISERS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (points.some((point) => start < point.end && point.start < end)) continue;
      const built = build(match.groups ?? {});
      if (built?.resolve && built.grain) {
        points.push({ start, end, grain: built.grain, year: built.year ?? null, resolve: built.resolve });
      }
    }
  }
  points.sort((a, b) => a.start - b.start);
  return points.map((point) => {
    const word = NARROWING.exec(text.slice(Math.max(0, point.start - 30), point.start));
    if (!word || (point.grain === 'day' && /end|close|start|beginning/i.test(word[0]))) return point;
    return { ...point, start: point.start - word[0].length, narrowed: true, resolve: narrow(word[1] ?? '', point) };
  });
}
