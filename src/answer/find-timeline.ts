import type { Passage } from '../corpus/passages.ts';
import type { DatedEvent } from '../dates/report-dates.ts';
import type { Question } from '../question/understand-question.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { capitalOf, isPlace } from '../text/places.ts';
import { dateFocus, datesOf } from './answer-types.ts';
import { inActions, mentionsExact, titlesStand, unknownName } from './eligibility.ts';
import { ANSWERS, findFact } from './find-fact.ts';
import { findOverview } from './find-overview.ts';
import { heldThere } from './held-there.ts';
import { type Entry, mergeTellings, precision } from './merge.ts';
import { isAnothers, narrowEnough, placesOfNames } from './narrow-dates.ts';
import { BUDGETS, refuse, type Selection, type Situation, withinBudget } from './selection.ts';
import { ofSort } from './sorts.ts';
import {
  CORE,
  FEW,
  headed,
  linkedByName,
  neighbours,
  outcomeOf,
  restOfOpened,
  restOfParagraph,
  restOfSections,
} from './story.ts';
import { overlaps } from './stretch.ts';

/** Coverage, against the best passage's, from which a dated sentence belongs to the topic asked. */
const TOPIC_SHARE = 0.66;
/** … where the topic is a name alone: a sentence it is carried over to counts. */
const NAME_SHARE = 0.6;
/** … where it is a name and more: the name must stand anyway. */
const NAME_AND_TOPIC_SHARE = 0.5;
/** Coverage below which a sentence is on no topic that has no name and a time. */
const LEAST = 0.45;
/** Level of every word asked from which a sentence tells just that, if of another time. */
const TOLD = 0.7;
const ACTING_PRESIDENCY =
  /\b(?:does|do|did|will|has|have|is|was|should|must) (?:the )?(?:incoming |next |current )?[\w'\u2019]+ presidency\b/i;
/** Words that say what lies ahead without a date. */
const AHEAD =
  /\b(?:will|is expected|are expected|is planned|are planned|plans to|intends to|is envisaged|to be (?:presented|adopted|published))\b/;

/** Every dated sentence on what is asked, in the period asked, in the order of time; one fact told twice is told once. */
export function findTimeline(situation: Situation): Selection {
  const { question, index } = situation;
  const stranger = unknownName(question);
  const ranked = situation.ranked;
  if (stranger) return refuse('unknown_term', ranked);
  const planned = question.kind === 'planned';
  const unnamed =
    question.concepts.length === 0 ||
    (question.presidency.length > 0 && question.concepts.every((concept) => concept.light));
  const isHeldThere = heldThere(question);
  const topic = unnamed ? everything(question, index) : ranked;
  const onTopic = sameTopic(
    question,
    topic.filter(
      (hit) =>
        hit.passage.kind === 'body' &&
        inActions(question, hit) &&
        mentionsExact(question, hit, index) &&
        titlesStand(question, hit, index) &&
        isHeldThere(hit.passage),
    ),
    index,
  );
  const whole = unnamed
    ? []
    : [
        ...restOfSections(question, onTopic, index),
        ...restOfParagraph(question, onTopic, index),
        ...restOfOpened(question, onTopic, index),
      ];
  const all = [...onTopic, ...whole].flatMap((hit) => entryOf(hit, question, index));
  // "what does the Irish presidency still have to deliver": its own acts, where it is said to have some
  const acting = ACTING_PRESIDENCY.test(question.text) ? actsOf(question) : null;
  const acts = acting ? all.filter(({ passage }) => acting.test(passage.text)) : [];
  const sort = unnamed ? ofSort(question) : null;
  const sorted = sort ? all.filter(({ passage }) => sort(passage)) : [];
  const dated = acts.length > (unnamed ? 1 : 0) ? acts : sorted.length > 0 ? sorted : all;
  if (dated.length === 0) {
    // "what comes after March", of a March that is over: what came
    if (planned && question.period) {
      const came = findTimeline({ ...situation, question: { ...question, kind: 'timeline', ahead: false } });
      if (came.status === 'answered') return came;
    }
    const undated =
      planned && !question.period
        ? onTopic.filter((hit) => AHEAD.test(hit.passage.text) && hit.coverage >= ANSWERS)
        : [];
    if (undated.length > 0) return undatedPlans(undated, index);
    if (
      !question.period &&
      question.actions.length === 0 &&
      question.concepts.some((concept) => concept.entity === null && !concept.light)
    )
      return findFact({ ...situation, question: { ...question, kind: 'fact' } });
    // "losses were put at EUR 4 billion for 2025": of that year, and no event
    const ofPeriod =
      question.kind === 'timeline' && question.period && topicAlone(question)
        ? findFact({ ...situation, question: { ...question, kind: 'fact' } })
        : null;
    if (ofPeriod?.status === 'answered') return ofPeriod;
    // nothing of it is dated: what is said of it all the same
    const sofar = question.period === null || question.period.spans.length === 0;
    if (question.kind === 'timeline' && sofar && onTopic.some((hit) => hit.coverage >= ANSWERS)) {
      return findOverview({ ...situation, question: { ...question, period: null, kind: 'overview' } });
    }
    const reason = onTopic.some((hit) => hit.coverage >= ANSWERS)
      ? question.period
        ? 'outside_period'
        : 'not_stated'
      : 'not_stated';
    return refuse(reason, onTopic.length > 0 ? onTopic : ranked, { found: onTopic.length });
  }
  const told = mergeTellings(dated, index);
  const byRelevance = [...told].sort(
    (a, b) => b.hit.score - a.hit.score || precision(a) - precision(b) || a.passage.id - b.passage.id,
  );
  const kept = new Set(withinBudget(byRelevance, planned ? BUDGETS.planned : BUDGETS.timeline, index));
  const shown = told.filter((entry) => kept.has(entry));
  return {
    status: 'answered',
    reason: null,
    chosen: shown.flatMap(({ passage, date, alsoAt }) => [
      {
        passage,
        focus: date && passage.events.includes(date) ? [dateFocus(passage.text, date)] : [],
        alsoAt,
      },
      ...(shown.length <= FEW ? outcomeOf(passage, question, index).map((next) => ({ passage: next, focus: [] })) : []),
    ]),
    coverage: {
      found: onTopic.length,
      inPeriod: dated.length,
      shown: shown.length,
      merged: shown.reduce((sum, entry) => sum + entry.alsoAt.length, 0),
    },
    nearest: [],
  };
}

/** Passages on the topic: those that cover nearly as much of it as the best. Names must stand or be carried over. */
function sameTopic(question: Question, hits: readonly Ranked[], index: PassageIndex): Ranked[] {
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
    if (!about.has(section)) about.set(section, section !== null && headed(question, index.headingTerms(section)));
    return about.get(section) === true;
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
  const direct = hits.filter((hit) => onIt.has(hit) || inHeading(hit));
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

/** What a presidency did itself stands before what else happened in its term. */
const OWN_ACT = 0.5;

/** What tells in a sentence that a presidency did something itself; null where none is asked about. */
function actsOf({ presidency }: Question): RegExp | null {
  const capitals = presidency.flatMap((name) => capitalOf(name) ?? []);
  return presidency.length > 0
    ? new RegExp(`\\b(?:presidency|${[...presidency, ...capitals].join('|')})\\b`, 'i')
    : null;
}

function everything(question: Question, index: PassageIndex): Ranked[] {
  const own = actsOf(question);
  return index.passages
    .filter((passage) => passage.kind === 'body')
    .map((passage) => ({
      passage,
      levels: [],
      coverage: 1,
      support: 1,
      own: 1,
      score: 1 + (own?.test(passage.text) ? OWN_ACT : 0),
    }));
}

function entryOf(hit: Ranked, question: Question, index: PassageIndex): Entry[] {
  const { period } = question;
  const wanted = (event: DatedEvent) =>
    (!period || (overlaps(event, period) && narrowEnough(event, period))) &&
    (question.kind !== 'planned' || event.status === 'planned' || (period !== null && !question.ahead));
  const told = datesOf(hit.passage, index);
  const places = placesOfNames(question, hit.passage, index);
  const dates = told.filter((date) => wanted(date) && !isAnothers(date, told, places, hit.passage.text));
  const first = nearestTo(question, hit.passage, dates, index);
  return first ? [{ passage: hit.passage, hit, date: first, alsoAt: [] }] : [];
}

/** Of several dates in a sentence the one that stands nearest to the name asked. */
function nearestTo(
  question: Question,
  passage: Passage,
  dates: readonly DatedEvent[],
  index: PassageIndex,
): DatedEvent | undefined {
  const tokens = index.tokens(passage.id);
  const places = index
    .mentions(passage.id)
    .filter(({ entity }) => question.concepts.some((concept) => concept.entity === entity))
    .map((mention) => tokens[mention.from]?.start ?? 0);
  if (places.length === 0 || !dates.every((date) => passage.events.includes(date))) return dates[0];
  const distance = (date: DatedEvent) => Math.min(...places.map((place) => Math.abs(place - date.start)));
  return [...dates].sort((a, b) => distance(a) - distance(b) || a.start - b.start)[0];
}

/** Is a topic asked about, and no body that may have done anything? */
function topicAlone({ concepts }: Question): boolean {
  return (
    concepts.some(({ light }) => !light) && concepts.every(({ entity, words }) => entity === null && !isPlace(words))
  );
}

function undatedPlans(hits: readonly Ranked[], index: PassageIndex): Selection {
  const kept = withinBudget(hits.slice(0, 4), BUDGETS.fact, index);
  return {
    status: 'answered',
    reason: null,
    chosen: kept.map(({ passage }) => ({ passage, focus: [] })),
    coverage: { found: hits.length, inPeriod: hits.length, shown: kept.length, merged: 0 },
    nearest: [],
  };
}
