import type { PassageIndex } from '../search/passage-index.ts';
import { editDistance } from '../text/distance.ts';
import { isOrdinaryEnglish } from '../text/english.ts';
import { isPlaceName } from '../text/places.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { stem } from '../text/terms.ts';
import type { Thesaurus } from '../text/thesaurus.ts';

/** Longer strings are no words. */
const LONGEST_WORD = 30;

/** Shorter words of the report are too easily met by accident. */
const SHORTEST = 4;

const PREFIX = /^(?:de|re|un|in|im|dis|mis|non|co|ex|pre|sub)$/;

/** A letter typed once for twice ("miror") is the likeliest slip of all. */
const DOUBLED = 0.25;
const single = (word: string): string => word.replace(/(.)\1/g, '$1');

/** Slips allowed in a word of this many letters. */
const slipsAllowed = (length: number): number => (length < 3 ? 0 : length < 8 ? 1 : 2);

/**
 * The word of the report that an unknown word was probably meant to be, or null.
 *
 * Only words that are neither in the report, nor in the thesaurus, nor ordinary English are ever corrected, and never
 * acronyms, numbers or years: a wrong guess there would answer another question.
 */
export function correctSpelling(word: string, index: PassageIndex, thesaurus: Thesaurus): string | null {
  const allowed = slipsAllowed(word.length);
  if (allowed === 0 || word.length > LONGEST_WORD || /\d/.test(word) || isOrdinaryEnglish(word) || isPlaceName(word))
    return null;
  let best: { word: string; distance: number; closeness: number; frequency: number } | null = null;
  for (const { word: candidate, term } of index.vocabulary.like(word, allowed)) {
    if (candidate.length < SHORTEST) continue;
    // the first letter is seldom mistyped, and a long search space invites accidents
    if (candidate.charAt(0) !== word.charAt(0) && word.length < 6) continue;
    // "deradicalisation" is no slip for its opposite
    if (word.endsWith(candidate) && PREFIX.test(word.slice(0, -candidate.length))) return null;
    // three letters are too few to guess by, but for one left out between the first and the last ("opn")
    if (word.length < SHORTEST && (candidate.length <= word.length || candidate.at(-1) !== word.at(-1))) continue;
    const distance = editDistance(word, candidate, best ? best.distance : allowed);
    if (distance > allowed) continue;
    const entity = index.entities.byForm(candidate);
    if (entity && !/\p{Ll}/u.test(entity.name) && candidate.length < 7) continue;
    const frequency = index.frequency(term) ?? 0;
    // of two as near, the one that ends alike ("practicel": practical, not practices)
    const closeness =
      distance + (candidate.at(-1) === word.at(-1) ? 0 : 0.5) - (single(candidate) === single(word) ? DOUBLED : 0);
    if (best && (closeness > best.closeness || (closeness === best.closeness && frequency <= best.frequency))) continue;
    best = { word: candidate, distance, closeness, frequency };
  }
  if (best?.distance === 1) return best.word;
  if (word.length < SHORTEST) return null;
  const small = [...STOP_WORDS].find((stop) => stop.length >= 4 && editDistance(word, stop, 1) === 1);
  if (small !== undefined) return small;
  // a word of the field one slip away ("detecton") is likelier than one of the report two away
  const nearest = word.length >= 5 ? thesaurus.nearest(stem(word), 1) : null;
  return nearest ?? (best && word.length >= 6 ? best.word : null);
}
