import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, cleanWithOffsets, linkTargets } from '../../src/text/markup.ts';
import { markup, markupSigns } from '../support/arbitraries.ts';

/** For each unit of the file: the label of which link it stands in, or -1. */
function linkAt(raw: string): (offset: number) => number {
  const spans = [...raw.matchAll(/\[[^\][\n]*\]\([^()\s]*\)/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  return (offset) => spans.findIndex(([start, end]) => start <= offset && offset < end);
}

describe('markup', () => {
  test.each([
    ['**bold** and *slanted*', 'bold and slanted'],
    ['networks¹. More²³ here', 'networks. More here'],
    ['see [the file.pdf](#) now', 'see the file.pdf now'],
    ['see [the **file**](https://example.eu/a) now', 'see the file now'],
    ['5 \\* 3 and a\\_b', '5 * 3 and a_b'],
    ['\\* This designation', 'This designation'],
    ['  one\n two\t\tthree  ', 'one two three'],
    ['<https://example.eu/a>', '<https://example.eu/a>'],
    ['not a [link] (here)', 'not a [link] (here)'],
    ['a\\b', 'a\\b'],
    ['Gdańsk, ‘crime as a service’ – EJOEN', 'Gdańsk, ‘crime as a service’ – EJOEN'],
    ['***', ''],
    ['', ''],
  ])('%j is read as %j', (raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });

  test('footnote marks are told with their number and the place they follow', () => {
    expect(cleanWithOffsets('networks¹. **More**²³ here').marks).toEqual([
      { number: 1, at: 8 },
      { number: 23, at: 14 },
    ]);
  });

  test('offsets count from the base that was given', () => {
    const clean = cleanWithOffsets('*a* b', 100);
    expect(clean.starts).toEqual([101, 103, 104]);
    expect(clean.ends).toEqual([102, 104, 105]);
  });

  test('the first and last letter of a link own its brackets and target', () => {
    const raw = 'x [ab](#) y';
    const { text, starts, ends } = cleanWithOffsets(raw);
    expect(text).toBe('x ab y');
    expect(raw.slice(starts[2], ends[3])).toBe('[ab](#)');
  });

  test('of any text each character has an offset, in order and inside the file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), markup, markupSigns), (raw) => {
        const { text, starts, ends } = cleanWithOffsets(raw);
        expect(starts).toHaveLength(text.length);
        expect(ends).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++) {
          expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
          expect(ends[i]).toBeGreaterThanOrEqual(ends[i - 1] ?? 0);
          expect(starts[i]).toBeLessThan(ends[i] ?? -1);
          expect(ends[i]).toBeLessThanOrEqual(raw.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a slice of the file between two characters cleans to the text between them', () => {
    fc.assert(
      fc.property(markup, fc.nat(), fc.nat(), (raw, a, b) => {
        const { text, starts, ends } = cleanWithOffsets(raw);
        const cuts = [...text].flatMap((char, i) => (char === ' ' ? [] : [i]));
        fc.pre(cuts.length > 0);
        const [i = 0, j = 0] = [cuts[a % cuts.length] ?? 0, cuts[b % cuts.length] ?? 0].sort((x, y) => x - y);
        const [from, to] = [starts[i] ?? 0, ends[j] ?? 0];
        const link = linkAt(raw);
        // a cut inside a link would leave half of it; sentences are never cut there
        fc.pre(raw.charAt(from) === '[' || link(from) < 0);
        fc.pre(raw.charAt(to - 1) === ')' || link(to - 1) < 0);
        expect(cleanText(raw.slice(from, to))).toBe(text.slice(i, j + 1));
      }),
      { numRuns: 1000 },
    );
  });

  test('cleaning a text that has no markup left changes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Council', 'of', '2025', '(EU)', '“ports”', 'e.g.', '86%'), { maxLength: 12 }),
        (list) => {
          expect(cleanText(list.join(' '))).toBe(list.join(' '));
        },
      ),
    );
  });

  test.each([
    ['[a](https://example.eu/x) and [b](#)', ['https://example.eu/x']],
    [
      'at http://data.europa.eu/eli/dec_framw/2008/841/oj and more',
      ['http://data.europa.eu/eli/dec_framw/2008/841/oj'],
    ],
    ['<https://www.euda.europa.eu/public>.', ['https://www.euda.europa.eu/public']],
    ['see https://example.eu/a.', ['https://example.eu/a']],
    ['nothing', []],
  ])('the web addresses in %j are found', (raw, targets) => {
    expect(linkTargets(raw)).toEqual(targets);
  });
});
