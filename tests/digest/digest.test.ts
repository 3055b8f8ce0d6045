import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCorpus, readCorpus } from '../../src/corpus/read-corpus.ts';
import { composeDigest, type Digest, type Line, type Section } from '../../src/digest/digest.ts';
import { type Days, isPostingDay, nextPostingDay, postingIndex } from '../../src/digest/posting-days.ts';
import { followsOf, resolveTopics } from '../../src/digest/topics.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import { isVerbatim } from '../../src/report/verify-excerpt.ts';
import { engineOf, engine as real } from '../support/engines.ts';

const engine = real();
const second = createEngine(readCorpus('tests/corpora/second'));
const third = createEngine(readCorpus('tests/corpora/third'));
const fourth = createEngine(readCorpus('tests/corpora/fourth'));
const together = createEngine(
  buildCorpus([...second.corpus.documents, ...third.corpus.documents], {
    names: [...second.corpus.glossary.names, ...third.corpus.glossary.names],
  }),
);

interface Subscriber {
  readonly on?: Engine;
  readonly days?: Days;
  readonly topics?: readonly string[];
  readonly channel?: string;
}

function digestOf(
  date: string,
  { on = engine, days = 'weekdays', topics = [], channel = 'C1' }: Subscriber = {},
): Digest | null {
  return composeDigest({
    engine: on,
    date,
    subscription: { channel, days, topics },
    asked: [],
    corpusChanges: [],
  });
}

/** So many digest days from a day on, with their digests. */
function run(from: string, count: number, who: Subscriber = {}): { date: string; digest: Digest | null }[] {
  const days = who.days ?? 'weekdays';
  let date = isPostingDay(from, days) ? from : nextPostingDay(from, days);
  return Array.from({ length: count }, () => {
    const one = { date, digest: digestOf(date, who) };
    date = nextPostingDay(date, days);
    return one;
  });
}

const linesIn = (sections: readonly Section[]): readonly Line[] =>
  sections.flatMap((section) => ('lines' in section ? section.lines : []));
const linesOf = (digest: Digest | null): readonly Line[] => linesIn(digest?.sections ?? []);
const wordsOf = (text: string) => text.split(/\s+/).length;
const sectionOf = (digest: Digest | null, kind: Section['kind']) =>
  digest?.sections.find((section) => section.kind === kind);

const RUNS: readonly (readonly [name: string, from: string, who: Subscriber])[] = [
  ['on weekdays', '2025-11-24', {}],
  ['every day', '2025-11-24', { days: 'daily' }],
  ['on Mondays', '2025-11-24', { days: 'mondays' }],
  ['years later', '2029-02-01', {}],
  ['of a second report', '2026-05-13', { on: second }],
  ['of a third report', '2026-04-20', { on: third }],
  ['of a fourth report', '2026-10-12', { on: fourth }],
  ['from before the report', '2025-06-02', {}],
  ['of two reports together', '2026-05-13', { on: together }],
];

describe.each(RUNS)('sixty digests in a row %s', (_, from, who) => {
  const sixty = run(from, 60, who);

  test('all have something to say, and no two the same', () => {
    expect(sixty.filter(({ digest }) => digest === null)).toEqual([]);
    const shown = sixty.map(({ digest }) => JSON.stringify(linesOf(digest).map(({ excerpt }) => excerpt.text)));
    expect(new Set(shown).size).toBe(60);
  });

  test('are read in seconds', () => {
    for (const { digest } of sixty) {
      const lines = linesOf(digest);
      expect(lines.length).toBeLessThanOrEqual(7);
      expect(lines.reduce((sum, { excerpt }) => sum + wordsOf(excerpt.text), 0)).toBeLessThanOrEqual(260);
    }
    const words = sixty
      .map(({ digest }) => linesOf(digest).reduce((sum, { excerpt }) => sum + wordsOf(excerpt.text), 0))
      .sort((a, b) => a - b);
    expect(words[30]).toBeLessThanOrEqual(150);
  });

  test('hold nothing but words of the report, each once', () => {
    for (const { digest } of sixty) {
      const lines = linesOf(digest);
      for (const { excerpt } of lines) expect(isVerbatim(excerpt, (who.on ?? engine).corpus)).toBe(true);
      expect(new Set(lines.map(({ excerpt }) => excerpt.text)).size).toBe(lines.length);
    }
  });

  test('tell of no Action again before all were told of', () => {
    const numbered = (who.on ?? engine).corpus.documents.flatMap(({ sections }) =>
      sections.filter(({ number }) => number !== null),
    );
    const told = sixty.map(({ digest }) => {
      const action = sectionOf(digest, 'action');
      return action?.kind === 'action' ? `${action.lines[0]?.excerpt.source.file} ${action.heading}` : null;
    });
    for (let i = 0; i + numbered.length <= told.length; i++)
      expect(new Set(told.slice(i, i + numbered.length)).size).toBe(numbered.length);
  });

  test('call nothing planned that is past, and nothing past that lies ahead', () => {
    for (const { date, digest } of sixty) {
      for (const section of digest?.sections ?? []) {
        if (section.kind === 'due')
          for (const [i, { label }] of section.lines.entries()) {
            if (label === '') continue;
            // what a sentence leans on stands before it where a footnote body cuts it off
            const next = section.lines.findIndex((line, k) => k > i && line.label !== '');
            const dates = section.lines.slice(i, next < 0 ? undefined : next).flatMap(({ excerpt }) => excerpt.dates);
            const planned = dates.filter((one) => one.status === 'planned' && label.startsWith(one.label));
            expect(planned.length, label).toBeGreaterThan(0);
            if (label.endsWith('date passed; the report cannot say whether it happened'))
              expect(planned.some(({ to }) => to < date)).toBe(true);
            else expect(planned.some(({ to }) => to >= date)).toBe(true);
          }
        if (section.kind === 'past')
          for (const { label, excerpt } of section.lines) {
            const [, precision, year] = /^(On this day|This week|This month) in (\d{4}): /.exec(label) ?? [];
            const meant = excerpt.dates.filter((one) => one.status === 'past' && one.from.startsWith(year ?? '?'));
            expect(Number(year)).toBeLessThan(Number(date.slice(0, 4)));
            const from = precision === 'On this day' ? 5 : precision === 'This month' ? 5 : 0;
            const until = precision === 'On this day' ? 10 : precision === 'This month' ? 7 : 0;
            expect(meant.some((one) => one.from.slice(from, until) === date.slice(from, until))).toBe(true);
          }
      }
    }
  });
});

describe('what is due next', () => {
  const labelsOn = (date: string, who: Subscriber = {}) => {
    const due = sectionOf(digestOf(date, who), 'due');
    return due?.kind === 'due' ? due.lines.map(({ label }) => label) : [];
  };
  const shows = (from: string, count: number, label: string, who: Subscriber = {}) =>
    run(from, count, who).flatMap(({ date, digest }) =>
      linesOf(digest)
        .filter((line) => line.label.startsWith(label))
        .map((line) => [date, line.label.slice(label.length)]),
    );
  const PASSED = ': date passed; the report cannot say whether it happened';

  test('comes a week ahead, on the day, and in the week after', () => {
    expect(shows('2025-11-24', 15, '3 December 2025')).toEqual([
      ['2025-11-26', ', in 7 days'],
      ['2025-12-03', ', today'],
      ['2025-12-08', PASSED],
    ]);
  });

  test('is told on Monday where only Mondays have a digest', () => {
    expect(shows('2025-11-24', 4, '3 December 2025', { days: 'mondays' })).toEqual([
      ['2025-12-01', ', in 2 days'],
      ['2025-12-08', PASSED],
    ]);
  });

  test('is told on Friday where the day is a Sunday', () => {
    const report = engineOf(
      'Brussels, 1 October 2025\n\nAction 1: Ports\n\nA conference on ports will be held in Antwerp on 9 November 2025.\n',
    );
    expect(labelsOn('2025-11-07', { on: report })).toEqual(['9 November 2025, in 2 days']);
    expect(labelsOn('2025-11-10', { on: report })).toEqual([
      '9 November 2025: date passed; the report cannot say whether it happened',
    ]);
  });

  test('says of a month when it begins and two weeks before it ends', () => {
    expect(shows('2025-11-24', 40, 'December 2025')).toEqual([
      ['2025-12-01', ', this month'],
      ['2025-12-18', ', 13 days left'],
      ['2026-01-05', PASSED],
    ]);
  });
});

describe('looking back', () => {
  const labelsOn = (date: string, days: Days = 'weekdays') => {
    const past = sectionOf(digestOf(date, { days }), 'past');
    return past?.kind === 'past' ? past.lines.map(({ label }) => label) : [];
  };

  test('tells the day of an earlier year on the day, first of all', () => {
    expect(labelsOn('2026-03-05')[0]).toBe('On this day in 2025: 5 March 2025');
    expect(labelsOn('2026-09-18')[0]).toMatch(/^On this day in 202[45]: 18 September/);
  });

  test('tells a day without a digest in the week it falls into', () => {
    // 18 September 2027 is a Saturday
    expect(labelsOn('2027-09-17')).toContainEqual(expect.stringMatching(/^This week in 202[45]: 18 September/));
    expect(labelsOn('2027-09-18', 'daily')).toContainEqual(expect.stringMatching(/^On this day in/));
  });

  test('tells no year as earlier that is this one', () => {
    expect(labelsOn('2025-09-18')).toEqual(['On this day in 2024: 18 September 2024']);
  });

  test('tells of one month each thing once', () => {
    const march = run('2026-03-02', 22).flatMap(({ digest }) => {
      const past = sectionOf(digest, 'past');
      return past?.kind === 'past' ? past.lines.map(({ excerpt }) => excerpt.text) : [];
    });
    expect(march.length).toBeGreaterThan(5);
    expect(new Set(march).size).toBe(march.length);
  });
});

describe('a digest', () => {
  test('comes on no day that has none', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        fc.constantFrom<Days>('weekdays', 'daily', 'mondays'),
        (moment, days) => {
          const day = moment.toISOString().slice(0, 10);
          const next = nextPostingDay(day, days);
          expect(next > day).toBe(true);
          expect(isPostingDay(next, days)).toBe(true);
          const weekday = new Date(`${next}T00:00:00Z`).getUTCDay();
          if (days === 'weekdays') expect([1, 2, 3, 4, 5]).toContain(weekday);
          if (days === 'mondays') expect(weekday).toBe(1);
          expect(postingIndex(next, days) - postingIndex(day, days)).toBe(isPostingDay(day, days) ? 1 : 0);
        },
      ),
    );
  });

  test('is the same whenever and wherever it is made', () => {
    const again = createEngine(readCorpus('corpus'));
    for (const date of ['2025-11-24', '2026-03-05', '2027-07-01'])
      expect(digestOf(date, { on: again })).toEqual(digestOf(date));
  });

  test('goes through the Actions in an order of the channel’s own', () => {
    const order = (channel: string) =>
      run('2025-11-24', 17, { channel }).map(({ digest }) => {
        const action = sectionOf(digest, 'action');
        return action?.kind === 'action' ? action.number : null;
      });
    expect([...order('C1')].sort()).toEqual([...order('C2')].sort());
    expect(order('C1')).not.toEqual(order('C2'));
  });

  test('goes through the sections of a report without Actions', () => {
    const words = 'The group met twice and agreed on the text that the Council had asked for in its conclusions.';
    const report = engineOf(`Brussels, 1 October 2025\n\nIntroduction\n\n${words}\n\nConclusion\n\n${words}\n`);
    const headings = run('2025-11-03', 10, { on: report }).flatMap(({ digest }) => {
      const action = sectionOf(digest, 'action');
      return action?.kind === 'action' ? [[action.number, action.heading]] : [];
    });
    expect(headings).toContainEqual([null, 'Introduction']);
    expect(headings).toContainEqual([null, 'Conclusion']);
  });

  test('is none where there is nothing to say', () => {
    expect(digestOf('2025-11-24', { topics: ['no longer in any report'] })).toBeNull();
  });

  test('tells what was asked, most asked first, and a report that is new', () => {
    const asked = [
      { question: 'what is EUCAB', count: 3, answered: true },
      { question: 'who chairs HDG', count: 2, answered: true },
      { question: 'what does it cost', count: 2, answered: false },
    ];
    const digest = composeDigest({
      engine,
      date: '2025-11-24',
      subscription: { channel: 'C1', days: 'weekdays', topics: [] },
      asked,
      corpusChanges: [
        { document: 'st-15571-2025.md', change: 'added' },
        { document: 'gone.md', change: 'added' },
      ],
    });
    expect(sectionOf(digest, 'asked')).toEqual({ kind: 'asked', asked });
    const changes = sectionOf(digest, 'changes');
    expect(changes).toMatchObject({ changes: [{ change: 'added', document: '15571/25', date: '2025-11-21' }] });
    const [change] = changes?.kind === 'changes' ? changes.changes : [];
    expect(change?.subject?.text).toContain('The fight against drug trafficking and organised crime');
  });
});

test('a digest of several reports tells of all of them', () => {
  const documents = new Set(
    run('2026-05-13', 10, { on: together }).flatMap(({ digest }) =>
      linesOf(digest).map(({ excerpt }) => excerpt.source.document),
    ),
  );
  expect([...documents].sort()).toEqual(['7218/26', '9034/26']);
});

describe('topics', () => {
  test('are names of the report and its Actions', () => {
    const { known, unknown } = resolveTopics(
      ['EJOCN', 'action 5', 'europol', 'Customs Control Equipment Instrument'],
      engine,
    );
    expect(known.map(({ name }) => name)).toEqual(['EJOCN', 'Action 5', 'Europol', 'CCEI']);
    expect(unknown).toEqual([]);
  });

  test.each([
    ['ports', 'Action 2'],
    ['EJOCX', 'EJOCN'],
    ['Action 99', undefined],
    ['the weather', undefined],
    ['EJOCN budget', undefined],
  ])('that the report does not know are refused: %s', (typed, near) => {
    const { known, unknown } = resolveTopics([typed], engine);
    expect(known).toEqual([]);
    expect(unknown[0]?.typed).toBe(typed);
    if (near) expect(unknown[0]?.near).toContain(near);
    expect(unknown[0]?.near.length).toBeLessThanOrEqual(3);
  });

  test('take any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const { known, unknown } = resolveTopics([text], engine);
        expect(known.length > 0 || unknown.length === 1).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('leave out everything else, and repeat little', () => {
    const topics = ['EJOCN', 'Action 4'];
    const follows = followsOf(topics, engine);
    const digests = run('2025-11-24', 60, { topics });
    const lines = digests.flatMap(({ digest }) => linesOf(digest));
    expect(lines.length).toBeGreaterThan(5);
    for (const { excerpt } of lines) {
      const { start, end, file } = excerpt.source;
      const inside = engine.index.passages.filter(
        (one) => one.kind === 'body' && one.document.file === file && one.start >= start && one.end <= end,
      );
      expect(
        inside.some((passage) => follows.takes(passage)),
        excerpt.text,
      ).toBe(true);
    }
    for (const { excerpt } of lines)
      expect(lines.filter((other) => other.excerpt.text === excerpt.text).length).toBeLessThanOrEqual(3);
  });
});
