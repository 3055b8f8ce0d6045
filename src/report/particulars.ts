import type { Corpus } from '../corpus/read-corpus.ts';

/** What a reader must know of a report besides its words. */
export interface Particulars {
  readonly document: string;
  readonly subject: string;
  /** The report's own day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly marking: string | null;
}

/** One numbered section of a report: an Action of the Roadmap. */
export interface OutlineEntry {
  readonly number: number;
  readonly label: string;
  readonly title: string;
}

/** The particulars of every report, in the order of the corpus. */
export function particularsOf(corpus: Corpus): Particulars[] {
  return corpus.documents.map(({ file, number, subject, date, marking }) => ({
    document: number ?? file,
    subject: subject ?? file,
    date,
    marking,
  }));
}

/** Is any report marked for limited distribution? PUBLIC is the only marking that limits nothing. */
export function isMarked(corpus: Corpus): boolean {
  return corpus.documents.some(({ marking }) => marking !== null && marking !== 'PUBLIC');
}

/** The numbered sections of all reports, each number once, by number. */
export function outlineOf(corpus: Corpus): OutlineEntry[] {
  const entries = new Map<number, OutlineEntry>();
  for (const { sections } of corpus.documents) {
    for (const { number, label, title } of sections) {
      if (number !== null && !entries.has(number)) entries.set(number, { number, label, title });
    }
  }
  return [...entries.values()].sort((a, b) => a.number - b.number);
}
