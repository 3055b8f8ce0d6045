import type { Excerpt } from '../answer/answer.ts';
import type { Engine } from '../engine.ts';
import { datedPassages, mostPrecise } from './dated-passages.ts';
import { asExcerpts } from './listing.ts';

/** Something the report plans: the excerpt that says so, and the planned date it is listed under. */
export interface Deadline {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly excerpt: Excerpt;
}

export interface Deadlines {
  /** The day has passed by now: whether it happened, the report cannot say. */
  readonly passed: readonly Deadline[];
  /** Due today or later, soonest first. */
  readonly ahead: readonly Deadline[];
}

/**
 * What the report plans, by date.
 *
 * @param today  `YYYY-MM-DD`: splits what is past its date from what is due
 * @param period only what touches these days, or null for everything
 */
export function deadlinesOf(
  engine: Engine,
  today: string,
  period: { readonly from: string | null; readonly to: string | null } | null,
): Deadlines {
  const planned = datedPassages(
    engine,
    ({ status, from, to }) =>
      status === 'planned' &&
      (!period || ((period.to === null || from <= period.to) && (period.from === null || to >= period.from))),
  );
  const all = mostPrecise(planned).flatMap(({ passage, event }): Deadline[] => {
    // the last excerpt holds the passage; one before it would be its lead, cut off by a footnote
    const excerpt = asExcerpts([passage], engine).at(-1);
    return excerpt ? [{ from: event.from, to: event.to, label: event.label, excerpt }] : [];
  });
  all.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : a.excerpt.source.start - b.excerpt.source.start));
  return { passed: all.filter(({ to }) => to < today), ahead: all.filter(({ to }) => to >= today) };
}
