import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion } from '../../src/answer-question.ts';
import { readLines } from '../support/data.ts';
import { ask, engine, NOW, SECOND_NOW, secondEngine } from '../support/engines.ts';

const gold = z.object({ id: z.string(), type: z.string(), q: z.string(), after: z.array(z.string()).default([]) });
const QUESTIONS = ['development', 'fresh-a', 'fresh-b'].flatMap((name) => readLines(`questions-${name}.jsonl`, gold));

/** Excerpts that cannot stand in any order of time in which the ones before them stand. */
function outOfOrder({ excerpts, readAs: { period, kind } }: Answer): string[] {
  let at = '';
  return excerpts.flatMap(({ text, dates, focus }) => {
    // a sentence brought along so that the next can be understood has no place of its own in time
    if (focus.length === 0 || dates.length === 0) return [];
    const asked = dates.filter(
      ({ from, to, status }) =>
        (kind !== 'planned' || status === 'planned') && to >= (period?.from ?? '') && from <= (period?.to ?? '9999'),
    );
    const next = (asked.length > 0 ? asked : dates)
      .map(({ from }) => from)
      .filter((from) => from >= at)
      .sort()[0];
    if (next === undefined) return [text];
    at = next;
    return [];
  });
}

describe('timelines', () => {
  test('are in the order of time, whatever was asked', () => {
    const wrong = QUESTIONS.flatMap(({ id, q, after }) => {
      const answer = ask(q, after);
      return answer.readAs.kind === 'timeline' || answer.readAs.kind === 'planned'
        ? outOfOrder(answer).map((text) => `${id}: ${text}`)
        : [];
    });
    expect(wrong).toEqual([]);
  });

  test('have every excerpt dated in the period, but for sentences brought along', () => {
    const { excerpts } = ask('what happened with EJOCN in 2025');
    for (const { dates, focus } of excerpts) {
      if (focus.length > 0) expect(dates.some(({ from, to }) => to >= '2025-01-01' && from <= '2025-12-31')).toBe(true);
    }
  });

  test('merge a fact that is told twice, and say where else it stands', () => {
    const { excerpts, coverage } = ask('what happened with EJOCN in 2025');
    const plenary = excerpts.filter(({ text }) => /second plenary|2nd Plenary|second EJO CN plenary/.test(text));
    expect(plenary).toHaveLength(1);
    expect(plenary[0]?.alsoAt.length).toBeGreaterThan(0);
    expect(coverage.merged).toBeGreaterThan(0);
  });
});

describe('planned is not done', () => {
  const DAY = 'lawful interception was dealt with by CATS on 25 November 2025';

  test('a date after the day of the report is planned, whatever the tense', () => {
    const excerpt = ask('when was lawful interception dealt with by CATS').excerpts.find(({ text }) =>
      text.includes(DAY),
    );
    expect(excerpt?.dates.find(({ label }) => label === '25 November 2025')?.status).toBe('planned');
    expect(excerpt?.dates.find(({ label }) => label === '18 November 2025')?.status).toBe('past');
  });

  test('it stays planned when the day has passed by now', () => {
    const { excerpts } = ask('when was lawful interception dealt with by CATS', [], '2026-06-01');
    expect(excerpts.flatMap(({ dates }) => dates).find(({ label }) => label === '25 November 2025')?.status).toBe(
      'planned',
    );
  });

  test.each([
    'what is planned for 25 November 2025',
    'what happens on 25 November 2025',
    'what did CATS do on 25 November 2025',
    'what is planned in November 2025',
  ])('%j shows it', (question) => {
    expect(
      ask(question)
        .excerpts.map(({ text }) => text)
        .join(' '),
    ).toContain(DAY);
  });

  test.each<[question: string, words: string]>([
    ['when will europol publish the updated mapping of networks', 'June 2026'],
    ['what is planned for 17 December 2025', 'On 17 and 18 December 2025'],
    ['when will the new drugs strategy come out', '3 December 2025'],
    ['what is planned for 2027', 'A mid-term review is planned for 2027'],
  ])('%j is answered with a planned date', (question, words) => {
    const { excerpts } = ask(question);
    const excerpt = excerpts.find(({ text }) => text.includes(words));
    expect(excerpt?.dates.some(({ status }) => status === 'planned')).toBe(true);
  });
});

describe('what the report does not say', () => {
  test.each([
    ['outside_period', 'what happened with EJOCN in 2023'],
    ['outside_period', 'what did cosi discuss in march 2024?'],
    ['outside_period', 'ixim july 2025 - what came up?'],
    ['outside_period', 'what did EJOCN do in January 2026'],
    ['not_stated', 'what does action 18 say'],
    ['not_stated', 'summarise action 19'],
    ['not_stated', 'where did the first EJOCN plenary take place'],
    ['not_stated', 'where was the second ejocn plenary held'],
    ['not_stated', "when's the third ejocn plenary"],
    ['not_stated', 'yearly budget of amla?'],
    ['not_stated', 'how many arrests were made during UNDA?'],
    ['not_stated', 'which member states voted against the EMPACT conclusions'],
    ['unknown_term', 'what role does frontex play in this'],
    ['unknown_term', 'is the uk part of the european ports alliance'],
    ['unknown_term', 'what happened with Interpol in 2025'],
    ['unknown_term', 'anything on Kazakhstan'],
    ['not_about_the_report', 'hey, good morning! all well?'],
    ['not_about_the_report', 'which ai model are you running on'],
    ['not_about_the_report', 'what time is my meeting with the danish delegation tmrw'],
    ['not_about_the_report', 'lol thanks, how was your weekend?'],
    ['not_about_the_report', ''],
  ])('%s: %s', (reason, question) => {
    const answer = ask(question);
    expect(answer.status).toBe('not_in_report');
    expect(answer.reason).toBe(reason);
    expect(answer.headline).toMatch(/^(?:Not in the report: .+\.|This is not a question about the report\.)$/);
  });

  test.each([
    ['what happened with EJON in 2025', 'EJOCN'],
    ['what happened in Australia', 'Austria'],
    ['what is the directive 2014/1260', '2024/1260'],
    ['what did the EUCAP do', 'EUCAB'],
  ])('%j is not answered with its near twin %s', (question) => {
    const answer = ask(question);
    expect(answer.status).toBe('not_in_report');
    expect(answer.readAs.assumed).toEqual([]);
  });
});

describe('suggestions', () => {
  test('are answered when they are asked', () => {
    const questions = [
      ...QUESTIONS.map(({ q }) => q),
      'what role does frontex play',
      'what happened with Interpol in 2025',
      'what did EJN do in 2023',
      'what did the EJC do in 2020',
    ];
    const unanswered = questions.flatMap((question) =>
      ask(question)
        .suggestions.filter((suggestion) => ask(suggestion).status !== 'answered')
        .map((suggestion) => `${question} → ${suggestion}`),
    );
    expect(unanswered).toEqual([]);
  });

  test('of the second report are answered too', () => {
    const to = (question: string) => answerQuestion(secondEngine(), { question, now: SECOND_NOW });
    const questions = readLines('questions-second-report.jsonl', gold).map(({ q }) => q);
    expect(
      questions.flatMap((question) =>
        to(question).suggestions.filter((suggestion) => to(suggestion).status !== 'answered'),
      ),
    ).toEqual([]);
  });

  test('lead on to other years', () => {
    expect(ask('what happened with EJOCN in 2025').suggestions).toContain('what happened with EJOCN in 2024');
  });
});

describe('an answer', () => {
  test.each<[question: string, words: string]>([
    ['how much cocaine was seized in operation UNDA', '11.5 tonnes'],
    ['who chaired the first EJOCN plenary', 'chaired by the Polish Presidency'],
    ['where was the second EPA PPP SOM', 'Gdańsk (Poland)'],
    ['when was the agreement with Brazil signed', 'On 5 March 2025'],
    ['how many member states took part in UNDA', '17 EU Member States'],
    ['what share of the worst networks use legal companies', '86%'],
  ])('%j opens with the words that answer', (question, words) => {
    expect(ask(question).excerpts[0]?.text).toContain(words);
  });

  test('brings the sentence it leans on', () => {
    const [excerpt] = ask('when will the mapping of criminal networks be published').excerpts;
    expect(excerpt?.text).toMatch(
      /^Europol is currently working on the updated mapping.+Its publication is planned for June 2026\.$/,
    );
  });

  test('brings the footnotes of its sentences with their links', () => {
    const notes = ask('which document is the La Paz declaration').excerpts.flatMap(({ footnotes }) => footnotes);
    expect(notes).toContainEqual({
      number: 28,
      text: 'ST 6914/24',
      links: ['https://data.consilium.europa.eu/doc/document/ST-6914-2024-INIT/en/pdf'],
    });
  });

  test('repeats the question as it was typed', () => {
    expect(ask('  What  happened? ').question).toBe('  What  happened? ');
  });

  test('does not depend on the day, where the question does not', () => {
    const at = (now: string) =>
      answerQuestion(engine(), { question: 'what happened with EJOCN in 2025', now }).excerpts;
    expect(at('2030-01-01')).toEqual(at(NOW));
  });
});
