import type { Kind } from '../question/kinds.ts';
import { dateFocus, isInPeriod } from './answer-types.ts';
import { inActions, mentionsExact } from './eligibility.ts';
import { matchSpans } from './focus.ts';
import { BUDGETS, refuse, type Selection, type Situation, withinBudget } from './selection.ts';

const LISTING: ReadonlySet<Kind> = new Set(['fact', 'list', 'overview', 'timeline', 'planned', 'which_action']);

/** Asks what is late. */
const ASKS_LATE =
  /\b(?:(?:is|are|was|were|what'?s|running|already|still|anything) late(?! (?:in|last|20\d\d|spring|summer|autumn|winter))|delay(?:s|ed)?|postponed|put back|pushed back|behind schedule|slipp(?:ed|ing)|overdue|deferred|not on time|off track)\b/i;
const LATE_WORD =
  /^(?:late|delay(?:s|ed)?|postponed?|put|pushed|back|behind|schedule|slipp(?:ed|ing)|overdue|deferred|track|time|actions?|measures?|things?|deliverables?|items?|work)$/;

/** Says that something comes later than it was to. */
const SAYS_LATE =
  /\b(?:postpone(?:d|ment)|put back|(?<!without |undue |no )delay(?:s|ed)?|deferred|slipped|overdue|behind schedule|later than (?:planned|foreseen|envisaged|expected|scheduled)|(?:originally|initially) (?:planned|envisaged|foreseen|expected|due|scheduled|set))\b|\b(?:should have|was to have|were to have|was due|were due|had been (?:planned|foreseen|envisaged|scheduled|expected))\b.{3,90}\b(?:but|now|yet|instead)\b|\b(?:is|are) now (?:planned|expected|foreseen|due|scheduled|envisaged)\b/i;

/** Share of a topic named beside the lateness that a passage must speak of. */
const ON_TOPIC = 0.6;

/**
 * "which actions are late, what are the new dates": every sentence that says so, whatever its words, in the order of
 * the report; on a topic where one is named. Null where the question asks for something else.
 */
export function findDelays({ question, index, ranked }: Situation): Selection | null {
  if (!LISTING.has(question.kind) || !ASKS_LATE.test(question.text) || /^\W*why\b/i.test(question.text)) return null;
  const topic = question.concepts.flatMap((concept, i) => (concept.light || LATE_WORD.test(concept.words) ? [] : [i]));
  if (topic.some((i) => question.concepts[i]?.unknown != null)) return null;
  const total = topic.reduce((sum, i) => sum + (question.concepts[i]?.weight ?? 0), 0);
  const levels = new Map(ranked.map((hit) => [hit.passage.id, hit]));
  const late = index.passages.filter((passage) => {
    if (passage.kind !== 'body' || !SAYS_LATE.test(passage.text)) return false;
    if (question.period && !isInPeriod(passage, question.period, index)) return false;
    const hit = levels.get(passage.id);
    if (topic.length === 0) return hit === undefined || inActions(question, hit);
    if (!hit || !inActions(question, hit) || !mentionsExact(question, hit, index)) return false;
    const said = topic.reduce((sum, i) => sum + (question.concepts[i]?.weight ?? 0) * (hit.levels[i] ?? 0), 0);
    return said >= ON_TOPIC * total;
  });
  if (late.length === 0)
    return topic.length === 0 ? refuse(question.period ? 'outside_period' : 'not_stated', []) : null;
  const kept = withinBudget(
    late.map((passage) => ({ passage })),
    BUDGETS.list,
    index,
  );
  return {
    status: 'answered',
    reason: null,
    chosen: kept.map(({ passage }) => ({
      passage,
      focus:
        passage.events.length > 0
          ? passage.events.map((event) => dateFocus(passage.text, event))
          : matchSpans(question.concepts, passage, index),
    })),
    coverage: { found: late.length, inPeriod: late.length, shown: kept.length, merged: 0 },
    nearest: [],
  };
}
