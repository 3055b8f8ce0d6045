import { continuesPrevious } from '../corpus/leaning.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { isPlaceName } from '../text/places.ts';
import { AGENT, AGENT_VERB, AT_A_PLACE, CHAIR, LEAD_VERB, LEADS, OFFICE, PAYER, PAYS } from './cues.ts';
import { NAMED, standsIn } from './eligibility.ts';

/** May a passage on the topic say who does what a question asks, rather than who does something else there? */
export function tellsWho(question: Question, hit: Ranked, index: PassageIndex): boolean {
  const { concepts, text } = question;
  const { passage } = hit;
  // who coordinates or hosts a body need not be in its chair
  if (concepts.some(({ words }) => CHAIR.test(words)) && !LEADS.test(passage.text)) return false;
  if (!holdsOffice(question, hit, index)) return false;
  // "who voted no": what somebody did who is asked for by it, and nothing here is like it
  const deed = DEED.exec(text)?.[1]?.toLowerCase();
  if (concepts.some(({ words, unknown }) => unknown === 'word' && words === deed)) return false;
  // "who pays for it": somebody who does, not something paid for
  if (PAYS.test(text) && !PAYER.test(passage.text)) return false;
  // "who chaired the meeting in …": the verb must stand here, not in the sentence on another meeting
  if (
    !(concepts.some(({ words }) => LEAD_VERB.test(words)) ? LEADS : AGENT).test(passage.text) &&
    concepts.some((concept) => AGENT_VERB.test(concept.words) && !standsIn(concept, passage, index))
  )
    return false;
  // "… in The Hague": the place of the sentence before is the place of another meeting
  const elsewhere = concepts.some(
    (concept) =>
      concept.exact && concept.entity === null && isPlaceName(concept.words) && !standsIn(concept, passage, index),
  );
  return !elsewhere || !AT_A_PLACE.test(text) || continuesPrevious(passage.text);
}

const DEED = /\bwho (?:\w+ly |first |else |all )?(\p{Ll}{3,}ed)\b/iu;

/** Letters of an office that its deed shares ("coordinator", "coordinated by"). */
const STEM = 6;

/** Speaks of an office, not of who holds it. */
const THE_POST =
  /\b(?:posts?|position|function|office|role) of (?:the |an? )?(?:\p{L}+ ){0,2}\p{L}+(?! (?:is|was) held)/u;

/** "who is the coordinator": is there a coordinator, or is what is asked about coordinated by somebody? */
function holdsOffice({ concepts }: Question, { passage: { id, text }, levels }: Ranked, index: PassageIndex): boolean {
  // "the post of director will rotate": of nobody in particular
  if (concepts.some(({ words }) => OFFICE.test(words)) && THE_POST.test(text)) return false;
  return concepts.every(
    ({ words, alternatives }) =>
      !OFFICE.test(words) ||
      index.termSet(id).has(alternatives[0]?.terms[0] ?? '') ||
      (new RegExp(`\\b${words.slice(0, STEM)}\\w* by\\b`, 'i').test(text) &&
        concepts.every((concept, i) => concept.light || (levels[i] ?? 0) >= NAMED)),
  );
}
