/** A word of a corpus with its term and the set of letters it is made of. */
interface Spelt {
  readonly word: string;
  readonly term: string;
  readonly letters: number;
}

/** Letters that two forms of a word share at least. */
const SHORTEST_STEM = 5;

/** Endings of English nouns, verbs and adjectives by which forms of one word differ. */
const ENDINGS = new Set([
  '',
  ...'e s es ed er ers or ors eur eurs age ages ing ings ion ions ation ations ment ments al ally ous ive ant ants ent ents ance ence able y ies ic ics ical ian ians ist ists ism ial ary ness ful ise ised ising ize ized'.split(
    ' ',
  ),
]);

/** A bit for each letter of a word, others for what is no letter. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Words whose other forms are kept. */
const MOST_KIN = 10_000;

/** The words of a corpus as written, in its order, with their terms: for telling slips of the pen and words cut short. */
export class Vocabulary {
  readonly #words = new Map<string, string>();
  readonly #small = new Set<string>();
  /** Words without digits by their length, once they were asked for. */
  readonly #byLength = new Map<number, Spelt[]>();
  /** What {@link kinOf} found: people ask with the same words again and again. */
  readonly #kin = new Map<string, readonly string[]>();

  /** @param small whether it stands with a small first letter here */
  add(word: string, term: string, small: boolean): void {
    this.#words.set(word, term);
    this.#byLength.clear();
    this.#kin.clear();
    if (small) this.#small.add(word);
  }

  /** Does the corpus have the word with a capital only? */
  isAlwaysCapital(word: string): boolean {
    return this.#words.has(word) && !this.#small.has(word);
  }

  words(): ReadonlyMap<string, string> {
    return this.#words;
  }

  /** Terms of words that are another form of this one by their endings: "saboteur" of "sabotage". */
  kinOf(word: string): readonly string[] {
    let kin = this.#kin.get(word);
    if (kin === undefined) {
      kin = this.#findKin(word);
      if (this.#kin.size < MOST_KIN) this.#kin.set(word, kin);
    }
    return kin;
  }

  #findKin(word: string): string[] {
    const kin = new Set<string>();
    for (const [known, term] of this.#words) {
      if (known.charAt(0) !== word.charAt(0) || known.charAt(1) !== word.charAt(1)) continue;
      let shared = 2;
      while (shared < known.length && known.charAt(shared) === word.charAt(shared)) shared++;
      // the stem may end before the last letters both happen to share
      for (let stem = shared; stem >= SHORTEST_STEM; stem--)
        if (ENDINGS.has(word.slice(stem)) && ENDINGS.has(known.slice(stem))) {
          kin.add(term);
          break;
        }
    }
    return [...kin];
  }

  /** Words without digits that may be within `slips` edits of a word: none of another length or of too many other letters. */
  *like(word: string, slips: number): Generator<Spelt> {
    if (this.#byLength.size === 0) {
      for (const [known, term] of this.#words) {
        if (/\d/.test(known)) continue;
        const spelt = { word: known, term, letters: lettersOf(known) };
        const alike = this.#byLength.get(known.length);
        if (alike) alike.push(spelt);
        else this.#byLength.set(known.length, [spelt]);
      }
    }
    const letters = lettersOf(word);
    for (let size = word.length - slips; size <= word.length + slips; size++)
      // an edit brings in one letter and takes out another at most
      for (const spelt of this.#byLength.get(size) ?? []) if (bits(spelt.letters ^ letters) <= 2 * slips) yield spelt;
  }
}
