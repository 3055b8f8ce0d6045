import { describe, expect, test } from 'vitest';
import { listActions } from '../../src/answer/action-summary.ts';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion } from '../../src/answer-question.ts';
import type { Passage } from '../../src/corpus/passages.ts';
import type { Engine } from '../../src/engine.ts';
import { receiptProblems } from '../support/contract.ts';
import { ask, engine, NOW, SECOND_NOW, secondEngine } from '../support/engines.ts';

const YEARS = ['2023', '2024', '2025', '2026', '2027'];

interface Case {
  readonly question: string;
  /** The sentences that name the body or thing and have a date in the year. */
  readonly wanted: readonly Passage[];
  readonly answer: Answer;
}

/** "what happened with X in Y" for every name of a corpus and every year. */
function everyNameAndYear({ corpus, index, ...rest }: Engine, now: string): Case[] {
  const body = corpus.passages.filter(({ kind }) => kind === 'body');
  return index.entities.entities
    .filter(({ term }) => index.withTerm(term).length > 0)
    .flatMap((entity) => {
      const naming = body.filter(({ id }) =>
        index.entities.mentions(index.tokens(id)).some((mention) => mention.entity === entity),
      );
      return YEARS.map((year) => {
        const question = `what happened with ${entity.name} in ${year}`;
        const wanted = naming.filter(({ events }) =>
          events.some(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`),
        );
        return { question, wanted, answer: answerQuestion({ corpus, index, ...rest }, { question, now }) };
      });
    });
}

const holds = ({ excerpts }: Answer, { start, end, document }: Passage) =>
  excerpts
    .flatMap(({ source, alsoAt }) => [source, ...alsoAt])
    .some((at) => at.file === document.file && at.start <= start && end <= at.end);

describe.each([
  ['the real report', engine, NOW],
  ['the second report', secondEngine, SECOND_NOW],
] as const)('of %s', (_, engineOfReport, now) => {
  const cases = everyNameAndYear(engineOfReport(), now);

  test('every dated sentence on a name is shown, merged, or told to be left out', () => {
    expect(cases.filter(({ wanted }) => wanted.length > 0).length).toBeGreaterThan(20);
    const silent = cases.filter(({ wanted, answer }) => {
      const left = Number(/; (\d+) more not shown/.exec(answer.headline)?.[1] ?? 0);
      return wanted.filter((passage) => !holds(answer, passage)).length > left;
    });
    expect(silent.map(({ question }) => question)).toEqual([]);
  });

  test('nothing is shown as dated to a year that it is not dated to', () => {
    const wrong = cases.filter(({ question, answer }) => {
      const year = question.slice(-4);
      return answer.excerpts.some(
        ({ focus, dates }) =>
          focus.length > 0 &&
          dates.length > 0 &&
          !dates.some(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`),
      );
    });
    expect(wrong.map(({ question }) => question)).toEqual([]);
  });

  test('every receipt adds up', () => {
    expect(
      cases.flatMap(({ question, answer }) => receiptProblems(answer).map((problem) => `${question}: ${problem}`)),
    ).toEqual([]);
  });
});

describe('Actions', () => {
  test.each(listActions(engine()).map(({ number, heading }) => [number, heading] as const))(
    'Action %i is summed up from its own words: %s',
    (number, heading) => {
      const answer = ask(`what is Action ${number} about`);
      expect(answer.status).toBe('answered');
      expect(answer.readAs).toMatchObject({ kind: 'action', actions: [number] });
      expect(new Set(answer.excerpts.map(({ source }) => source.section))).toEqual(new Set([`Action ${number}`]));
      expect(answer.excerpts[0]?.source.heading).toBe(heading);
      expect(receiptProblems(answer)).toEqual([]);
    },
  );

  test('two of them can be compared', () => {
    const answer = ask('compare action 2 and action 5');
    expect(answer.status).toBe('answered');
    expect(new Set(answer.excerpts.map(({ source }) => source.section))).toEqual(new Set(['Action 2', 'Action 5']));
  });
});

describe('receipts', () => {
  test.each([
    'interception CATS vs bolstered areas',
    'which action covers the schengen alerts',
    'compare CATS and COSI',
    'first vs second SOM',
    'list the four clusters of the EPA PPP workplan',
  ])('of %j adds up', (question) => {
    expect(receiptProblems(ask(question))).toEqual([]);
  });
});
