import type { PassageIndex } from '../search/passage-index.ts';
import { englishFrequency, looksEnglish, splitPrefix } from '../text/english.ts';
import { capitalOf, countryOf, isPeople, isPlaceName } from '../text/places.ts';
import { isStopWord, type Token, termOf } from '../text/terms.ts';
import type { Expansion } from '../text/thesaurus.ts';
import type { Alternative, Concept } from './concept.ts';
import { LIGHT_WORDS } from './cue-words.ts';
import type { QuestionContext } from './understand-question.ts';

/** Far-fetched words are looked for only where the report lacks the word asked. */
const EVERYDAY = 0.6;

const LIGHT_FACTOR = 0.3;

/** Of the expansions of a phrase those whose words the report has; the same for every question. */
function usableIn(index: PassageIndex, expansions: readonly Expansion[]): readonly Alternative[] {
  const known = USABLE.get(index) ?? new WeakMap<readonly Expansion[], readonly Alternative[]>();
  USABLE.set(index, known);
  let usable = known.get(expansions);
  if (usable === undefined) {
    usable = expansions.filter(({ terms }) => terms.every((term) => index.frequency(term) !== undefined));
    known.set(expansions, usable);
  }
  return usable;
}

const USABLE = new WeakMap<PassageIndex, WeakMap<readonly Expansion[], readonly Alternative[]>>();

/**
 * For each token the alternatives of every thesaurus phrase it is part of.
 *
 * @param akin whether a word that the thesaurus lacks is looked up by its other forms
 */
export function thesaurusAlternatives(
  tokens: readonly Token[],
  { index, thesaurus }: QuestionContext,
  { akin } = { akin: true },
): Map<Token, Alternative[]> {
  const found = new Map<Token, Alternative[]>();
  const terms = tokens.map(({ term, word }) =>
    !akin || index.frequency(term) !== undefined || isStopWord(word) ? term : (thesaurus.akin(term) ?? term),
  );
  for (const { from, to, expansions } of thesaurus.phrases(terms)) {
    const words = tokens.slice(from, to).filter((token) => !isStopWord(token.word));
    const usable = usableIn(index, expansions);
    for (const token of words) found.set(token, [...(found.get(token) ?? []), ...usable]);
  }
  return found;
}

const YEAR = /^(?:19|20)\d\d$/;

/** A number of four digits or more, with or without marks between its thousands, and no year. */
const THOUSANDS = /^(?!(?:19|20)\d\d$)\d{1,3}(?:[.,]?\d{3})+$/;

/** The digits of a number by threes, as it is written with spaces: "16", "300". */
const groupsOf = (number: string): string[] =>
  number
    .replace(/[.,]/g, '')
    .replace(/\B(?=(?:\d{3})+$)/g, ' ')
    .split(' ');

/** "the 2004 framework decision": the numbers of acts of that year ("2004/757"). */
function actsOf(year: string, index: PassageIndex): Alternative[] {
  return [...index.vocabulary.words()]
    .filter(([word]) => word.startsWith(`${year}/`))
    .map(([, term]) => ({ terms: [term], weight: OF_ITS_YEAR }));
}

const OF_ITS_YEAR = 0.95;

/** How far a capital stands for its country, and a country for its capital. */
const FOR_ITS_CAPITAL = 0.7;

/** How far another form of a word may be taken for it, where neither report nor thesaurus has it. */
const KIN = 0.8;

/** … and where the report has it too; of words long enough that what they share is a stem. */
const OTHER_FORM = 0.72;
const LONG_WORD = /^[a-z]{7,}$/;

/** Uses in 51 million words from which a word tells next to nothing of what is talked of. */
const IN_ANY_TALK = 20_000;

/** Weight from which one word of general English means the same as another, and is not wider or narrower. */
const NEAR = 0.6;

/** What general English makes of a word counts less than what the field does. */
const GUESSED = 0.6;

/** A country's capital, and the other way round where the report knows the country only ("Madrid and Lisbon agreed"). */
function capitalOrCountry(
  word: string,
  frequency: number | undefined,
  { index, thesaurus }: QuestionContext,
): readonly Alternative[] {
  const known = ({ terms }: Alternative) => terms.every((term) => index.frequency(term) !== undefined);
  const town = capitalOf(word);
  const ofTown = town === null ? [] : [{ terms: [termOf(town)], weight: FOR_ITS_CAPITAL }].filter(known);
  const country = frequency === undefined && ofTown.length === 0 ? countryOf(word) : null;
  if (country === null) return ofTown;
  const adjectives = [...thesaurus.phrases([termOf(country)])].flatMap(({ expansions }) =>
    usableIn(index, expansions).filter((one) => one.weight > NEARLY_THE_SAME),
  );
  return [{ terms: [termOf(country)], weight: FOR_ITS_CAPITAL }, ...adjectives].filter(known);
}

/** Above this, one word is another form of the other. */
const NEARLY_THE_SAME = 0.9;

/** "directly", "quickly": how, and no "family" or "assembly". */
const MANNER =
  /^(?!.*(?:family|supply|reply|assembly|apply|multiply|italy|july|anomaly|monopoly|ally|bully|rally|elderly|daily|weekly|monthly|yearly|quarterly|early|regularly|annually|frequently)$)[a-z]{5,}ly$/;

/** "antifraud": the terms of its parts, where the report writes them with a hyphen; null where it does not. */
function hyphenated(word: string, index: PassageIndex): [string, string] | null {
  const parts = splitPrefix(word);
  if (parts === null) return null;
  const terms: [string, string] = [termOf(parts[0]), termOf(parts[1])];
  return terms.every((term) => index.frequency(term) !== undefined) ? terms : null;
}

/** Of three letters or more, no name of a place, and not so common that it means anything. */
const isPlainWord = (word: string): boolean =>
  /^[a-z]{3,}$/.test(word) && !isPlaceName(word) && englishFrequency(word) <= IN_ANY_TALK;

/**
 * The concept of one word.
 *
 * @param more  what may stand in its place
 * @param doing   a verb that only asks for whatever a body did
 * @param particle the word after it, where it may be part of a verb ("rung up")
 * @param pointed whether one thing is asked for, which a wider word is not
 */
export function wordConcept(
  token: Token,
  more: readonly Alternative[],
  {
    doing,
    pointed,
    particle,
  }: { readonly doing: boolean; readonly pointed: boolean; readonly particle: string | null },
  context: QuestionContext,
): Concept {
  const { index, thesaurus, wordNet } = context;
  const { term } = token;
  const frequency = index.frequency(term);
  if (frequency === undefined && more.length === 0 && /^[a-z]{6,}$/.test(token.word) && !isPlaceName(token.word))
    more = index.vocabulary.kinOf(token.word).map((kin) => ({ terms: [kin], weight: KIN }));
  // "register" where the report speaks of registration: beside the word itself its other forms
  if (frequency !== undefined && LONG_WORD.test(token.word) && !isPlaceName(token.word) && !LIGHT_WORDS.has(token.word))
    more = [...more, ...index.vocabulary.kinOf(token.word).map((kin) => ({ terms: [kin], weight: OTHER_FORM }))];
  const parts = frequency === undefined && more.length === 0 ? hyphenated(token.word, index) : null;
  if (parts !== null) more = [{ terms: parts, weight: 1 }];
  let guessed = false;
  if (frequency === undefined && more.length === 0 && isPlainWord(token.word) && !LIGHT_WORDS.has(token.word)) {
    more = usableIn(index, wordNet.related(token.word, particle)).filter(({ weight }) => !pointed || weight >= NEAR);
    guessed = more.length > 0;
  }
  if (context.wide === true && frequency !== undefined && isPlainWord(token.word) && !LIGHT_WORDS.has(token.word))
    more = [...more, ...usableIn(index, wordNet.related(token.word, particle))];
  let unknown: Concept['unknown'] = null;
  const numeric = /\d/.test(term);
  const place = isPlaceName(token.word);
  const capital = capitalOrCountry(token.word, frequency, context);
  // "16300", "16,300": the report sets thousands apart
  const spaced = THOUSANDS.test(term)
    ? [groupsOf(term)].filter((groups) => groups.every((group) => index.frequency(group) !== undefined))
    : [];
  const known =
    frequency !== undefined ||
    (more.length > 0 && !place) ||
    more.some((one) => one.weight > NEARLY_THE_SAME) ||
    capital.length > 0 ||
    spaced.length > 0;
  if (!known) unknown = numeric || (!place && (thesaurus.knows(term) || looksEnglish(token.word))) ? 'word' : 'name';
  // "the four clusters": the report may list them without counting
  const small = /^\d{1,2}$/.test(term);
  // "fully", "exactly": how, not what
  const manner = frequency === undefined && (unknown === 'word' ? /ly$/ : MANNER).test(token.word);
  const light = small || LIGHT_WORDS.has(token.word) || doing || manner;
  return {
    words: token.word,
    entity: null,
    // a place may stand as its adjective, but never as its neighbour
    alternatives: mergeAlternatives([
      { terms: [term], weight: 1 },
      // "10k": the report writes 10 000
      ...(YEAR.test(term) ? actsOf(term, index) : []),
      ...(/^\d+k$/.test(term) ? [{ terms: [term.slice(0, -1), '000'], weight: 1 }] : []),
      ...spaced.map((terms) => ({ terms, weight: 1 })),
      // "12m": the report writes 12 million
      ...(/^\d+(?:[.,]\d+)?(?:m|mn|mio|bn)$/.test(term)
        ? [{ terms: [term.replace(/[a-z]+$/, ''), termOf(/bn$/.test(term) ? 'billion' : 'million')], weight: 1 }]
        : []),
      ...(place || numeric
        ? more.filter((one) => one.weight > NEARLY_THE_SAME)
        : frequency && !LIGHT_WORDS.has(token.word)
          ? more.filter((one) => one.weight > EVERYDAY || context.wide === true)
          : more),
      ...capital,
    ]),
    weight: (light ? LIGHT_FACTOR : 1) * (guessed ? GUESSED : 1) * conceptWeight(token.word, frequency, more, index),
    light,
    exact: (numeric && !small) || place || isPeople(token.word),
    unknown,
    guessed,
  };
}

/** "e-evidence": a letter and a word joined by a hyphen. */
export function isCompound(letter: Token, { start }: Token, text: string): boolean {
  return /^[a-z]$/.test(letter.word) && letter.end + 1 === start && /[-\u2010\u2011]/.test(text.charAt(letter.end));
}

/** The concept of a word with a letter before it: another thing than the word alone, whatever that may stand for. */
export function compoundConcept(letter: Token, token: Token, context: QuestionContext): Concept {
  const { index } = context;
  const alone = thesaurusAlternatives([token], context).get(token) ?? [];
  const joined = (thesaurusAlternatives([letter, token], context).get(token) ?? []).filter(
    (one) => !alone.includes(one),
  );
  const alternatives = mergeAlternatives([{ terms: [letter.term, token.term], weight: 1 }, ...joined]);
  const known = alternatives.some(({ terms }) => terms.every((term) => index.frequency(term) !== undefined));
  return {
    words: `${letter.word}-${token.word}`,
    entity: null,
    alternatives,
    weight: index.idf(known ? (index.frequency(letter.term) ?? 2) : 2),
    light: false,
    exact: false,
    unknown: known ? null : 'word',
  };
}

/** Rarity of the words asked; where the report lacks them, that of the words that stand for them, as for a rare word. */
function conceptWeight(
  word: string,
  frequency: number | undefined,
  alternatives: readonly Alternative[],
  index: PassageIndex,
): number {
  if (frequency !== undefined && frequency > 0) return index.idf(frequency);
  const rare = index.idf(2);
  if (alternatives.length > 0) return 0.8 * rare;
  // the more a word is used in any talk, the less it tells of this one
  return (englishFrequency(word) > IN_ANY_TALK ? 0.25 : 0.5) * rare;
}

function mergeAlternatives(alternatives: readonly Alternative[]): Alternative[] {
  const best = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    const key = alternative.terms.join(' ');
    const other = best.get(key);
    if (!other || other.weight < alternative.weight) best.set(key, alternative);
  }
  return [...best.values()];
}
