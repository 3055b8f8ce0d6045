import type { Source } from '../answer/answer.ts';
import { sourceOf } from '../answer/excerpt.ts';
import { understand } from '../answer-question.ts';
import type { Engine } from '../engine.ts';
import { dossierOf } from './dossier.ts';

/** A dated statement in the row of the one it is about. */
export interface ChronologyMark {
  readonly row: string;
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  /** The date in the report's words. */
  readonly label: string;
  readonly status: 'past' | 'planned';
  /** The sentence, word for word. */
  readonly text: string;
  readonly source: Source;
}

/** What a report dates, in rows. */
export interface Chronology {
  readonly title: string;
  readonly rows: readonly string[];
  readonly marks: readonly ChronologyMark[];
}

/** Rows of the whole report: those named in the most dated sentences. */
const MOST_ROWS = 24;

/** Everything the reports date, a row for each body or programme; those dated once only are left out. */
export function wholeChronology(engine: Engine): Chronology {
  const { index } = engine;
  const rows = index.entities.entities
    .map((entity) => ({ name: entity.name, marks: marksOf(index.withTerm(entity.term), entity.name, engine) }))
    .filter(({ marks }) => marks.length > 1)
    .sort((a, b) => b.marks.length - a.marks.length || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_ROWS);
  return {
    title: 'Dated statements of the report, by body or programme',
    rows: rows.map(({ name }) => name),
    marks: rows.flatMap(({ marks }) => marks),
  };
}

function marksOf(ids: Iterable<number>, row: string, { index }: Engine): ChronologyMark[] {
  return [...ids]
    .map((id) => index.passage(id))
    .filter(({ kind }) => kind === 'body')
    .flatMap((passage) =>
      passage.events.map(({ from, to, label, status }) => ({
        row,
        from,
        to,
        label,
        status,
        text: passage.text,
        source: sourceOf(passage),
      })),
    );
}

/**
 * Everything the reports date of one body, a row for each section that says so.
 *
 * @param words a name, with or without a period: "EJOCN 2025"
 * @param now   today, `YYYY-MM-DD`
 * @returns null where nothing is dated of such a name
 */
export function chronologyOf(engine: Engine, words: string, now: string): Chronology | null {
  const listing = dossierOf(understand(engine, { question: words, now }), engine);
  const marks = (listing?.groups ?? []).flatMap(({ excerpts }) =>
    excerpts.flatMap(({ text, source, dates }) =>
      dates.map((date): ChronologyMark => ({ row: source.section, ...date, text, source })),
    ),
  );
  if (!listing || marks.length === 0) return null;
  return {
    title: listing.title.replace('Everything', 'Dated statements'),
    rows: [...new Set(marks.map(({ row }) => row))],
    marks,
  };
}
