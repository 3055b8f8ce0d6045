import type { PassageIndex } from '../search/passage-index.ts';
import { isOrdinalTerm, ordinal, romanValue, type Token } from '../text/terms.ts';

/** What comes in a row and is numbered either way: "phase 2", "the second phase". */
const IN_A_ROW = /^(?:phase|round|wave|stage|edition|session|step|generation|plenary|tranche|cycle|part)$/;

/** The number that a word is, in digits or Roman: "2", "II"; none that a row would hardly reach. */
function numberOf({ word, term }: Token): number | null {
  const value = /^\d{1,2}$/.test(term) ? Number(term) : /^[ivx]+$/.test(word) ? romanValue(word) : null;
  return value !== null && value > 0 ? value : null;
}

/**
 * "phase 2" read as "second phase" where the report numbers its phases in words. The tokens keep their places in the
 * text; the ordinal stands before what it counts, as in the report.
 */
export function numberedByWords(tokens: readonly Token[], index: PassageIndex): Token[] {
  const read = [...tokens];
  for (let at = 0; at + 1 < read.length; at++) {
    const [row, number] = [read[at], read[at + 1]];
    const value = row && number && IN_A_ROW.test(row.word) ? numberOf(number) : null;
    if (!row || !number || value === null) continue;
    if (!standsAfter(row.term, isOrdinalTerm, index) || standsAfter(number.term, (term) => term === row.term, index))
      continue;
    const name = ordinal(value);
    read[at] = { ...row, word: name, term: name };
    read[at + 1] = { ...number, word: row.word, term: row.term };
  }
  return read;
}

/** Does the report have the term right after another of some kind? */
function standsAfter(term: string, before: (term: string) => boolean, index: PassageIndex): boolean {
  if (index.frequency(term) === undefined) return false;
  return index.passages.some(
    ({ id }) =>
      index.termSet(id).has(term) &&
      index.tokens(id).some((token, at, tokens) => token.term === term && before(tokens[at - 1]?.term ?? '')),
  );
}
