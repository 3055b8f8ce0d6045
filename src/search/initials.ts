import { isStopWord, type Token } from '../text/terms.ts';
import type { PassageIndex } from './passage-index.ts';

/** A name written out, and the terms of its words. */
export interface SpeltName {
  readonly name: string;
  readonly terms: readonly string[];
}

/** Words of a name that its initials are made of. */
const FEWEST = 3;
const MOST = 6;

/** Small words that may stand inside a name and have no letter in its initials. */
const INSIDE = /^(?:of|on|and|for|the|in|to|against)$/;

const known = new WeakMap<PassageIndex, ReadonlyMap<string, SpeltName | null>>();

/**
 * The one name of a corpus that has these initials: "epc" is the European Payments Council, which a report may never
 * cut short. Null where there is none, or more than one.
 *
 * @param letters in lower case
 */
export function nameWithInitials(letters: string, index: PassageIndex): SpeltName | null {
  if (letters.length < FEWEST || letters.length > MOST) return null;
  let names = known.get(index);
  if (names === undefined) {
    names = readNames(index);
    known.set(index, names);
  }
  return names.get(letters) ?? null;
}

function readNames(index: PassageIndex): ReadonlyMap<string, SpeltName | null> {
  const names = new Map<string, SpeltName | null>();
  for (const { id, kind, text } of index.passages) {
    if (kind !== 'body') continue;
    for (const run of capitalRuns(index.tokens(id), text)) {
      const words = run.filter(({ word }) => !isStopWord(word));
      const letters = words.map(({ word }) => word.charAt(0)).join('');
      const [first, last] = [run[0], run[run.length - 1]];
      if (words.length < FEWEST || words.length > MOST || !first || !last) continue;
      const spelt = { name: text.slice(first.start, last.end), terms: words.map(({ term }) => term) };
      const other = names.get(letters);
      const same = other === undefined || other?.terms.join() === spelt.terms.join();
      names.set(letters, same ? spelt : null);
    }
  }
  return names;
}

/** Runs of words with a capital, small words between them included; one that opens a sentence with and without its first word. */
function capitalRuns(tokens: readonly Token[], text: string): Token[][] {
  const isCapital = ({ start, upper }: Token) => /\p{Lu}/u.test(text.charAt(start)) && !upper;
  const runs: Token[][] = [];
  let run: Token[] = [];
  const close = () => {
    const end = run.findLastIndex(isCapital) + 1;
    const whole = run.slice(0, end);
    runs.push(whole);
    if (whole[0]?.start === 0) runs.push(whole.slice(1));
    run = [];
  };
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    const apart = before !== undefined && !/^\s$/.test(text.slice(before.end, token.start));
    if (apart) close();
    if (isCapital(token) || (run.length > 0 && INSIDE.test(token.word))) run.push(token);
    else close();
  }
  close();
  return runs;
}
