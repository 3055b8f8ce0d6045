import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/text/distance.ts';
import { contentTerms, fold, ordinal, romanValue, termOf, tokenize } from '../../src/text/terms.ts';

const same = (a: string, b: string) => expect(contentTerms(a)).toEqual(contentTerms(b));

describe('terms', () => {
  test.each([
    ['first plenary', '1st plenary'],
    ['second meeting', '2nd meeting'],
    ['XXVth meeting', '25th meeting'],
    ['XIth round', '11th round'],
    ['twelfth plan', '12th plan'],
    ['four clusters', '4 clusters'],
    ['seventeen actions', '17 actions'],
    ['twenty containers', '20 containers'],
    ['organized crime', 'organised crime'],
    ['analyze data', 'analyse data'],
    ['harbor', 'harbour'],
    ['labor', 'labour'],
    ['defense', 'defence'],
    ['center', 'centre'],
    ['program', 'programme'],
    ['specializations', 'specialisations'],
    ["Europol's report", 'Europol report'],
    ['Europol’s report', 'Europol report'],
    ["Member States' authorities", 'Member State authorities'],
    ['Gdańsk', 'Gdansk'],
    ['Türkiye', 'Turkiye'],
    ['networks', 'network'],
    ['priorities', 'priority'],
    ['agreed', 'agree'],
    ['mapped', 'mapping'],
    ['U.S. authorities', 'USA authorities'],
    ['COPEN', 'copen'],
  ])('%j and %j are one', (a, b) => {
    same(a, b);
  });

  test.each([
    ['planned', 'plan'],
    ['meeting', 'meet'],
    ['second', 'third'],
    ['proceeds', 'proceed'],
    ['EJN', 'EJTN'],
    ['11.5', '11'],
    ['2008/841', '2004/757'],
    ['prize', 'price'],
  ])('%j and %j are two', (a, b) => {
    expect(termOf(fold(a))).not.toBe(termOf(fold(b)));
  });

  test('"the U.S." is a country and "us" a pronoun', () => {
    expect(contentTerms('with the U.S. for us')).toEqual(['usa']);
  });

  test('tokens keep their place in the text', () => {
    const text = 'In Gdańsk, Europol’s 2nd plenary (15941/24)';
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'In',
      'Gdańsk',
      'Europol’s',
      '2nd',
      'plenary',
      '15941/24',
    ]);
  });

  test('ordinals take the ending that English gives them', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 112].map(ordinal)).toEqual(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th 112th'.split(' '),
    );
  });

  test('Roman numbers are read, and words that only look like them are not', () => {
    expect(['i', 'iv', 'ix', 'xiv', 'xxv', 'xxxix'].map(romanValue)).toEqual([1, 4, 9, 14, 25, 39]);
    expect(['', 'iiii', 'vx', 'mix', 'iix', 'xl'].map(romanValue)).toEqual([null, null, null, null, null, null]);
  });

  test('any text can be cut into words, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let at = 0;
        for (const { start, end, term } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(term).not.toBe('');
          at = end;
        }
      }),
    );
  });
});

describe('edit distance', () => {
  test.each([
    ['cocaine', 'cocaine', 0],
    ['cociane', 'cocaine', 1],
    ['siezed', 'seized', 1],
    ['webinr', 'webinar', 1],
    ['monney', 'money', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['ca', 'abc', 3],
  ])('%j and %j are %i apart', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  test('words further apart than the limit are limit + 1 apart', () => {
    expect(editDistance('network', 'plenary', 2)).toBe(3);
    expect(editDistance('a', 'abcdef', 2)).toBe(3);
  });

  test('a distance is never negative, the same both ways, and 0 only for equals', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.nat({ max: 4 }), (a, b, limit) => {
        const distance = editDistance(a, b, limit);
        expect(distance).toBe(editDistance(b, a, limit));
        expect(distance).toBeLessThanOrEqual(limit + 1);
        expect(distance === 0).toBe(a === b);
      }),
    );
  });
});
