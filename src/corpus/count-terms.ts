import { tokenize } from '../text/terms.ts';
import type { Passage } from './passages.ts';

/** An address on the web. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>)\]]+/g;

/** How often each term stands in a corpus, and the terms that stand in small letters somewhere, as no acronym does. */
export function countTerms(passages: readonly Passage[]): {
  readonly frequency: ReadonlyMap<string, number>;
  readonly inSmallLetters: ReadonlySet<string>;
} {
  const frequency = new Map<string, number>();
  const small = new Map<string, number>();
  for (const { text } of passages) {
    for (const { term, upper } of tokenize(text)) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
      if (!upper) small.set(term, (small.get(term) ?? 0) + 1);
    }
    // an address is in small letters whatever it names
    for (const [address] of text.matchAll(ADDRESS))
      for (const { term, upper } of tokenize(address)) if (!upper) small.set(term, (small.get(term) ?? 0) - 1);
  }
  return { frequency, inSmallLetters: new Set([...small].filter(([, count]) => count > 0).map(([term]) => term)) };
}
