import type { Question } from '../question/understand-question.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { isPlace } from '../text/places.ts';
import { ANSWERS } from './find-fact.ts';
import { CORE, headed, linkedByName, neighbours, turnsAside } from './story.ts';

/** Coverage, against the best passage's, from which a dated sentence belongs to the topic asked. */
const TOPIC_SHARE = 0.66;
/** … where the topic is a name alone: a sentence it is carried over to counts. */
const NAME_SHARE = 0.6;
/** … where it is a name and more: the name must stand anyway. */
const NAME_AND_TOPIC_SHARE = 0.5;
/** Coverage below which a sentence is on no topic that has no name and a time. */
const LEAST = 0.45;
/** Share of that from which a sentence that goes on with one on the topic is on it. */
const LED = 0.85;
/** Level of every word asked from which a sentence tells just that, if of another time. */
const TOLD = 0.7;
/** Passages on the topic: those that cover nearly as much of it as the best. Names must stand or be carried over. */
export function sameTopic(question: Question, hits: readonly Ranked[], index: PassageIndex): Ranked[] {
  if (question.concepts.length === 0) return [...hits];
  const named = hits.filter((hit) => namesStand(question, hit));
  const best = named.reduce((top, hit) => Math.max(top, topicCoverage(question, hit)), 0);
  if (named.reduce((top, hit) => Math.max(top, topicSupport(question, hit)), 0) < ANSWERS) return [];
  const byName = question.concepts.some((concept) => concept.entity !== null || isPlace(concept.words));
  const share = question.concepts.every((concept) => concept.entity !== null || concept.light)
    ? NAME_SHARE
    : byName
      ? NAME_AND_TOPIC_SHARE
      : TOPIC_SHARE;
  const about = new Map<unknown, boolean>();
  const inHeading = (hit: Ranked) => {
    const { section } = hit.passage;
    if (!about.has(section))
      about.set(section, section !== null && headed(question, index.headingTerms(section), index));
    // "In the meantime, cards were made safer": of the section, and not of what its heading names
    return about.get(section) === true && (hit.coverage >= ANSWERS || !turnsAside(hit.passage, index));
  };
  const topics = question.concepts.flatMap((concept, i) =>
    concept.light || concept.entity !== null || isPlace(concept.words) ? [] : [i],
  );
  // "messages the cell sent in 2026" where the report tells of those in 2025: what else the cell did is no answer
  const subjects = new Set(topics.filter((i) => isSubject(question, i)));
  const told =
    byName &&
    ((question.period !== null && topics.length >= 2) || subjects.size > 0) &&
    named.some(
      (hit) =>
        topicCoverage(question, hit) >= TOLD &&
        topics.every((i) => (hit.levels[i] ?? 0) >= (subjects.has(i) ? FIELD_WEIGHTS.head : TOLD)),
    );
  const speaks = (hit: Ranked) => !told || topics.some((i) => (hit.levels[i] ?? 0) > FIELD_WEIGHTS.para);
  // of a topic without a name, what says little of it in the time asked says nothing of it
  const least = question.period !== null && topicAlone(question) ? LEAST : 0;
  const onIt = new Set(
    named.filter((hit) => speaks(hit) && topicCoverage(question, hit) >= Math.max(Math.min(best * share, 0.9), least)),
  );
  // what goes on with a sentence on the topic need be a little less so itself
  const ids = new Set([...onIt].map(({ passage }) => passage.id));
  const goesOn = (hit: Ranked) =>
    ids.has(index.leads(hit.passage).at(-1) ?? -1) &&
    speaks(hit) &&
    namesStand(question, hit) &&
    topicCoverage(question, hit) >= Math.max(best * share * LED, least);
  const direct = hits.filter((hit) => onIt.has(hit) || inHeading(hit) || goesOn(hit));
  if (share === NAME_SHARE) return direct;
  return [
    ...direct,
    ...neighbours(
      direct.filter((hit) => topicCoverage(question, hit) >= best * CORE),
      hits,
      direct,
      byName ? linkedByName(direct, hits, index) : hits,
    ),
  ];
}

/** "what did Poland do on sabotage": is it asked what was done on this, and not all that was done? */
function isSubject({ text, concepts }: Question, at: number): boolean {
  const { words } = concepts[at] ?? { words: '' };
  return (
    /^\w+$/.test(words) &&
    new RegExp(`\\b(?:on|about|regarding|concerning|against|for)\\s+(?:the\\s+)?${words}\\b`, 'i').test(text)
  );
}

/** Coverage by the words that name something; those that only colour the question neither help nor harm. */
function topicCoverage(question: Question, hit: Ranked): number {
  const heavy = question.concepts.flatMap((concept, i) =>
    concept.light ? [] : [{ weight: concept.weight, level: hit.levels[i] ?? 0 }],
  );
  const total = heavy.reduce((sum, one) => sum + one.weight, 0);
  return total === 0 ? hit.coverage : heavy.reduce((sum, one) => sum + one.weight * one.level, 0) / total;
}

/** A word that is neither the report's nor a name counts half: people colour what they ask ("its products"). */
const COLOUR = 0.5;

function topicSupport(question: Question, hit: Ranked): number {
  if (hit.levels.length === 0) return hit.support;
  const weights = question.concepts.map(
    (concept) => (concept.light ? 0 : concept.unknown === 'word' ? COLOUR : 1) * concept.weight,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0
    ? hit.support
    : weights.reduce(
        (sum, weight, i) => sum + ((hit.levels[i] ?? 0) > 0 ? weight * Math.min(1, (hit.levels[i] ?? 0) * 1.25) : 0),
        0,
      ) / total;
}

/** Every name asked stands in the sentence or is carried over to it; beside one that does, another may stand in the heading. */
function namesStand(question: Question, hit: Ranked): boolean {
  const levels = question.concepts.flatMap((concept, i) => (concept.entity ? [hit.levels[i] ?? 0] : []));
  return levels.length === 0 || hit.levels.length === 0 || (Math.max(...levels) >= 0.6 && Math.min(...levels) >= 0.45);
}

/** Is a topic asked about, and no body that may have done anything? */
export function topicAlone({ concepts }: Question): boolean {
  return (
    concepts.some(({ light }) => !light) && concepts.every(({ entity, words }) => entity === null && !isPlace(words))
  );
}
