import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerQuestion } from '../../src/answer-question.ts';
import type { Engine } from '../../src/engine.ts';
import { strangeQuestion } from '../support/arbitraries.ts';
import { contractProblems, receiptProblems } from '../support/contract.ts';
import { readLines } from '../support/data.ts';
import { ask, bareEngine, engine, NOW, SECOND_NOW, secondEngine, stable } from '../support/engines.ts';

const gold = z.object({ id: z.string(), q: z.string(), after: z.array(z.string()).default([]) });

const SETS: readonly (readonly [file: string, engine: () => Engine, now: string])[] = [
  ['questions-development.jsonl', engine, NOW],
  ['questions-fresh-a.jsonl', engine, NOW],
  ['questions-fresh-b.jsonl', engine, NOW],
  ['questions-second-report.jsonl', secondEngine, SECOND_NOW],
];

const CUES =
  'what when who where list how many planned which action document number compare 2024 2025 2026 action 5 EJOCN COSI HDG IXIM EMPACT'.split(
    ' ',
  );

/** Longer than this no question may take, however it is made; a busy machine is slow, a runaway pattern far slower. */
const LONGEST_MS = 2000;

describe.each(SETS)('the answers to %s', (file, engineOfSet, now) => {
  const questions = readLines(file, gold);
  let answers: (readonly [id: string, answer: ReturnType<typeof answerQuestion>])[] = [];
  beforeAll(() => {
    answers = questions.map(({ id, q, after }) => [id, answerQuestion(engineOfSet(), { question: q, after, now })]);
  });

  test('keep the contract, word for word from the file', () => {
    expect(answers.length).toBeGreaterThan(50);
    expect(
      answers.flatMap(([id, answer]) =>
        contractProblems(answer, engineOfSet().corpus).map((problem) => `${id} ${problem}`),
      ),
    ).toEqual([]);
  });

  test('have a receipt that adds up', () => {
    expect(answers.flatMap(([id, answer]) => receiptProblems(answer).map((problem) => `${id} ${problem}`))).toEqual([]);
  });

  test('show no sentence twice', () => {
    const twice = answers.filter(([, { excerpts }]) =>
      excerpts.some(({ source: a }, i) =>
        excerpts.slice(0, i).some(({ source: b }) => a.file === b.file && a.start < b.end && b.start < a.end),
      ),
    );
    expect(twice.map(([id]) => id)).toEqual([]);
  });

  test('are the same when asked again', () => {
    const again = questions.map(({ q, after }) => answerQuestion(engineOfSet(), { question: q, after, now }));
    expect(again.map(stable)).toEqual(answers.map(([, answer]) => stable(answer)));
  });
});

describe('any question', () => {
  test('gets an answer that keeps the contract', () => {
    fc.assert(
      fc.property(strangeQuestion, fc.array(strangeQuestion, { maxLength: 2 }), (question, after) => {
        const answer = answerQuestion(engine(), { question, after, now: NOW });
        expect(contractProblems(answer, engine().corpus)).toEqual([]);
        expect(answer.question).toBe(question);
        expect(answer.tookMs).toBeLessThan(LONGEST_MS);
      }),
      { numRuns: 300, seed: 15571 },
    );
  });

  test('made of the words of the report gets an answer that keeps the contract, with a receipt that adds up', () => {
    const words = [...engine().index.vocabulary.words().keys()];
    const question = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...CUES)), { minLength: 1, maxLength: 7 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(question, (asked) => {
        const answer = ask(asked);
        expect([...contractProblems(answer, engine().corpus), ...receiptProblems(answer)]).toEqual([]);
      }),
      { numRuns: 300, seed: 15571 },
    );
  });

  test('gets an answer that keeps the contract where the report has no glossary', () => {
    fc.assert(
      fc.property(strangeQuestion, (question) => {
        expect(contractProblems(answerQuestion(bareEngine(), { question, now: NOW }), bareEngine().corpus)).toEqual([]);
      }),
      { numRuns: 50, seed: 25 },
    );
  });

  test('gets the same answer after fifty others', () => {
    const questions = readLines('questions-development.jsonl', gold);
    const first = stable(ask('what happened with EJOCN in 2025'));
    for (const { q, after } of questions.slice(0, 50)) ask(q, after);
    expect(stable(ask('what happened with EJOCN in 2025'))).toBe(first);
  });

  test('gets the same answer from an engine made anew', () => {
    const here = answerQuestion(bareEngine(), { question: 'EJOCN in 2025', now: NOW });
    const { documents, glossary } = bareEngine().corpus;
    expect([documents.length, glossary.names.length, here.status]).toEqual([1, 0, 'answered']);
  });
});
