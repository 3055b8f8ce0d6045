import { addDays, addMonths, rangeLabel } from '../dates/calendar.ts';
import type { AskedPeriod } from '../dates/question-dates.ts';
import { ordinal } from '../text/terms.ts';
import { type Concept, isOrdinal } from './concept.ts';
import { DOINGS, TURNING_POINT } from './cue-words.ts';
import type { Kind } from './kinds.ts';
import { anotherOne, beyondIt } from './one-of-a-kind.ts';
import type { Question } from './understand-question.ts';

const OPENS_LIKE_ONE = /^\W*(?:and|what about|how about|also|same (?:for|question)|ok(?:ay)? and|then|but|or|so)\b/i;
const POINTS_BACK = /\b(?:it|its|they|them|their|that|this|these|those|there|he|she|then|the same|one|ones)\b/i;

/** Asks where the answer before comes from. */
const WANTS_SOURCE =
  /^\W*(?:(?:and|ok|thanks|what(?:'s| is| are)|where(?:'s| is)|any|the|its|your|please|pls|can i have|give me|page|exact) )*(?:sources?|links?|references?|citations?|page(?: number)?|where (?:does it say (?:that|this|so)|is (?:that|this) from|did you (?:get|find|read) (?:that|this)))\W*(?:please|pls|for (?:that|this)|of (?:that|this))?\W*$/i;

/** "and which countries have done so?" asks for countries, whatever was asked before. */
const ASKS_FOR_ITSELF =
  /^\W*(?:ok(?:ay)?\W+)?(?:and|but|so|then)?\W*(?:which|what) (?!about\b)|[,;:]\s*(?:which|what|why) (?!about\b)/i;

/** A concept lent by an earlier question helps to find the passage but need not stand in it. */
const LENT = 0.5;

/**
 * Completes a question of a thread with what it takes over from the one before: the name, the period, the kind.
 * A question that stands on its own takes nothing.
 *
 * @param now today, `YYYY-MM-DD`
 */
export function followUp(asked: Question, earlier: Question, now: string): Question {
  const question = THE_NEXT.test(asked.text) && earlier.concepts.some(isOrdinal) ? withoutNext(asked) : asked;
  // "source?": the earlier answer once more, which has its place and its footnotes
  if (WANTS_SOURCE.test(question.text) && earlier.concepts.length > 0)
    return { ...earlier, assumed: [...question.assumed, 'the question before, for its sources'] };
  // "the first one" after "the second": one of a row takes the other's place
  const before = question.concepts.some(isOrdinal)
    ? { ...earlier, concepts: earlier.concepts.filter((concept) => !isOrdinal(concept)) }
    : question !== asked
      ? { ...earlier, concepts: earlier.concepts.map(oneFurther) }
      : earlier;
  const topics = question.concepts.filter((concept) => !concept.light);
  const names = topics.filter((concept) => concept.entity !== null);
  const opens = OPENS_LIKE_ONE.test(question.text);
  const standsAlone =
    !opens &&
    (names.length > 0 || question.actions.length > 0 || topics.length > 3) &&
    !POINTS_BACK.test(question.text);
  if (standsAlone || question.notAboutReport) return question;
  const assumed = [...question.assumed];
  const beyond = beyondIt(question, before);
  if (beyond !== null) return beyond;
  const shifted = before.period ? shiftedPeriod(question.text, before.period) : null;
  // "will it be reviewed?": what lies ahead is not looked for in a time that is over
  // and a question for a time, or for what came since, asks outside the time asked before
  const over = question.ahead && (before.period?.to ?? now) < now;
  const lent =
    (over || question.kind === 'when' || /\bsince\b/i.test(question.text)) && !/\bthen\b/i.test(question.text)
      ? null
      : before.period;
  const period = shifted ?? question.period ?? lent;
  if (shifted) {
    assumed.push(`read as ${rangeLabel(shifted.from, shifted.to)}, counted from the question before`);
    return { ...before, text: question.text, period: shifted, assumed };
  }
  if (!question.period && lent) assumed.push('period carried over from the question before');

  const contents =
    topics.length === 1 &&
    !ASKS_DETAIL.has(question.kind) &&
    POINTS_BACK.test(question.text) &&
    CONTENTS.test(topics[0]?.words ?? '');
  if (topics.length === 0 || contents) {
    // "and in 2024?": the same question for another time
    assumed.push(
      `topic carried over: ${before.concepts.map((concept) => concept.words).join(' ') || `Action ${before.actions.join(', ')}`}`,
    );
    const kind = question.actions.length > 0 || question.kind !== 'fact' ? question.kind : before.kind;
    return {
      ...question,
      kind: contents ? 'fact' : question.kind === 'timeline' && before.kind === 'planned' ? 'timeline' : kind,
      period,
      concepts: [
        ...(asksDetail(question, before) ? before.concepts.filter(isOfIt).map(behindName) : before.concepts),
        // "what was decided there": of the meeting asked about, whatever the report calls it
        ...(contents ? topics.map((topic) => ({ ...topic, light: true, weight: topic.weight * LENT })) : []),
      ],
      actions: question.actions.length > 0 ? question.actions : before.actions,
      ahead: question.ahead || before.ahead,
      assumed,
    };
  }
  const other = anotherOne(question, before, topics);
  if (other !== null) return { ...other, assumed: [...assumed, ...other.assumed] };
  if (opens && topics.length <= 2 && question.actions.length === 0) {
    // "and copen?", "and the second?": one thing changes, the rest stays
    // "and when do they stop?": they are all that was asked about
    const theSame = POINTS_BACK.test(question.text) && ASKS_DETAIL.has(question.kind) && names.length === 0;
    const kept = before.concepts
      .filter((concept) => (theSame ? !isOtherDeed(concept, topics, before.concepts) : !replaced(concept, topics)))
      .map((concept, _, all) => (names.length > 0 || concept === heaviest(all) ? concept : lend(concept)));
    if (kept.length > 0) assumed.push(`carried over: ${kept.map((concept) => concept.words).join(' ')}`);
    const kind =
      ((question.kind === 'fact' || question.kind === 'overview') && !ASKS_FOR_ITSELF.test(question.text)) ||
      question.kind === 'definition'
        ? before.kind
        : question.kind;
    return {
      ...question,
      kind: kind === 'definition' && names.length === 0 ? 'fact' : kind,
      period,
      concepts: [...question.concepts, ...kept],
      actions: before.actions,
      assumed,
    };
  }
  // beside a name, what was asked of it before is asked no longer
  const named = before.concepts.some((concept) => concept.entity !== null);
  const concepts = before.concepts
    .filter((concept) => !named || concept.entity !== null || concept.exact)
    .filter((concept) => names.length === 0 || concept.entity === null)
    .filter((concept) => !question.concepts.some((own) => own.words === concept.words))
    .map(
      (concept): Concept => ({
        ...concept,
        weight: concept.weight * LENT,
        exact: concept.entity !== null && concept.exact && POINTS_BACK.test(question.text),
        light: true,
      }),
    );
  assumed.push(`carried over: ${concepts.map((concept) => concept.words).join(' ')}`);
  // "what did it decide in October": beside the name lent, deciding only asks for what it did
  const doings = question.kind === 'timeline' && concepts.some((concept) => concept.entity !== null);
  return {
    ...question,
    period,
    concepts: [
      ...question.concepts.map((concept) =>
        doings && DOINGS.has(concept.words) ? { ...concept, light: true, weight: concept.weight * LENT } : concept,
      ),
      ...concepts.map((concept) => (doings && concept.entity !== null ? { ...concept, light: false } : concept)),
    ],
    actions: question.actions.length > 0 ? question.actions : before.actions,
    assumed,
  };
}

/** "when was the next one?" after the first: the second. */
const THE_NEXT = /\b(?:was|were|did|took)\b.*\bnext\b|\bnext\b.*\b(?:was|were|did|took)\b/i;

const withoutNext = (question: Question): Question => ({
  ...question,
  text: question.text.replace(/\bnext\b/i, 'following'),
});

function oneFurther(concept: Concept): Concept {
  const value = Number.parseInt(concept.alternatives[0]?.terms[0] ?? '', 10);
  if (!isOrdinal(concept) || Number.isNaN(value)) return concept;
  const next = ordinal(value + 1);
  return { ...concept, words: next, alternatives: [{ terms: [next], weight: 1 }] };
}

/** What a meeting does and has, as its contents are asked for. */
const CONTENTS =
  /^(?:about|adopt(?:ed|ion)?|agenda|agreed?|conclu(?:ded?|sions?)|contents?|cover(?:ed)?|debated?|decid(?:ed?|ing)|decisions?|discuss(?:ed|ions?)?|outcomes?|results?|said|topics?|themes?)$/;

/** "when was that concluded?" after "when was it signed?": the one deed takes the other's place; of what has a name any does. */
const isOtherDeed = ({ words }: Concept, topics: readonly Concept[], before: readonly Concept[]): boolean =>
  TURNING_POINT.test(words) &&
  (topics.some((topic) => TURNING_POINT.test(topic.words)) || before.some(({ entity }) => entity !== null));

const ASKS_DETAIL: ReadonlySet<Kind> = new Set(['when', 'where', 'who', 'how_many']);

/** "until when does it run?" after "X, results after a year?": of X, and no longer of results. */
function asksDetail(question: Question, before: Question): boolean {
  return (
    question.kind !== before.kind &&
    ASKS_DETAIL.has(question.kind) &&
    before.concepts.some((concept) => concept.entity !== null)
  );
}

/** Who chairs it has nothing to do with where it met. */
const isOfIt = ({ entity, exact, words }: Concept): boolean => entity !== null || exact || !WHO_DOES.test(words);
const WHO_DOES =
  /^(?:co|(?:co-?)?chair(?:s|ed|ing)?|leads?|led|heads?|headed|runs?|hosts?|hosted|members?|coordinat\w+)$/;

const behindName = (concept: Concept): Concept =>
  concept.entity !== null || concept.exact ? concept : { ...concept, weight: concept.weight * KEPT, light: true };

const SHIFT =
  /\b(?:(?<n>a|one|two|three|four|five|six) (?<unit>month|quarter|year)s? (?<dir>later|after|on|earlier|before|prior)|the (?<unit2>month|quarter|year) (?<dir2>after|before)|the (?<dir3>next|following|previous|preceding) (?<unit3>month|quarter|year))\b/i;
const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six'];

/** "a month later", "the year before": the earlier question's period, moved. */
function shiftedPeriod(text: string, period: AskedPeriod): AskedPeriod | null {
  const groups = SHIFT.exec(text)?.groups;
  if (!groups || period.from === null || period.to === null) return null;
  const count = Math.max(1, NUMBERS.indexOf((groups.n ?? '').toLowerCase()));
  const months =
    count *
    ({ month: 1, quarter: 3, year: 12 }[(groups.unit ?? groups.unit2 ?? groups.unit3 ?? 'month').toLowerCase()] ?? 1);
  const back = /earlier|before|prior|previous|preceding/i.test(groups.dir ?? groups.dir2 ?? groups.dir3 ?? '');
  const step = back ? -months : months;
  const wholeMonths = period.from.endsWith('-01') && addDays(period.to, 1).endsWith('-01');
  const to = wholeMonths ? addDays(addMonths(addDays(period.to, 1), step), -1) : addMonths(period.to, step);
  return { ...period, from: addMonths(period.from, step), to };
}

/** Weight that is left to a concept when a new word is asked beside it: enough to find the place, not to hold it. */
const KEPT = 0.4;

const lend = (concept: Concept): Concept => ({ ...concept, weight: concept.weight * KEPT, exact: false });

/** The second half of a question with the words of the first to find its passage by: "… - budget and how many projects?" */
export function inOneBreath(question: Question, before: Question): Question {
  // "what was Antwerp for, and what was Lyon for": one place takes the other's
  const lent = before.concepts.filter(
    (concept) =>
      !concept.light &&
      !(isOrdinal(concept) && question.concepts.some(isOrdinal)) &&
      !question.concepts.some((own) => own.words === concept.words) &&
      !replaced(
        concept,
        question.concepts.filter((own) => own.exact && !own.light),
      ),
  );
  return {
    ...question,
    concepts: [...question.concepts, ...lent.map((concept) => ({ ...lend(concept), light: true }))],
  };
}

const heaviest = (concepts: readonly Concept[]): Concept | undefined =>
  [...concepts].sort((a, b) => b.weight - a.weight)[0];

/** Does one of the new concepts take the old one's place: a name a name's, a number a number's? */
function replaced(old: Concept, fresh: readonly Concept[]): boolean {
  const sort = (concept: Concept) => (concept.entity ? 'name' : concept.exact ? 'number' : 'word');
  if (fresh.some((concept) => concept.words === old.words)) return true;
  return (
    fresh.some((concept) => sort(concept) === sort(old)) ||
    (old.entity !== null && fresh.every((concept) => sort(concept) === 'word') && fresh.length > 1)
  );
}
