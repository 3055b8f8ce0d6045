import type { Passage } from '../corpus/passages.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import type { Coverage, Reason } from './answer.ts';
import { type Chosen, wordCount } from './excerpt.ts';

/** What a strategy found: passages in the order to be shown, or why there are none. */
export interface Selection {
  readonly status: 'answered' | 'closest' | 'not_in_report';
  readonly reason: Reason | null;
  readonly chosen: readonly Chosen[];
  readonly coverage: Coverage;
  /** When not_in_report: what comes closest. */
  readonly nearest: readonly Ranked[];
  /** Notes for the reader on how the question was read. */
  readonly assumed?: readonly string[];
}

/** What every strategy works on. */
export interface Situation {
  readonly question: Question;
  readonly index: PassageIndex;
  readonly ranked: readonly Ranked[];
}

export function refuse(reason: Reason, nearest: readonly Ranked[], coverage?: Partial<Coverage>): Selection {
  return {
    status: 'not_in_report',
    reason,
    chosen: [],
    nearest,
    coverage: { found: 0, inPeriod: 0, shown: 0, merged: 0, ...coverage },
  };
}

/** Words in a text that a passage and its leads would add to an answer. */
export function cost(passage: Passage, index: PassageIndex, shown: ReadonlySet<number>): number {
  return [...index.leads(passage), passage.id]
    .filter((id) => !shown.has(id))
    .reduce((sum, id) => sum + wordCount(index.passage(id).text), 0);
}

/** Takes passages in the order given until the words run out; the first always fits. */
export function withinBudget<T extends { readonly passage: Passage }>(
  items: readonly T[],
  budget: number,
  index: PassageIndex,
): T[] {
  const kept: T[] = [];
  const shown = new Set<number>();
  let words = 0;
  for (const item of items) {
    const more = cost(item.passage, index, shown);
    if (kept.length > 0 && words + more > budget) continue;
    kept.push(item);
    words += more;
    for (const id of [...index.leads(item.passage), item.passage.id]) shown.add(id);
  }
  return kept;
}

/** Words an answer may have, by the contract: two or three sentences for a fact, more where completeness asks for it. */
export const BUDGETS = {
  fact: 150,
  list: 240,
  timeline: 390,
  planned: 390,
  comparison: 300,
  action: 450,
  overview: 390,
} as const;
