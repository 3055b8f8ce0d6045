import type { Answer } from './answer/answer.ts';
import { assembleAnswer } from './answer/assemble-answer.ts';
import { inOrderOfTime, joinSelections, standApart } from './answer/join-selections.ts';
import { leaveAside } from './answer/leave-aside.ts';
import { selectPassages } from './answer/select-passages.ts';
import type { Selection } from './answer/selection.ts';
import type { Engine } from './engine.ts';
import { followUp, inOneBreath } from './question/follow-up.ts';
import { splitPair, splitParts, splitTopics } from './question/parts.ts';
import { type Question, understandQuestion } from './question/understand-question.ts';
import { rankPassages } from './search/ranking.ts';

/** A question as it reaches the engine. */
export interface Asked {
  readonly question: string;
  /** Earlier questions of the thread, oldest first. */
  readonly after?: readonly string[];
  /** Today, `YYYY-MM-DD`. */
  readonly now: string;
}

/** What a question means, with what its thread lends it. @param wide takes like words for all of its words */
export function understand(engine: Engine, { question, after = [], now }: Asked, wide = false): Question {
  const context = { ...engine, now, wide };
  return [...after, question]
    .map((text) => understandQuestion(text, context))
    .reduce((before, next) => followUp(next, before, now));
}

/** The passages for one question, as it stands. */
function select(engine: Engine, question: Question): Selection {
  return selectPassages({ question, index: engine.index, ranked: rankPassages(question.concepts, engine.index) });
}

/** The passages for a question without the words that the report does not say of its topic; null where that has none either. */
function selectNarrower(engine: Engine, question: Question): Selection | null {
  const { index } = engine;
  const narrower = leaveAside({ question, index, ranked: rankPassages(question.concepts, index) });
  if (narrower === null) return null;
  const selection = selectPassages(narrower.situation);
  return selection.status === 'answered'
    ? { ...selection, assumed: [...(selection.assumed ?? []), ...narrower.assumed] }
    : null;
}

/** The passages for each of two things asked about in one breath, where the report speaks of them apart. */
function selectPair(engine: Engine, asked: Asked, question: Question): Selection | null {
  const pair = splitPair(question);
  if (pair === null || asked.after?.length) return null;
  const halves = pair.map((text) => understand(engine, { ...asked, question: text }));
  const [first, second] = halves;
  if (!first || !second || !standApart(first, second, engine.index)) return null;
  const joined = joinSelections(halves.map((half) => select(engine, { ...half, kind: question.kind })));
  return joined && (question.kind === 'timeline' || question.kind === 'planned') ? inOrderOfTime(joined) : joined;
}

/** What was found on several topics, and the question as far as it was answered. */
interface Told {
  readonly selection: Selection;
  readonly question: Question;
}

/** The passages on those of several listed topics that have some, in the order of time, where no passage is on all of them. */
function selectTopics(engine: Engine, asked: Asked, question: Question): Told | null {
  const topics = splitTopics(question).map(({ topic, text }) => {
    const own = { ...understand(engine, { ...asked, question: text }), kind: question.kind };
    return { topic, question: own, selection: select(engine, own) };
  });
  const told = topics.filter(({ selection }) => selection.status === 'answered');
  const joined = told.length > 1 ? joinSelections(told.map(({ selection }) => selection)) : null;
  if (!joined) return null;
  const untold = topics.filter((one) => !told.includes(one)).map(({ topic }) => `'${topic.trim()}'`);
  return {
    selection: inOrderOfTime(
      untold.length > 0 ? { ...joined, assumed: [`the report does not state it of ${untold.join(', ')}`] } : joined,
    ),
    question: { ...question, concepts: told.flatMap((one) => one.question.concepts) },
  };
}

/**
 * What is closest to a question with words that are like those it has, or null. Where a figure or a place is asked about,
 * what tells of another is not close to it.
 */
function selectWider(engine: Engine, asked: Asked): Told | null {
  const question = understand(engine, asked, true);
  if (question.kind === 'how_many' || question.concepts.some(({ exact, entity }) => exact && entity === null))
    return null;
  const selection = select(engine, question);
  return selection.status === 'not_in_report' ? null : { question, selection: { ...selection, status: 'closest' } };
}

/** From here a word says what another does, and not something like it. */
const AS_GOOD = 0.9;

/** "…, and what was seized?": does what was found for the second question speak of what the first is about? */
function isOnSame({ chosen }: Selection, before: Question, { index }: Engine): boolean {
  const topics = before.concepts.filter((concept) => !concept.light && concept.unknown === null);
  return (
    topics.length === 0 ||
    chosen.some(({ passage }) => {
      const around = new Set([
        ...[passage.id, ...index.leads(passage)].flatMap((id) => [...index.termSet(id)]),
        ...(passage.section ? index.headingTerms(passage.section) : []),
      ]);
      return topics.some(({ alternatives }) =>
        alternatives.some(({ terms, weight }) => weight >= AS_GOOD && terms.every((term) => around.has(term))),
      );
    })
  );
}

/** Of two questions in one, the one that has an answer, with the other said to have none; null where both or neither have. */
function oneHalf(halves: readonly Selection[], parts: readonly string[]): Selection | null {
  const [told, ...more] = halves.filter(({ status }) => status === 'answered');
  const untold = parts[halves.findIndex(({ status }) => status === 'not_in_report')];
  return told && more.length === 0 && untold !== undefined
    ? { ...told, assumed: [...(told.assumed ?? []), `the report does not state: '${untold}'`] }
    : null;
}

function hasAnswer(engine: Engine, question: string, now: string): boolean {
  return select(engine, understand(engine, { question, now })).status === 'answered';
}

/** The main path: a question in, an answer out. The same corpus, question and day always give the same answer. */
export function answerQuestion(engine: Engine, asked: Asked): Answer {
  const started = performance.now();
  const question = understand(engine, asked);
  const parts = splitParts(question).map((text) => text.trim());
  const [first, second] = parts;
  let selection: Selection | null = null;
  let halves: Selection[] = [];
  if (first !== undefined && second !== undefined) {
    // "who pays for it, and how much?": two questions in one, the second leaning on the first
    const earlier = [...(asked.after ?? [])];
    const before = understand(engine, { ...asked, question: first, after: earlier });
    const next = understand(engine, { ...asked, question: second, after: [...earlier, first] });
    const one = select(engine, before);
    const found = select(engine, inOneBreath(next, before));
    const other: Selection =
      found.status === 'not_in_report' || isOnSame(found, before, engine)
        ? found
        : { ...found, status: 'not_in_report', reason: 'not_stated', chosen: [] };
    halves = [one, other];
    selection = joinSelections(halves) ?? (one.reason === 'not_stated' && other.reason === 'not_stated' ? one : null);
  }
  selection ??= selectPair(engine, asked, question) ?? select(engine, question);
  const topics = selection.reason === 'not_stated' ? selectTopics(engine, asked, question) : null;
  if (selection.reason === 'not_stated')
    selection = topics?.selection ?? oneHalf(halves, parts) ?? selectNarrower(engine, question) ?? selection;
  const wider = selection.reason === 'not_stated' ? selectWider(engine, asked) : null;
  const told = wider ?? { question: topics?.question ?? question, selection };
  const answer = assembleAnswer(told.question, told.selection, engine.index);
  // what is suggested after a refusal must itself have an answer
  const suggestions =
    answer.status === 'not_in_report'
      ? answer.suggestions.filter((text) => hasAnswer(engine, text, asked.now))
      : answer.suggestions;
  return {
    ...answer,
    suggestions,
    question: asked.question,
    tookMs: Math.round((performance.now() - started) * 100) / 100,
  };
}
