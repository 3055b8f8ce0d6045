import { STOP_WORDS } from './stop-words.ts';

/** A word of a text: the term it is indexed under, and where it stands (UTF-16 offsets into the text). */
export interface Token {
  readonly term: string;
  /** The word as written, accents folded and in lower case, possessive removed. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Written in capitals, as acronyms are. */
  readonly upper: boolean;
}

/** As acronyms are written, with the s of their plural or possessive. */
const UPPER = /^\p{Lu}[\p{Lu}\d]+(?:['\u2019]?s)?$/u;
const WORD = /(?:\p{Lu}\.){2,}|\d+(?:[.,/]\d+)*(?:\p{L}+)?|\p{L}[\p{L}\p{M}\p{N}]*(?:['\u2019](?=s\b)s)?/gu;

const ORDINAL_WORDS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const NUMBERS = new Map<string, string>([
  ...ORDINAL_WORDS.map((word, i): [string, string] => [word, ordinal(i + 1)]),
  // "one" is a pronoun more often than a number
  ...NUMBER_WORDS.slice(2).map((word, i): [string, string] => [word, String(i + 2)]),
  ...TENS.map((word, i): [string, string] => [word, String((i + 2) * 10)]),
]);

/** Is a folded word a number or an ordinal written out? Its term is in digits. */
export function isNumeral(word: string): boolean {
  return NUMBERS.has(word);
}

/** "2nd" for 2: the one form under which an ordinal is indexed. */
export function ordinal(value: number): string {
  const suffix = value % 100 >= 11 && value % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${suffix}`;
}

/** Is a term an ordinal as it is indexed: "2nd"? */
export const isOrdinalTerm = (term: string): boolean => /^\d+(?:st|nd|rd|th)$/.test(term);

/** The value of a Roman number below 40 ("xxv" is 25), or null. */
export function romanValue(word: string): number | null {
  if (!/^x{0,3}(?:ix|iv|v?i{0,3})$/.test(word) || word === '') return null;
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  const digits = [...word].map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
}

/** Words that plain inflection rules would join to another word of the field ("Action Plan" is not "planned"). */
const UNSTEMMED = new Set(['planned', 'planning', 'meeting', 'species', 'news', 'series', 'proceeds', 'stats']);

/** American or Oxford spelling to the British one that EU documents use. */
function british(word: string): string {
  if (!/z|or|er|ens|gram/.test(word)) return word;
  return word
    .replace(/^(.{2,}[^aeiou]|.{3,})iz(e|ed|es|er|ers|ing|ation|ations)$/, '$1is$2')
    .replace(/^(analy|paraly|cataly)z/, '$1s')
    .replace(/^(harb|lab|behavi|neighb|col|fav|hon|rum)or(?!at|a)/, '$1our')
    .replace(/^(cent|theat|met)er(s?)$/, '$1re$2')
    .replace(/^(def|off|lic)ens(e|es)$/, '$1enc$2')
    .replace(/^program(s?)$/, (_, plural: string) => (plural ? 'programmes' : 'programme'));
}

/**
 * Takes inflection off a lower-case word: plural, -ed, -ing, final -e, y/i. Both sides of the search go through it,
 * so that only collisions matter, not beauty. Derivations (adopt, adoption) are the thesaurus's business.
 */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word) || UNSTEMMED.has(word)) return word;
  if (word === 'meetings') return 'meeting';
  let root = word;
  if (/ies$/.test(root) && root.length > 4) root = root.replace(/ies$/, 'y');
  else if (/[^sui]s$/.test(root)) root = root.slice(0, -1);
  else if (/(?:ss|x|z|ch|sh)es$/.test(root)) root = root.slice(0, -2);
  if (/(?:agr|guarant|decr|fr|refer)eed$/.test(root)) return root.slice(0, -2);
  if (/eed$/.test(root)) return root;
  const bare = root.replace(/(?:ing|ed)$/, '');
  if (bare !== root && bare.length >= 3 && /[aeiouy]/.test(bare)) {
    root = bare.replace(/([bdfgmnprt])\1$/, '$1');
  }
  return root.replace(/e$/, '').replace(/([^aeiou])y$/, '$1i');
}

/** Folds a word to lower case without accents or a possessive ending. */
export function fold(word: string): string {
  if (/^[a-z]+$/.test(word)) return word;
  if (/^[A-Za-z]+$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['\u2019]s$/, '');
}

/** Terms of words met before: a report uses some two thousand words a hundred times each. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 100_000;

/** The term a folded word is indexed under: numbers in one form, British spelling, without inflection. */
export function termOf(word: string): string {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const term = makeTerm(word);
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(word, term);
  return term;
}

function makeTerm(word: string): string {
  const number = NUMBERS.get(word);
  if (number !== undefined) return number;
  const romanOrdinal = /^([ivx]+)th$/.exec(word);
  if (romanOrdinal) {
    const value = romanValue(romanOrdinal[1] ?? '');
    if (value !== null) return ordinal(value);
  }
  if (word.length === 2 || /^\d/.test(word)) return word;
  return stem(british(word));
}

/**
 * Words of a text with their terms, stop words included (the caller decides: a phrase may need them).
 * Dotted capitals are one word, "U.S." being `usa` so that it is not the pronoun; document numbers and decimals
 * stay whole.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  // in a text all of capitals "US" may be us
  const shouted = !/\p{Ll}/u.test(text);
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    const word = raw === 'US' && !shouted ? 'usa' : raw.includes('.') && /^\p{Lu}/u.test(raw) ? dotted(raw) : fold(raw);
    if (word === '') continue;
    tokens.push({
      term: termOf(word),
      word,
      start: match.index,
      end: match.index + raw.length,
      upper: UPPER.test(raw),
    });
  }
  return tokens;
}

function dotted(raw: string): string {
  const letters = raw.replaceAll('.', '').toLowerCase();
  return letters === 'us' ? 'usa' : letters;
}

/** True for words that carry no topic of their own ("the", "which", "please"). */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** Terms of a text without stop words: what the index holds and what a question asks for. */
export function contentTerms(text: string): string[] {
  return tokenize(text)
    .filter((token) => !isStopWord(token.word))
    .map((token) => token.term);
}
