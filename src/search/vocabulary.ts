/** A word of a corpus with its term and the set of letters it is made of. */
interface Spelt {
  readonly word: string;
  readonly term: string;
  readonly letters: number;
}

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

/** The words of a corpus as written, in its order, with their terms: for telling slips of the pen and words cut short. */
export class Vocabulary {
  readonly #words = new Map<string, string>();
  /** Words without digits by their length, once they were asked for. */
  readonly #byLength = new Map<number, Spelt[]>();

  add(word: string, term: string): void {
    this.#words.set(word, term);
  }

  words(): ReadonlyMap<string, string> {
    return this.#words;
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
