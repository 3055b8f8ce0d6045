import { inActions, mentionsExact, unknownName } from './eligibility.ts';
import { ANSWERS, findFact } from './find-fact.ts';
import { matchSpans } from './focus.ts';
import { BUDGETS, refuse, type Selection, type Situation, withinBudget } from './selection.ts';

/** Share of the best coverage from which a passage is on the topic; of one word alone, what is only like it is not. */
const NEARLY = 0.8;
const AS_GOOD = 0.85;

/** Words of which one is half of what is asked about. */
const HALVES = 2;

/** Everything the report says of a name or topic, in the order of the report. */
export function findOverview(situation: Situation): Selection {
  const { question, index, ranked } = situation;
  if (unknownName(question)) return refuse('unknown_term', ranked);
  // "the digital euro": with half of a name unknown, what is said of the other half is something else
  const named = question.concepts.filter((concept) => !concept.light);
  if (
    named.length === HALVES &&
    named.every(({ entity }) => entity === null) &&
    named.some(({ unknown }) => unknown !== null)
  )
    return refuse('not_stated', ranked);
  const own = ranked.filter(
    (hit) =>
      hit.passage.kind === 'body' &&
      inActions(question, hit) &&
      mentionsExact(question, hit, index) &&
      question.concepts.every((concept, i) => !concept.entity || (hit.levels[i] ?? 0) >= 0.8) &&
      hit.coverage >= Math.max(ANSWERS, (named.length === 1 ? AS_GOOD : NEARLY) * (ranked[0]?.coverage ?? 0)),
  );
  if (own.length === 0) return findFact({ ...situation, question: { ...question, kind: 'fact' } });
  const kept = withinBudget(own, BUDGETS.overview, index).sort((a, b) => a.passage.id - b.passage.id);
  return {
    status: 'answered',
    reason: null,
    chosen: kept.map(({ passage }) => ({ passage, focus: matchSpans(question.concepts, passage, index) })),
    coverage: { found: own.length, inPeriod: own.length, shown: kept.length, merged: 0 },
    nearest: [],
  };
}
