import { CAME_OUT } from '../question/settle-kind.ts';
import type { Question } from '../question/understand-question.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { isPlaceName } from '../text/places.ts';
import { isOrdinalTerm, tokenize } from '../text/terms.ts';
import type { Focus } from './answer.ts';
import { answerSpans } from './answer-types.ts';
import { ordinalConflict } from './conflicts.ts';
import { PURPOSE, SAYS_PURPOSE, SAYS_WHY, WHY } from './cues.ts';
import { standsIn, turningPoints } from './eligibility.ts';
import type { Situation } from './selection.ts';
import { overlaps } from './stretch.ts';
import { asksSuccessor, successions } from './succession.ts';

/** A passage that may answer, with the words in it that do. */
export interface Candidate extends Ranked {
  readonly spans: readonly Focus[];
}

/** Share of the question's weight from which a word the best passage lacks is looked for beside it. */
const WORTH_COMPLETING = 0.12;
/** … and from which a word it only has the like of is. */
const WORTH_SAYING = 0.24;
/** Sentences between the best passage and the one that completes it, at most. */
const NEARBY = 2;

/**
 * Passages with those added that the best cannot do without: what it announces ("Three operations took place"), or else
 * the one sentence of the same paragraph, at most two away, that says what the best leaves out: "the network approved
 * guidelines" does not tell who had reservations, the sentence after it does.
 */
export function withCompletion(near: readonly Candidate[], { question, index, ranked }: Situation): Candidate[] {
  const [best, ...others] = near;
  if (best === undefined || best.passage.kind !== 'body') return [...near];
  const announced = announcedBy(best, question, index);
  if (announced.length > 0) {
    const ids = new Set(announced.map(({ passage }) => passage.id));
    return [best, ...announced, ...others.filter(({ passage }) => !ids.has(passage.id))];
  }
  const shown = new Set(near.flatMap(({ passage }) => [...index.leads(passage), passage.id]));
  const { period } = question;
  const tells = tellsMore(best, question, index);
  const completing = ranked.flatMap((hit): Candidate[] => {
    const { passage } = hit;
    const beside =
      passage.kind === 'body' &&
      passage.section === best.passage.section &&
      passage.paragraph === best.passage.paragraph &&
      Math.abs(passage.id - best.passage.id) <= NEARBY &&
      !shown.has(passage.id) &&
      // a figure of another year completes nothing
      (period === null || passage.events.length === 0 || passage.events.some((event) => overlaps(event, period)));
    if (!beside || ordinalConflict(question.concepts, hit, index) || !tells(hit)) return [];
    const spans = answerSpans(question, passage, hit.levels, index);
    return spans === null ? [] : [{ ...hit, spans }];
  });
  const [next] = completing.filter(({ passage }) => passage.id === best.passage.id + 1);
  const completed = next ?? completing[0];
  const after = successions(best.passage, question, index).map(
    (passage): Candidate => ({ ...best, passage, spans: [] }),
  );
  const wanted = after.filter(({ passage }) => asksSuccessor(question, passage));
  const known = new Set(after.map(({ passage }) => passage.id));
  return [
    ...wanted,
    best,
    ...after.filter((one) => !wanted.includes(one)),
    ...[...(completed ? [completed] : []), ...others].filter(({ passage }) => !known.has(passage.id)),
    ...(question.kind === 'list' ? alsoSaid(near, index) : []),
  ];
}

/** "In addition, it will also focus on …" after a sentence of a list: more of the list. */
function alsoSaid(listed: readonly Candidate[], index: PassageIndex): Candidate[] {
  return listed.flatMap((one) => {
    const { passage } = one;
    const after = index.passages[passage.id + 1];
    return after?.leansOn === passage.id && after.paragraph === passage.paragraph && ALSO.test(after.text)
      ? [{ ...one, passage: after, spans: [] }]
      : [];
  });
}

const ALSO =
  /^(?:In addition, |Moreover, |Furthermore, |Additionally, )?(?:it|they|It|They|this|these|This|These)\b.{0,30}\b(?:also|further|as well)\b/;

/** The sentence goes on with the one before it, or with a figure that stands there. */
const goesOn = (text: string): boolean => {
  const pronoun = /\b(?:it|its|they|their|them)\b/.exec(text);
  // "the agreement with Serbia … on its borders": of Serbia
  return pronoun !== null && !tokenize(text.slice(0, pronoun.index)).some(({ word }) => isPlaceName(word));
};
const DOES_SO = /\bd(?:o|id|one|oing|oes) (?:so|likewise|the same)\b/;
const FIGURE_MOVED =
  /^(?:By [^,]{3,25}?,? )?(?:[Tt]he|[Tt]his|[Tt]hat) (?:figure|number|total|amount|share|rate|sum)\b/;

/** Asks what a meeting was about, and a sentence after it that says so. */
const ABOUT =
  /\b(?:about|agenda|discuss(?:ed|ions?)?|topics?|dealt with|(?:did|does|do)\b[^?]{2,40} deal with|devoted|themes?|contents?|focus(?:ed)?|outcomes?|what (?:was|were|did|has|have)\b[^?]{0,40} (?:decided?|agreed?|concluded?))\b/i;
const DEVOTED =
  /\b(?:devoted|dealt|discussed|addressed|examined|focused|looked|covered|debated|agenda|compared|theme|topic|concerned|agreed|decided|served|define[ds]?|result(?:ed|s)?|goal|aim|outcomes?)\b/;
/** "Austria and Ireland joined in March": more of the list that the sentence before begins. */
const JOINED =
  /\b(?:joined|acceded|followed suit|followed (?:in|on|shortly|later|soon)|came on board|have since joined)\b/;

/** Asks how things were and how they are. */
const BOTH_TIMES =
  /\b(?:then and now|now and then|before and (?:now|after)|now and (?:before|at)|at (?:first|launch|the start) (?:and|vs\.?) now|now vs\.? |then vs\.? )/i;

/** Asks for one figure beside another. */
const TWO_SIDES = /\b(?:vs\.?|versus|compared? (?:to|with)|against)(?=\s)/i;

/** A share, and the sentence after it that says how it moved. */
const FIGURE = /\d ?%|\bper cent\b/;
const MOVED_FIGURE =
  /\b(?:brought|reduced|raised|cut|pushed|lowered|took) (?:the|this|that) (?:figure|share|number|rate|proportion)\b/;

function tellsMore(best: Candidate, question: Question, index: PassageIndex): (hit: Ranked) => boolean {
  const total = question.concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  const heavy = (share: number, below: number) =>
    question.concepts.filter(
      (concept, i) =>
        !concept.light && concept.unknown === null && concept.weight / total >= share && (best.levels[i] ?? 0) < below,
    );
  const missing = heavy(WORTH_COMPLETING, FIELD_WEIGHTS.head);
  // "they signed a charter of commitments. The signatories promised …": the very word asked beats one like it
  const unlike = heavy(WORTH_SAYING, FIELD_WEIGHTS.text).filter((concept) => !concept.exact);
  const { kind } = question;
  // "when was it signed": the day it was concluded on is another's
  const points = kind === 'when' ? turningPoints(question) : [];
  const detail = kind === 'who' || kind === 'where' || kind === 'when' || kind === 'how_many';
  return ({ passage, levels }) =>
    missing.some((concept) => standsIn(concept, passage, index)) ||
    unlike.some((concept) => concept.alternatives[0]?.terms.every((term) => index.termSet(passage.id).has(term))) ||
    (passage.id === best.passage.id + 1 && FIGURE.test(best.passage.text) && MOVED_FIGURE.test(passage.text)) ||
    (passage.id === best.passage.id + 1 &&
      PURPOSE.test(question.text) &&
      SAYS_PURPOSE.test(passage.text) &&
      !SAYS_PURPOSE.test(best.passage.text)) ||
    (index.leads(passage).at(-1) === best.passage.id && ABOUT.test(question.text) && DEVOTED.test(passage.text)) ||
    (passage.id === best.passage.id + 1 && (kind === 'list' || kind === 'who') && JOINED.test(passage.text)) ||
    (passage.id === best.passage.id + 1 && CAME_OUT.test(question.text) && passage.events.length === 0) ||
    (index.leads(passage).at(-1) === best.passage.id &&
      question.kind === 'list' &&
      TWO_SIDES.test(question.text) &&
      /\d/.test(best.passage.text) &&
      /\d/.test(passage.text)) ||
    (index.leads(passage).at(-1) === best.passage.id &&
      BOTH_TIMES.test(question.text) &&
      /\d|\bnow\b/.test(passage.text)) ||
    (passage.id === best.passage.id + 1 && WHY.test(question.text) && !SAYS_WHY.test(best.passage.text)) ||
    (detail &&
      (points.length === 0 ||
        DOES_SO.test(passage.text) ||
        points.some((concept) => standsIn(concept, passage, index))) &&
      (index.leads(passage).at(-1) === best.passage.id ||
        (passage.id === best.passage.id + 1 && (goesOn(passage.text) || DOES_SO.test(passage.text))) ||
        (kind === 'how_many' && FIGURE_MOVED.test(passage.text))) &&
      answerSpans(question, passage, levels, index) !== null);
}

/** Words of a sentence that does no more than announce, things it announces, and sentences among which they stand. */
const LONGEST_ANNOUNCEMENT = 14;
const MOST_ANNOUNCED = 8;
const WITHIN = 10;
const ASKS_WHICH = /^\W*(?:which|what|list|name|all|show|give)\b/i;

/** Announces without counting, and how many sentences after it are taken. */
const VARIOUS = /^(?:Various|Several|A number of|Different|Many|A range of|A series of)\b/;
const MOST_VARIOUS = 3;

/** "Three joint operations took place": the sentences after it, each on one of the three, where those are asked for. */
function announcedBy(best: Candidate, question: Question, index: PassageIndex): Candidate[] {
  const { passage } = best;
  const tokens = index.tokens(passage.id);
  if (tokens.length > LONGEST_ANNOUNCEMENT || (question.kind !== 'list' && !ASKS_WHICH.test(question.text))) return [];
  // "Various bodies have been involved.": the sentences of the paragraph say which
  if (VARIOUS.test(passage.text) && question.kind === 'list')
    return index.passages
      .slice(passage.id + 1, passage.id + 1 + MOST_VARIOUS)
      .filter(
        ({ kind, section, paragraph }) =>
          kind === 'body' && section === passage.section && paragraph === passage.paragraph,
      )
      .map((next) => ({ ...best, passage: next, spans: [] }));
  const at = tokens.findIndex(({ term }) => /^\d{1,2}$/.test(term));
  const count = Number(tokens[at]?.term ?? 0);
  if (count < 2 || count > MOST_ANNOUNCED) return [];
  const asked = new Set(question.concepts.flatMap(({ alternatives }) => alternatives[0]?.terms ?? []));
  const counted = tokens.slice(at + 1, at + 4).flatMap(({ term }) => (asked.has(term) ? [term] : []));
  if (counted.length === 0) return [];
  return index.passages
    .slice(passage.id + 1, passage.id + 1 + WITHIN)
    .filter(
      (next) =>
        next.kind === 'body' &&
        next.section === passage.section &&
        index
          .tokens(next.id)
          .slice(0, LONGEST_ANNOUNCEMENT)
          .some(({ term }) => counted.includes(term) || isOrdinalTerm(term)),
    )
    .slice(0, count)
    .map((next) => ({ ...best, passage: next, spans: [] }));
}
