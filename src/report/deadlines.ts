import type { Excerpt } from '../answer/answer.ts';
import type { Engine } from '../engine.ts';
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
  const all: Deadline[] = [];
  for (const passage of engine.index.passages) {
    if (passage.kind !== 'body') continue;
    const event = passage.events.find(
      ({ status, from, to }) =>
        status === 'planned' &&
        (!period || ((period.to === null || from <= period.to) && (period.from === null || to >= period.from))),
    );
    // the last excerpt holds the passage; one before it would be its lead, cut off by a footnote
    const excerpt = event && asExcerpts([passage], engine).at(-1);
    if (event && excerpt) all.push({ from: event.from, to: event.to, label: event.label, excerpt });
  }
  all.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : a.excerpt.source.start - b.excerpt.source.start));
  return { passed: all.filter(({ to }) => to < today), ahead: all.filter(({ to }) => to >= today) };
}
