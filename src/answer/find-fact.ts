import { continuesPrevious } from '../corpus/leaning.ts';
import type { Passage } from '../corpus/passages.ts';
import { ASKS_COUNTRIES } from '../question/colouring.ts';
import type { Question } from '../question/understand-question.ts';
import type { Ranked } from '../search/ranking.ts';
import { answerSpans, isInPeriod, namesCountry } from './answer-types.ts';
import { type Candidate, withCompletion } from './completion.ts';
import { countsOthers } from './conflicts.ts';
import {
  AGENT,
  AGENT_BONUS,
  ASKS_WHAT,
  BY_NOW,
  COMES_WHEN,
  COUNTED,
  DEADLINE,
  DURATION,
  DURATION_BONUS,
  EARLIEST,
  FROM_WHEN,
  HOW_SOON,
  LATEST,
  LEADS,
  NEXT,
  NEXT_OF_NAME,
  NEXT_ONE,
  NEXT_ONE_ALONE,
  PURPOSE,
  PURPOSE_BONUS,
  RUNS_IT,
  SAYING,
  SAYS_PURPOSE,
  SAYS_WHY,
  TELLS_DEADLINE,
  TELLS_END,
  TIME_BONUS,
  UNTIL_WHEN,
  UP_TO_DATE,
  UP_TO_DATE_BONUS,
  WHETHER,
  WHY,
  WHY_BONUS,
  WILL_BE,
} from './cues.ts';
import {
  heaviestGap,
  inActions,
  lacksAllThings,
  mentionsExact,
  NAMED,
  namesLinked,
  namesOffered,
  tellsTurningPoint,
  titlesStand,
  unknownName,
  unknownPredicate,
  wholeGap,
} from './eligibility.ts';
import { matchSpans } from './focus.ts';
import { heldThere } from './held-there.ts';
import { isAnothers, isPlannedFor, placesOfNames } from './narrow-dates.ts';
import { BUDGETS, refuse, type Selection, type Situation, withinBudget } from './selection.ts';
import { overlaps, type Stretch } from './stretch.ts';
import { handsOn } from './succession.ts';
import { tellsWho } from './tells-who.ts';

/**
 * Coverage of the question's concepts from which a passage answers, and from which it may be offered as close.
 * Set on development questions; the fresh ones in the evaluation keep them honest.
 */
export const ANSWERS = 0.6;
const CLOSE = 0.5;

/** Share of the question's weight that may be missing where a place, date, person or number is asked for. */
const LARGEST_GAP = 0.36;
const LARGEST_GAP_WHO = 0.22;
/** … less where a number of something is asked for: nearly every sentence with a number counts something else. */
const LARGEST_GAP_COUNTED = 0.38;
/** … and that all it lacks may amount to. */
const LARGEST_WHOLE_GAP = 0.4;
/** … where no such detail is asked. */
const LARGEST_GAP_FACT = 0.36;

/** Where the best passage on the topic lacks what is asked, one that has it must be nearly as close to the topic. */
const AS_CLOSE = 0.72;
/** … for a figure, which few sentences have. */
const AS_CLOSE_FIGURE = 0.66;

/** … and one that tells the end that is asked for may stand a little further from it. */
const ENDS = 0.6;

/** Where the best passage says nearly all that is asked itself, the share of that another must say to stand beside it. */
const ALL_OWN = 0.9;
const AS_OWN = 0.8;

/** A passage this close to the best is shown beside it. */
const BESIDE = { fact: 0.88, list: 0.72 } as const;
const MOST = { fact: 3, list: 6 } as const;

/** Share of the question that the words of the passage itself must cover for who, where, when and how many. */
const OWN_SHARE = 0.25;

/** "The next one will be in Dublin": one of what the sentence before is about. */
const isOneOfThem = ({ passage }: Ranked): boolean =>
  passage.leansOn !== null &&
  /^(?:The|A|Another) (?:next|first|second|third|fourth|fifth|last|latest|following|other|further|new) (?:one|meeting|session|plenary)?\b/.test(
    passage.text,
  );

/** "in which cities": several places are asked for. */
const isPlaces = ({ kind, text }: Question): boolean =>
  kind === 'where' &&
  /\b(?:which|what) (?:cities|towns|places|venues|locations|meetings|events|conferences)\b/i.test(text);

/** The last day that a passage tells something past of; '' where it tells nothing past. */
const lastPast = ({ events }: Passage): string =>
  events.reduce((last, { status, from }) => (status === 'past' && from > last ? from : last), '');

/** The one to three passages that answer a question on a fact, person, place, date or number; more for a list. */
export function findFact({ question, index, ranked }: Situation): Selection {
  const stranger = unknownName(question);
  if (stranger) return refuse('unknown_term', ranked);
  if (unknownPredicate(question)) return refuse('not_stated', ranked);
  const { period } = question;
  const isHeldThere = heldThere(question);
  const onTopic = ranked.filter(
    (hit) =>
      (hit.passage.kind !== 'front' || question.aboutReport) &&
      inActions(question, hit) &&
      mentionsExact(question, hit, index) &&
      titlesStand(question, hit, index) &&
      !countsOthers(question, hit, index) &&
      ((question.kind !== 'list' && !isPlaces(question)) || isHeldThere(hit.passage)),
  );
  const ofAnother = ({ passage }: Ranked, asked: Stretch) => {
    const within = passage.events.filter((event) => overlaps(event, asked));
    const places = placesOfNames(question, passage, index);
    return within.length > 0 && within.every((date) => isAnothers(date, passage.events, places, passage.text));
  };
  const inPeriod = period
    ? onTopic.filter((hit) => isInPeriod(hit.passage, period, index) && !ofAnother(hit, period))
    : onTopic;
  const wh =
    question.kind === 'who' || question.kind === 'where' || question.kind === 'when' || question.kind === 'how_many';
  // of a name alone its own words cannot say more than "the Task Force" does
  const byNameAlone = question.concepts.every((concept) => concept.light || concept.entity !== null);
  const typed = inPeriod.flatMap((hit): Candidate[] => {
    if (hit.support < CLOSE || (wh && !namesLinked(question, hit, index))) return [];
    const spans = answerSpans(question, hit.passage, hit.levels, index);
    if (spans === null || (question.kind === 'how_many' && hit.passage.kind === 'footnote')) return [];
    const ahead = NEXT.test(question.text) && isPlannedFor(question, hit.passage, index);
    if (
      (((wh || NEXT_ONE_ALONE.test(question.text)) && NEXT_ONE.test(question.text)) ||
        NEXT_OF_NAME.test(question.text)) &&
      !ahead
    )
      return [];
    // what is asked must be said here, not only in the sentence that this one happens to follow
    if (wh && !byNameAlone && hit.own < OWN_SHARE && !continuesPrevious(hit.passage.text) && !isOneOfThem(hit))
      return [];
    // names alone do not say what is asked about them ("the arrangement between AMLA and Eurojust")
    if (wh && lacksAllThings(question, hit)) return [];
    if (question.kind === 'who' && handsOn(question, hit.passage)) hit = { ...hit, score: hit.score + 2 * AGENT_BONUS };
    else if (question.kind === 'who' && (RUNS_IT.test(question.text) ? LEADS : AGENT).test(hit.passage.text))
      hit = { ...hit, score: hit.score + AGENT_BONUS };
    if (question.kind === 'who' && !tellsWho(question, hit, index)) return [];
    if (
      (question.kind === 'when' ||
        question.kind === 'who' ||
        question.kind === 'how_many' ||
        WHETHER.test(question.text)) &&
      !tellsTurningPoint(question, hit, index)
    )
      return [];
    // "what did the evaluators criticise": a sentence that says nothing of the kind does not tell
    if (
      ASKS_WHAT.test(question.text) &&
      question.concepts.some((concept, i) => SAYING.test(concept.words) && !concept.light && (hit.levels[i] ?? 0) === 0)
    )
      return [];
    // "which countries": a sentence that names none lists none
    if (question.kind === 'list' && ASKS_COUNTRIES.test(question.text)) {
      if (!namesCountry(question, hit.passage, index)) return [];
      hit = { ...hit, score: hit.score + TIME_BONUS };
    }
    if (COMES_WHEN.test(question.text) && hit.passage.events.length > 0 && !isPlannedFor(question, hit.passage, index))
      return [];
    if (WILL_BE.test(question.text) && hit.passage.events.length > 0)
      hit = {
        ...hit,
        score: hit.score + (isPlannedFor(question, hit.passage, index) ? TIME_BONUS : -TIME_BONUS),
      };
    if (NEXT.test(question.text))
      hit = {
        ...hit,
        score: hit.score + (ahead ? TIME_BONUS : -TIME_BONUS),
      };
    if (
      FROM_WHEN.test(question.text) &&
      /\b(?:since|as of|as from|starting|from)\s+(?:the\s+)?(?:\w+\s+)?(?:\d|\p{Lu})/u.test(hit.passage.text)
    )
      hit = { ...hit, score: hit.score + TIME_BONUS };
    if (question.kind === 'how_many' && BY_NOW.test(question.text) && UP_TO_DATE.test(hit.passage.text))
      hit = { ...hit, score: hit.score + UP_TO_DATE_BONUS };
    if (WHY.test(question.text) && SAYS_WHY.test(hit.passage.text)) hit = { ...hit, score: hit.score + WHY_BONUS };
    if (HOW_SOON.test(question.text) && DURATION.test(hit.passage.text))
      hit = { ...hit, score: hit.score + DURATION_BONUS };
    if (PURPOSE.test(question.text) && SAYS_PURPOSE.test(hit.passage.text))
      hit = { ...hit, score: hit.score + PURPOSE_BONUS };
    const largest =
      question.kind === 'who'
        ? LARGEST_GAP_WHO
        : COUNTED.test(question.text)
          ? LARGEST_GAP_COUNTED
          : wh
            ? LARGEST_GAP
            : LARGEST_GAP_FACT;
    if (wh && wholeGap(question.concepts, hit) > LARGEST_WHOLE_GAP) return [];
    return heaviestGap(question.concepts, hit) <= largest ? [{ ...hit, spans }] : [];
  });
  // what lies ahead is told where a date to come is
  const coming = NEXT.test(question.text)
    ? typed.filter((hit) => hit.support >= ANSWERS && isPlannedFor(question, hit.passage, index))
    : [];
  if (coming.length > 0) typed.splice(0, typed.length, ...coming);
  // "where did it meet last": of what is over the latest
  let narrowed = false;
  const outermost = LATEST.test(question.text) ? 1 : EARLIEST.test(question.text) ? -1 : 0;
  if (outermost !== 0 && (question.kind === 'where' || question.kind === 'when')) {
    const over = typed.filter((hit) => hit.support >= (byNameAlone ? CLOSE : ANSWERS) && lastPast(hit.passage) !== '');
    const days = over.map(({ passage }) => lastPast(passage)).sort();
    const wanted = days.at(outermost > 0 ? -1 : 0);
    narrowed = over.length > 1;
    if (narrowed) typed.splice(0, typed.length, ...over.filter(({ passage }) => lastPast(passage) === wanted));
  }
  const topic = inPeriod[0]?.support ?? 0;
  // "until when": a day something began on is no answer where another sentence tells its end
  const tellsEnd = UNTIL_WHEN.test(question.text)
    ? TELLS_END
    : question.kind === 'when' && DEADLINE.test(question.text)
      ? TELLS_DEADLINE
      : null;
  const ending = typed.filter(
    ({ passage, support }) =>
      tellsEnd?.test(passage.text) === true && passage.events.length > 0 && support >= topic * ENDS,
  );
  if (ending.length > 0) typed.splice(0, typed.length, ...ending);
  typed.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
  const best = typed[0];
  const found = onTopic.filter((hit) => hit.support >= ANSWERS).length;
  if (
    !best ||
    best.support < (period ? ANSWERS : CLOSE) ||
    (wh &&
      best.support <
        topic * (ending.length > 0 || narrowed ? ENDS : question.kind === 'how_many' ? AS_CLOSE_FIGURE : AS_CLOSE))
  ) {
    const elsewhere =
      period && inPeriod.every((hit) => hit.support < CLOSE) && onTopic.some((hit) => hit.support >= ANSWERS);
    return refuse(elsewhere ? 'outside_period' : 'not_stated', onTopic.length > 0 ? onTopic : ranked, { found });
  }
  const form = question.kind === 'list' || (question.kind === 'fact' && period) || isPlaces(question) ? 'list' : 'fact';
  const near = typed
    .filter(
      (hit) =>
        hit.score >= best.score * BESIDE[form] &&
        hit.support >= CLOSE &&
        // one detail asked: a sentence that says less of it than the best is on something else
        (question.kind !== 'when' || NEXT.test(question.text) || best.own < ALL_OWN || hit.own >= best.own * AS_OWN) &&
        (hit.passage.kind !== 'front' || best.passage.kind === 'front'),
    )
    .slice(0, MOST[form]);
  // "with Europol or Eurojust": the best on either of them
  for (const i of namesOffered(question)) {
    const names = (hit: Ranked) => (hit.levels[i] ?? 0) >= NAMED;
    const other = near.some(names) ? undefined : typed.find((hit) => names(hit) && hit.support >= CLOSE);
    if (other) near.push(other);
  }
  const kept = withinBudget(withCompletion(near, { question, index, ranked }), BUDGETS[form], index);
  const good = best.support >= ANSWERS || ending.length > 0;
  return {
    status: good ? 'answered' : 'closest',
    reason: null,
    chosen: kept.map((hit) => ({
      passage: hit.passage,
      focus: hit.spans.length > 0 ? hit.spans : matchSpans(question.concepts, hit.passage, index),
    })),
    coverage: {
      found: Math.max(found, kept.length),
      inPeriod: Math.max(typed.filter((hit) => hit.support >= ANSWERS).length, kept.length),
      shown: kept.length,
      merged: 0,
    },
    nearest: [],
  };
}
