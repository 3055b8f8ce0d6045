import type { PassageIndex } from '../search/passage-index.ts';
import { isOrdinaryEnglish } from '../text/english.ts';
import { isStopWord, type Token, termOf } from '../text/terms.ts';
import { correctSpelling } from './spelling.ts';
import type { QuestionContext } from './understand-question.ts';
import { thesaurusAlternatives } from './word-concept.ts';

/** Letters of a clipped word, and those it is clipped by at least. */
const CLIPPED = /^[a-z]{3,5}$/;
const CLIPPED_BY = 3;

/** The word of the report that a clipped one ("env", "prelim") begins; of several the most frequent. */
function inFull(word: string, index: PassageIndex): string | null {
  if (!CLIPPED.test(word) || isOrdinaryEnglish(word)) return null;
  let best: string | null = null;
  let most = 0;
  for (const [candidate, term] of index.words()) {
    if (!candidate.startsWith(word) || candidate.length < word.length + CLIPPED_BY) continue;
    const frequency = index.frequency(term) ?? 0;
    if (frequency <= most) continue;
    best = candidate;
    most = frequency;
  }
  return best;
}

/** Slips of the pen mended, before names are looked for: the words of a name may be misspelt too. */
export function respell(
  tokens: readonly Token[],
  cues: ReadonlySet<string>,
  text: string,
  context: QuestionContext,
  assumed: string[],
): readonly Token[] {
  const { index, thesaurus } = context;
  const unheard = tokens.filter(
    (token) =>
      index.frequency(token.term) === undefined &&
      !cues.has(token.word) &&
      !isStopWord(token.word) &&
      !thesaurus.knows(token.term) &&
      !/\d|^\p{Lu}{2,}$/u.test(text.slice(token.start, token.end)),
  );
  if (unheard.length === 0) return tokens;
  const mentions = index.entities.mentions(tokens);
  const phrases = thesaurusAlternatives(tokens, context);
  const mended = new Map<Token, Token>();
  for (const token of unheard) {
    const at = tokens.indexOf(token);
    if (phrases.has(token) || mentions.some((mention) => mention.from <= at && at < mention.to)) continue;
    const full = inFull(token.word, index);
    const word = full ?? correctSpelling(token.word, index, thesaurus);
    if (word === null) continue;
    assumed.push(`${full ? 'short for' : 'typo'}: '${token.word}' read as '${word}'`);
    mended.set(token, { ...token, word, term: termOf(word) });
  }
  return mended.size === 0 ? tokens : tokens.map((token) => mended.get(token) ?? token);
}
