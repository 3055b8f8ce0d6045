import type { Kind } from '../question/kinds.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { unknownPredicate } from './eligibility.ts';
import { ANSWERS } from './find-fact.ts';
import { matchSpans } from './focus.ts';
import { type Selection, type Situation, withinBudget } from './selection.ts';

/** Kinds that ask for no figure, place or day, which a passage that is merely close has not. */
const OPEN: ReadonlySet<Kind> = new Set(['fact', 'overview', 'who', 'list']);
/** Words of meaning from which a question describes what it is after, so that some of them may be found. */
const DESCRIBES = 4;
/** Share of a question's weight that the best passage must speak of, and that may be words the report lacks. */
const FAINT = 0.2;
const MOST_UNKNOWN = 0.6;
/** Passages offered, and words in them: none of them is claimed to answer, so there may be more than for a fact. */
const MOST_OFFERED = 7;
const BUDGET = 250;

/**
 * Is the question put in words of its own throughout? It names nothing that the report could be held to (a body, a
 * place, a number, a date), asks for no single detail, and says in several words what it is after. That no passage has
 * those words then tells of the wording; of a question that names something, it tells of the report.
 */
function inOwnWords(question: Question, best: Ranked, index: PassageIndex): boolean {
  const { concepts } = question;
  const total = concepts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const unknown = concepts.reduce((sum, concept) => sum + (concept.unknown === null ? 0 : concept.weight), 0);
  return (
    (OPEN.has(question.kind) || (question.kind === 'how_many' && isFigureInOtherWords(question, best, index))) &&
    question.period === null &&
    question.actions.length === 0 &&
    concepts.filter((concept) => !concept.light).length >= DESCRIBES &&
    concepts.every((concept) => !concept.exact && concept.entity === null && concept.unknown !== 'name') &&
    unknown / total <= MOST_UNKNOWN &&
    !unknownPredicate(question)
  );
}

/** Has the best passage a figure, and every word asked by another of the same meaning? With one of its own it counts something else. */
function isFigureInOtherWords({ concepts }: Question, { passage }: Ranked, index: PassageIndex): boolean {
  const terms = index.termSet(passage.id);
  return (
    /\d|\b(?:half|third|quarter|one in|two|three|four|five|six|seven|eight|nine|ten)\b/.test(passage.text) &&
    concepts.every(({ alternatives, light }) => light || !alternatives[0]?.terms.every((term) => terms.has(term)))
  );
}

/** The passages closest in meaning, offered as that, where words alone are why nothing answers; null where they are not. */
export function offerClosest({ question, index, ranked }: Situation): Selection | null {
  const best = ranked[0];
  if (best === undefined || best.support >= ANSWERS || best.support < FAINT || !inOwnWords(question, best, index))
    return null;
  const near = ranked.filter((hit: Ranked) => hit.passage.kind === 'body').slice(0, MOST_OFFERED);
  const kept = withinBudget(near, BUDGET, index);
  if (kept.length === 0) return null;
  return {
    status: 'closest',
    reason: null,
    chosen: kept.map(({ passage }) => ({ passage, focus: matchSpans(question.concepts, passage, index) })),
    coverage: { found: kept.length, inPeriod: kept.length, shown: kept.length, merged: 0 },
    nearest: [],
  };
}
