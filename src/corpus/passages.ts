import { type DatedEvent, findReportDates } from '../dates/report-dates.ts';
import { type CleanText, cleanText, cleanWithOffsets } from '../text/markup.ts';
import { type Span, splitSentences } from '../text/sentences.ts';
import { leansOnPrevious } from './leaning.ts';
import type { Paragraph, ReportDocument, Section } from './parse-document.ts';

/**
 * The unit of retrieval: one sentence of the body, one footnote body, one line of the front matter, or a heading.
 * `start` and `end` are UTF-16 offsets into the file; the slice without its markup is `text`.
 */
export interface Passage {
  /** Position in the corpus, counted from 0 over all reports. */
  readonly id: number;
  readonly kind: 'body' | 'footnote' | 'front' | 'heading';
  readonly document: ReportDocument;
  /** Null for the front matter. */
  readonly section: Section | null;
  /** Counted from 1 within the section; of a footnote that of the sentence that calls it; 0 in the front matter and for headings. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Footnotes called in it, in order: the number, and the offset in `text` that the mark follows. */
  readonly calls: readonly { readonly number: number; readonly at: number }[];
  readonly events: readonly DatedEvent[];
  /** The passage it cannot be understood without, or null. */
  readonly leansOn: number | null;
  /** Only white space and markup stand between it and the body passage before it in its section. */
  readonly adjoins: boolean;
  /** First sentence of an item of a list: the passage that the list follows; else null. */
  readonly listOf: number | null;
  /** Footnote: the passage that calls it. */
  readonly calledBy: number | null;
  readonly footnote: number | null;
  /** Front matter: words people ask for the line with. */
  readonly about: string;
}

/** All passages of a report: the front matter's lines, the body's sentences in order, then the footnotes. */
export function splitPassages(document: ReportDocument, firstId: number): Passage[] {
  const passages: Passage[] = [];
  const base = {
    document,
    section: null,
    paragraph: 0,
    calls: [],
    events: [],
    leansOn: null,
    adjoins: false,
    listOf: null,
    calledBy: null,
    footnote: null,
    about: '',
  };
  for (const line of document.lines) {
    const { text } = cleanWithOffsets(document.text.slice(line.start, line.end));
    passages.push({
      ...base,
      id: firstId + passages.length,
      kind: 'front',
      start: line.start,
      end: line.end,
      text,
      about: line.about,
    });
  }
  const callers = new Map<number, Passage>();
  for (const section of document.sections) {
    if (section.headingEnd > section.start) {
      const { text } = cleanWithOffsets(document.text.slice(section.start, section.headingEnd));
      passages.push({
        ...base,
        id: firstId + passages.length,
        kind: 'heading',
        section,
        start: section.start,
        end: section.headingEnd,
        text,
      });
    }
    let previous: Passage | null = null;
    let opening: Passage | null = null;
    for (const paragraph of section.paragraphs) {
      opening = paragraph.item ? (opening ?? previous) : null;
      const context: ParagraphContext = { section, paragraph, before: previous, listOf: opening?.id ?? null };
      for (const passage of paragraphPassages(document, context, firstId + passages.length)) {
        passages.push(passage);
        previous = passage;
        for (const { number } of passage.calls) if (!callers.has(number)) callers.set(number, passage);
      }
    }
  }
  for (const note of document.footnotes.values()) {
    const caller = callers.get(note.number);
    passages.push({
      ...base,
      id: firstId + passages.length,
      kind: 'footnote',
      section: caller?.section ?? sectionAt(document, note.start),
      paragraph: caller?.paragraph ?? 1,
      start: note.start,
      end: note.end,
      text: note.text,
      calledBy: caller?.id ?? null,
      footnote: note.number,
    });
  }
  return passages;
}

function sectionAt(document: ReportDocument, offset: number): Section | null {
  return document.sections.findLast((section) => section.start <= offset) ?? null;
}

/** Joins sentences whose border lies inside markup: the slice of either alone would not clean to its words. */
function wholeSlices(spans: readonly Span[], clean: CleanText, document: ReportDocument): Span[] {
  const whole: Span[] = [];
  let open: Span | null = null;
  for (const span of spans) {
    const joined: Span = open ? { start: open.start, end: span.end } : span;
    const slice = document.text.slice(clean.starts[joined.start], clean.ends[joined.end - 1]);
    // only a link can be cut open
    if (open === null && !slice.includes('[') && !slice.includes(']')) {
      whole.push(joined);
      continue;
    }
    open = cleanText(slice) === clean.text.slice(joined.start, joined.end) ? null : joined;
    if (open === null) whole.push(joined);
  }
  return open ? [...whole, open] : whole;
}

interface ParagraphContext {
  readonly section: Section;
  readonly paragraph: Paragraph;
  readonly before: Passage | null;
  /** The passage that the list follows of which the paragraph is an item. */
  readonly listOf: number | null;
}

function paragraphPassages(
  document: ReportDocument,
  { section, paragraph, before, listOf }: ParagraphContext,
  firstId: number,
): Passage[] {
  const clean = cleanWithOffsets(document.text.slice(paragraph.start, paragraph.end), paragraph.start);
  const passages: Passage[] = [];
  let previous = before;
  const spans = wholeSlices(splitSentences(clean.text), clean, document);
  spans.forEach((span, i) => {
    const text = clean.text.slice(span.start, span.end);
    const next = spans[i + 1];
    const passage: Passage = {
      id: firstId + i,
      kind: 'body',
      document,
      section,
      paragraph: paragraph.index,
      start: clean.starts[span.start] ?? paragraph.start,
      end: clean.ends[span.end - 1] ?? paragraph.end,
      text,
      calls: clean.marks
        .filter((mark) => mark.at > span.start && (mark.at <= span.end || (next ? mark.at < next.start : true)))
        .map(({ number, at }) => ({ number, at: Math.min(at, span.end) - span.start })),
      events: findReportDates(text, document.date),
      leansOn: previous && leansOnPrevious(text, previous.text) ? previous.id : null,
      adjoins: i > 0 || (paragraph.adjoins && before !== null),
      listOf: i === 0 ? listOf : null,
      calledBy: null,
      footnote: null,
      about: '',
    };
    passages.push(passage);
    previous = passage;
  });
  return passages;
}
