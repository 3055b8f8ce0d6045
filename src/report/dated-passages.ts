import type { Passage } from '../corpus/passages.ts';
import { daysBetween } from '../dates/calendar.ts';
import type { DatedEvent } from '../dates/report-dates.ts';
import type { Engine } from '../engine.ts';

/** A statement of the report with one of its dates. */
export interface Dated {
  readonly passage: Passage;
  readonly event: DatedEvent;
  /** Days that the date may mean: 1 for a day, 30 or so for a month. */
  readonly span: number;
}

/** A date of at most this many days is a day to a reader, such as a meeting of two; a longer one is a period. */
export const LONGEST_DAY = 3;

/** Sentences of the body with those of their dates that `wanted` takes, in order of the report. */
export function datedPassages(engine: Engine, wanted: (event: DatedEvent) => boolean): Dated[] {
  return engine.index.passages.flatMap((passage) =>
    passage.kind === 'body'
      ? passage.events.filter(wanted).map((event) => ({ passage, event, span: daysBetween(event.from, event.to) + 1 }))
      : [],
  );
}

/** Of each sentence only the most precise date: "in 2025, which has been confirmed for Q4 2025" is of Q4. */
export function mostPrecise(all: readonly Dated[]): Dated[] {
  const best = new Map<Passage, Dated>();
  for (const one of all) {
    const other = best.get(one.passage);
    if (other === undefined || one.span < other.span) best.set(one.passage, one);
  }
  return [...best.values()];
}
