import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Run, sourceViewOf } from '../../src/report/source-view.ts';
import { cleanText } from '../../src/text/markup.ts';
import { engine, engineOf, REPORT, reportText } from '../support/engines.ts';
import { FRONT, smallReport } from '../support/small-report.ts';

const { corpus } = engine();

/** The runs of a whole view, in the order of the page. */
function runsOf(view: ReturnType<typeof sourceViewOf>): Run[] {
  if (!view) return [];
  return [
    ...view.front.flat(),
    ...view.sections.flatMap(({ heading, paragraphs }) => [
      ...heading,
      ...paragraphs.flatMap(({ runs, notes }) => [...runs, ...notes.flatMap((note) => note.runs)]),
    ]),
  ];
}

const wordsOf = (runs: readonly Run[], marked: boolean): string[] =>
  runs.flatMap((run) => (run.kind === 'words' && run.marked === marked ? [run.text] : []));

describe('the view of the source', { timeout: 60_000 }, () => {
  it('marks every passage of the report, and nothing else', () => {
    const orphans = corpus.passages.filter(({ kind, calledBy }) => kind === 'footnote' && calledBy === null);
    for (const passage of corpus.passages.filter((one) => !orphans.includes(one))) {
      const runs = runsOf(sourceViewOf(corpus, REPORT, passage));
      expect(wordsOf(runs, true).join('')).toBe(passage.text);
    }
  });

  it('has all words of the report, in order, whatever is marked', () => {
    const bare = wordsOf(runsOf(sourceViewOf(corpus, REPORT, null)), false).join('');
    const length = reportText().length;
    fc.assert(
      fc.property(fc.nat(length), fc.nat(length), (a, b) => {
        const marked = { start: Math.min(a, b), end: Math.max(a, b) };
        const view = sourceViewOf(corpus, REPORT, marked);
        if (!view) return;
        const all = runsOf(view).flatMap((run) => (run.kind === 'words' ? [run.text] : []));
        expect(all.join('')).toBe(bare);
      }),
      { numRuns: 40 },
    );
    for (const { text } of corpus.passages.filter(({ kind }) => kind === 'body')) expect(bare).toContain(text);
  });

  it('puts each footnote beside the paragraph that calls it first', () => {
    const text = smallReport('First¹ sentence.\n\nSecond¹ and third².\n\n¹ One.\n\n² Two.');
    const [section] = sourceViewOf(engineOf(text).corpus, 'test.md', null)?.sections ?? [];
    expect(section?.paragraphs.map(({ notes }) => notes.map(({ number }) => number))).toEqual([[1], [2]]);
    expect(section?.paragraphs[0]?.runs.map((run) => (run.kind === 'call' ? run.number : run.text))).toEqual([
      'First',
      1,
      ' sentence.',
    ]);
  });

  it('is null where there is nothing to show', () => {
    const text = smallReport('A sentence.');
    const { corpus: small } = engineOf(text);
    expect(sourceViewOf(small, 'other.md', null)).toBeNull();
    expect(sourceViewOf(small, 'test.md', { start: text.length, end: text.length + 5 })).toBeNull();
    const blank = FRONT.length + 'Introduction\n'.length;
    expect(cleanText(text.slice(blank, blank + 2))).toBe('');
    expect(sourceViewOf(small, 'test.md', { start: blank, end: blank + 2 })).toBeNull();
  });
});
