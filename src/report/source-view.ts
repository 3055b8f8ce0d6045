import type { Footnote, ReportDocument } from '../corpus/parse-document.ts';
import type { Corpus } from '../corpus/read-corpus.ts';
import { cleanWithOffsets } from '../text/markup.ts';

/** A piece of a report as it is read: words, marked or not, or the call of a footnote. */
export type Run =
  | { readonly kind: 'words'; readonly text: string; readonly marked: boolean }
  | { readonly kind: 'call'; readonly number: number };

export interface NoteView {
  readonly number: number;
  readonly runs: readonly Run[];
  readonly links: readonly string[];
}

export interface ParagraphView {
  /** Counted from 1 within the section. */
  readonly index: number;
  readonly runs: readonly Run[];
  /** The footnotes it is the first to call. */
  readonly notes: readonly NoteView[];
}

export interface SectionView {
  readonly label: string;
  readonly title: string;
  readonly heading: readonly Run[];
  readonly paragraphs: readonly ParagraphView[];
}

/** A whole report to be read, with one stretch of it marked. */
export interface SourceView {
  readonly document: ReportDocument;
  readonly front: readonly (readonly Run[])[];
  readonly sections: readonly SectionView[];
}

/** A stretch of a corpus file, UTF-16 offsets, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A report with a stretch of it marked. The marks come from the parser's offsets; no words are searched.
 *
 * @param file   as excerpts name it
 * @param marked what to mark, or null for the bare report
 * @returns null where the corpus has no such file, or the stretch holds no word of it
 */
export function sourceViewOf(corpus: Corpus, file: string, marked: Stretch | null): SourceView | null {
  const document = corpus.documents.find((one) => one.file === file);
  if (!document) return null;
  const runs = (at: Stretch) => runsOf(document, at, marked);
  const seen = new Set<number>();
  const notesOf = (paragraph: readonly Run[]): NoteView[] =>
    paragraph.flatMap((run) => {
      const note = run.kind === 'call' && !seen.has(run.number) ? document.footnotes.get(run.number) : undefined;
      if (!note) return [];
      seen.add(note.number);
      return [noteView(note, runs(note))];
    });
  const view: SourceView = {
    document,
    front: document.lines.map(runs),
    sections: document.sections.map((section) => ({
      label: section.label,
      title: section.title,
      heading: runs({ start: section.start, end: section.headingEnd }),
      paragraphs: section.paragraphs.map((paragraph) => {
        const words = runs(paragraph);
        return { index: paragraph.index, runs: words, notes: notesOf(words) };
      }),
    })),
  };
  return marked === null || hasMark(view) ? view : null;
}

function noteView({ number, links }: Footnote, runs: readonly Run[]): NoteView {
  return { number, runs, links };
}

/** The clean words of a stretch, cut where the mark begins and ends and where footnotes are called. */
function runsOf(document: ReportDocument, at: Stretch, marked: Stretch | null): Run[] {
  const { text, starts, ends, marks } = cleanWithOffsets(document.text.slice(at.start, at.end), at.start);
  const first = marked === null ? -1 : starts.findIndex((start) => start >= marked.start);
  const last = marked === null ? -1 : ends.findLastIndex((end) => end <= marked.end);
  const from = first >= 0 && last >= first ? first : text.length;
  const to = from === text.length ? text.length : last + 1;
  const cuts = [...new Set([0, from, to, ...marks.map((mark) => mark.at), text.length])].sort((a, b) => a - b);
  const runs: Run[] = [];
  cuts.forEach((cut, i) => {
    for (const mark of marks) if (mark.at === cut) runs.push({ kind: 'call', number: mark.number });
    const words = text.slice(cut, cuts[i + 1]);
    if (i < cuts.length - 1 && words !== '') runs.push({ kind: 'words', text: words, marked: cut >= from && cut < to });
  });
  return runs;
}

function hasMark({ front, sections }: SourceView): boolean {
  const all = [
    ...front,
    ...sections.flatMap(({ heading, paragraphs }) => [
      heading,
      ...paragraphs.flatMap(({ runs, notes }) => [runs, ...notes.map((note) => note.runs)]),
    ]),
  ];
  return all.some((runs) => runs.some((run) => run.kind === 'words' && run.marked));
}
