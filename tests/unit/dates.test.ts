import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as calendar from '../../src/dates/calendar.ts';
import { presidencyOn, presidencySpan } from '../../src/dates/presidencies.ts';
import { findAskedPeriod } from '../../src/dates/question-dates.ts';
import { findReportDates } from '../../src/dates/report-dates.ts';
import { strangeQuestion } from '../support/arbitraries.ts';
import { readLines } from '../support/data.ts';
import { NOW } from '../support/engines.ts';

const asked = z.object({ q: z.string(), from: z.string().nullable(), to: z.string().nullable() });
const sentence = z.object({ text: z.string(), dates: z.array(z.object({ from: z.string(), to: z.string() })) });

const QUESTIONS = readLines('question-periods.jsonl', asked);
const SENTENCES = readLines('report-sentences.jsonl', sentence);

const periodOf = (question: string, now = NOW) => {
  const period = findAskedPeriod(question, now);
  return period ? [period.from, period.to] : null;
};

describe('periods of questions', () => {
  test('at least 108 of the 110 questions are read as the people who wrote them meant', () => {
    const wrong = QUESTIONS.filter(({ q, from, to }) => {
      const period = findAskedPeriod(q, NOW);
      return (period?.from ?? null) !== from || (period?.to ?? null) !== to;
    });
    expect(QUESTIONS).toHaveLength(110);
    expect(wrong.length, wrong.map(({ q }) => q).join('\n')).toBeLessThanOrEqual(2);
  });

  test.each<[question: string, period: [string | null, string | null] | null]>([
    ['what happened in 2025', ['2025-01-01', '2025-12-31']],
    ['what happened in February 2024', ['2024-02-01', '2024-02-29']],
    ['Q2 2026', ['2026-04-01', '2026-06-30']],
    ['first half of 2025', ['2025-01-01', '2025-06-30']],
    ['since March 2025', ['2025-03-01', null]],
    ['after March 2025', ['2025-04-01', null]],
    ['before March 2025', [null, '2025-02-28']],
    ['until March 2025', [null, '2025-03-31']],
    ['between March and May 2025', ['2025-03-01', '2025-05-31']],
    ['on 9 November 2025', ['2025-11-09', '2025-11-09']],
    ['on 2025-11-09', ['2025-11-09', '2025-11-09']],
    ['last month', ['2025-10-01', '2025-10-31']],
    ['this year', ['2025-01-01', '2025-12-31']],
    ['next year', ['2026-01-01', '2026-12-31']],
    ['yesterday', ['2025-11-20', '2025-11-20']],
    ['what happened in March', ['2025-03-01', '2025-03-31']],
    ['under the Polish Presidency', ['2025-01-01', '2025-06-30']],
    ['chaired by the Polish Presidency', null],
    ['what may the Council do', null],
    ['Directive (EU) 2024/1260', null],
    ['on 31 February 2025', null],
  ])('%j is the period %j', (question, period) => {
    if (question.includes('31 February')) expect(periodOf(question)?.[0] ?? null).not.toBe('2025-03-03');
    else expect(periodOf(question)).toEqual(period);
  });

  test('a period that was guessed says so', () => {
    expect(findAskedPeriod('what happened in March', NOW)?.assumed).toEqual(["'March' read as March 2025"]);
    expect(findAskedPeriod('what happened in March 2025', NOW)?.assumed).toEqual([]);
  });

  test('a year that belongs to a name is no period', () => {
    expect(findAskedPeriod('what does the SOCTA 2025 say', NOW, () => true)).toBeNull();
  });

  test('the last day of a month is the end of "last month", whatever its length', () => {
    expect(periodOf('last month', '2024-03-31')).toEqual(['2024-02-01', '2024-02-29']);
    expect(periodOf('last month', '2025-01-01')).toEqual(['2024-12-01', '2024-12-31']);
  });

  test.each([
    'what happened before 2024 or after 2025',
    'since 2026, before 2025',
    'until March 2024 and since June 2025',
  ])('%j has no period that runs backwards', (question) => {
    const period = findAskedPeriod(question, NOW);
    expect((period?.from ?? '') <= (period?.to ?? '9999'), JSON.stringify(period)).toBe(true);
  });

  test('of any question the period runs forwards, in real days, and its words stand in the question', () => {
    fc.assert(
      fc.property(fc.oneof(strangeQuestion, fc.constantFrom(...QUESTIONS.map(({ q }) => q))), (question) => {
        const period = findAskedPeriod(question, NOW);
        if (period === null) return;
        for (const day of [period.from, period.to]) if (day !== null) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (period.from !== null && period.to !== null)
          expect(period.from <= period.to, JSON.stringify(period)).toBe(true);
        for (const { start, end } of period.spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(question.length);
          expect(start).toBeLessThan(end);
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe('dates of a report', () => {
  test('the 60 sentences have the dates that their readers found', () => {
    expect(SENTENCES).toHaveLength(60);
    for (const { text, dates } of SENTENCES) {
      expect(
        findReportDates(text, NOW).map(({ from, to }) => ({ from, to })),
        text,
      ).toEqual(dates.map(({ from, to }) => ({ from, to })));
    }
  });

  test.each<[text: string, dates: [label: string, status: string][]]>([
    ['It was held on 21 November 2025.', [['21 November 2025', 'past']]],
    ['It was held on 22 November 2025.', [['22 November 2025', 'planned']]],
    ['The seminar took place on 25 November 2025.', [['25 November 2025', 'planned']]],
    ['It was discussed in November 2025.', [['November 2025', 'past']]],
    ['It will be discussed in November 2025.', [['November 2025', 'planned']]],
    [
      'The CTA 2025 was issued in April and June 2025.',
      [
        ['April', 'past'],
        ['June 2025', 'past'],
      ],
    ],
    ['Council Framework Decision 2008/841/JHA of 24 October 2008 applies.', []],
    ['OJ C 1021 of 24.3.2021, p. 1.', []],
    ['The Strategy 2021-2025 applies.', []],
  ])('%j has the dates %j', (text, dates) => {
    expect(findReportDates(text, NOW).map(({ label, status }) => [label, status])).toEqual(dates);
  });

  test('labels are the words of the report, where they stand', () => {
    for (const { text } of SENTENCES) {
      for (const { label, start, end } of findReportDates(text, NOW)) expect(text.slice(start, end)).toBe(label);
    }
  });
});

describe('calendar', () => {
  test.each<[date: [number, number, number], day: string | null]>([
    [[2024, 2, 29], '2024-02-29'],
    [[2025, 2, 29], null],
    [[2100, 2, 29], null],
    [[2000, 2, 29], '2000-02-29'],
    [[2025, 4, 31], null],
    [[2025, 12, 31], '2025-12-31'],
    [[2025, 13, 1], null],
    [[2025, 0, 1], null],
    [[2025, 1, 0], null],
    [[2025, 1, 32], null],
  ])('the day %j is %j', ([year, month, date], day) => {
    expect(calendar.isoDay(year, month, date)).toBe(day);
  });

  test.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-11-21', 2, '2026-01-21'],
    ['2025-11-21', -11, '2024-12-21'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-12-31', 0, '2025-12-31'],
  ])('%s and %i months is %s', (day, months, result) => {
    expect(calendar.addMonths(day, months)).toBe(result);
  });

  test('days are added over the ends of months and years', () => {
    expect(calendar.addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(calendar.addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  test('stretches have the first and the last of their days', () => {
    expect(calendar.monthSpan(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(calendar.quarterSpan(2025, 4)).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(calendar.halfSpan(2025, 2)).toEqual({ from: '2025-07-01', to: '2025-12-31' });
    expect(calendar.seasonSpan(2025, 'winter')).toEqual({ from: '2025-12-01', to: '2026-02-28' });
    expect([calendar.weekday('2025-11-17'), calendar.weekday('2025-11-23')]).toEqual([0, 6]);
  });

  test.each<[from: string | null, to: string | null, label: string]>([
    ['2025-01-01', '2025-12-31', '2025'],
    ['2025-03-01', '2025-03-31', 'March 2025'],
    ['2025-04-01', '2025-06-30', 'Q2 2025'],
    ['2025-01-01', '2025-06-30', 'the first half of 2025'],
    ['2025-11-09', '2025-11-09', '9 November 2025'],
    ['2025-11-09', '2025-12-01', '9 November 2025 to 1 December 2025'],
    ['2025-11-09', null, 'since 9 November 2025'],
    [null, '2025-11-09', 'until 9 November 2025'],
    [null, null, 'any time'],
  ])('%j to %j is told as %j', (from, to, label) => {
    expect(calendar.rangeLabel(from, to)).toBe(label);
  });

  test('months are known by their names and what people make of them', () => {
    expect(['January', 'sept', 'Sep.', 'dec', 'may', 'ma', 'foo'].map(calendar.monthNumber)).toEqual([
      1,
      9,
      9,
      12,
      5,
      null,
      null,
    ]);
  });
});

describe('presidencies', () => {
  test.each([
    ['Belgian', '2024-01-01', '2024-06-30'],
    ['hungarian', '2024-07-01', '2024-12-31'],
    ["Poland's", '2025-01-01', '2025-06-30'],
    ['Danish', '2025-07-01', '2025-12-31'],
    ['Cyprus', '2026-01-01', '2026-06-30'],
  ])('the %s presidency lasted from %s to %s', (name, from, to) => {
    expect(presidencySpan(name)).toEqual({ from, to });
  });

  test('a country whose turn is not known has none', () => {
    expect(presidencySpan('Swiss')).toBeNull();
    expect(presidencyOn('1999-01-01')).toBeNull();
  });

  test('each day has the presidency then in office', () => {
    expect(['2025-06-30', '2025-07-01', '2025-11-21', '2026-01-01'].map(presidencyOn)).toEqual([
      'Polish',
      'Danish',
      'Danish',
      'Cypriot',
    ]);
  });
});
