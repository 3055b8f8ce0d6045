import { addDays } from '../dates/calendar.ts';
import { type Concept, isOrdinal } from './concept.ts';
import type { Kind } from './kinds.ts';
import type { Question } from './understand-question.ts';

/** One of a kind told apart by a word, and what may be the kind. */
const ANOTHER_ONE = /\bthe (?:other )?(?!one\b)\p{L}+ ones?\b/iu;
const KINDS =
  /(?:^|\s)(?:operation|meeting|plenary|conference|agreement|arrangement|exercise|project|study|directive|regulation|network|group|forum|workshop|seminar|round|visit|platform|centre|pilot|campaign|course|call|summit|session|dialogue)s?$/;
const isKind = ({ words }: Concept): boolean => KINDS.test(words);

/** Kinds that another of the same sort is asked for as well; a figure of one need not be one of the other. */
const SAME_KIND: ReadonlySet<Kind> = new Set(['when', 'where', 'who', 'timeline', 'planned', 'overview']);

/**
 * "and the French one?" after a question on one operation, "and the ministerial one?" after the senior officials
 * meeting of an alliance: another of the kind, of the same body; null where no kind was spoken of.
 *
 * @param topics what the question itself asks for
 */
export function anotherOne(question: Question, before: Question, topics: readonly Concept[]): Question | null {
  const [topic] = topics;
  if (topics.length !== 1 || !topic || topic.entity !== null || isOrdinal(topic) || !ANOTHER_ONE.test(question.text))
    return null;
  const heads = before.concepts.filter(isKind);
  if (heads.length === 0) return null;
  const called = heads.filter(({ entity }) => entity !== null);
  // a meeting with a name of its own gives way to the other, the body that holds both stays
  const kept =
    called.length > 0
      ? before.concepts.filter(({ entity }) => entity !== null).filter((concept) => !called.includes(concept))
      : heads;
  return {
    ...question,
    kind: SAME_KIND.has(before.kind) ? before.kind : 'fact',
    concepts: [...question.concepts, ...kept],
    assumed: [`carried over: ${kept.map((concept) => concept.words).join(' ')}`],
  };
}

const THE_ONE = /\bthe one (?<dir>after|before|following)(?: (?:that|it|this))?\W*$/i;

/** "and the one after that?" of what was asked of a time: the same, later than that; null where it asks nothing of the kind. */
export function beyondIt(question: Question, before: Question): Question | null {
  const direction = THE_ONE.exec(question.text)?.groups?.dir?.toLowerCase();
  const { period } = before;
  if (direction === undefined || period === null || before.concepts.length === 0) return null;
  const edge = direction === 'before' ? period.from : period.to;
  if (edge === null) return null;
  const beyond = direction === 'before' ? { from: null, to: addDays(edge, -1) } : { from: addDays(edge, 1), to: null };
  return {
    ...before,
    text: question.text,
    period: { ...period, ...beyond },
    assumed: [...question.assumed, `read as ${direction === 'before' ? 'before' : 'after'} the time asked before`],
  };
}
