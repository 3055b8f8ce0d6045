import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion, understand } from '../../src/answer-question.ts';
import { findAcronyms } from '../../src/corpus/acronyms.ts';
import { leansOnPrevious } from '../../src/corpus/leaning.ts';
import { findReportDates } from '../../src/dates/report-dates.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';
import { editDistance } from '../../src/text/distance.ts';
import { findPlaces } from '../../src/text/places.ts';
import { ask, engineOf, read } from '../support/engines.ts';
import { FRONT } from '../support/small-report.ts';

/** A report that tells its facts a sentence further on than their subject. */
const small = engineOf(`${FRONT}
Introduction

The plan has two actions.

State of play

Action 1: Hostile drones at airports

The aim of this action was to apply the **Drone Reporting Regulation (DRR)** everywhere. Competent authorities in nine Member States had issued sighting orders by June 2025. The total number of orders rose from 349 in 2023 to 1 126 in 2025.

A call for proposals on jammers was launched in January 2025. Of the 88 proposals received, 19 were selected in September 2025. The guards held a large exercise near Zaragoza in April 2025.

The **European Flight Desk on Hostile Drones (the Flight Desk)** started work in June 2024. A first hackathon took place in Graz in March 2025, at which 252 accounts were checked. A second hackathon, in May 2025, was held in Linz. The Desk's mandate, initially of twelve months, was extended until February 2027. A round of mystery calls to pilots was made in May 2025. One call out of four went unanswered.

The Entry Register started operating on 12 October 2025. The Flight Register (FLIR) is to follow in the last quarter of 2026.

Action 2: Fireworks in the post

Fireworks of category F4 have been used in attacks on cash machines. The Netherlands and France presented a joint paper on the subject in April 2024. During the 2025 days, 710 parcels were checked; the 2024 days had counted 485 checks. A parcel gateway has been maintained in Ghent by the Belgian post since February 2024. At the end of 2025 the gateway held data on 3 940 parcels, and 71 links were found in the course of 2025, compared with 42 in 2024.
`);

const askSmall = (question: string, after: readonly string[] = []): Answer =>
  answerQuestion(small, { question, after, now: '2025-11-21' });

const texts = ({ excerpts }: Answer): string => excerpts.map(({ text }) => text).join(' ');

describe('a fact told further on than its subject is found', () => {
  test.each<[question: string, words: string]>([
    ['how many orders under the DRR in 2025?', '1 126 in 2025'],
    ['how many proposals for jammers were selected?', '19 were selected'],
    ['which countries brought the fireworks paper?', 'The Netherlands and France presented'],
    ['until when does the Flight Desk run?', 'extended until February 2027'],
    ['when will FLIR start?', 'last quarter of 2026'],
    ['what came out of the mystery calls?', 'One call out of four'],
    ['who runs the parcel gateway?', 'by the Belgian post'],
    ['where was the exercise of the guards?', 'near Zaragoza'],
    ['parcel checks at the days, 2024 vs 2025', '485 checks'],
  ])('%s', (question, words) => {
    const answer = askSmall(question);
    expect(answer.status).toBe('answered');
    expect(texts(answer)).toContain(words);
  });

  test('by a thread too: the first of what a later sentence calls the second', () => {
    expect(
      texts(askSmall('how many accounts did they check at the first one', ['where was the second hackathon held'])),
    ).toContain('252 accounts');
  });

  test('an Action is summed up by what its heading calls it', () => {
    const { excerpts } = askSmall('sum up the action on hostile drones');
    expect(excerpts.length).toBeGreaterThan(3);
    expect(excerpts.every(({ source }) => source.section === 'Action 1')).toBe(true);
  });
});

describe('a figure belongs to its own time', () => {
  test('of two years compared none lies between', () => {
    expect(askSmall('how many orders under the DRR in 2024?').status).toBe('not_in_report');
  });

  test('what is held at the end of one year is not held at the end of another', () => {
    expect(askSmall('number of parcels in the gateway at the end of 2024?').status).toBe('not_in_report');
  });

  test('a document is one of the year that is asked', () => {
    expect(ask('doc number of the 2024 Council conclusions on judicial cooperation with third countries').status).toBe(
      'answered',
    );
    expect(ask('doc number of the 2022 Council conclusions on judicial cooperation with third countries').status).toBe(
      'not_in_report',
    );
  });

  test('an overview is one of the period that is asked', () => {
    expect(
      ask('quick overview of meetings with the western balkans partners from september to november 2022').status,
    ).toBe('not_in_report');
  });

  test.each<[sentence: string, days: string[]]>([
    ['The number rose from 349 in 2023 to 1 126 in 2025.', ['2023-01-01/2023-12-31', '2025-01-01/2025-12-31']],
    ['The project ran from March 2023 to May 2025.', ['2023-03-01/2025-05-31']],
    ['The Irish Presidency intends to conclude the talks by the end of its term.', ['2026-12-01/2026-12-31']],
  ])('%s', (sentence, days) => {
    expect(findReportDates(sentence, '2026-10-09').map(({ from, to }) => `${from}/${to}`)).toEqual(days);
  });
});

describe('a sentence leans on the one before', () => {
  const before = 'The Commission set up a reserve of twelve mobile units and issued 40 removal orders.';

  test.each([
    'Of the 88 proposals received, 19 were selected.',
    'Two delegations presented a joint paper on the subject in April.',
    'The total number of orders rose to 90.',
    'The first two mobile units are to be delivered in October.',
    'The Commission tabled a revision on 12 July 2023.',
    'The Council agreed its general approach in June.',
  ])('%s', (text) => {
    expect(leansOnPrevious(text, before)).toBe(true);
  });

  test.each([
    'The Council agreed its general approach on the Directive in June.',
    'A revision of the Directive was tabled.',
    'The total number of seizures rose to 90.',
    'The first two border posts were closed in October.',
  ])('but not: %s', (text) => {
    expect(leansOnPrevious(text, before)).toBe(false);
  });
});

describe('names and words', () => {
  test('a name is cut short in brackets', () => {
    expect(
      findAcronyms('the EU Knowledge Hub on Prevention (the Knowledge Hub) started').map(({ acronym }) => acronym),
    ).toEqual(['Knowledge Hub']);
    expect(findAcronyms('the EU Knowledge Hub (the Member States agreed) started')).toEqual([]);
  });

  test('a town nobody listed stands after "near"', () => {
    expect(findPlaces('held an exercise near Zaragoza in April').map(({ name }) => name)).toEqual(['Zaragoza']);
  });

  test('a letter left out of a short word is put back', () => {
    const { concepts, assumed } = read('when did the first plenary tke place');
    expect(assumed.join()).not.toContain("'tke' read as 'the'");
    expect(concepts.map(({ words }) => words)).toContain('plenary');
  });

  test('a prefix is no slip', () => {
    expect(read('is there deregulation').assumed.join()).not.toContain('typo');
  });

  test('the words within a few slips are all among those alike', () => {
    const word = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { maxLength: 40 }),
        word,
        fc.integer({ min: 1, max: 2 }),
        (words, asked, slips) => {
          const vocabulary = new Vocabulary();
          for (const one of words) vocabulary.add(one, one, true);
          const alike = new Set([...vocabulary.like(asked, slips)].map((one) => one.word));
          for (const one of words) if (editDistance(asked, one, slips) <= slips) expect(alike).toContain(one);
        },
      ),
    );
  });
});

describe('a name in capitals', () => {
  const rails = engineOf(`${FRONT}
Introduction

The plan ends in the spring.

State of play

Action 1: Works

The RAIL group of operators met in Lyon in March 2025. Freight by rail was delayed by works until the end of June 2025. Acts of sabotage against signal boxes led to six arrests in Lyon in May 2025. Trials of scanners began in Xanten in July 2025; the scanners found 40 weapons there.
`);
  const about = (question: string): string[] =>
    understand(rails, { question, now: '2025-11-21' }).concepts.flatMap(({ entity }) => entity?.name ?? []);

  test('is not named by the word that is spelt like it', () => {
    expect(about('works on rail freight')).toEqual([]);
    expect(about('what did RAIL do')).toEqual(['RAIL']);
    const [met, delayed] = ['The RAIL group', 'Freight by rail'].map((start) =>
      rails.index.passages.find(({ text }) => text.startsWith(start)),
    );
    expect(rails.index.termSet(met?.id ?? -1).has('\u00a7rail')).toBe(true);
    expect(rails.index.termSet(delayed?.id ?? -1).has('\u00a7rail')).toBe(false);
  });

  test('may be typed without them where no word is spelt like it', () => {
    expect(read('what did cosi do').concepts.flatMap(({ entity }) => entity?.name ?? [])).toEqual(['COSI']);
  });

  test('a word the report lacks is found by its other endings', () => {
    expect(
      texts(answerQuestion(rails, { question: 'how many saboteurs were arrested?', now: '2025-11-21' })),
    ).toContain('six arrests');
  });

  test('a detail of one town is none of another', () => {
    const found = (question: string) => answerQuestion(rails, { question, now: '2025-11-21' }).status;
    expect(found('how many weapons did the scanners find in Xanten?')).toBe('answered');
    expect(found('how many weapons did the scanners find at the Lyon works?')).toBe('not_in_report');
  });
});

describe('a name is carried on', () => {
  const network = engineOf(`${FRONT}
Introduction

The plan is to end trafficking.

State of play

Action 1: Networks

The aim was to bring the new rules into use. Under the rules, notices go through the **Digital Waste Shipment System (DIWASS)** from May 2026. The Council established the **European Judicial Waste Network (EJWN)** in June 2025. Eurojust, which provides the secretariat, hosted a kick-off meeting in The Hague on 24 October 2025. The first plenary elected the Swedish prosecutor as chair for two years.

FERRYNET, the informal network of ferry ports, called a meeting in Mechelen on 7 May 2024. The Coastal Police of Spain (COPS) has held the secretariat since 2025. Further meetings followed in Kotka in October 2024 and in Aarhus in September 2025. An audit carried out by the Joint Research Centre (JRC) in 2025 was critical. The last ports are expected to connect by June 2026.

A roadmap for the Western Balkans was endorsed in Tirana in December 2024. The number of weapons destroyed in the region rose to 39 150 in 2025. The German police gave three vans to Ukraine, the last of them in Lviv in May 2025.
`);
  const ask1 = (question: string): Answer => answerQuestion(network, { question, now: '2025-11-21' });

  test('from a network to what its host did for it', () => {
    expect(texts(ask1('timeline of the EJWN'))).toContain('hosted a kick-off meeting');
    expect(texts(ask1('who chairs the EJWN?'))).toContain('elected the Swedish prosecutor');
  });

  test('to further meetings, and past an agent', () => {
    const story = texts(ask1('FERRYNET timeline'));
    expect(story).toContain('Further meetings followed in Kotka');
  });

  test('to "the region"', () => {
    expect(texts(ask1('how many weapons were destroyed in the Western Balkans in 2025'))).toContain('39 150');
  });

  test('a name is defined alone, or by what stands beside it', () => {
    expect(ask1('DIWASS stands for?').excerpts.map(({ text }) => text)).toEqual([
      'Under the rules, notices go through the Digital Waste Shipment System (DIWASS) from May 2026.',
    ]);
    expect(texts(ask1('what is FERRYNET'))).toContain('the informal network of ferry ports');
  });

  test('who gave something to a country need not stand in it', () => {
    expect(texts(ask1('who gave the vans to Ukraine'))).toContain('The German police');
  });
});

describe('what a question asks', () => {
  test.each<[kind: string, question: string]>([
    ['fact', 'What did the prosecutors network want to achieve by meeting them?'],
    ['list', 'which reports are already approved so far'],
    ['fact', 'what was the point of the Copenhagen meeting in July 2025'],
    ['fact', 'Can the state seize a fortune when he cannot say where it comes from?'],
    ['timeline', 'overview of the work with Frontex in 2025'],
    ['timeline', 'steps of the directive revision from proposal to transposition'],
  ])('%s: %s', (kind, question) => {
    expect(read(question).kind).toBe(kind);
  });

  test('what is said before it is no part of it', () => {
    expect(
      read('I prepare a call with Brasilia. What happened with Brazil in 2025?').concepts.map(({ words }) => words),
    ).toEqual(['brazil']);
    expect(read('did anyone in Brussels look at pollution').concepts.map(({ words }) => words)).not.toContain(
      'brussels',
    );
  });

  test('two whats are two questions', () => {
    const both = texts(ask('Ports alliance: what was Gdańsk for and what was Copenhagen for?'));
    expect(both).toContain('The main goal of the meeting was to take stock');
    expect(both).toContain('The meeting was the key for steering');
  });

  test('ministers are asked for as the report writes them', () => {
    const story = texts(ask('what was on the table at the informal meeting of JHA ministers in January 2024?'));
    expect(story).toContain('informal JHA ministerial meeting in January 2024');
  });

  test.each(['US dialogue on drugs, next meeting?', 'next EJOCN plenary?', 'next CLASI meeting?'])(
    'the next one is refused where only past ones are told: %s',
    (question) => {
      expect(ask(question).status).toBe('not_in_report');
    },
  );

  test('an Action on a topic is looked for, whatever is said of the Actions done', () => {
    const answer = askSmall('which action covers fireworks left in the post?');
    expect(answer.excerpts[0]?.source.section).toBe('Action 2');
  });
});
