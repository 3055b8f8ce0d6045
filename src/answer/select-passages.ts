import type { Passage } from '../corpus/passages.ts';
import type { Kind } from '../question/kinds.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { unknownName } from './eligibility.ts';
import { findAction, findActionOn, findWhichAction } from './find-action.ts';
import { findComparison } from './find-comparison.ts';
import { findDefinition } from './find-definition.ts';
import { findDelays } from './find-delays.ts';
import { findDocument, frontLine } from './find-document.ts';
import { findFact } from './find-fact.ts';
import { findOverview } from './find-overview.ts';
import { findTimeline } from './find-timeline.ts';
import { offerClosest } from './offer-closest.ts';
import { BUDGETS, refuse, type Selection, type Situation, withinBudget } from './selection.ts';

/** For each kind of question the way to its passages. */
const STRATEGIES: Readonly<Record<Kind, (situation: Situation) => Selection>> = {
  timeline: findTimeline,
  planned: findTimeline,
  fact: findFact,
  who: findFact,
  where: findFact,
  when: findFact,
  how_many: findFact,
  list: findFact,
  definition: findDefinition,
  document: findDocument,
  comparison: findComparison,
  action: findAction,
  which_action: findWhichAction,
  overview: findOverview,
};

/** The passages that answer a question, or the reason why none do. */
export function selectPassages(situation: Situation): Selection {
  const { question, index, ranked } = situation;
  if (question.notAboutReport) return refuse('not_about_the_report', []);
  if (question.actions.some((number) => !index.actionNumbers.has(number))) return refuse('not_stated', ranked);
  const empty = question.concepts.length === 0 && question.period === null && question.actions.length === 0;
  if (
    question.aboutReport &&
    !unknownName(question) &&
    question.concepts.filter((concept) => !concept.light).length <= 1
  ) {
    const line = frontLine(situation);
    if (line) return line;
  }
  const part = findPart(situation);
  if (part) return part;
  if (empty && question.kind !== 'planned' && question.kind !== 'document') return refuse('not_about_the_report', []);
  const selection = findDelays(situation) ?? findActionOn(situation) ?? STRATEGIES[question.kind](situation);
  return withItems(
    selection.reason === 'not_stated' || selection.status === 'closest'
      ? (offerClosest(situation) ?? selection)
      : selection,
    situation,
  );
}

/** Items of a list that are shown after the words that open it. */
const MOST_ITEMS = 8;

/** "The reasons given were:" with the items that follow the colon. */
function withItems(selection: Selection, { question, index }: Situation): Selection {
  const listed = new Set<number>();
  const chosen = selection.chosen.flatMap((found) => {
    // of a list that is asked for, one item stands for all
    const one = question.kind === 'list' ? { ...found, passage: openerOf(found.passage, index) } : found;
    // an item that was found by itself stands with the others
    if (listed.has(one.passage.id)) return [];
    const { id, text } = one.passage;
    const items: Passage[] = [];
    // each item leans on the one before, the first on the words that open the list
    for (let next = id + 1; text.endsWith(':') && items.length < MOST_ITEMS; next++) {
      const item = index.passages[next];
      if (item?.leansOn !== next - 1) break;
      items.push(item);
      listed.add(next);
    }
    return [one, ...items.map((passage) => ({ passage, focus: [] }))];
  });
  return listed.size === 0 ? selection : { ...selection, chosen };
}

/** The words that open the list of which a passage is an item, or the passage. */
function openerOf(passage: Passage, index: PassageIndex): Passage {
  let at = passage;
  while (at.leansOn !== null && /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).]/.test(at.text)) at = index.passage(at.leansOn);
  return at.text.endsWith(':') ? at : passage;
}

/** "what does the conclusion say", "the introduction in short": a part of the report that is no Action, from its start. */
function findPart({ question, index }: Situation): Selection | null {
  const asked = PART.exec(question.text)?.[1]?.toLowerCase();
  if (asked === undefined) return null;
  const passages = index.passages.filter(
    ({ kind, section }) => kind === 'body' && section?.number === null && section.label.toLowerCase().startsWith(asked),
  );
  if (passages.length === 0) return null;
  const kept = withinBudget(
    passages.map((passage) => ({ passage })),
    BUDGETS.list,
    index,
  );
  return {
    status: 'answered',
    reason: null,
    chosen: kept.map(({ passage }) => ({ passage, focus: [] })),
    coverage: { found: passages.length, inPeriod: passages.length, shown: kept.length, merged: 0 },
    nearest: [],
  };
}

const PART =
  /^\W*(?:(?:what(?:'?s| is| does| are| do)|summari[sz]e|show|give me|tell me|read)\s+)?(?:the |in the |me the )*(introduction|conclusion|background)s?(?: (?:of|in) (?:the|this) (?:report|note|document|paper))?(?: (?:say|about|tell us|in short|section|part))?\W*$/i;
