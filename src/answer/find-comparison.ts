import type { Concept } from '../question/concept.ts';
import type { Question } from '../question/understand-question.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { type Ranked, rankPassages } from '../search/ranking.ts';
import { datesOf } from './answer-types.ts';
import { compareEditions, compareYears, MORE } from './compare-years.ts';
import { inActions, mentionsExact, unknownName } from './eligibility.ts';
import type { Chosen } from './excerpt.ts';
import { findAction } from './find-action.ts';
import { ANSWERS, findFact } from './find-fact.ts';
import { findTimeline } from './find-timeline.ts';
import { matchSpans } from './focus.ts';
import { BUDGETS, refuse, type Selection, type Situation, withinBudget } from './selection.ts';
import { hasOrdinal, saysWhatItLacks } from './side.ts';
import { daysIn, overlaps } from './stretch.ts';

const SPLITTER = /\bvs\.?|\bversus\b|\bcompared (?:to|with)\b|\bas opposed to\b|\brather than\b|\bor\b|\band\b/i;

/** Passages for each side of a comparison, side after side; both must be in the report. */
export function findComparison(situation: Situation): Selection {
  const selection = compareEditions(situation) ?? compareSides(situation);
  return selection.reason === 'not_stated'
    ? (compareYears(situation) ?? inOnePlace(situation) ?? selection)
    : selection;
}

/** Share of the question that one sentence must speak of to be what is compared, whatever its sides are. */
const ALL_IN_ONE = 0.75;

/** Both sides in one sentence ("a target of 40 %. In 2025 …"), or the firsts and seconds of a body in the order of time. */
function inOnePlace(situation: Situation): Selection | null {
  const { question, ranked } = situation;
  const ordinals = question.concepts.filter((concept) => ORDINAL.test(concept.alternatives[0]?.terms[0] ?? ''));
  if (ordinals.length === 2 && question.concepts.some((concept) => concept.entity !== null)) {
    const concepts = question.concepts.filter((concept) => !ordinals.includes(concept));
    const asked: Question = { ...question, kind: 'timeline', concepts };
    const story = findTimeline({ ...situation, question: asked, ranked: rankPassages(concepts, situation.index) });
    return story.status === 'answered' ? story : null;
  }
  if ((ranked[0]?.support ?? 0) < ALL_IN_ONE) return null;
  const fact = findFact({ ...situation, question: { ...question, kind: 'list', period: null } });
  return fact.status === 'answered' ? fact : null;
}

function compareSides(situation: Situation): Selection {
  const { question, index, ranked } = situation;
  if (unknownName(question)) return refuse('unknown_term', ranked);
  if (question.actions.length > 1) return findAction(situation);
  // "compare the Alliance's SOMs": all there were, side by side
  if (
    ROW.test(question.text) &&
    question.concepts.some(({ entity }) => entity !== null) &&
    question.concepts.some(({ words, entity }) => HELD.test(entity?.long ?? words))
  ) {
    const row = findTimeline({ ...situation, question: { ...question, kind: 'timeline' } });
    if (row.status === 'answered' && row.chosen.length > 1) return row;
  }
  const sides = ONE_BEFORE.test(question.text) ? null : splitSides(situation);
  if (!sides) return compareYears(situation) ?? findFact({ ...situation, question: { ...question, kind: 'list' } });
  const chosen: Chosen[] = [];
  const taken = new Set<number>();
  let found = 0;
  for (const concepts of sides) {
    const hits = rankPassages(concepts, index).filter(
      (hit) =>
        hit.passage.kind === 'body' &&
        !taken.has(hit.passage.id) &&
        inActions(question, hit) &&
        mentionsExact({ ...question, concepts }, hit, index),
    );
    const { period } = question;
    const inPeriod = period
      ? hits.filter((hit) => datesOf(hit.passage, index).some((event) => overlaps(event, period)))
      : hits;
    // "which went live first": the sentence with the month or day
    const dated = WHICH_FIRST.test(question.text)
      ? inPeriod.filter(
          (hit) => hit.support >= ANSWERS && hit.passage.events.some(({ from, to }) => daysIn(from, to) <= MONTH),
        )
      : [];
    const counted = inPeriod.filter((hit) => hasOrdinal(concepts, hit));
    const fitting = dated.length > 0 ? dated : counted.length > 0 ? counted : inPeriod;
    const best = fitting[0];
    if (!best || (best.support < ANSWERS && !namesSide(concepts, best)))
      // "the two editions" need not be called the first and the second
      return TWO_OF_A_KIND.test(question.text)
        ? findFact({ ...situation, question: { ...question, kind: 'list' } })
        : refuse('not_stated', ranked, { found });
    found += fitting.filter((hit) => hit.support >= ANSWERS).length;
    const nearBest = fitting.filter((one) => one.score >= 0.85 * best.score).slice(0, 2);
    // "dates, size or length": the figures may stand in the sentence that goes on with it
    const figures = question.concepts.some((concept) => ASPECT.test(concept.words)) || MORE.test(question.text);
    const contents = CONTENTS.test(question.text)
      ? hits.filter((one) => !nearBest.includes(one) && index.leads(one.passage).includes(best.passage.id))
      : [];
    const further = figures
      ? hits.filter(
          (one) =>
            !nearBest.includes(one) &&
            (index.leads(one.passage).includes(best.passage.id) || goesOnWith(best, one)) &&
            /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b/.test(one.passage.text),
        )
      : [];
    const said = hits.find(
      (one) => !nearBest.includes(one) && !further.includes(one) && saysWhatItLacks(best, one, concepts),
    );
    const ahead = question.ahead || STATE.test(question.text) ? nextPlanned(best, hits) : [];
    for (const hit of withinBudget(
      [...nearBest, ...ahead, ...contents.slice(0, MOST_CONTENTS), ...further.slice(0, 1), ...(said ? [said] : [])],
      BUDGETS.comparison / 2,
      index,
    )) {
      taken.add(hit.passage.id);
      chosen.push({ passage: hit.passage, focus: matchSpans(concepts, hit.passage, index) });
    }
  }
  return {
    status: 'answered',
    reason: null,
    chosen,
    coverage: { found, inPeriod: found, shown: chosen.length, merged: 0 },
    nearest: [],
  };
}

/** Asks how far things are: where they are, and what comes. */
const STATE = /\b(?:state|status|stands?|progress|how far)\b/i;

/** Sentences after the one on a side within which what is planned belongs to it. */
const SOON_AFTER = 4;

/** "… and what comes next": the first plan told after a sentence, in its paragraph. */
function nextPlanned({ passage }: Ranked, hits: readonly Ranked[]): Ranked[] {
  const [first] = hits
    .filter(
      (hit) =>
        hit.passage.section === passage.section &&
        hit.passage.paragraph === passage.paragraph &&
        hit.passage.id > passage.id &&
        hit.passage.id <= passage.id + SOON_AFTER &&
        hit.passage.events.some(({ status }) => status === 'planned'),
    )
    .sort((a, b) => a.passage.id - b.passage.id);
  return first ? [first] : [];
}

/** What is held once and again. */
const HELD =
  /\b(?:meetings?|plenar(?:y|ies)|sessions?|rounds?|editions?|conferences?|workshops?|visits?|summits?|dialogues?|exercises?|forums?|seminars?)$/i;

/** Several of one kind, none of them named, and nothing they are set against. */
const ROW =
  /^\W*(?:please |can you |could you )?compare (?:all )?(?:the |its )?(?!.*\b(?:and|vs\.?|versus|with|to|against|two|both)\b)[^,;]*s\W*$/i;

/** Asks which of two came before the other. */
const WHICH_FIRST = /\b(?:first|earlier|later|sooner|before)\b/i;
const MONTH = 31;

/** Asks what either was about or did: the sentences that go on with it say. */
const CONTENTS =
  /\bwhat (?:did|was|were|about)\b|\b(?:about what|purposes?|outcomes?|results?|topics?|discussed|agreed|contents?|focus|differ(?:s|ed|ence|ences)?|aims?|goals?)\b/i;
const MOST_CONTENTS = 2;

/** "last season vs the one before": one thing at two times, no two things. */
const ONE_BEFORE = /\b(?:the )?(?:ones?|year|season|edition|time|round) (?:before|after|earlier)\b/i;

/** Does the passage itself name the side, whatever it says of what is to be compared? */
function namesSide(concepts: readonly Concept[], { levels }: Ranked): boolean {
  return concepts.some(
    (concept, i) => concept.entity !== null && concept.exact && (levels[i] ?? 0) === FIELD_WEIGHTS.text,
  );
}

/** Is this the sentence after, on the same name? */
function goesOnWith(best: Ranked, { passage, levels }: Ranked): boolean {
  return (
    passage.id === best.passage.id + 1 &&
    passage.paragraph === best.passage.paragraph &&
    levels.some((level) => level >= FIELD_WEIGHTS.scope)
  );
}

/** The concepts of either side with those both share, or null where the question has no two sides. */
function splitSides({ question, index }: Situation): [Concept[], Concept[]] | null {
  if (
    TWO_OF_A_KIND.test(question.text) &&
    !/\b(?:and|vs|versus)\b/i.test(question.text.split(/[,:;]/)[0] ?? '') &&
    !question.concepts.some((concept) => ORDINAL.test(concept.words))
  ) {
    const [first, second] = ['1st', '2nd'].map((term) => ordinalConcept(term, index));
    if (first && second) return sidesOf([first], [second], [...question.concepts, first, second]);
  }
  // two numbers or two names are the sides, whatever joins them
  const exact = question.concepts.filter((concept) => concept.exact);
  const digits = exact.filter((concept) => /\d/.test(concept.alternatives[0]?.terms[0] ?? ''));
  const numbers = digits.length === 2 ? digits : exact;
  const [first, second] = numbers;
  if (first && second && numbers.length === 2) return sidesOf([first], [second], question.concepts);
  const splitter = SPLITTER.exec(question.text);
  if (!splitter) return null;
  const position = (concept: Concept) =>
    question.text.toLowerCase().indexOf(concept.words.split(' ')[0] ?? concept.words);
  const inOrder = [...question.concepts].sort((a, b) => position(a) - position(b));
  const before = inOrder.filter((concept) => position(concept) < splitter.index && !concept.light);
  const after = inOrder.filter((concept) => position(concept) > splitter.index && !concept.light);
  // "airport pilot vs ferry port pilot": what both sides say tells them not apart
  const words = (side: readonly Concept[]) => new Set(side.map((concept) => concept.words));
  const [others, ours] = [words(after), words(before)];
  const left = before.findLast((concept) => concept.exact) ?? before.findLast((concept) => !others.has(concept.words));
  const right = after.find((concept) => concept.exact) ?? after.find((concept) => !ours.has(concept.words));
  if (!left || !right) return null;
  if (left.exact && !right.exact && after.length <= MOST_WORDS && after.every((concept) => !concept.exact))
    return sidesOf([left], after, question.concepts);
  if (left.exact || right.exact) return sidesOf([left], [right], question.concepts);
  // "prisoner transfers vs supervision decisions": all the words that stand together call a side
  if (/^(?:vs|versus)/i.test(splitter[0])) {
    const asked = question.text.toLowerCase();
    const together = (first: Concept, second: Concept) =>
      /^[\s-]*$/.test(asked.slice(position(first) + first.words.length, position(second)));
    const start = before.findLastIndex((concept, i) => i > 0 && !together(before[i - 1] ?? concept, concept));
    const end = after.findIndex((concept, i) => i > 0 && !together(after[i - 1] ?? concept, concept));
    return sidesOf(before.slice(Math.max(0, start)), end < 0 ? after : after.slice(0, end), question.concepts);
  }
  // "ferry port" up to the "pilot" that both have
  const shared = after.findIndex((concept, i) => i > after.indexOf(right) && ours.has(concept.words));
  return sidesOf([left], shared < 0 ? [right] : after.slice(after.indexOf(right), shared), question.concepts);
}

/** "or the crypto hub": words that may call the other side where nothing follows it. */
const MOST_WORDS = 2;

/** "the two meetings side by side": the first of them and the second. */
const TWO_OF_A_KIND =
  /\b(?:the )?(?:two|both)\b(?: [\w-]+){0,6} (?:meetings|editions|rounds|conferences|sessions|calls|workshops|dialogues|visits|summits|plenaries)\b/i;
const ORDINAL = /^(?:first|second|\d(?:st|nd))$/;

function ordinalConcept(term: string, index: PassageIndex): Concept {
  return {
    words: term,
    entity: null,
    alternatives: [{ terms: [term], weight: 1 }],
    weight: index.idf(index.frequency(term) ?? 0),
    light: false,
    exact: true,
    unknown: null,
  };
}

/** "which came first" asks for the order, not for a first of anything. */
const FIRST = /^(?:first|earlier|later|last)$/;

/** What is compared, and no topic. */
const ASPECT =
  /^(?:sizes?|lengths?|durations?|numbers?|scales?|costs?|budgets?|venues?|places?|sites?|dates?|figures?|amounts?|totals?|outcomes?|results?|purposes?|topics?|aims?|goals?|contents?)$/;

function sidesOf(
  left: readonly Concept[],
  right: readonly Concept[],
  concepts: readonly Concept[],
): [Concept[], Concept[]] {
  // what is to be compared ("size", "length") need not be called so by the report
  const without = (other: readonly Concept[]) =>
    concepts.filter(
      (concept) =>
        !other.includes(concept) &&
        !concept.light &&
        concept.unknown === null &&
        (left.includes(concept) ||
          right.includes(concept) ||
          !(FIRST.test(concept.words) || ASPECT.test(concept.words))),
    );
  return [without(right), without(left)];
}
