import { describe, expect, test } from 'vitest';
import { findReportDates } from '../../src/dates/report-dates.ts';
import { asking } from '../support/engines.ts';
import { FRONT } from '../support/small-report.ts';

/** A report with rows of meetings, files that go through their stages, and things that come beside them. */
const { asked, told } = asking(
  `${FRONT}
Introduction

The plan has five actions.

State of play

Action 1: The wardens

The Alliance of Quay Wardens (AQW) was launched in Antwerp in January 2024. The first senior officials meeting of the AQW was held in Vigo on 26 April 2024. On 29 April 2025, the second senior officials meeting of the AQW was held in Gdańsk. The participants underlined the importance of lamps. On 21 July 2025, a ministerial meeting of the AQW took place in Copenhagen. The AQW opened a warden desk on 1 October 2025. An evaluation of the AQW is planned for autumn 2027.

Operation HERON, led by the Netherlands in May 2025, took down 312 lamps. Operation EGRET, under French leadership, led to nine arrests in November 2025.

Action 2: The rope file

On 11 March 2025 the Commission submitted the proposal for a Rope Regulation, intended to replace the old one. The proposal was examined in eleven meetings.

Negotiations with the European Parliament opened in April 2025. A fourth trilogue is planned for 20 October 2026.

Meanwhile, candles were made safer. A rule on candles was adopted in June 2024.

Action 3: Counting

By 30 September 2025 the Lamp Alert System (LAS) was keeping watch on 1 048 new signalling devices (NSD), of which 41 were notified in 2025. A decision on lenses is expected before the end of the year.

The Wick Report was published in June 2024. Its ninth edition ended with 80 lamps found. The tenth edition covered the period from March to December 2024. The results were presented in Rome: 112 lamps were found.

Action 4: A statement

The Irish Presidency hosted a meeting of harbour masters in Galway on 6 October 2025. The Galway Statement, adopted at the meeting, sets four priorities. A trust fund of EUR 22 million was pledged by Germany and Italy.
`,
  '2025-11-21',
);
describe('a thread', () => {
  test('goes to another meeting of the body, where "one" is a meeting', () => {
    const answer = told('and the ministerial one?', ['when was the second senior officials meeting of the AQW?']);
    expect(answer).toContain('ministerial meeting of the AQW took place in Copenhagen');
    expect(answer).not.toContain('Gdańsk');
  });

  test('goes to another of a kind, where "one" is an operation', () => {
    expect(told('and the french one?', ['how many lamps went down in operation heron?'])).toContain('EGRET');
  });

  test('goes to the next of a row', () => {
    const answer = told('when was the next one?', ['where was the first senior officials meeting of the AQW?']);
    expect(answer).toContain('29 April 2025');
  });

  test('goes to the one after a time', () => {
    const answer = told('and the one after that?', ['when was the AQW senior officials meeting in 2024?']);
    expect(answer).toContain('29 April 2025');
    expect(answer).not.toContain('26 April 2024');
  });

  test('does not ask of an evaluation when the thing was opened', () => {
    const answer = told('and when will it be evaluated?', ['when did the AQW open its warden desk?']);
    expect(answer).toContain('planned for autumn 2027');
  });
});

describe('a file', () => {
  test('is told through its stages, whatever they call it, and without what comes beside it', () => {
    const answer = told('chronology of the Rope Regulation file incl. next trilogue');
    expect(answer).toContain('submitted the proposal');
    expect(answer).toContain('Negotiations with the European Parliament opened');
    expect(answer).toContain('fourth trilogue is planned');
    expect(answer).not.toContain('candles');
  });
});

describe('counts and dates', () => {
  test('a name is counted, its thousands set apart', () => {
    expect(told('how many NSD is the lamp alert system tracking?')).toContain('1 048 new signalling devices');
  });

  test('two editions are compared by the sentences that have what is compared', () => {
    const answer = told('Wick Report 9th and 10th edition, compare lamps found');
    expect(answer).toContain('80 lamps');
    expect(answer).toContain('112 lamps');
  });

  test('the end of the year is a date, the report’s where none is named', () => {
    expect(findReportDates('Signature is expected before the end of the year.', '2025-10-09')).toMatchObject([
      { from: '2025-12-01', to: '2025-12-31', status: 'planned', label: 'the end of the year' },
    ]);
    expect(findReportDates('Everybody was tired at the end of the year.', '2025-10-09')).toEqual([]);
  });

  test('a school year is a date', () => {
    expect(findReportDates('During the school year 2025/2026 it was tried out.', '2026-11-13')).toMatchObject([
      { from: '2025-09-01', to: '2026-07-31' },
    ]);
  });

  test('what is to start lies ahead', () => {
    expect(
      findReportDates('The system is to start in the last quarter of 2026.', '2026-10-09').map(({ status }) => status),
    ).toEqual(['planned']);
  });
});

describe('what came of a meeting', () => {
  test('has its date from the sentence before', () => {
    expect(told('when was the Galway statement adopted?')).toContain('6 October 2025');
  });

  test('is found by the place of the meeting', () => {
    expect(told('how big is the trust fund from the Galway meeting?')).toContain('EUR 22 million');
    expect(asked('how big is the trust fund from the Vigo meeting?').status).toBe('not_in_report');
  });
});
