import { cleanText, cleanWithOffsets, linkTargets, superscriptNumber } from '../text/markup.ts';
import { type Block, type Heading, splitBlocks } from './blocks.ts';
import { CorpusError, lineAt } from './corpus-error.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';

export interface Paragraph {
  /** Counted from 1 within the section, footnotes not counted. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Only white space stands between this paragraph and the one before it in the section. */
  readonly adjoins: boolean;
  /** An item of a list. */
  readonly item: boolean;
}

export interface Section extends Heading {
  readonly start: number;
  /** Where the heading line ends; equal to `start` for text that has no heading. */
  readonly headingEnd: number;
  readonly paragraphs: readonly Paragraph[];
}

export interface Footnote {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly links: readonly string[];
}

/** A report: its particulars, its sections in order, its footnotes by number. Offsets are UTF-16 into `text`. */
export interface ReportDocument extends FrontMatter {
  /** Relative to the corpus folder. */
  readonly file: string;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly footnotes: ReadonlyMap<number, Footnote>;
  /** What is odd but did not stop the reading, each with its line. */
  readonly warnings: readonly string[];
}

/**
 * Parses one report.
 *
 * @param text the file as read
 * @param file its path relative to the corpus folder, for citations and errors
 * @throws {CorpusError} naming file, line and what is allowed, where the text cannot be a report
 */
export function parseDocument(text: string, file: string): ReportDocument {
  const strange = /[\0\ufffd]/.exec(text);
  if (strange)
    throw new CorpusError(
      file,
      lineAt(text, strange.index),
      'bytes that are not text',
      'allowed: a Markdown file in UTF-8',
    );
  if (text.trim() === '')
    throw new CorpusError(file, 1, 'the file is empty', 'allowed: the text of a report in Markdown');

  const front = readFrontMatter(text, file);
  const blocks = splitBlocks(text, front.end);
  const footnotes = readFootnotes(text, file, blocks);
  const sections = readSections(text, file, front, blocks);
  if (sections.every((section) => section.paragraphs.length === 0)) {
    throw new CorpusError(
      file,
      lineAt(text, front.end),
      'no running text after the front matter',
      "allowed: paragraphs under headings such as 'Introduction' or 'Action 1: …'",
    );
  }
  return { file, text, ...front, sections, footnotes, warnings: missingFootnotes(text, file, sections, footnotes) };
}

function readFootnotes(text: string, file: string, blocks: readonly Block[]): Map<number, Footnote> {
  const notes = new Map<number, Footnote>();
  for (const block of blocks) {
    if (block.kind !== 'footnote') continue;
    const mark = /^[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+/.exec(text.slice(block.start))?.[0] ?? '';
    const number = superscriptNumber(mark);
    const body = text.slice(block.start + mark.length, block.end);
    const start = block.end - body.trimStart().length;
    if (notes.has(number)) {
      throw new CorpusError(
        file,
        lineAt(text, block.start),
        `footnote ${number} has a second body`,
        'allowed: one body for each footnote number',
      );
    }
    const raw = body.trimStart();
    notes.set(number, { number, start, end: block.end, text: cleanText(raw), links: linkTargets(raw) });
  }
  return notes;
}

interface OpenSection {
  label: string;
  number: number | null;
  title: string;
  start: number;
  headingEnd: number;
  paragraphs: Paragraph[];
}

function readSections(text: string, file: string, front: FrontMatter, blocks: readonly Block[]): Section[] {
  const sections: OpenSection[] = [];
  let current: OpenSection | undefined;
  let previousEnd = -1;
  for (const block of blocks) {
    if (block.kind === 'footnote') continue;
    if (block.kind === 'heading' && block.heading) {
      // "Action 3" alone on its line takes the line below as its title
      if (
        current &&
        current.number !== null &&
        current.title === '' &&
        current.paragraphs.length === 0 &&
        block.heading.number === null
      ) {
        current.title = block.heading.title;
        current.headingEnd = block.end;
        continue;
      }
      current = { ...block.heading, start: block.start, headingEnd: block.end, paragraphs: [] };
      sections.push(current);
      previousEnd = -1;
      continue;
    }
    if (!current) {
      const title = front.subject ?? 'Text';
      current = { label: 'Text', number: null, title, start: block.start, headingEnd: block.start, paragraphs: [] };
      sections.push(current);
    }
    current.paragraphs.push({
      index: current.paragraphs.length + 1,
      start: block.start,
      end: block.end,
      item: block.item === true,
      adjoins: previousEnd >= 0 && /^\s*$/.test(text.slice(previousEnd, block.start)),
    });
    previousEnd = block.end;
  }
  // a table of contents repeats the headings without text under them
  const kept = sections.filter(
    (section) =>
      section.paragraphs.length > 0 ||
      !sections.some((other) => other !== section && other.label === section.label && other.paragraphs.length > 0),
  );
  for (const section of kept) {
    const twin = kept.find(
      (other) =>
        other !== section && other.number !== null && other.label === section.label && other.start < section.start,
    );
    if (twin) {
      throw new CorpusError(
        file,
        lineAt(text, section.start),
        `${section.label} stands a second time (first on line ${lineAt(text, twin.start)})`,
        'allowed: each number once',
      );
    }
  }
  return kept;
}

function missingFootnotes(
  text: string,
  file: string,
  sections: readonly Section[],
  notes: ReadonlyMap<number, Footnote>,
): string[] {
  const warnings: string[] = [];
  const called = new Set<number>();
  for (const { paragraphs } of sections) {
    for (const { start, end } of paragraphs) {
      for (const mark of cleanWithOffsets(text.slice(start, end)).marks) {
        called.add(mark.number);
        if (!notes.has(mark.number))
          warnings.push(`${file}:${lineAt(text, start)}: footnote ${mark.number} is called but has no body`);
      }
    }
  }
  for (const note of notes.values()) {
    if (!called.has(note.number))
      warnings.push(`${file}:${lineAt(text, note.start)}: footnote ${note.number} is never called`);
  }
  return warnings;
}
