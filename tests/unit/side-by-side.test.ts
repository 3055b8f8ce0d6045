import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion, understand } from '../../src/answer-question.ts';
import { leansOnPrevious } from '../../src/corpus/leaning.ts';
import { findKind } from '../../src/question/kinds.ts';
import { looksEnglish } from '../../src/text/english.ts';
import { Thesaurus } from '../../src/text/thesaurus.ts';
import { WordNet } from '../../src/text/wordnet.ts';
import { ask, engineOf } from '../support/engines.ts';
import { FRONT } from '../support/small-report.ts';

/** A report that tells of two editions of one exercise, and of a topic that a section opens with. */
const small = engineOf(`${FRONT}
Introduction

The plan has four actions and runs until the end of 2027.

State of play

Action 1: Practising together

The exercise NORTHERN LANTERN 2024 was conducted from 18 to 29 November 2024. It involved 900 participants from 12 Member States. The second edition, NORTHERN LANTERN 2025, was conducted in October 2025 and involved 2 200 participants. NORTHERN LANTERN 2024 recorded 312 faults, of which 27 % concerned radios.

Operation MERLIN was conducted in June 2024 and again in June 2025. The 2024 edition ended with 29 arrests. Figures for the 2025 edition will be available in March 2026. Poland opened a depot for tents in May 2025 in Radom.

Action 2: Interference with navigation

Jamming of satellite signals no longer concerns aviation alone. Thirteen ministers addressed a letter to the Commission on 6 June 2025. A further five listings were agreed on 23 February 2025.

Action 3: Warning the population

Cell broadcast tests were made between Austria and Slovenia in spring 2025 and between France and Luxembourg on 4 December 2024. In the latter test, 94 % of the telephones received the message. Two thirds of the towns could operate for 72 hours without external power. Towns must complete their plans by 17 July 2026. The plans were discussed in March 2025.

The Forum has met since March 2024. The last round of talks with the Forum covered the period until the next meeting, in 2026. In 2025, 1 150 lamps were handed over. Only 63 sirens were delivered in the same year.

Action 4: Sabotage

In CATS, the Polish Presidency launched a questionnaire on sabotage in February 2025.
`);

const askSmall = (question: string, after: readonly string[] = []): Answer =>
  answerQuestion(small, { question, after, now: '2025-12-10' });

const texts = ({ excerpts }: Answer): string => excerpts.map(({ text }) => text).join(' ');

describe('one thing in two years', () => {
  test('is shown side by side, with the figures of either', () => {
    const said = texts(askSmall('NORTHERN LANTERN 2024 vs 2025, how big?'));
    expect(said).toContain('900 participants');
    expect(said).toContain('2 200 participants');
  });

  test('and where one sentence is on both, with what goes on about either', () => {
    const said = texts(askSmall('MERLIN 2024 vs 2025, results?'));
    expect(said).toContain('29 arrests');
    expect(said).toContain('Figures for the 2025 edition');
  });

  test('a year beside a name is held to that name', () => {
    expect(texts(askSmall('what share of the faults of NORTHERN LANTERN 2024 concerned radios?'))).toContain('27 %');
    expect(askSmall('what share of the faults of NORTHERN LANTERN 2025 concerned radios?').status).toBe(
      'not_in_report',
    );
  });

  test('two things are told apart by all the words that stand together', () => {
    const said = texts(askSmall('2025: lamps handed over vs sirens delivered, how many'));
    expect(said).toContain('1 150 lamps');
    expect(said).toContain('63 sirens');
  });
});

describe('a story', () => {
  test('takes in the section that opens with its topic', () => {
    const said = texts(askSmall('satellite jamming, what has been done so far, chronologically'));
    expect(said).toContain('6 June 2025');
    expect(said).toContain('23 February 2025');
  });

  test('of a country on a topic leaves out what else the country did', () => {
    const said = texts(askSmall('what did Poland do on sabotage?'));
    expect(said).toContain('questionnaire on sabotage');
    expect(said).not.toContain('Radom');
  });

  test('of a month is all that falls in it, whatever word asks', () => {
    expect(texts(askSmall('what should come out or finish between January and August 2026?'))).toContain(
      '17 July 2026',
    );
    expect(texts(askSmall('Which exact days in December 2024 do we have to put in our calendar?'))).toContain(
      '4 December 2024',
    );
  });

  test('keeps a sentence that tells one thing more than the fact it shares', () => {
    expect(texts(ask('recruitment of minors by gangs: everything that was done in 2025 please'))).toContain(
      'held a webinar on youth recruitment',
    );
  });
});

describe('a detail', () => {
  test('a stretch of time is the same in other units', () => {
    expect(texts(askSmall('how many towns could operate for 3 days without power?'))).toContain('72 hours');
  });

  test('the latter of two is the one just named', () => {
    expect(texts(askSmall('test between France and Luxembourg, what % of phones got it?'))).toContain('94 %');
  });

  test('a deadline is the day by which, not a day on which it was discussed', () => {
    expect(texts(askSmall('deadline for the plans of the towns?'))).toContain('17 July 2026');
  });

  test('the next one may be named beside one that is over', () => {
    expect(texts(askSmall('next meeting of the Forum, when?'))).toContain('in 2026');
  });

  test('a second question is answered on what the first is about, or not at all', () => {
    expect(ask('how many joint action days were held in 2025 and what was seized').status).toBe('not_in_report');
  });

  test('of a name of two words one of which is unknown nothing is told', () => {
    expect(ask('status of the digital euro').status).toBe('not_in_report');
  });
});

describe('in a thread', () => {
  const visits = ['when did the on-the-spot visits for the 11th round of mutual evaluations begin?'];

  test('"they" are all that was asked about', () => {
    expect(texts(ask('and when do they stop?', [...visits, 'how many have been done so far?']))).toContain(
      'until April 2026',
    );
  });

  test('a deed takes the place of the one asked before', () => {
    const after = ['When was the Europol agreement with Ecuador signed?'];
    expect(ask('and on what day was that one concluded?', after).status).toBe('not_in_report');
  });
});

describe('what is asked', () => {
  test.each([
    ['what Poland did in 2025', 'timeline'],
    ['taskforce results in numbers?', 'how_many'],
    ['share of transport in the incidents?', 'how_many'],
    ['any word on ports?', 'overview'],
    ['is there a way for detectives to see where a suspect keeps his money?', null],
    ["if he can't say where it came from, can it be taken off him?", null],
  ])('%s: %s', (question, kind) => {
    expect(findKind(question).kind).toBe(kind);
  });

  test.each(['COSI in 2024 - what was on the table? thx', 'Anything dated September 2025? need it for a recap'])(
    '%s: what is said around it is no part of it',
    (question) => {
      const { concepts } = understand(small, { question, now: '2025-12-10' });
      expect(concepts.map(({ words }) => words)).not.toContain('thx');
      expect(concepts.map(({ words }) => words)).not.toContain('recap');
    },
  );

  test('a region is known by its gulf', () => {
    expect(texts(ask('is the gulf of guinea now a stopover for coke heading to our side?'))).toContain('West Africa');
  });
});

test.each([
  ['In the latter test, 94 % answered.', 'Tests were made in Rome and in Oslo.'],
  ['In 2025 the actual figures were 52 % and 17 %.', 'It sets a target of 70 %.'],
  ['Only 63 were sent in the same year.', 'In 2025, 100 were received.'],
  ['A proposal on their registration is to follow before the end of 2026.', 'The Commission tabled an action plan.'],
])('%s leans on what was said before', (text, before) => {
  expect(leansOnPrevious(text, before)).toBe(true);
});

test('what stands alone does not lean', () => {
  expect(leansOnPrevious('The upgraded system will follow in 2027.', 'Talks go on.')).toBe(false);
});

test('a common word with a syllable before it is no name', () => {
  expect(looksEnglish('subsea')).toBe(true);
  expect(looksEnglish('sublovian')).toBe(false);
});

test('words that ask for the same may stand for each other, from afar', () => {
  const thesaurus = new Thesaurus();
  const [{ expansions } = { expansions: [] }] = [...thesaurus.phrases(['banknot'])];
  expect(expansions.find(({ terms }) => terms.join() === 'cash')?.weight).toBeLessThan(0.6);
});

test('a verb with its particle is looked up as one', () => {
  const wordNet = new WordNet();
  expect(wordNet.related('chip', 'in').map(({ terms }) => terms.join(' '))).toContain('contribut');
  expect(wordNet.related('rung', 'down').length).toBeGreaterThan(0);
});
