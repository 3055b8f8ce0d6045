import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion, understand } from '../../src/answer-question.ts';
import { findReportDates } from '../../src/dates/report-dates.ts';
import { findKind } from '../../src/question/kinds.ts';
import { ask, engine, engineOf } from '../support/engines.ts';
import { FRONT } from '../support/small-report.ts';

/** A report whose words, numbers and names are asked for in other ways than it has them. */
const small = engineOf(`${FRONT}
Introduction

The plan has four actions.

State of play

Action 1: Cleaning up

A clean-up fund of EUR 12 million was made available under the Solidarity Fund for 2025 and 2026¹. Owners who reported a find within 48 hours may be reimbursed. The Committee asked for the fund to be made permanent.

¹ 7120/25

By 30 June 2025, EUR 7.6 million of the fund had been paid out. A memorandum with the European Payments Council is under negotiation. The number 116 129 is already in use in Germany. Roughly one seal in forty is tampered with.

A survey of investigators was carried out in May 2025. Thirty-seven per cent of the 1 900 officers showed symptoms of trauma. In Copenhagen, ministers held a debate on demand on 22 July 2025. They were divided but agreed that consumers should be addressed.

Action 2: Courts and kinship

In the Western Balkans, all partners adopted action plans in spring 2025. Montenegro has been connected to the database since September 2025. The register was opened in June 2025.

At the beginning of 2024, 13 Member States had at least one such house. There are now 20, after three openings in 2025. Under a call which closed in November 2024, grants of EUR 22 million were awarded. A second call with a budget of EUR 18 million was opened in February 2025.

Action 3: Meetings

A summit took place in Santa Marta on 9 November 2025. At its margins, a harbour alliance was launched. Various bodies have been involved in the work on access. A discussion on retention took place in the Lamp Group. The Rope Group dealt with standards. The largest two sites declined to sign the code of conduct.

Under this action the first plenary of the wardens took place in Kraków in April 2025 and dealt with evidence. The second plenary, in Aarhus in November 2025, dealt with streaming.

The kit of a warden is made up as follows:

- a lamp for the night rounds;
- a rope of ten metres;
- a whistle.

The first stage of the wardens' register, a pilot called NESTOR, began in January 2025 with six Member States. The first results were presented on 24 February 2025. A second wave of tests opened in May 2025 and will last until March 2026.
`);

const askSmall = (question: string, after: readonly string[] = []): Answer =>
  answerQuestion(small, { question, after, now: '2025-12-10' });

const texts = ({ excerpts }: Answer): string => excerpts.map(({ text }) => text).join(' ');

describe('numbers', () => {
  test('with and without spaces are the same', () => {
    expect(texts(askSmall('is 116129 in use anywhere?'))).toContain('Germany');
  });

  test('of money spent are not those of money set aside', () => {
    expect(askSmall('how much of the clean-up fund has been used by June 2025?').headline).toContain('7.6 million');
    expect(askSmall('how much of the clean-up fund was made available?').headline).toContain('12 million');
  });

  test('may be fractions, or shares of those counted', () => {
    expect(askSmall('what share of seals is tampered with?').headline).toContain('one seal in forty');
    expect(texts(askSmall('how many officers showed trauma?'))).toContain('Thirty-seven per cent');
  });

  test('then and now stand side by side', () => {
    expect(texts(askSmall('how many Member States have such a house, then and now?'))).toContain('There are now 20');
  });

  test('of a second thing are not those of the first', () => {
    expect(askSmall('budget of the 2nd call?').headline).toContain('18 million');
  });
});

describe('names', () => {
  test('are known by their initials, which is said', () => {
    const answer = askSmall('memorandum with the EPC?');
    expect(texts(answer)).toContain('European Payments Council');
    expect(answer.readAs.assumed.join()).toContain('European Payments Council');
    expect(askSmall('memorandum with the EQC?').reason).toBe('unknown_term');
  });

  test('of countries by their letters', () => {
    expect(understand(small, { question: 'what did DK do?', now: '2025-12-10' }).concepts[0]?.words).toBe('denmark');
  });

  test('are known with two letters exchanged', () => {
    expect(texts(ask('wen is the midterm reveiw of the SOTCA'))).toContain('mid-term review');
  });

  test('of any of a kind are no names', () => {
    expect(ask('can a judge take away a Ferrari now?').reason).not.toBe('unknown_term');
  });

  test('of a country belong to the region its paragraph opens with', () => {
    expect(texts(askSmall('Western Balkans: all dated stuff'))).toContain('Montenegro');
  });
});

describe('meetings', () => {
  test('are told with what came of them', () => {
    expect(texts(askSmall('what did ministers agree in Copenhagen on demand?'))).toContain('agreed that consumers');
  });

  test('lend their place to what was done at their margins', () => {
    expect(texts(askSmall('where was the harbour alliance launched?'))).toContain('Santa Marta');
  });

  test('in a row are told apart by what they count', () => {
    const said = texts(askSmall('first vs second wardens plenary, what was each about?'));
    expect(said).toContain('dealt with evidence');
    expect(said).toContain('dealt with streaming');
  });

  test('in a row are numbered by words or by digits', () => {
    expect(askSmall('when did wave 2 of NESTOR open?').headline).toContain('May 2025');
    expect(askSmall('when did wave 3 of NESTOR open?').status).toBe('not_in_report');
  });

  test('in a row have a latest', () => {
    const { excerpts } = askSmall('where did the latest plenary of the wardens take place?');
    expect(excerpts[0]?.text).toContain('Aarhus');
  });

  test('announced without a number are listed', () => {
    expect(texts(askSmall('on access, which body dealt with which subject?'))).toContain('Rope Group');
  });
});

describe('what somebody said or did', () => {
  test('is told only by a sentence on it', () => {
    expect(ask('What did the evaluators criticise in the Denmark report?').status).toBe('not_in_report');
    expect(texts(askSmall('who refused to sign the code of conduct?'))).toContain('declined to sign');
  });

  test('when it is coming, only by a date to come', () => {
    expect(ask('when is the Commission coming with the new proposal on data retention?').status).toBe('not_in_report');
  });
});

test('a list is told to its last item', () => {
  expect(texts(askSmall("what is in the wardens' kit?"))).toContain('a whistle');
});

test('the story of what a paragraph introduces is told to its end', () => {
  const told = texts(askSmall('timeline of NESTOR please'));
  expect(told).toContain('24 February 2025');
  expect(told).toContain('March 2026');
});

test('a number asked for is shown with what it is cited for first', () => {
  expect(askSmall('what is 7120/25?').excerpts[0]?.text).toContain('clean-up fund');
});

test('a word is found in its other forms', () => {
  expect(texts(askSmall('when was registration opened?'))).toContain('register was opened');
});

test.each([
  ['how did the platform go from pilot to full operation?', 'timeline'],
  ['give me the steps in the Council so far', 'timeline'],
  ['IXIM on SIS: what was discussed at each meeting', 'timeline'],
  ['takedown rate for flagged content', 'how_many'],
  ['which exchanges were held with partners?', 'list'],
])('%s: %s', (question, kind) => {
  expect(findKind(question).kind).toBe(kind);
});

test('what is prepared for a year is of that year', () => {
  const dates = findReportDates('A fourth phase is being prepared for 2027.', '2026-06-19');
  expect(dates.map(({ from }) => from)).toEqual(['2027-01-01']);
});

test('two things opened at two times are no stretch of time', () => {
  const text = 'A first depot opened in Kiel on 15 January 2026, while a second depot is scheduled to open in Q1 2027.';
  expect(findReportDates(text, '2026-03-01').map(({ from, to }) => `${from} ${to}`)).toEqual([
    '2026-01-15 2026-01-15',
    '2027-01-01 2027-03-31',
  ]);
});

describe('slips of the pen', () => {
  test.each([
    ['summraise action 14 for me', 'action'],
    ['tmieline of EJOCN', 'timeline'],
    ['whats still palnned for 2026', 'planned'],
    ['copmare the 12th and the 13th action plan', 'comparison'],
    ['how many cuontries back the alliance', 'how_many'],
    ['wich documnet number has the threat assessment', 'document'],
  ])('%j is read for the kind of answer it asks', (question, kind) => {
    expect(understand(engine(), { question, now: '2025-11-21' }).kind).toBe(kind);
  });

  test('in any usual word are mended, and said', () => {
    const { readAs } = ask('who is chairnig the LEWP-C project group?');
    expect(readAs.assumed.join()).toContain("'chairnig' read as 'chairing'");
  });

  test('are not seen in names', () => {
    for (const question of ['what did Sabadell do', 'what did the EJQCN do', 'when does Vodatel open'])
      expect(understand(engine(), { question, now: '2025-11-21' }).assumed.join()).not.toContain('typo');
  });
});

describe('manners', () => {
  test.each(['Hi! and copen? Thanks a lot', 'could you please tell me and copen?', 'hello all, and copen? thx'])(
    '%j asks what it asks without them',
    (question) => {
      const after = ['what happened with EJOCN in 2025'];
      expect(texts(ask(question, after))).toBe(texts(ask('and copen?', after)));
    },
  );

  test('alone are no question', () => {
    expect(ask('Hi! Thanks a lot').reason).toBe('not_about_the_report');
  });
});
