import { describe, expect, test } from 'vitest';
import { ask, read } from '../support/engines.ts';

const names = (question: string, after: readonly string[]) =>
  read(question, after).concepts.flatMap(({ entity }) => entity?.name ?? []);

describe('a question of a thread', () => {
  test('"and in 2024?" asks the same for another year', () => {
    const question = read('and in 2024?', ['what happened with the EPA PPP in 2025']);
    expect(question.kind).toBe('timeline');
    expect(question.period).toMatchObject({ from: '2024-01-01', to: '2024-12-31' });
    expect(names('and in 2024?', ['what happened with the EPA PPP in 2025'])).toEqual(['EPA PPP']);
    expect(question.assumed.join()).toContain('topic carried over: epa ppp');
  });

  test('"and copen?" asks the same of another body, for the same time', () => {
    const question = read('and copen?', ['what did CATS do in 2025']);
    expect(names('and copen?', ['what did CATS do in 2025'])).toEqual(['COPEN']);
    expect(question.period).toMatchObject({ from: '2025-01-01', to: '2025-12-31' });
    expect(question.kind).toBe('timeline');
    expect(question.assumed).toContain('period carried over from the question before');
  });

  test.each([
    ['and a month later?', 'what did ixim talk about in november 2024', '2024-12-01', '2024-12-31'],
    ['two months earlier?', 'what did COSI discuss in November 2025', '2025-09-01', '2025-09-30'],
    ['and the year before?', 'what happened with EJOCN in 2025', '2024-01-01', '2024-12-31'],
    ['a quarter later', 'COSI in Q2 2025', '2025-07-01', '2025-09-30'],
    ['and the month before', 'what did COSI discuss in March 2025', '2025-02-01', '2025-02-28'],
    ['and the next month?', 'what did COSI discuss in January 2024', '2024-02-01', '2024-02-29'],
  ])('%j after %j is counted from there', (question, before, from, to) => {
    const followed = read(question, [before]);
    expect(followed.period).toMatchObject({ from, to });
    expect(followed.assumed.join()).toContain('counted from the question before');
  });

  test('"it" is what the question before was about', () => {
    expect(names('when was it launched?', ['what is EUCAB'])).toContain('EUCAB');
    expect(names('what does it do?', ['tell me about the GRIMM taskforce'])).toContain('GRIMM');
  });

  test('an Action asked again is another Action', () => {
    const question = read('and action 6?', ['what is action 5 about']);
    expect(question.actions).toEqual([6]);
    expect(question.kind).toBe('action');
  });

  test('a question that stands alone takes nothing from the thread', () => {
    const alone = read('when did the SOCTA come out');
    const later = read('when did the SOCTA come out', ['what happened with EJOCN in 2024']);
    expect({ ...later, concepts: later.concepts.length }).toEqual({ ...alone, concepts: alone.concepts.length });
  });

  test('a thread is followed over several questions', () => {
    const after = ['what happened with EJOCN in 2025', 'and in 2024?'];
    const question = read('and the HDG?', after);
    expect(question.period).toMatchObject({ from: '2024-01-01', to: '2024-12-31' });
    expect(names('and the HDG?', after)).toEqual(['HDG']);
  });

  test('small talk takes nothing from the thread', () => {
    expect(ask('hey, good morning! all well?', ['what happened with EJOCN in 2025']).reason).toBe(
      'not_about_the_report',
    );
  });

  test('the answer is that of the full question', () => {
    const full = ask('what happened with the EPA PPP in 2024');
    const short = ask('and in 2024?', ['what happened with the EPA PPP in 2025']);
    expect(short.excerpts.map(({ source }) => source.start)).toEqual(full.excerpts.map(({ source }) => source.start));
    expect(short.question).toBe('and in 2024?');
  });

  test('an empty question before changes nothing', () => {
    expect(ask('what is EUCAB', ['']).excerpts).toEqual(ask('what is EUCAB').excerpts);
  });
});
