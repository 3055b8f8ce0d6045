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

/** The same passages by the first day they are dated to; undated ones last. */
export function inOrderOfTime(selection: Selection): Selection {
  const day = ({ passage }: Selection['chosen'][number]) => passage.events[0]?.from ?? '9999';
  return {
    ...selection,
    chosen: [...selection.chosen].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0)),
  };
}

/** Does no passage speak of what either question has to itself? Then the two are not one topic of two words. */
export function standApart(one: Question, other: Question, index: PassageIndex): boolean {
  const ownTo = (question: Question, rest: Question) => {
    const own = question.concepts.filter(
      (concept) => !concept.light && !rest.concepts.some(({ words }) => words === concept.words),
    );
    // of "the Europol mapping" it is the mapping that is asked about
    const things = own.filter((concept) => concept.entity === null);
    return things.length > 0 ? things : own;
  };
  const [left, right] = [ownTo(one, other), ownTo(other, one)];
  if (left.length === 0 || right.length === 0) return false;
  const holds = (id: number, concept: Concept) =>
    concept.alternatives[0]?.terms.every((term) => index.termSet(id).has(term)) === true;
  return index.passages.every(
    ({ id, kind }) =>
      (kind !== 'body' && kind !== 'heading') ||
      !(left.every((concept) => holds(id, concept)) && right.every((concept) => holds(id, concept))),
  );
}
