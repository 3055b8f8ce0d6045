import { continuesPrevious } from '../corpus/leaning.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Concept } from '../question/concept.ts';
import { TURNING_POINT } from '../question/cue-words.ts';
import type { Question } from '../question/understand-question.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { englishFrequency } from '../text/english.ts';
import { isOrdinalTerm } from '../text/terms.ts';
import { ordinalConflict, yearConflict } from './conflicts.ts';

/** A name that stands only elsewhere in the paragraph says nothing of this sentence. */
export const NAMED = 0.45;

/** Do the words of the passage itself speak of the concept? */
export function standsIn(concept: Concept, passage: Passage, index: PassageIndex): boolean {
  const terms = index.termSet(passage.id);
  return concept.alternatives.some((alternative) => alternative.terms.every((term) => terms.has(term)));
}

/** Are two names offered one beside the other ("A or B", in a list "A and B")? */
function areAlternatives({ text, kind }: Question, one: string, other: string): boolean {
  const asked = text.toLowerCase();
  const [a, b] = [asked.indexOf(one), asked.indexOf(other)];
  if (a < 0 || b < 0) return false;
  const between = asked.slice(Math.min(a + one.length, b + other.length), Math.max(a, b)).trim();
  return between === 'or' || between === 'and/or' || between === '/' || (kind === 'list' && between === 'and');
}

/** The names of a question that are offered one beside the other, as indices of its concepts. */
export function namesOffered(question: Question): number[] {
  const { concepts } = question;
  return concepts.flatMap((one, i) =>
    one.exact &&
    concepts.some((other) => other !== one && other.exact && areAlternatives(question, one.words, other.words))
      ? [i]
      : [],
  );
}

interface NamedLevel {
  readonly words: string;
  readonly level: number;
}

/** "with Europol or Eurojust": a passage on one of them is a part of the answer. */
function alternativesMerged(names: readonly NamedLevel[], question: Question): readonly NamedLevel[] {
  return names.filter(
    (one) => !names.some((other) => other.level > one.level && areAlternatives(question, one.words, other.words)),
  );
}

/** "the fund from the Galway meeting": the place tells which meeting, and what came of it is told after it. */
const isMeetingPlace = (place: string, text: string): boolean =>
  new RegExp(
    `\\b(?:from|at|after|of|during) the ${place} (?:meeting|conference|summit|plenary|session|forum|seminar|workshop|ministerial|dialogue|event)\\b`,
    'i',
  ).test(text);

/** Names and numbers of the question must stand in or around a passage that answers it. */
export function mentionsExact(question: Question, hit: Ranked, index: PassageIndex): boolean {
  const { concepts } = question;
  const names: NamedLevel[] = [];
  let exact = false;
  // one pass and no more lists than needed: every hit comes by here
  for (const [i, { exact: isExact, words, alternatives }] of concepts.entries()) {
    if (!isExact) continue;
    exact = true;
    const level = hit.levels[i] ?? 0;
    const term = alternatives[0]?.terms[0] ?? '';
    if (/\d/.test(words)) {
      if (level < 0.1 && !isOrdinalTerm(term)) return false;
    } else if (level > 0 || term !== '1st') names.push({ words, level });
  }
  if (!exact) return true;
  const named = names.length < 2 ? names : alternativesMerged(names, question);
  // of several names one may stand in the paragraph only, as long as the others stand here
  const far = named.filter(({ level, words }) => level < NAMED && !(level > 0 && isMeetingPlace(words, question.text)));
  if (far.some(({ level }) => level === 0) || (far.length > 0 && far.length * 2 > named.length - 1)) return false;
  return !ordinalConflict(concepts, hit, index) && !yearConflict(question, hit, index);
}

/** Words of a title ("Drugs Strategy") stand this close where it is meant, in tokens ("strategy on drugs"). */
const TITLE_REACH = 3;

/** What a name carried over counts for a word of it. */
const IN_A_NAME = 0.9;

/** Do the words of a title that is asked about stand together? Far from each other they are no title. */
export function titlesStand({ concepts, kind }: Question, hit: Ranked, index: PassageIndex): boolean {
  const termOf = (concept: Concept | undefined) =>
    concept && concept.entity === null ? (concept.alternatives[0]?.terms[0] ?? '') : '';
  return concepts.every((concept, i) => {
    const [first, second] = [termOf(concept), termOf(concepts[i + 1])];
    if (first === '' || second === '' || !index.isTitle(first, second)) return true;
    const levels = [hit.levels[i] ?? 0, hit.levels[i + 1] ?? 0];
    // half a title is another's, unless the sentence goes on with the whole
    if (Math.max(...levels) < FIELD_WEIGHTS.text) return true;
    if (Math.min(...levels) < FIELD_WEIGHTS.text)
      return (
        isHeaded([first, second], hit, index) ||
        Math.min(...levels) >= (kind === 'planned' ? FIELD_WEIGHTS.head : IN_A_NAME * FIELD_WEIGHTS.scope)
      );
    const places = (term: string) =>
      index.tokens(hit.passage.id).flatMap((token, at) => (token.term === term ? [at] : []));
    return places(first).some((a) => places(second).some((b) => Math.abs(a - b) <= TITLE_REACH));
  });
}

/** Does the section of a passage bear both words in its heading? */
function isHeaded(terms: readonly string[], { passage: { section } }: Ranked, index: PassageIndex): boolean {
  return section !== null && terms.every((term) => index.headingTerms(section).has(term));
}

/** Names that a list of places or bodies does not know: words the reports write with a capital only, and English has not. */
function isName({ words }: Concept, index: PassageIndex): boolean {
  return words.length > SHORTEST_NAME && index.vocabulary.isAlwaysCapital(words) && englishFrequency(words) === 0;
}

const SHORTEST_NAME = 3;

/** "drones at the Schwedt trial": a passage in no way linked to Schwedt tells a detail of something else. */
export function namesLinked({ concepts }: Question, { levels }: Ranked, index: PassageIndex): boolean {
  return concepts.every(
    (concept, i) => concept.light || concept.exact || (levels[i] ?? 0) > 0 || !isName(concept, index),
  );
}

/** In the Actions that the question names, if it names any. */
export function inActions(question: Question, hit: Ranked): boolean {
  return (
    question.actions.length === 0 ||
    (hit.passage.section?.number != null && question.actions.includes(hit.passage.section.number))
  );
}

/** "the communication of 18 October 2023": the date of a text is that of its adoption. */
const DATED_TEXT =
  /\b(?:communication|conclusions|decision|declaration|directive|regulation|resolution|recommendation|report|roadmap|strategy) of (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/i;
const ISSUING = /^(?:adopt|approv|publish|releas|tabl|submit)/;

const isOnThem = (words: string, text: string): boolean =>
  new RegExp(`\\b(?:on|of|about|against|for|regarding|concerning) (?:the )?(?:[\\p{L}-]+ )?${words}\\b`, 'iu').test(
    text,
  );

/** The turning points that a question asks for. */
export function turningPoints(question: Question): Concept[] {
  // "the deadline for transposing it": elsewhere "-ing" is as often a thing as a deed
  const deadline = /\b(?:deadline|date|time) (?:for|of|to) \w+ing\b/i.test(question.text);
  return question.concepts.filter(
    (concept) =>
      !concept.light &&
      concept.entity === null &&
      concept.unknown === null &&
      // "the sub-group on intangible transfers": a thing, not a deed
      !(question.kind === 'who' && /s$/.test(concept.words) && isOnThem(concept.words, question.text)) &&
      TURNING_POINT.test(deadline ? concept.words.replace(/(.)ing$/, '$1') : concept.words),
  );
}

/** "EES started on 12 October. ETIAS is to follow in …": what the sentence before says was done. */
const FOLLOWS =
  /\b(?:is|are|was|were|will|would|should|expected|due|planned|scheduled) (?:to )?follow(?:ed)?\b|\bdo(?:es)? so\b|\bdid so\b/;

const STARTING = /^(?:start|begin|began|begun|launch|open)/;
const SINCE =
  /\b(?:running|operating|operational|in operation|in force|in use|available|open|working|appl\w+)\b.{0,40}\b(?:since|from|as of)\b|\b[Ss]ince \d|\bsince (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** Sentences of the paragraph that are looked back on. */
const LOOKS_BACK = 3;

const before = (passage: Passage, index: PassageIndex): Passage[] =>
  index.passages
    .slice(Math.max(0, passage.id - LOOKS_BACK), passage.id)
    .filter(({ section, paragraph }) => section === passage.section && paragraph === passage.paragraph);

/** Is the turning point that is asked for told here, or in what the sentence goes on with? */
export function tellsTurningPoint(question: Question, { passage }: Ranked, index: PassageIndex): boolean {
  const asked = turningPoints(question);
  return (
    asked.length === 0 ||
    (DATED_TEXT.test(passage.text) && asked.every((concept) => ISSUING.test(concept.words))) ||
    asked.some(
      (concept) =>
        standsIn(concept, passage, index) ||
        // "a pilot has been running since May": it started then
        (STARTING.test(concept.words) && SINCE.test(passage.text)) ||
        (FOLLOWS.test(passage.text) && before(passage, index).some((one) => standsIn(concept, one, index))) ||
        (continuesPrevious(passage.text) &&
          index.leads(passage).some((id) => standsIn(concept, index.passage(id), index))),
    )
  );
}

/** Weight of the heaviest concept that the passage and what it leans on lack, as a share of all. */
export function heaviestGap(concepts: readonly Concept[], hit: Ranked): number {
  const total = concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  return concepts.reduce(
    (gap, concept, i) => ((hit.levels[i] ?? 0) < 0.3 && !concept.light ? Math.max(gap, concept.weight / total) : gap),
    0,
  );
}

/** Weight of all concepts that neither the passage nor anything around it has, as a share of all. */
export function wholeGap(concepts: readonly Concept[], hit: Ranked): number {
  const total = concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  return concepts.reduce(
    (gap, concept, i) => ((hit.levels[i] ?? 0) === 0 && !concept.light ? gap + concept.weight / total : gap),
    0,
  );
}

/** Share of a question's weight in words the report lacks, from which a pointed question cannot have its answer there. */
const UNKNOWN_SHARE = 0.24;

/** A question for one detail ("which member states voted …") whose own word for it the report does not have in any form. */
export function unknownPredicate(question: Question): boolean {
  const pointed =
    question.kind === 'who' ||
    question.kind === 'where' ||
    question.kind === 'when' ||
    question.kind === 'how_many' ||
    question.kind === 'list' ||
    /^\W*(?:which|what)\b/i.test(question.text);
  const total = question.concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  return (
    pointed &&
    question.concepts.some(
      (concept) => concept.unknown === 'word' && !concept.light && concept.weight / total >= UNKNOWN_SHARE,
    )
  );
}

/** A concept that neither report nor thesaurus knows, where one is a name: the report cannot answer. */
export function unknownName(question: Question): Concept | null {
  return question.concepts.find((concept) => concept.unknown === 'name') ?? null;
}

/** Does it speak of nothing that is asked but the names, of which there are several? */
export const lacksAllThings = ({ concepts, text }: Question, { levels }: Ranked): boolean => {
  // "how many NPS is it tracking": a name that is counted is a thing
  if (concepts.some(({ entity, words }) => entity !== null && text.toLowerCase().includes(`how many ${words}`)))
    return false;
  const things = concepts.flatMap(({ light, exact, unknown }, i) =>
    light || exact || unknown !== null ? [] : [levels[i] ?? 0],
  );
  const names = concepts.filter(({ exact, entity }) => exact && entity !== null);
  return names.length > 1 && things.length > 0 && things.every((level) => level === 0);
};
