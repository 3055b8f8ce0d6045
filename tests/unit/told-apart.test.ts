import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion, understand } from '../../src/answer-question.ts';
import { leansOnPrevious } from '../../src/corpus/leaning.ts';
import { easterSpan } from '../../src/dates/calendar.ts';
import { findAskedPeriod } from '../../src/dates/question-dates.ts';
import { findReportDates } from '../../src/dates/report-dates.ts';
import { ask, engineOf, read } from '../support/engines.ts';
import { FRONT } from '../support/small-report.ts';

/** A report in which one thing stands close to another that it must not be taken for. */
const small = engineOf(`${FRONT}
Introduction

The plan has three actions. The Commission intends to submit a communication on parcels in the first half of 2027.

State of play

Action 1: Bringing the Parcel Router into service

The Parcel Router replaces older lines. The agency signed the contract in May 2024 in Tallinn. The technical specifications were adopted in October 2024. Factory tests began in June 2025. The pilot will move to live data in October 2026.

Action 2: Heads of Unit Forum

In February 2025, the **Heads of Unit Forum (HUF)** was set up. Ms Ilse Vandamme chairs the forum until December 2026. Courses last five days and end with a simulation for the **Rapid Parcel Team (RPT)**. By April 2025, 260 officers had followed a course.

Spain and Portugal concluded a hot pursuit agreement on 3 March 2025. Denmark and Sweden followed on 3 June 2025. The first conference took place in Warsaw (Poland) on 4 April 2025. In addition, Poland tabled a resolution at the conference in Vienna in May 2025. Queues of three hours were reported around Easter 2025.

Action 3: Parcels in Court Statistics

The **Parcels in Court Statistics (PICS)** were published in June 2025¹. In 2025, 212 cases were opened and 43 arrests were made. A summary is on the web. Delegations regretted the small number of answers.

¹ Court Service (2025), PICS: a first year, <https://courts.example/pics-2025>.
`);

const askSmall = (question: string, after: readonly string[] = []): Answer =>
  answerQuestion(small, { question, after, now: '2025-11-21' });

const texts = ({ excerpts }: Answer): string => excerpts.map(({ text }) => text).join(' ');

describe('a number is held to what it counts', () => {
  test('one of another thing in the sentence is no answer', () => {
    expect(texts(askSmall('how many arrests were made in 2025?'))).toContain('43 arrests');
    expect(askSmall('how many arrests were made in 2025?').headline).toContain('43 arrests');
    expect(askSmall('how many cases were opened in 2025?').headline).toContain('212 cases');
  });

  test('but a weight needs no plural of its own', () => {
    expect(texts(ask('how much was seized', ['what was UNDA?']))).toContain('11.5 tonnes');
  });

  test('and a share of one thing is not a share of another', () => {
    expect(ask('What percentage of the most threatening networks use minors?').status).toBe('not_in_report');
  });
});

describe('a place is where something was held', () => {
  test('and not somebody who did something elsewhere', () => {
    const said = texts(askSmall('which meetings were held in Poland in 2025?'));
    expect(said).toContain('Warsaw (Poland)');
    expect(said).not.toContain('tabled a resolution');
  });

  test('a capital stands for its country where the report has only that', () => {
    expect(texts(askSmall('what did Madrid and Lisbon conclude?'))).toContain('Spain and Portugal');
  });

  test('a country that joins belongs to the list', () => {
    expect(texts(askSmall('who has concluded a hot pursuit agreement so far?'))).toContain('Denmark and Sweden');
  });
});

describe('the story of a name', () => {
  test('takes in the section whose heading it is, and leaves out what others do', () => {
    const answer = askSmall('parcel router: all the milestones so far and what is left');
    for (const words of ['May 2024', 'October 2024', 'June 2025', 'October 2026'])
      expect(texts(answer)).toContain(words);
    expect(texts(answer)).not.toContain('communication on parcels');
  });

  test.each([
    'HUF timeline',
    'Heads of Unit Forum, chronology from its set-up to what is still open',
    'can I get the HUF story date by date',
  ])('%s goes on past what a sentence names in passing', (question) => {
    expect(texts(askSmall(question))).toContain('260 officers');
  });

  test('of another report stays what it was: a task force named next to it is not the network', () => {
    expect(texts(ask('what happened with EJOCN in 2025'))).not.toContain('GRIMM');
  });

  test('whoever chairs a forum is found by the forum', () => {
    expect(texts(askSmall('who chairs the heads of unit forum'))).toContain('Ilse Vandamme');
  });

  test('an acronym stays one that an address on the web has in small letters', () => {
    expect(askSmall('when were the pics published?').readAs.entities).toEqual(['PICS']);
  });
});

describe('what a question asks for', () => {
  test.each<[question: string, kind: string]>([
    ['everything with a date on it about EUCAB', 'timeline'],
    ["what's left for EUCAB", 'planned'],
    ['which decision set up EJOCN', 'document'],
    ['numbers of the two directives', 'document'],
    ['what part of the world is most of it from', 'fact'],
    ['what came first, EUCAB or EJOCN?', 'comparison'],
  ])('%s is read as %s', (question, kind) => {
    expect(read(question).kind).toBe(kind);
  });

  test('"today" in a question on how things stand is no day', () => {
    expect(read('list the countries in the EPA PPP today').period).toBeNull();
    expect(read('what happened today').period).not.toBeNull();
  });

  test('the plan 2028-29 is a name and asks for no number', () => {
    const { concepts } = understand(small, { question: 'who drives the parcel plan 2028-29', now: '2025-11-21' });
    expect(concepts.filter(({ exact }) => exact)).toEqual([]);
  });

  test('several topics listed are answered each, where nothing is on all of them', () => {
    const said = texts(askSmall('upcoming steps on the parcel router and the heads of unit forum'));
    expect(said).toContain('live data in October 2026');
  });
});

describe('two questions in one', () => {
  test('of which one has no answer: the other is answered, and that one is said to have none', () => {
    const answer = ask('where was the second EPA PPP SOM and where was the first?');
    expect(texts(answer)).toContain('held in Gdańsk (Poland)');
    expect(answer.readAs.assumed).toContain("the report does not state: 'where was the first?'");
  });

  test('of which neither has one: both are refused', () => {
    expect(ask('who is the president of the EPPO and when was she appointed?').status).toBe('not_in_report');
  });
});

describe('a word that is near another', () => {
  test('"e-evidence" is no evidence', () => {
    expect(ask("what's the state of play on e-evidence").status).toBe('not_in_report');
  });

  test('an office is held by somebody', () => {
    expect(ask('who is the EU drugs coordinator').status).toBe('not_in_report');
    expect(texts(ask('who is the coordinator of GRIMM'))).toContain('coordinated by Europol');
  });

  test.each([
    'anything on fentanyl',
    'anything about submarines',
    'how many drones were used',
    'anything on Roma children',
  ])('%s is not answered by words that general English explains it with', (question) => {
    expect(ask(question).status).toBe('not_in_report');
  });

  test('a route is a topic, and not the beginning and the end of a story', () => {
    expect(texts(ask('step by step what happened on drug routes from west africa to europe'))).toContain('West Africa');
  });

  test('christmas of a year is in that year', () => {
    expect(read('what happened over christmas 2024').period).toMatchObject({ from: '2024-12-24', to: '2024-12-26' });
  });

  test('topics on which nothing is found are said to be so, and not named as found', () => {
    const answer = ask('next steps on precursors, sis and ports');
    expect(answer.headline).not.toContain('SIS');
    expect(answer.readAs.assumed.join()).toContain("'sis'");
  });

  test('a verb of everyday is found by that of the report', () => {
    expect(texts(askSmall('where is the first conference based?'))).toContain('Warsaw');
  });
});

describe('a thread', () => {
  test('"source?" shows the answer before once more', () => {
    const before = ['where was the second EPA PPP SOM held?'];
    expect(texts(ask('source?', before))).toBe(texts(ask(before[0] ?? '')));
  });

  test('"what was decided there?" stays with the meeting', () => {
    expect(
      texts(ask('what was decided there?', ['where was the ministerial meeting of the ports alliance?'])),
    ).toContain('On 21 July 2025, an EPA PPP ministerial meeting took place in Copenhagen');
  });

  test('an Action there is that plans nothing is not said to be missing', () => {
    expect(ask('what is planned?', ['action 5 summary']).headline).not.toContain('has no Action');
    expect(ask('what is planned in action 99').headline).toContain('has no Action 99');
  });
});

describe('days', () => {
  test.each([
    [2024, '2024-03-29', '2024-04-01'],
    [2025, '2025-04-18', '2025-04-21'],
    [2038, '2038-04-23', '2038-04-26'],
  ])('Easter %i', (year, from, to) => {
    expect(easterSpan(year)).toEqual({ from, to });
  });

  test('around Easter of a year is a date of a report', () => {
    expect(findReportDates('Queues were reported around Easter 2025.', '2025-11-21')[0]).toMatchObject({
      from: '2025-04-18',
    });
  });

  test('from now until a month is ahead', () => {
    expect(findAskedPeriod('what happens from now until February', '2025-11-21')).toMatchObject({
      from: '2025-11-21',
      to: '2026-02-28',
    });
    expect(findAskedPeriod('what is on between now and New Year', '2025-11-21')).toMatchObject({ from: '2025-11-21' });
  });

  test('the year of a document number is no period', () => {
    expect(findAskedPeriod('what is C(2025) 1187', '2025-11-21')).toBeNull();
  });
});

test('"these States" just named lean on nothing', () => {
  expect(leansOnPrevious('The acts which bind Norway and Iceland make these States part of it.', 'Talks go on.')).toBe(
    false,
  );
});
