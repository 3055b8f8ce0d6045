import type { Corpus } from '../corpus/read-corpus.ts';
import { cleanWithOffsets } from '../text/markup.ts';

/** A paragraph of the report; `marked` is the part that an excerpt quotes, UTF-16 offsets into `text`. */
export interface MarkedParagraph {
  readonly text: string;
  readonly marked: { readonly start: number; readonly end: number } | null;
}

/** Where a quotation stands, with the paragraph before and the one after. */
export interface Surroundings {
  readonly document: string;
  readonly heading: string;
  readonly paragraphs: readonly MarkedParagraph[];
}

/**
 * The paragraphs around a slice of a corpus file.
 *
 * @param start UTF-16 offset into the file
 * @param end   exclusive
 * @returns null where the file is unknown or the slice touches no paragraph of the body
 */
export function surroundingsOf(corpus: Corpus, file: string, start: number, end: number): Surroundings | null {
  const document = corpus.documents.find((one) => one.file === file);
  const section = document?.sections.find(({ paragraphs }) =>
    paragraphs.some((one) => one.start < end && one.end > start),
  );
  if (!document || !section) return null;
  const touched = section.paragraphs.flatMap((one, i) => (one.start < end && one.end > start ? [i] : []));
  const first = Math.max(0, (touched[0] ?? 0) - 1);
  const last = (touched.at(-1) ?? 0) + 1;
  const paragraphs = section.paragraphs.slice(first, last + 1).map((paragraph): MarkedParagraph => {
    const clean = cleanWithOffsets(document.text.slice(paragraph.start, paragraph.end), paragraph.start);
    const from = clean.starts.findIndex((at) => at >= start);
    const to = clean.ends.findLastIndex((at) => at <= end);
    const inside = from >= 0 && to >= from && paragraph.start < end && paragraph.end > start;
    return { text: clean.text, marked: inside ? { start: from, end: to + 1 } : null };
  });
  const heading = section.number === null ? section.title : `${section.label}: ${section.title}`;
  return { document: document.number ?? document.file, heading, paragraphs };
}
