import { isOrdinalTerm, isStopWord, type Token } from '../text/terms.ts';

/** What an ordinal that stands for its noun ("the third took place") is followed by, where no comma is. */
const GOES_ON =
  /^(?:took|takes|take|place|came|went|met|lasted|lasts|involved|brought|led|ended|ran|began|started|covered|extended|resulted|opened|closed|held|followed|follows|planned|scheduled|due|foreseen|envisaged|expected)$/;

/** Words of a noun after its ordinal: "the first joint action week". */
const LONGEST_NOUN = 3;

/** Does an ordinal stand here without the noun that it counts? */
function standsAlone(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !isOrdinalTerm(token.term) || /^\d/.test(token.word)) return false;
  if (!/^(?:the|a|an|its|their)$/.test(tokens[at - 1]?.word ?? '')) return false;
  const next = tokens[at + 1];
  return next === undefined || /^[,;.]/.test(text.slice(token.end)) || isStopWord(next.word) || GOES_ON.test(next.word);
}

/** The nouns that an ordinal counts here: "the first round was held" has "round". */
function counted(text: string, tokens: readonly Token[]): string[] {
  for (const [i, token] of tokens.entries()) {
    if (!isOrdinalTerm(token.term) || /^\d/.test(token.word)) continue;
    const noun: string[] = [];
    for (const next of tokens.slice(i + 1, i + 1 + LONGEST_NOUN)) {
      if (isStopWord(next.word) || GOES_ON.test(next.word) || /^\p{Lu}/u.test(text.slice(next.start))) break;
      noun.push(next.term);
      if (/^[,;.(]/.test(text.slice(next.end).trimStart())) break;
    }
    if (noun.length > 0) return noun;
  }
  return [];
}

interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/**
 * The terms of the noun that a sentence leaves out after an ordinal: "In the second, 18 States took part" after "The
 * first round was held in May" is on a round.
 *
 * @param earlier the sentences before it, the nearest first
 */
export function elidedNoun({ text, tokens }: Sentence, earlier: readonly Sentence[]): string[] {
  if (!tokens.some((_, at) => standsAlone(text, tokens, at))) return [];
  for (const before of earlier) {
    const noun = counted(before.text, before.tokens);
    if (noun.length > 0) return noun;
  }
  return [];
}
