import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion } from '../../src/answer-question.ts';
import { engineOf } from '../support/engines.ts';
import { FRONT } from '../support/small-report.ts';

/** A report of numbered strands whose facts stand in lists and after names cut short. */
const small = engineOf(`${FRONT}
Introduction

The programme was adopted in 2024.

Strand 1: Action days

The main instrument is Operation LANTERN, a series of action days of customs and police.

- The first round was held from 14 to 18 October 2024 and ended with 171 arrests.
- In the second, from 12 to 16 May 2025 and coordinated by the Romanian Police, 236 persons were arrested.
- The third took place between 17 and 21 November 2025.

Strand 2: Desks

Eurojust opened a **Joint Desk on Contract Violence (JDCV)** on 3 February 2025. The Desk is headed by the prosecutor Ms Liv Sand. So far, it has supported 14 teams.

The **Border Cell (BCELL)** started work in Uppsala on 1 October 2024. In October 2025 the Cell completed a test of scanners, in which 33 laboratories took part and 27 obtained satisfactory results.

Strand 3: Custody

Three measures were agreed at the conference in Tallinn on 5 and 6 May 2025:

(a) a screening interview within 48 hours of admission;

(b) small living units of no more than twelve places;

(c) a guaranteed place in school on the day of release.

Nine networks signed a charter on custody in Graz on 3 July 2025.
`);

const askSmall = (question: string): Answer => answerQuestion(small, { question, now: '2025-11-21' });
const texts = ({ excerpts }: Answer): string => excerpts.map(({ text }) => text).join(' ');

describe('items of a list', () => {
  test('are on what the list follows, in a story', () => {
    const said = texts(askSmall('LANTERN timeline, all rounds'));
    expect(said).toContain('14 to 18 October 2024');
    expect(said).toContain('12 to 16 May 2025');
    expect(said).toContain('17 and 21 November 2025');
  });

  test('have the noun that their ordinal leaves out', () => {
    const said = texts(askSmall('how many people were arrested in the second round of LANTERN?'));
    expect(said).toContain('236 persons');
    expect(said).not.toContain('171');
  });

  test('stand together where the list is asked for', () => {
    const said = texts(askSmall('what were the three measures agreed in Tallinn?'));
    expect(said).toContain('screening interview');
    expect(said).toContain('twelve places');
    expect(said).toContain('place in school');
  });
});

describe('a name cut short', () => {
  test('stands for the one before it', () => {
    expect(texts(askSmall('who heads the Joint Desk on Contract Violence?'))).toContain('Ms Liv Sand');
  });

  test('does so after "so far" too', () => {
    expect(texts(askSmall('how many teams has the JDCV supported?'))).toContain('14 teams');
  });
});

describe('parts numbered by any word', () => {
  test('are summed up when asked for by it', () => {
    const answer = askSmall("what's strand 2 about?");
    expect(answer.status).toBe('answered');
    expect(answer.readAs.actions).toEqual([2]);
    expect(answer.excerpts.every(({ source }) => source.section === 'Strand 2')).toBe(true);
  });

  test('are counted together in the headline', () => {
    expect(askSmall('what happened in 2025?').headline).toMatch(/Strands 1, 2 and 3/);
  });

  test('leave "one line each" alone', () => {
    expect(askSmall('which measures under strand 3, one line each').readAs.actions).toEqual([3]);
  });
});

describe('a question put otherwise', () => {
  const same: readonly (readonly [said: string, piece: string])[] = [
    ['where does the BCELL sit', 'Uppsala'],
    ['I need the name of the head of the JDCV', 'Ms Liv Sand'],
    ['test of scanners, how many laboratories passed?', '27 obtained'],
    ["I'm drafting a note on LANTERN: which rounds were there in 2025, month by month?", '12 to 16 May 2025'],
    ['JDCV history for a speaking note', '3 February 2025'],
    ['LANTERN round no. 2, how many arrests', '236 persons'],
  ];
  test.each(same)('%s', (question, piece) => {
    const answer = askSmall(question);
    expect(answer.status).not.toBe('not_in_report');
    expect(texts(answer)).toContain(piece);
  });

  test('says which words were left aside', () => {
    const { status, readAs } = askSmall('JDCV history and next steps for the customs');
    expect(status).toBe('answered');
    expect(readAs.assumed).toContain("'customs' left aside: the report does not say it of this");
  });
});

describe('what the report does not state is still refused', () => {
  test.each([
    ['which networks signed the Graz charter?'],
    ['who voted against the Graz charter?'],
    ['how many people work at the BCELL?'],
    ['quantity of heroin seized in LANTERN?'],
    ['venue of LANTERN round no. 3'],
    ['what happened with the JDCV in 2023'],
  ])('%s', (question) => {
    expect(askSmall(question).status).toBe('not_in_report');
  });
});
