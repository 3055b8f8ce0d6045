import { editDistance } from './distance.ts';
import { isNumeral, isStopWord, termOf, tokenize } from './terms.ts';
import { basicWords } from './thesaurus/basic-words.ts';
import { crime } from './thesaurus/crime.ts';
import { crimeAndQualities } from './thesaurus/crime-and-qualities.ts';
import { dailyWords } from './thesaurus/daily-words.ts';
import { dealingAndChanging } from './thesaurus/dealing-and-changing.ts';
import { doingAndSaying } from './thesaurus/doing-and-saying.ts';
import { everyday } from './thesaurus/everyday.ts';
import { families } from './thesaurus/families.ts';
import { institutions } from './thesaurus/institutions.ts';
import { justice } from './thesaurus/justice.ts';
import { peopleAndThings } from './thesaurus/people-and-things.ts';
import { peoples } from './thesaurus/peoples.ts';
import { plainWords } from './thesaurus/plain-words.ts';
import { reportWords } from './thesaurus/report-words.ts';
import { shorthand } from './thesaurus/shorthand.ts';

/** Words to look for in the report in place of words that were asked. */
export interface Expansion {
  readonly terms: readonly string[];
  /** How far the words may be taken for each other, 0 to 1; the words asked weigh 1. */
  readonly weight: number;
}

const WEIGHTS = { family: 0.92, field: 0.8, directed: 0.72, everyday: 0.55 } as const;

interface Entry {
  readonly asked: readonly string[];
  readonly found: readonly (readonly [member: string, weight: number])[];
}

/** "a, b | c, d": a ring, the field's terms before the bar; "c, d > a": asked words and what to look for instead. */
function parseEntry(line: string, ringWeight: number): Entry {
  const members = (text: string | undefined) =>
    (text ?? '')
      .split(',')
      .map((member) => member.trim())
      .filter(Boolean);
  if (line.includes('>')) {
    const [asked, found] = line.split('>');
    // "cash, banknote > currency": of the asked words one may stand for another where the report lacks it
    return {
      asked: members(asked),
      found: [
        ...members(found).map((member): [string, number] => [member, WEIGHTS.directed]),
        // "set out" would leave "set", which is anything
        ...members(asked)
          .filter((member) => !member.split(/[ -]/).some(isStopWord))
          .map((member): [string, number] => [member, WEIGHTS.everyday]),
      ],
    };
  }
  const [field, other] = line.split('|');
  const left = members(field);
  const right = members(other);
  return {
    asked: [...left, ...right],
    found: [
      ...left.map((member): [string, number] => [member, ringWeight]),
      ...right.map((member): [string, number] => [member, WEIGHTS.everyday]),
    ],
  };
}

/** Articles and "of" do not tell one phrase from another; the particle in "carry on" does. */
const ARTICLES = new Set(['the', 'a', 'an', 'of']);

/** The terms of a phrase as the thesaurus keys it. */
function phraseTerms(text: string): string[] {
  if (/^[a-z -]+$/.test(text))
    return text
      .split(/[ -]+/)
      .filter((word) => word !== '' && !ARTICLES.has(word))
      .map(termOf);
  return tokenize(text)
    .filter((token) => !ARTICLES.has(token.word))
    .map((token) => token.term);
}

const LISTS = [
  crime,
  justice,
  institutions,
  everyday,
  peopleAndThings,
  crimeAndQualities,
  doingAndSaying,
  dealingAndChanging,
  shorthand,
  plainWords,
  dailyWords,
  reportWords,
  basicWords,
];

/** Numerals become digits as terms; all of them share one opening. */
const NUMERAL = '0';

/** What the lines of a term are kept under: its first letter and the one after, which inflection leaves alone. */
function openingOf(term: string): string {
  return /^\d/.test(term) ? NUMERAL : term.slice(0, 2);
}

/** The openings of all words on the asked side of a line. */
function openings(line: string): string[] {
  const end = line.indexOf('>');
  const words = (end < 0 ? line : line.slice(0, end)).split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).map((word) => (isNumeral(word) ? NUMERAL : word.slice(0, 2)));
}

/** Letters that two forms of a word differ by in length, at most. */
const AKIN = 3;

/** Longest phrase, in terms, that the thesaurus holds. */
const LONGEST_PHRASE = 6;

/** Everyday, journalists' and civil-service words for the field's terms; serves any report on EU internal security. */
export class Thesaurus {
  readonly #lines: readonly { readonly line: string; readonly ringWeight: number }[];
  /** Lines with a word on their asked side that begins with two given letters. */
  readonly #linesOf = new Map<string, number[]>();
  readonly #parsed = new Set<number>();
  readonly #entries = new Map<string, Entry[]>();
  readonly #words = new Set<string>();
  /** How many terms the longest phrase has that begins with a term. */
  readonly #longest = new Map<string, number>();
  readonly #expansions = new Map<Entry, Expansion[]>();
  /** Expansions of phrases met before, and of how many lines: a later line may add to them. */
  readonly #phrases = new Map<string, { readonly entries: number; readonly expansions: readonly Expansion[] }>();

  constructor() {
    this.#lines = [
      ...[...families, ...peoples].map((line) => ({ line, ringWeight: WEIGHTS.family })),
      ...LISTS.flat().map((line) => ({ line, ringWeight: WEIGHTS.field })),
    ];
    this.#lines.forEach(({ line }, i) => {
      for (const start of openings(line)) {
        const lines = this.#linesOf.get(start);
        if (!lines) this.#linesOf.set(start, [i]);
        else if (lines[lines.length - 1] !== i) lines.push(i);
      }
    });
  }

  /** Reads the lines that may hold a term; a question needs a few of them, a start of the program should not pay for all. */
  #read(term: string): void {
    const opening = openingOf(term);
    const lines = this.#linesOf.get(opening);
    if (!lines) return;
    this.#linesOf.delete(opening);
    for (const i of lines) {
      const source = this.#lines[i];
      if (!source || this.#parsed.has(i)) continue;
      this.#parsed.add(i);
      this.#add(parseEntry(source.line, source.ringWeight));
    }
  }

  #add(entry: Entry): void {
    for (const member of entry.asked) {
      const terms = phraseTerms(member);
      for (const term of terms) this.#words.add(term);
      const first = terms[0] ?? '';
      this.#longest.set(first, Math.min(LONGEST_PHRASE, Math.max(this.#longest.get(first) ?? 0, terms.length)));
      const key = terms.join(' ');
      const entries = this.#entries.get(key);
      if (entries) entries.push(entry);
      else this.#entries.set(key, [entry]);
    }
  }

  /** Does any entry hold this term? Then it is a word of the field, not a slip of the pen. */
  knows(term: string): boolean {
    this.#read(term);
    return this.#words.has(term);
  }

  /** A term of the thesaurus that is the same word in another form ("teenage", "teenager"; "hitmen", "hitman"), or null where it has a line of its own. */
  akin(term: string): string | null {
    if (term.length < 5) return null;
    this.#read(term);
    if (this.#entries.has(term)) return null;
    const singular = term.replace(/men$/, 'man');
    if (singular !== term && this.#entries.has(singular)) return singular;
    const stem = term.slice(0, Math.max(5, term.length - 2));
    let best: string | null = null;
    for (const word of this.#words)
      if (
        word.startsWith(stem) &&
        this.#entries.has(word) &&
        Math.abs(word.length - term.length) <= AKIN &&
        (best === null || word.length < best.length || (word.length === best.length && word < best))
      )
        best = word;
    return best;
  }

  /** The term of the thesaurus nearest to an unknown one, within `slips` edits and with the same first letter. */
  nearest(term: string, slips: number): string | null {
    for (const opening of [...this.#linesOf.keys()]) if (opening.startsWith(term.charAt(0))) this.#read(opening);
    let best: string | null = null;
    let distance = slips + 1;
    for (const word of this.#words) {
      if (word.length < 5 || word.charAt(0) !== term.charAt(0)) continue;
      const edits = editDistance(term, word, distance - 1);
      if (edits < distance) {
        best = word;
        distance = edits;
      }
    }
    return best;
  }

  /**
   * Phrases of a text that the thesaurus knows, longest first at each place.
   *
   * @param terms the terms of the text without articles
   */
  *phrases(
    terms: readonly string[],
  ): Generator<{ readonly from: number; readonly to: number; readonly expansions: readonly Expansion[] }> {
    for (let from = 0; from < terms.length; from++) {
      const first = terms[from] ?? '';
      this.#read(first);
      for (let to = Math.min(terms.length, from + (this.#longest.get(first) ?? 0)); to > from; to--) {
        const phrase = terms.slice(from, to).join(' ');
        const entries = this.#entries.get(phrase);
        if (!entries) continue;
        let known = this.#phrases.get(phrase);
        if (known?.entries !== entries.length) {
          known = { entries: entries.length, expansions: entries.flatMap((entry) => this.#expand(entry)) };
          this.#phrases.set(phrase, known);
        }
        yield { from, to, expansions: known.expansions };
      }
    }
  }

  #expand(entry: Entry): Expansion[] {
    const known = this.#expansions.get(entry);
    if (known) return known;
    const expansions = entry.found
      .map(([member, weight]) => ({
        terms: tokenize(member)
          .filter((token) => !isStopWord(token.word))
          .map((token) => token.term),
        weight,
      }))
      .filter(({ terms }) => terms.length > 0);
    this.#expansions.set(entry, expansions);
    return expansions;
  }
}
