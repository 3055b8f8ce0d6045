import { findPoints } from '../dates/points.ts';
import { cleanText } from '../text/markup.ts';
import { headingOf } from './blocks.ts';
import { CorpusError, lineAt } from './corpus-error.ts';

/** What stands before the first heading: the report's own particulars. */
export interface FrontMatter {
  /** Number of the document, as printed: "15571/25". */
  readonly number: string | null;
  /** The report's own date, `YYYY-MM-DD`: what lies after it is planned. */
  readonly date: string;
  /** Handling marking in capitals ("LIMITE"), or null. */
  readonly marking: string | null;
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly previous: readonly string[];
  /** Every line with content, with its offsets in the file and what it says, in words people ask with. */
  readonly lines: readonly { readonly start: number; readonly end: number; readonly about: string }[];
  /** Offset at which the body begins. */
  readonly end: number;
}

/** A Council document number: year of two digits, copies and revisions as in "16376/3/23 REV 3". */
export const DOCUMENT_NUMBER =
  /\b\d{3,5}(?:\/\d{1,2})?\/\d{2}(?:\s+(?:(?:REV|ADD|COR|INIT)\s*\d*)(?:\s+(?:REV|ADD|COR)\s*\d*)*)?/;

const MARKING =
  /^(?:LIMITE|PUBLIC|SENSITIVE|(?:RESTREINT|CONFIDENTIEL|SECRET|TRES SECRET|TRÈS SECRET)\b.*|.*\bRESTRICTED|EU CONFIDENTIAL)$/;

/** Label of a front-matter line and the words that people use for it. */
const FIELDS: readonly (readonly [
  pattern: RegExp,
  key: 'from' | 'to' | 'previous' | 'subject' | 'number' | 'date' | 'marking',
  about: string,
])[] = [
  [/^From\s*:/i, 'from', 'author who wrote written by prepared drafted from sender origin'],
  [/^To\s*:/i, 'to', 'addressed to recipient addressee who is it for'],
  [/^(?:No\.?|Nos\.?)?\s*prev\.?\s*docs?\.?\s*:/i, 'previous', 'previous earlier document number prev doc predecessor'],
  [/^Subject\s*:/i, 'subject', 'subject title topic about'],
  [/^(?:No\.?\s*doc\.?\s*:|Document\s*:)/i, 'number', 'document number reference'],
  [/^Date\s*:/i, 'date', 'date dated published issued when'],
];

/**
 * Reads the particulars before the body.
 *
 * @throws {CorpusError} where no date can be found: without it nothing can be told planned from done
 */
export function readFrontMatter(text: string, file: string): FrontMatter {
  const end = bodyStart(text);
  const values: Partial<Record<'from' | 'to' | 'previous' | 'subject' | 'number' | 'marking', string>> = {};
  const lines: { start: number; end: number; about: string }[] = [];
  let date: string | null = null;
  let offset = 0;
  for (const raw of text.slice(0, end).split('\n')) {
    const start = offset + (raw.length - raw.trimStart().length);
    offset += raw.length + 1;
    const line = cleanText(raw);
    if (line === '') continue;
    const field = FIELDS.find(([pattern]) => pattern.test(line));
    let about = field?.[2] ?? '';
    if (field && field[1] !== 'date') values[field[1]] ??= line.replace(field[0], '').trim();
    const day = dayIn(line);
    if (!date && day && (!field || field[1] === 'date')) {
      date = day;
      about = 'date dated published issued when place';
    } else if (!field && MARKING.test(line)) {
      values.marking ??= line;
      about = 'marking classification handling limite confidential restricted secret';
    } else if (!field && !values.number && new RegExp(`^${DOCUMENT_NUMBER.source}$`).test(line)) {
      values.number = line;
      about = 'document number reference of report';
    }
    lines.push({ start, end: start + raw.trim().length, about });
  }
  if (date === null) {
    throw new CorpusError(
      file,
      lineAt(text, end),
      'no date found before the body of the report',
      "allowed: a line such as 'Brussels, 21 November 2025' above the first heading",
    );
  }
  return {
    number: values.number ?? null,
    date,
    marking: values.marking ?? null,
    subject: values.subject ?? null,
    from: values.from ?? null,
    to: values.to ?? null,
    previous: values.previous?.split(/\s*[;,]\s*/).filter(Boolean) ?? [],
    lines,
    end,
  };
}

function dayIn(line: string): string | null {
  if (line.length > 120) return null;
  for (const point of findPoints(line)) {
    if (point.grain === 'day' && point.year !== null) return point.resolve(point.year)?.from ?? null;
  }
  return null;
}

/** Offset of the first heading, or of the first line of running text where there is none. */
function bodyStart(text: string): number {
  let offset = 0;
  let previous: { start: number; line: string } | null = null;
  for (const raw of text.split('\n')) {
    const line = cleanText(raw);
    const heading = headingOf(raw);
    if (heading && !/^#\s/.test(line)) return offset;
    if (line.split(' ').length >= 30 && /[.!?]$/.test(line)) {
      const alone =
        previous &&
        /^\p{Lu}\p{Ll}/u.test(previous.line) &&
        previous.line.split(' ').length <= 10 &&
        !/[:.,;)]|\d{4}/.test(previous.line);
      return alone && previous ? previous.start : offset;
    }
    if (line !== '') previous = { start: offset, line };
    offset += raw.length + 1;
  }
  return Math.min(offset, text.length);
}
