import type { Answer } from './answer/answer.ts';
import { assembleAnswer } from './answer/assemble-answer.ts';
import { selectPassages } from './answer/select-passages.ts';
import type { Engine } from './engine.ts';
import { followUp } from './question/follow-up.ts';
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

/** What a question means, with what its thread lends it. */
export function understand(engine: Engine, { question, after = [], now }: Asked): Question {
  const context = { ...engine, now };
  return [...after, question].map((text) => understandQuestion(text, context)).reduce((before, next) => followUp(next, before));
}

/** The main path: a question in, an answer out. The same corpus, question and day always give the same answer. */
export function answerQuestion(engine: Engine, asked: Asked): Answer {
  const started = performance.now();
  const question = understand(engine, asked);
  const ranked = rankPassages(question.concepts, engine.index);
  const selection = selectPassages({ question, index: engine.index, ranked });
  const answer = assembleAnswer(question, selection, engine.index);
  return { ...answer, question: asked.question, tookMs: Math.round((performance.now() - started) * 100) / 100 };
}
