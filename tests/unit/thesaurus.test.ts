import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findPlaces, isPlaceName } from '../../src/text/places.ts';
import { isStopWord, termOf, tokenize } from '../../src/text/terms.ts';
import { Thesaurus } from '../../src/text/thesaurus.ts';
import { ROOT } from '../support/engines.ts';

const lines = z.array(z.string());

/** Every table, by the name of its file. */
const TABLES = await Promise.all(
  readdirSync(join(ROOT, 'src/text/thesaurus')).map(async (file) => {
    const exported: object = await import(join(ROOT, 'src/text/thesaurus', file));
    return [file, Object.values(exported).flatMap((table) => lines.parse(table))] as const;
  }),
);
const thesaurus = new Thesaurus();

/** The members of a line on either side of its sign. */
const sides = (line: string) => line.split(/[|>]/).map((side) => side.split(',').map((member) => member.trim()));

const phrasesOf = (text: string) => [...thesaurus.phrases(text.split(' ').map(termOf))];

describe.each(TABLES)('the table %s', (_, table) => {
  test('has lines', () => {
    expect(table.length).toBeGreaterThan(10);
  });

  test('is in the thesaurus', () => {
    const words = table.slice(0, 20).flatMap((line) => tokenize(sides(line)[0]?.[0] ?? ''));
    expect(words.filter(({ term, word }) => !/^(?:the|an?|of)$/.test(word) && !thesaurus.knows(term))).toEqual([]);
  });

  test('has one sign between sides at most', () => {
    expect(table.filter((line) => line.split(/[|>]/).length > 2)).toEqual([]);
  });

  test('has no empty member', () => {
    expect(table.filter((line) => sides(line).some((side) => side.some((member) => member === '')))).toEqual([]);
  });

  test('has no member without a word', () => {
    expect(table.flatMap((line) => sides(line).flat()).filter((member) => tokenize(member).length === 0)).toEqual([]);
  });

  test('has no asked phrase too long to be found', () => {
    const asked = table.flatMap((line) => (line.includes('>') ? (sides(line)[0] ?? []) : sides(line).flat()));
    expect(
      asked.filter((member) => tokenize(member).filter(({ word }) => !/^(?:the|an?|of)$/.test(word)).length > 6),
    ).toEqual([]);
  });

  test('has something to look for on every line', () => {
    const found = (line: string) => (line.includes('>') ? (sides(line)[1] ?? []) : sides(line).flat());
    expect(
      table.filter((line) => found(line).every((member) => tokenize(member).every(({ word }) => isStopWord(word)))),
    ).toEqual([]);
  });
});

describe('thesaurus', () => {
  test('the longest phrase at a place comes first', () => {
    const all = phrasesOf('drug market');
    expect(all.map(({ from, to }) => [from, to])).toEqual(expect.arrayContaining([[0, 2]]));
    for (let i = 1; i < all.length; i++) {
      const [before, next] = [all[i - 1], all[i]];
      if (before?.from === next?.from) expect(next?.to).toBeLessThan(before?.to ?? 0);
      else expect(next?.from).toBeGreaterThan(before?.from ?? -1);
    }
  });

  test('an everyday word leads to the term of the field, but weighs less', () => {
    const coke = phrasesOf('coke').flatMap(({ expansions }) => expansions);
    const cocaine = coke.find(({ terms }) => terms.join(' ') === termOf('cocaine'));
    expect(cocaine?.weight).toBeGreaterThan(0.5);
    expect(cocaine?.weight).toBeLessThan(1);
  });

  test('a directed line leads one way only', () => {
    const leads = (from: string, to: string) =>
      phrasesOf(from).some(({ expansions }) => expansions.some(({ terms }) => terms.join(' ') === termOf(to)));
    expect(leads('mtg', 'meeting')).toBe(true);
    expect(leads('meeting', 'mtg')).toBe(false);
  });

  test('a word of the field is known, and a slip of the pen is led to it', () => {
    expect(thesaurus.knows(termOf('narcotics'))).toBe(true);
    expect(thesaurus.knows('xqzwv')).toBe(false);
    expect(thesaurus.nearest('smugler', 2)).toBe(termOf('smuggler'));
    expect(thesaurus.nearest('xqzwvk', 2)).toBeNull();
  });
});

describe('places', () => {
  test.each<[text: string, places: string[]]>([
    ['was held in Gdańsk (Poland).', ['Gdańsk', 'Poland']],
    ['took place in Copenhagen.', ['Copenhagen']],
    ['The meeting was held in The Hague, in May.', ['The Hague']],
    ['at the summit (9 November 2025, Santa Marta, Colombia) they', ['Santa Marta', 'Colombia']],
    ['cooperation in Latin America and the Western Balkans.', ['Latin America']],
    ['was discussed in COSI in March 2025.', []],
    ['agreed in Council, in English.', []],
    ['The lab opened in Ispra on 12 January.', ['Ispra']],
    ['met in Xanten (Germany) again.', ['Xanten', 'Germany']],
  ])('%j names %j', (text, places) => {
    expect(findPlaces(text).map(({ name }) => name)).toEqual(places);
    for (const { name, start } of findPlaces(text)) expect(text.slice(start, start + name.length)).toBe(name);
  });

  test('a country in brackets makes a town of the name before it', () => {
    expect(findPlaces('met in Xanten (Germany) again.').map(({ kind }) => kind)).toEqual(['town', 'region']);
    expect(findPlaces('cooperation in Latin America.').map(({ kind }) => kind)).toEqual(['region']);
  });

  test('names of countries and towns are known, and words that are words first are not', () => {
    expect(['denmark', 'uk', 'gdansk', 'brussels'].map(isPlaceName)).toEqual([true, true, true, true]);
    expect(['nice', 'split', 'network', 'ejocn'].map(isPlaceName)).toEqual([false, false, false, false]);
  });
});
