import { isStopWord, type Token } from '../text/terms.ts';

/** Words of a phrase on either side of the one that it is cut short to. */
const LONGEST_PHRASE = 3;

/** "the network approved guidelines on presumed victims": the words that tell these guidelines from others. */
export function phraseAround(text: string, tokens: readonly Token[], head: string): string[] {
  // "a clean-up fund under the Internal Security Fund": a name is not what a plain noun stands for
  const plain = tokens.findLastIndex(({ term, start }) => term === head && /\p{Ll}/u.test(text.charAt(start)));
  const at = plain >= 0 ? plain : tokens.findLastIndex((token) => token.term === head);
  if (at < 0) return [];
  // the "up" of "clean-up" belongs to the word before it
  const isWord = (token: Token | undefined) =>
    token !== undefined && (!isStopWord(token.word) || text.charAt(token.start - 1) === '-');
  const terms: string[] = [];
  for (let i = at - 1; i >= at - LONGEST_PHRASE && isWord(tokens[i]); i--) terms.push(tokens[i]?.term ?? '');
  // "asked for the fund to be made permanent" says what is to become of it
  const becomes = /^(?:be|become)$/.test(tokens[at + 2]?.word ?? '');
  if (!becomes && /^(?:on|of|for|to|against|in|with)$/.test(tokens[at + 1]?.word ?? ''))
    for (let i = at + 2; i <= at + 2 + LONGEST_PHRASE && tokens[i]; i++)
      if (!isStopWord(tokens[i]?.word ?? '') && !AMOUNT.test(tokens[i]?.word ?? '')) terms.push(tokens[i]?.term ?? '');
  return terms;
}

/** "a fund of EUR 12 million": how much, not which. */
const AMOUNT = /^(?:\d.*|eur|euros?|million|billion)$/;
