import { describe, expect, test } from 'vitest';
import { findKind, type Kind } from '../../src/question/kinds.ts';
import { LONGEST_QUESTION } from '../../src/question/understand-question.ts';
import { engine, read } from '../support/engines.ts';

const KINDS: readonly (readonly [kind: Kind, question: string])[] = [
  ['timeline', 'what happened with EJOCN in 2025'],
  ['timeline', 'timeline of the EPA PPP'],
  ['timeline', 'EJOCN 2025'],
  ['timeline', 'cosi since september 2025'],
  ['timeline', 'what did the HDG do in 2025'],
  ['planned', 'what is planned for 2026'],
  ['planned', "what's still to come in december 2025"],
  ['planned', 'any deadlines next year'],
  ['who', 'who chaired the first EJOCN plenary'],
  ['who', 'which presidency hosted the conference in Tallinn'],
  ['who', 'by whom was UNDA organised'],
  ['where', 'where was the second EPA PPP SOM held'],
  ['where', 'in which city was the ports alliance launched'],
  ['when', 'when did the SOCTA come out'],
  ['when', 'when was the agreement with Brazil signed'],
  ['when', 'on what date was the AMERIPOL treaty signed'],
  ['how_many', 'how many tonnes of cocaine were seized in UNDA'],
  ['how_many', 'how much money went to customs equipment'],
  ['how_many', 'what share of the networks uses legal businesses'],
  ['list', 'list the four clusters of the EPA PPP workplan'],
  ['list', 'which countries are still negotiating with Europol'],
  ['definition', 'what does CLASI stand for'],
  ['definition', 'MTCNI?'],
  ['definition', 'what is EUCAB'],
  ['definition', 'HDG is short for what'],
  ['document', 'document number of the La Paz declaration'],
  ['document', 'ST number of the HLG report'],
  ['document', 'which document holds the conclusions on mapping'],
  ['comparison', 'compare the agreements with Brazil and Ecuador'],
  ['comparison', 'framework decision 2008/841 vs 2004/757'],
  ['comparison', 'difference between the first and the second SOM'],
  ['action', 'what is Action 5 about'],
  ['action', 'summarise action 14'],
  ['action', 'action 12'],
  ['which_action', 'which action covers Schengen alerts'],
  ['which_action', 'which action is about minors'],
  ['overview', 'what does the report say about AMERIPOL'],
  ['overview', 'tell me about the Schengen Information System'],
  ['fact', 'what did Poland table at the CND'],
  ['fact', 'do asset recovery offices get access to SIENA'],
];

describe('kinds of question', () => {
  test.each(KINDS)('%s: %s', (kind, question) => {
    expect(read(question).kind).toBe(kind);
  });

  test('a question without any cue has none', () => {
    expect(findKind('cocaine in ports').kind).toBeNull();
  });

  test('the words that told the kind stand where they are said to stand', () => {
    const question = 'tell me: how many tonnes?';
    const { spans } = findKind(question);
    expect(spans.map(({ start, end }) => question.slice(start, end))).toEqual(['how many']);
  });

  test.each([
    ['wen is the next plenary', 'when'],
    ['hwo many tonnes were seized', 'how_many'],
    ['woh chaired the plenary', 'who'],
    ['wher was it held in 2025', 'where'],
  ])('"%s" is read through its slip of the pen', (question, kind) => {
    expect(read(question).kind).toBe(kind);
  });

  test('asking for what lies ahead is told whatever the kind', () => {
    expect(read('when will the mapping be published').ahead).toBe(true);
    expect(read('when was the SOCTA published').ahead).toBe(false);
  });
});

describe('Actions in a question', () => {
  test.each<[question: string, actions: number[]]>([
    ['what is action 5 about', [5]],
    ['what is Action five about', [5]],
    ['Action No. 12', [12]],
    ['action number 3', [3]],
    ['actions 2 and 5', [2, 5]],
    ['actions 2, 5 and 12', [2, 5, 12]],
    ['actions two, five & twelve', [2, 5, 12]],
    ['compare action 2 with action 5', [2, 5]],
    ['action 2 vs 5', [2, 5]],
    ['the 12th action', [12]],
    ['action one', [1]],
    ['Action XVII', [17]],
    ['action #7', [7]],
    ['what was done under action 5 in 2025', [5]],
    ['actions in 2025', []],
    ['what actions were taken on 5 March', []],
    ['cocaine in ports', []],
  ])('%j names %j', (question, actions) => {
    expect(read(question).actions).toEqual(actions);
  });

  test('a range of Actions names all of them', () => {
    expect(read('summarise actions 3 to 5').actions).toEqual([3, 4, 5]);
  });
});

describe('names in a question', () => {
  const names = (question: string) => read(question).concepts.flatMap(({ entity }) => entity?.name ?? []);

  test.each([
    ['what happened with ejocn', ['EJOCN']],
    ['what happened with EJO CN', ['EJOCN']],
    ['what happened with EJOEN', ['EJOCN']],
    ['the European Judicial Organised Crime Network', ['EJOCN']],
    ['what did the EJN do', ['EJN']],
    ['what did the EJTN do', ['EJTN']],
    ['what did the EJC do', ['EJC']],
    ['horizontal drugs group', ['HDG']],
    ["what is Europol's role", ['Europol']],
    ['COSI and CATS', ['COSI', 'CATS']],
    ['do cats like ports', ['CATS']],
  ])('%j names %j', (question, expected) => {
    expect(names(question)).toEqual(expected);
  });

  test('a doubtful name tells its doubt', () => {
    expect(read('what did the EJC do').assumed.join()).toContain('the report never spells it out');
    expect(read('what happened with EJOCN').assumed.join()).toContain("'EJC' may mean EJOCN too");
  });

  test('a year that belongs to a name is no period', () => {
    expect(read('key threats in the SOCTA 2025').period).toBeNull();
    expect(read('what happened with SOCTA in 2025').period).toMatchObject({ from: '2025-01-01', to: '2025-12-31' });
  });
});

describe('slips of the pen', () => {
  test.each([
    ['what did the eucpn webinr cover', 'webinr', 'webinar'],
    ['how much cociane was found', 'cociane', 'cocaine'],
    ['fireamrs alerts', 'fireamrs', 'firearms'],
    ['the new drugs stratgey', 'stratgey', 'strategy'],
    ['shengen alerts', 'shengen', 'schengen'],
    ['how much was siezed', 'siezed', 'seized'],
    ['IXIM in Febraury 2025', 'Febraury', 'February'],
    ['which meetings were held in Polnad', 'Polnad', 'Poland'],
    ['agreements of Euroujst', 'Euroujst', 'Eurojust'],
    ['what is Actoin 6 about', 'Actoin', 'action'],
    ["what's comming up in December", 'comming', 'coming'],
  ])('%j: %s is read as %s, and said so', (question, typed, meant) => {
    expect(read(question).assumed).toContain(`typo: '${typed}' read as '${meant}'`);
  });

  test.each(['Marchetti', 'Polanski', 'Wickham'])('%s is a name and no slip', (name) => {
    expect(read(`what did ${name} say`).assumed.join()).not.toContain('typo');
  });

  test.each([
    ['EJTN', 'EJN'],
    ['EJM', 'EJN'],
    ['EJON', 'EJOCN'],
    ['EUDB', 'EUDA'],
    ['EUCAP', 'EUCAB'],
    ['EMPAKT 2023', 'EMPACT 2024'],
    ['EPPA', 'EPPO'],
    ['2014/841', '2008/841'],
  ])('the acronym or number %s is never corrected into its near twin %s', (typed, twin) => {
    const question = read(`what happened with ${typed}`);
    const name = twin.split(' ')[0];
    if (/^\p{Lu}+$/u.test(typed))
      expect(question.concepts.flatMap(({ entity }) => entity?.name ?? [])).not.toContain(name);
    expect(question.assumed.join()).not.toContain(`read as '${twin.toLowerCase()}'`);
  });

  test.each(['Iraq', 'Iran', 'Slovenia', 'Slovakia', 'Austria', 'Australia', 'Niger', 'Nigeria'])(
    'the country %s is taken as it is',
    (name) => {
      expect(read(`what about ${name}`).assumed.filter((note) => note.startsWith('typo'))).toEqual([]);
    },
  );

  test('no word of the report is ever taken for a slip', () => {
    const words = [...engine().index.vocabulary.words().keys()].filter((word) => word.length > 3);
    const wrong = words.filter((word) => read(word).assumed.some((note) => note.startsWith('typo')));
    expect(wrong).toEqual([]);
  });
});

describe('what is read of a question', () => {
  test('control and direction marks are blanks', () => {
    expect(read('\u202ewhat\u0000 happened\u200b with EJOCN').text).not.toMatch(/\p{Cc}|\p{Cf}/u);
  });

  test('a long one is cut, and said to be', () => {
    const question = read('what happened with EJOCN '.repeat(60));
    expect(question.text).toHaveLength(LONGEST_QUESTION);
    expect(question.assumed).toContain(`only the first ${LONGEST_QUESTION} characters were read`);
  });
});
