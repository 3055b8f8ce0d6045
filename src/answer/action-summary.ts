import type { Engine } from '../engine.ts';
import type { Answer, Excerpt, ExcerptFootnote, Source } from './answer.ts';
import { sourceOf } from './excerpt.ts';
import { aimOf } from './find-action.ts';

/** An Action of a report, for lists. */
export interface ActionEntry {
  readonly number: number;
  readonly heading: string;
  readonly document: string;
  readonly file: string;
}

/** The parts of an Action's summary; every line is an excerpt, a name as the report writes it, or a footnote. */
export interface ActionSummary {
  readonly aim: readonly Excerpt[];
  readonly done: readonly Excerpt[];
  readonly planned: readonly Excerpt[];
  readonly further: readonly Excerpt[];
  /** Bodies and programmes the Action names, each with the place that names it first. */
  readonly bodies: readonly { readonly name: string; readonly source: Source }[];
  readonly documents: readonly ExcerptFootnote[];
}

/** The numbered Actions of every report, in order. */
export function listActions({ corpus }: Engine): ActionEntry[] {
  return corpus.documents.flatMap((document) =>
    document.sections.flatMap((section) =>
      section.number === null
        ? []
        : [
            {
              number: section.number,
              heading: section.title,
              document: document.number ?? document.file,
              file: document.file,
            },
          ],
    ),
  );
}

/** Sorts the excerpts of an Action's answer into aim, done, planned and the rest, and adds bodies and documents. */
export function summariseAction(answer: Answer, { index }: Engine): ActionSummary {
  const passages = index.passages.filter(
    (passage) =>
      passage.kind === 'body' &&
      passage.section?.number != null &&
      answer.readAs.actions.includes(passage.section.number),
  );
  const sections = [...new Set(passages.flatMap((passage) => (passage.section ? [passage.section] : [])))];
  const aims = new Set(sections.map((section) => aimOf(index.inSection(section))?.end));
  const aim = answer.excerpts.filter((excerpt) => aims.has(excerpt.source.end));
  const rest = answer.excerpts.filter((excerpt) => !aim.includes(excerpt));
  const bodies = new Map<string, Source>();
  const documents = new Map<number, ExcerptFootnote>();
  for (const passage of passages) {
    for (const { entity } of index.mentions(passage.id))
      if (!bodies.has(entity.name)) bodies.set(entity.name, sourceOf(passage));
  }
  for (const note of answer.excerpts.flatMap((excerpt) => excerpt.footnotes)) documents.set(note.number, note);
  const planned = rest.filter((excerpt) => excerpt.dates.some((date) => date.status === 'planned'));
  const done = rest.filter((excerpt) => !planned.includes(excerpt) && excerpt.dates.length > 0);
  return {
    aim,
    done,
    planned,
    further: rest.filter((excerpt) => !planned.includes(excerpt) && !done.includes(excerpt)),
    bodies: [...bodies].map(([name, source]) => ({ name, source })),
    documents: [...documents.values()],
  };
}
