import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion } from '../../src/answer-question.ts';
import { ask, engineOf } from '../support/engines.ts';
import { FRONT } from '../support/small-report.ts';

/** A report in which names are given once and carried on by "it", "the third meeting", "these units". */
const small = engineOf(`${FRONT}
Introduction

The plan lists 9 actions. Of these actions, the Presidency regards four as completed, namely those on ports and registers.

State of play

Action 1: A forum of carriers

The **Parcel Operators Forum (PAROF)** was launched in Leipzig on 30 January 2025, when eleven carriers signed a charter of voluntary commitments. The signatories promised to check every account holder and to keep sender data for two years. The Council approved its mandate in May 2025, and Eurojust provides its secretariat. It is headed by the Portuguese member. The third meeting, held in Nicosia in April 2025, dealt with false labels (FLs). The next meeting has been called for February 2026 in Vilnius.

Three joint operations took place. Operation HALYARD, led by the Netherlands in May 2025, took down 312 servers. Operation BRIGHTWATER, under French leadership in June 2025, led to nine arrests. The third, operation SALTMARSH, was directed by Germany in July 2025.

Action 2: Scanners and units

Nineteen mobile scanners were delivered to crossing points in 2025, at a cost of EUR 46 million. Another eleven are to be handed over by the end of 2026.

In West Africa, two port control units were opened in Accra in October 2024. A third unit, in Banjul, is to be opened in early 2026. A second phase, which had been foreseen for spring 2025, has been put back to the first semester of 2027.

The decryption platform was upgraded in 2024. It was used in 74 investigations and succeeded in 41% of them. A survey among viewers revealed that many had knowingly bought counterfeit goods, because prices were low.
`);

const askSmall = (question: string, after: readonly string[] = []): Answer =>
  answerQuestion(small, { question, after, now: '2025-11-21' });

const texts = ({ excerpts }: Answer): string => excerpts.map(({ text }) => text).join(' ');

describe('what a paragraph is about is carried on', () => {
  test('through sentences that go on with "its", to who is at its head', () => {
    expect(texts(askSmall('who heads the PAROF?'))).toContain('headed by the Portuguese member');
  });

  test('to further meetings of a series, whatever else they name', () => {
    const story = texts(askSmall('PAROF meetings to date and the next one'));
    expect(story).toContain('held in Nicosia');
    expect(story).toContain('February 2026 in Vilnius');
  });

  test('from the place that a paragraph opens with', () => {
    expect(texts(askSmall('next port control unit in West Africa?'))).toBe(
      'A third unit, in Banjul, is to be opened in early 2026.',
    );
  });

  test('but not from one operation to another', () => {
    expect(askSmall('how many arrests did operation HALYARD bring?').status).toBe('not_in_report');
  });
});

describe('beside the best sentence stands', () => {
  test('the one with the very word asked', () => {
    expect(texts(askSmall('what did the carriers promise in the charter?'))).toContain(
      'promised to check every account',
    );
  });

  test('the one that tells what it leaves out', () => {
    expect(texts(askSmall('success rate of the decryption platform?'))).toContain('succeeded in 41%');
  });

  test('everything that it announces', () => {
    const list = texts(askSmall('which joint operations took place?'));
    for (const name of ['HALYARD', 'BRIGHTWATER', 'SALTMARSH']) expect(list).toContain(name);
  });
});

describe('a number counts what it stands by', () => {
  test('eleven scanners do not cost what nineteen did', () => {
    expect(askSmall('what will the eleven mobile scanners cost?').status).toBe('not_in_report');
    expect(texts(askSmall('what did the nineteen mobile scanners cost?'))).toContain('EUR 46 million');
  });

  test('people are counted where people are', () => {
    expect(askSmall('how many people were arrested in HALYARD?').status).toBe('not_in_report');
  });
});

describe('what is late', () => {
  test.each(['what has been postponed?', 'which actions are late, and what are the new dates?', 'anything delayed?'])(
    '%s',
    (question) => {
      expect(texts(askSmall(question))).toContain('put back to the first semester of 2027');
    },
  );

  test('is nothing where the report tells of no delay', () => {
    expect(ask('what has been postponed?').status).toBe('not_in_report');
  });

  test('is no matter of late 2025', () => {
    expect(texts(ask('what happened with EJOCN in late 2025'))).toContain('second plenary');
  });
});

describe('two things in one breath', () => {
  test('are asked for one by one where the report speaks of them apart', () => {
    const both = texts(ask('when do the new Europol mapping and the SOCTA mid-term review come out'));
    expect(both).toContain('Its publication is planned for June 2026');
    expect(both).toContain('A mid-term review is planned for 2027');
  });

  test('stay one topic where the report speaks of them together', () => {
    const { excerpts } = ask('when did Eurojust set up the focus group on money laundering and asset recovery?');
    expect(excerpts.every(({ source }) => source.section === 'Action 6')).toBe(true);
  });

  test('names offered one beside the other are both looked for', () => {
    const list = texts(ask('with which countries is the EU still negotiating data exchange with Europol or Eurojust?'));
    expect(list).toContain('Bolivia, Peru and Mexico');
    expect(list).toContain('Colombia, Argentina and Brazil');
  });
});

describe('a question in words of its own', () => {
  test('is offered the closest passages, which claim nothing', () => {
    const answer = ask('is somebody going after crooks who switch to lesser waterways?');
    expect(answer.status).toBe('closest');
    expect(answer.excerpts.length).toBeGreaterThan(1);
  });

  test.each([
    'how many people die of overdoses in the EU each year?',
    'where can cooks buy cheap copper pans for their kitchens in Paris?',
    'did the Vatican hire teenage hitmen with squads of lesser crooks?',
  ])('is refused where it names what the report could be held to: %s', (question) => {
    expect(ask(question).status).toBe('not_in_report');
  });
});

describe('a name without dates', () => {
  test('has its story told undated, and that is said', () => {
    const answer = ask('any news on AMLA?');
    expect(answer.status).toBe('answered');
    expect(answer.headline).toContain('nothing dated');
  });
});

describe('Actions told of together', () => {
  test('are found where the report says it of all of them', () => {
    expect(texts(askSmall('which actions are already completed according to the presidency'))).toContain(
      'regards four as completed',
    );
  });
});
