import { isCountry } from '../text/places.ts';
import { isStopWord, type Token } from '../text/terms.ts';
import type { Concept } from './concept.ts';
import type { Kind } from './kinds.ts';

/** "which countries", "list the Member States": what the answer is to name. */
const COUNTRIES = /^(?:countr(?:y|ies)|states?|nations?)$/;
export const ASKS_COUNTRIES =
  /\b(?:which|what|list|name)(?: all)?(?: of)?(?: the)? (?:\w+ )?(?:countries|states|nations)\b/i;

const isAskedCountries = (text: string, { start }: Token): boolean => {
  const match = ASKS_COUNTRIES.exec(text);
  return match !== null && match.index <= start && start < match.index + match[0].length;
};

/** "first met", "did they first get together". */
const ADVERBIAL_FIRST =
  /\bfirst (?:met|meet|get|got|come|came|set|held|launched|started|opened|established|created|used|adopted|proposed|discussed|mentioned|raised|appeared?|tested|published|applied|introduced)\b/i;

/** Of "start applying", "begin to work". */
const AUXILIARY = /^(?:start|starts|started|begin|begins|began|stop|stops|stopped|continue|continues)$/;

/** Is a number one end of a range of years that is no period asked about, but part of a name? */
const isEndOfYears = (text: string, { start, end }: Token): boolean =>
  /^20\d\d\s?[-\u2013/]\s?(?:20)?\d\d(?!\d)/.test(text.slice(start)) ||
  (/\b20\d\d\s?[-\u2013/]\s?$/.test(text.slice(0, start)) && /^(?:20)?\d\d$/.test(text.slice(start, end)));

/** "upcoming publications / reviews": as much a word that only asks as the one it stands beside. */
function isBesideCue(token: Token, around: readonly (Token | undefined)[], cues: ReadonlySet<string>, text: string) {
  return around.some(
    (other) =>
      other !== undefined &&
      cues.has(other.word) &&
      /^\s*\/\s*$/.test(text.slice(Math.min(token.end, other.end), Math.max(token.start, other.start))),
  );
}

/** What a word of a question stands in. */
export interface Surroundings {
  readonly text: string;
  readonly kind: Kind;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** Words that only ask, for this kind of question. */
  readonly cues: ReadonlySet<string>;
  readonly concepts: readonly Concept[];
}

/** Does a word of a question colour it only, where in another question it might name a thing? */
export function colours(token: Token, { text, kind, before, after, cues, concepts }: Surroundings): boolean {
  const { word } = token;
  return (
    isBesideCue(token, [before, after], cues, text) ||
    // "first met", "start applying": how often and that at all, and no thing of its own
    (word === 'first' &&
      ((!isStopWord(before?.word ?? 'the') && ADVERBIAL_FIRST.test(text)) ||
        after?.word === 'time' ||
        // "why do they do it in the first place": no first of a row
        (before?.word === 'the' && after?.word === 'place' && /\bin the first place\b/i.test(text)))) ||
    (word === 'time' && before?.word === 'first') ||
    (AUXILIARY.test(word) && /^(?:to$|\w{3,}ing$)/.test(after?.word ?? '')) ||
    isEndOfYears(text, token) ||
    // "Poland, country or Presidency": as what it is asked about
    (kind === 'timeline' &&
      /^(?:country|state|presidency)$/.test(word) &&
      concepts.some((concept) => isCountry(concept.words))) ||
    (kind === 'list' && COUNTRIES.test(word) && isAskedCountries(text, token))
  );
}
