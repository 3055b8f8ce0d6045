import type { Passage } from '../corpus/passages.ts';
import type { DatedEvent } from '../dates/report-dates.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { capitalOf } from '../text/places.ts';
import { dateFocus, datesOf } from './answer-types.ts';
import { inActions, mentionsExact, titlesStand, unknownName } from './eligibility.ts';
import { ANSWERS, findFact } from './find-fact.ts';
import { findOverview } from './find-overview.ts';
import { heldThere } from './held-there.ts';
import { type Entry, mergeTellings, precision } from './merge.ts';
import { isAnothers, narrowEnough, placesOfNames } from './narrow-dates.ts';
import { sameTopic, topicAlone } from './same-topic.ts';
import { BUDGETS, refuse, type Selection, type Situation, withinBudget } from './selection.ts';
import { ofItsSort, ofSort } from './sorts.ts';
import { FEW, outcomeOf, restOfOpened, restOfParagraph, restOfSections } from './story.ts';
import { overlaps } from './stretch.ts';

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
  const sort = unnamed ? ofSort(question) : ofItsSort(question);
  const sorted = sort ? all.filter(({ passage }) => sort(passage)) : [];
  const dated = acts.length > (unnamed ? 1 : 0) ? acts : sorted.length > (unnamed ? 0 : 1) ? sorted : all;
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
