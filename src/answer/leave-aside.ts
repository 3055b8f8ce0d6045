import type { Concept } from '../question/concept.ts';
import type { Kind } from '../question/kinds.ts';
import type { Question } from '../question/understand-question.ts';
import { type Ranked, rankPassages } from '../search/ranking.ts';
import { mentionsExact } from './eligibility.ts';
import { ANSWERS } from './find-fact.ts';
import type { Situation } from './selection.ts';

/** Kinds that ask for all there is on a topic: what else is said in them tells how to tell it, or to whom. */
const WHOLE: ReadonlySet<Kind> = new Set(['timeline', 'planned']);

/** Level from which a sentence has anything to do with a word. */
const SPOKEN_OF = 0.3;
/** Topics of which a question must keep as many where it names nothing. */
const LEAST_TOPICS = 2;

/** Words that may be left aside where a name remains. */
const MOST_STRAYS = 2;

const isHeavy = ({ light }: Concept): boolean => !light;

/** The words that the sentence nearest to a question has nothing to do with; names and numbers are never among them. */
function strays({ concepts }: Question, { levels }: Ranked): Concept[] {
  return concepts.filter(
    (concept, i) => isHeavy(concept) && !concept.exact && concept.entity === null && (levels[i] ?? 0) < SPOKEN_OF,
  );
}

interface Narrower {
  readonly situation: Situation;
  /** What was left aside, in words for the reader. */
  readonly assumed: readonly string[];
}

/**
 * The question without the words that the sentence nearest to it has nothing to do with ("… for a speaking note"), as
 * long as what it is about remains; null where nothing is to be left aside.
 */
export function leaveAside({ question, index, ranked }: Situation): Narrower | null {
  if (!WHOLE.has(question.kind)) return null;
  const nearest = ranked.find((hit) => hit.passage.kind === 'body' && mentionsExact(question, hit, index));
  const left = nearest ? strays(question, nearest) : [];
  const concepts = question.concepts.filter((concept) => !left.includes(concept));
  const heavy = concepts.filter(isHeavy);
  if (left.length === 0) return null;
  const named = heavy.some(({ entity }) => entity !== null);
  if (named ? left.length > MOST_STRAYS : heavy.length < Math.max(LEAST_TOPICS, left.length)) return null;
  const narrowed = rankPassages(concepts, index);
  if ((narrowed[0]?.support ?? 0) < ANSWERS) return null;
  return {
    situation: { question: { ...question, concepts }, index, ranked: narrowed },
    assumed: left.map(({ words }) => `'${words}' left aside: the report does not say it of this`),
  };
}
