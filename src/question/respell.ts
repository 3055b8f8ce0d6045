import type { PassageIndex } from '../search/passage-index.ts';
import { isOrdinaryEnglish } from '../text/english.ts';
import { isPlaceName } from '../text/places.ts';
import { isStopWord, type Token, termOf } from '../text/terms.ts';
import { correctSpelling } from './spelling.ts';
import type { QuestionContext } from './understand-question.ts';
import { thesaurusAlternatives } from './word-concept.ts';

/** Letters of a clipped word, and those it is clipped by at least. */
const CLIPPED = /^[a-z]{3,5}$/;
const CLIPPED_BY = 3;

/** The word of the report that a clipped one ("env", "prelim") begins; of several the most frequent. */
function inFull(word: string, index: PassageIndex): string | null {
  if (!CLIPPED.test(word) || isOrdinaryEnglish(word)) return null;
  let best: string | null = null;
  let most = 0;
  for (const [candidate, term] of index.vocabulary.words()) {
    // "Roma" is a people of its own, not the start of Romania
    if (!candidate.startsWith(word) || candidate.length < word.length + CLIPPED_BY || isPlaceName(candidate)) continue;
    const frequency = index.frequency(term) ?? 0;
    if (frequency <= most) continue;
    best = candidate;
    most = frequency;
  }
  return best;
}

/** Letters of an acronym from which one letter typed once too often or too seldom makes no other acronym. */
const LONG_ACRONYM = 5;

/** The acronym that a word is but for letters typed twice or once too seldom ("EFIPP" for EFIPPP), or null. */
function nameWithoutDoubles(word: string, index: PassageIndex): string | null {
  if (word.length < LONG_ACRONYM) return null;
  const single = (text: string) => text.toLowerCase().replace(/(.)\1+/g, '$1');
  const asked = single(word);
  const known = index.entities.entities.find(
    ({ name, term }) =>
      Math.abs(name.length - word.length) <= 1 &&
      /^\p{Lu}{5,}$/u.test(name) &&
      (single(name) === asked || isTransposed(name.toLowerCase(), word)) &&
      index.frequency(term) !== undefined,
  );
  return known?.name ?? null;
}

/** Are two words the same but for two letters side by side that changed places ("SOTCA")? */
function isTransposed(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, i) => letter !== other.charAt(i));
  return (
    at >= 0 &&
    one.length === other.length &&
    one.charAt(at) === other.charAt(at + 1) &&
    one.charAt(at + 1) === other.charAt(at) &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

/** Slips of the pen mended, before names are looked for: the words of a name may be misspelt too. */
export function respell(
  tokens: readonly Token[],
  cues: ReadonlySet<string>,
  text: string,
  context: QuestionContext,
  assumed: string[],
): readonly Token[] {
  const { index, thesaurus } = context;
  const names = new Map<Token, Token>();
  for (const token of tokens) {
    const name = index.frequency(token.term) === undefined ? nameWithoutDoubles(token.word, index) : null;
    if (name === null) continue;
    assumed.push(`typo: '${text.slice(token.start, token.end)}' read as ${name}`);
    names.set(token, { ...token, word: name.toLowerCase(), term: termOf(name.toLowerCase()), upper: true });
  }
  if (names.size > 0) tokens = tokens.map((token) => names.get(token) ?? token);
  const unheard = tokens.filter(
    (token) =>
      index.frequency(token.term) === undefined &&
      !cues.has(token.word) &&
      !isStopWord(token.word) &&
      !thesaurus.knows(token.term) &&
      !/\d|^\p{Lu}{2,}$/u.test(text.slice(token.start, token.end)),
  );
  if (unheard.length === 0) return tokens;
  const mentions = index.entities.mentions(tokens, true);
  const phrases = thesaurusAlternatives(tokens, context, { akin: false });
  const mended = new Map<Token, Token>();
  for (const token of unheard) {
    const at = tokens.indexOf(token);
    if (phrases.has(token) || mentions.some((mention) => mention.from <= at && at < mention.to)) continue;
    const full = inFull(token.word, index);
    const word = full ?? correctSpelling(token.word, index, thesaurus);
    if (word === null) continue;
    assumed.push(`${full ? 'short for' : 'typo'}: '${token.word}' read as '${word}'`);
    mended.set(token, { ...token, word, term: termOf(word) });
  }
  return mended.size === 0 ? tokens : tokens.map((token) => mended.get(token) ?? token);
}
