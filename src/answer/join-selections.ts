import type { Concept } from '../question/concept.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Selection } from './selection.ts';

/** Two answers as one, where both parts have one; null where either has not. */
export function joinSelections(selections: readonly Selection[]): Selection | null {
  if (selections.some((selection) => selection.status === 'not_in_report')) return null;
  const shown = new Set<number>();
  const chosen = selections
    .flatMap((selection) => selection.chosen)
    .filter(({ passage }) => !shown.has(passage.id) && shown.add(passage.id));
  const sum = (pick: (selection: Selection) => number) =>
    selections.reduce((total, selection) => total + pick(selection), 0);
  return {
    status: selections.every((selection) => selection.status === 'answered') ? 'answered' : 'closest',
    reason: null,
    chosen,
    coverage: {
      found: sum((one) => one.coverage.found),
      inPeriod: sum((one) => one.coverage.inPeriod),
      shown: chosen.length,
      merged: sum((one) => one.coverage.merged),
    },
    nearest: [],
  };
}

/** Does no passage speak of what either question has to itself? Then the two are not one topic of two words. */
export function standApart(one: Question, other: Question, index: PassageIndex): boolean {
  const ownTo = (question: Question, rest: Question) =>
    question.concepts.filter(
      (concept) => !concept.light && !rest.concepts.some(({ words }) => words === concept.words),
    );
  const [left, right] = [ownTo(one, other), ownTo(other, one)];
  if (left.length === 0 || right.length === 0) return false;
  const holds = (id: number, concept: Concept) =>
    concept.alternatives[0]?.terms.every((term) => index.termSet(id).has(term)) === true;
  return index.passages.every(
    ({ id, kind }) =>
      (kind !== 'body' && kind !== 'heading') ||
      !(left.some((concept) => holds(id, concept)) && right.some((concept) => holds(id, concept))),
  );
}
