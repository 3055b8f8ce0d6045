import { cleanText } from '../text/markup.ts';
import { romanValue, termOf } from '../text/terms.ts';

/** A run of lines of a corpus file that belong together. Offsets are UTF-16, into the file, without outer blanks. */
export interface Block {
  readonly kind: 'text' | 'footnote' | 'heading';
  readonly start: number;
  readonly end: number;
  readonly heading?: Heading;
  /** Text: an item of a list. */
  readonly item?: boolean;
}

/** A section heading: "Action 5: A network …" has a label, a number and a title; "Introduction" is its own label. */
export interface Heading {
  readonly label: string;
  readonly number: number | null;
  readonly title: string;
}

const NUMBERED =
  /^(?:#{1,6}\s*)?(Action|Measure|Priority|Recommendation|Objective|Commitment|Deliverable|Step|Workstream|Pillar|Milestone|Goal|Chapter|Section|Part)(?:\s+(?:no\.?|n°|#))?\s+(\d{1,3}|[IVX]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s*(?:[:.\u2013\u2014-]+\s*(\S.{0,240})?)?$/i;

/** "Strand 11: Match fixing": any word that a report numbers its parts by, where a title follows. */
const NUMBERED_OTHERWISE =
  /^(?:#{1,6}\s*)?(?!(?:Annex|Appendix|Table|Figure|Graph|Chart|Box|Map|Article|Art|Recital|Note|Footnote|Page|Question|Option|Example|January|February|March|April|May|June|July|August|September|October|November|December)\b)(\p{Lu}\p{Ll}{2,}(?: (?:of|for) \p{Ll}+)?)\s+(\d{1,3}|[IVX]{1,6})\s*[:.\u2013\u2014-]+\s+(\S.{0,160}[^.;,])$/u;

const KNOWN_TITLE =
  /^(?:\d{1,2}\.?\s+|[IVX]+\.?\s+|[A-Z]\.\s+)?(?:introduction|conclusions?|state of play|background|context|summary|executive summary|overview|next steps|way forward|purpose|scope|methodology|annex(?:es)?(?:\s+\S{1,4})?|main findings|findings|outlook|recommendations|final remarks|general remarks|follow-up|implementation)$/i;

const FOOTNOTE_START = /^\s*[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+(?=[\s\p{L}\d<["'(])/u;
const LIST_ITEM = /^\s*(?:[-*+\u2022\u2013]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).]\s+)\S/;
/** An item of a list within a text; plain numbers may count the paragraphs of a whole report. */
const LETTERED_OR_BULLET = /^\s*(?:[-*+\u2022\u2013]\s+|\(?(?:[a-z]|[ivx]{1,4})[).]\s+)\S/;

/** The heading that a line is by its form alone, or null. */
export function headingOf(line: string): Heading | null {
  const clean = cleanText(line);
  const numbered = NUMBERED.exec(clean) ?? NUMBERED_OTHERWISE.exec(clean);
  if (numbered) {
    const [, word = '', count = '', title = ''] = numbered;
    const spelt = Number(termOf(count.toLowerCase()));
    const number = /^\d+$/.test(count) ? Number(count) : (romanValue(count.toLowerCase()) ?? (spelt || 1));
    const label = `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()} ${number}`;
    const counts = !/^(?:chapter|section|part)$/i.test(word);
    return { label, number: counts ? number : null, title: title.trim() };
  }
  const hash = /^#{1,6}\s+(.+?)\s*#*$/.exec(clean);
  const title = hash?.[1] ?? clean;
  return hash || KNOWN_TITLE.test(clean) ? { label: title, number: null, title } : null;
}

/** A short line that stands alone, opens with a capital and ends without punctuation: a heading in all likelihood. */
function looksLikeHeading(line: string): boolean {
  const clean = cleanText(line);
  return (
    /^[\p{Lu}\d]/u.test(clean) &&
    clean.length <= 90 &&
    clean.split(' ').length <= 12 &&
    !/[.;:,!?)]$/.test(clean) &&
    !/\d{4}\/\d|\/\d{2}\b/.test(clean)
  );
}

interface OpenBlock {
  readonly start: number;
  readonly end: number;
  readonly lines: number;
  readonly first: string;
}

const extend = (block: OpenBlock, end: number): OpenBlock => ({ ...block, end, lines: block.lines + 1 });

/**
 * Cuts a corpus file into blocks: paragraphs, footnote bodies, headings. A block ends at an empty line, and before a
 * line that opens a footnote body, a heading or a list item.
 *
 * @param text the file
 * @param from where the body begins; before it short lines are front matter, not headings
 */
export function splitBlocks(text: string, from = 0): Block[] {
  const blocks: Block[] = [];
  let open: OpenBlock | null = null;

  const close = () => {
    if (!open) return;
    const { start, end, lines, first } = open;
    open = null;
    if (FOOTNOTE_START.test(first)) {
      blocks.push({ kind: 'footnote', start, end });
      return;
    }
    const known = lines === 1 ? headingOf(first) : null;
    const heading =
      known ??
      (lines === 1 && looksLikeHeading(first)
        ? { label: cleanText(first), number: null, title: cleanText(first) }
        : null);
    blocks.push(
      heading
        ? { kind: 'heading', start, end, heading }
        : { kind: 'text', start, end, item: LETTERED_OR_BULLET.test(first) },
    );
  };

  let offset = from;
  while (offset < text.length) {
    const newline = text.indexOf('\n', offset);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(offset, lineEnd);
    if (line.trim() === '') {
      close();
    } else {
      if (FOOTNOTE_START.test(line) || LIST_ITEM.test(line) || headingOf(line)?.number != null) close();
      const start = offset + (line.length - line.trimStart().length);
      const end = offset + line.trimEnd().length;
      open = open === null ? { start: start + listMark(line), end, lines: 1, first: line } : extend(open, end);
      if (headingOf(line)?.number != null) close();
    }
    offset = lineEnd + 1;
  }
  close();
  return blocks;
}

/** Length of the bullet of a list line; numbers stay, they are part of the sentence. */
function listMark(line: string): number {
  return /^(?:[-+\u2022\u2013]|\*(?!\*))\s+/.exec(line.trimStart())?.[0].length ?? 0;
}
