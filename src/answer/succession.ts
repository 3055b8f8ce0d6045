import type { Passage } from '../corpus/passages.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { BY_NOW } from './cues.ts';

/** Asks who holds an office or runs something. */
const OFFICE_ASKED =
  /\b(?:chair\w*|presid\w+|leads?|led|heads?|head of|coordinat\w+|runs?|holds?|held|secretariat|director|in charge|responsible|at the helm|tak(?:es?|ing|en) over|took over|hand\w* over|succe\w+)\b/i;

/** Tells that an office goes from one to another. */
const HANDED_ON =
  /\b(?:t(?:ake|akes|ook|aken|aking) over|hand(?:s|ed|ing)? (?:it )?over|succeeded (?:by|in)|was succeeded|pass(?:es|ed) to|(?:was|were|is|are|been|be) replaced by|will be followed by)\b/;

/** Words of an office: the sentence that hands it on says which. */
const OFFICE_WORD =
  /\b(?:chair\w*|presiden\w+|lead\w*|head\w*|coordinat\w+|secretaria\w+|direct\w+|steering|management|office|term|she|he|it)\b/i;

/** Asks who comes next. */
const TO_COME = /\b(?:next|will|tak(?:es?|ing) over|going to|after (?:that|him|her|them)|successor|from 20\d\d)\b/i;

/** Sentences after the one that names the holder, at most. */
const WITHIN = 6;

/** "Malta took over the presidency in January": the sentences after one on the holder of an office that hand it on. */
export function successions(
  { id, section, paragraph }: Passage,
  { kind, text }: Question,
  index: PassageIndex,
): Passage[] {
  if (kind !== 'who' || !OFFICE_ASKED.test(text)) return [];
  return index.passages
    .slice(id + 1, id + 1 + WITHIN)
    .filter(
      (next) =>
        next.kind === 'body' &&
        next.section === section &&
        next.paragraph === paragraph &&
        HANDED_ON.test(next.text) &&
        OFFICE_WORD.test(next.text),
    );
}

/** Is it the succession that is asked for, rather than who held the office before it? */
export function asksSuccessor({ text }: Question, { events }: Passage): boolean {
  const when = events.some(({ status }) => status === 'planned') ? TO_COME : BY_NOW;
  return when.test(text) || ASKS_HANDING_ON.test(text);
}

/** Asks for the change itself. */
const ASKS_HANDING_ON =
  /\b(?:tak(?:es?|ing|en) over|took over|hand(?:s|ed|ing)? over|succe(?:eds?|eded|ssor)|replac(?:es?|ed))\b/i;

/** "who takes over SPOP": does the sentence tell of such a change? */
export function handsOn({ text }: Question, passage: Passage): boolean {
  return ASKS_HANDING_ON.test(text) && HANDED_ON.test(passage.text);
}
