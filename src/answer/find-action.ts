import type { Section } from '../corpus/parse-document.ts';
import type { Passage } from '../corpus/passages.ts';
import { CUE_WORDS } from '../question/cue-words.ts';
import type { Kind } from '../question/kinds.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { dateFocus } from './answer-types.ts';
import { type Chosen, wordCount } from './excerpt.ts';
import { matchSpans } from './focus.ts';
import { BUDGETS, cost, refuse, type Selection, type Situation } from './selection.ts';

const AIM =
  /\b(?:(?:main |primary |overall )?(?:aim|goal|objective|purpose)s? of (?:this|the) (?:action|measure|priority|topic)|(?:aim|goal|objective|purpose) of addressing|this (?:action|measure|priority) (?:aims|seeks|focuse[sd]|is to|was to)|is essential to|aims? (?:of this action )?(?:was|is) to)\b/i;

/** The sentence that says what an Action is for: the one that names its aim, else its first. */
export function aimOf(passages: readonly Passage[]): Passage | null {
  return passages.find((passage) => passage.paragraph <= 2 && AIM.test(passage.text)) ?? passages[0] ?? null;
}

/** What makes a sentence worth its place in a summary, most important first. */
function importance(passage: Passage, aim: Passage | null, opens: boolean): number {
  if (passage === aim) return 0;
  if (passage.events.some((event) => event.status === 'planned')) return 1;
  if (passage.events.length > 0) return opens ? 2 : 3;
  return opens ? 2.5 : 4;
}

/** Aim, what was done, what is planned, each a sentence of the Action in the order of the report. */
export function findAction({ question, index, ranked }: Situation): Selection {
  const sections = question.actions.flatMap((number) => index.sectionsNumbered(number));
  if (sections.length === 0) return refuse('not_stated', ranked);
  const aimOnly =
    /\b(?:about|aim|goal|objective|purpose|point of|in one (?:line|sentence)|briefly)\b/i.test(question.text) &&
    !/\bsummar|\bhow far\b|\bprogress\b|\bstatus\b|\bdone\b|\beverything\b/i.test(question.text);
  const chosen: Chosen[] = [];
  let found = 0;
  for (const section of sections) {
    const passages = index.inSection(section);
    found += passages.length;
    const budget = (aimOnly ? 110 : BUDGETS.action) / sections.length;
    chosen.push(...summarise(passages, budget, index));
  }
  return {
    status: 'answered',
    reason: null,
    chosen,
    coverage: { found, inPeriod: found, shown: chosen.length, merged: 0 },
    nearest: [],
  };
}

/** "sum up the action on online recruitment": an Action called by its heading instead of its number. */
const ACTION_ON =
  /\b(?:sums? up|summar\w+|overview|brief|explain|status|progress|state of play|tl;?dr|recap|rundown|in short|tell me about|what(?:'s| is| does)(?= (?:the |that )?(?:action|measure|priority|objective)\b)|how is(?= (?:the |that )?(?:action|measure|priority|objective)\b))\b.{0,40}\b(?:action|measure|priority|objective) (?:on|about|for|against|concerning|regarding|dealing with)\b/i;

const SUMMED_UP: ReadonlySet<Kind> = new Set(['action', 'overview', 'fact', 'which_action']);

/** Share of what an Action is called by that its heading must have. */
const CALLED = 0.6;

/** The summary of an Action that is called by what its heading says; null where none is or none fits. */
export function findActionOn(situation: Situation): Selection | null {
  const { question, index } = situation;
  if (!SUMMED_UP.has(question.kind) || question.actions.length > 0 || question.period !== null) return null;
  if (!ACTION_ON.test(question.text)) return null;
  const topic = { ...question, concepts: question.concepts.filter(({ words }) => !CUE_WORDS.action.has(words)) };
  if (topic.concepts.length === 0) return null;
  const [best] = [...index.actionNumbers]
    .flatMap((number) => index.sectionsNumbered(number).slice(0, 1))
    .map((section) => ({ section, fits: headingCoverage(section, topic, index) }))
    .sort((a, b) => b.fits - a.fits || a.section.start - b.section.start);
  if (best?.section.number == null || best.fits < CALLED) return null;
  return findAction({ ...situation, question: { ...question, kind: 'action', actions: [best.section.number] } });
}

function summarise(passages: readonly Passage[], budget: number, index: PassageIndex): Chosen[] {
  const aim = aimOf(passages);
  const opens = (passage: Passage) => passages.find((other) => other.paragraph === passage.paragraph) === passage;
  const byImportance = [...passages].sort(
    (a, b) => importance(a, aim, opens(a)) - importance(b, aim, opens(b)) || a.id - b.id,
  );
  const kept = new Set<number>();
  let words = 0;
  for (const passage of byImportance) {
    const more = kept.has(passage.id) ? 0 : cost(passage, index, kept);
    if (kept.size > 0 && words + more > budget) continue;
    words += more;
    for (const id of [...index.leads(passage), passage.id]) kept.add(id);
  }
  const shown = passages.filter((passage) => kept.has(passage.id));
  const ordered = aim ? [aim, ...shown.filter((passage) => passage !== aim)] : shown;
  return ordered.map((passage) => ({ passage, focus: passage.events.map((event) => dateFocus(passage.text, event)) }));
}

/** Asks how far the Actions are, and a sentence that says it of several at once: "Actions 2, 3 and 12". */
const DONE =
  /\b(?:done|completed?|finished|closed|implemented|achieved|outstanding|left|open|unfinished|pending|behind)\b/i;
const REGARDED = /^(?:considered|regarded|counted|deemed|seen|presidency|council|commission|already|fully)$/;
const LISTS_ACTIONS = /\bActions \d+(?:, \d+)* (?:and|to) \d+/;

/** Coverage from which one sentence says all that is asked of the Actions. */
const SAYS_ALL = 0.9;

/** Which Action a topic belongs to: for each that fits, its heading, its aim and the sentence that fits best. */
export function findWhichAction({ question, index, ranked }: Situation): Selection {
  const scores = new Map<Section, { score: number; coverage: number; best: Passage }>();
  for (const hit of ranked) {
    const { section } = hit.passage;
    if (!section || section.number === null || hit.passage.kind !== 'body') continue;
    const inHeading = headingCoverage(section, question, index);
    const score = Math.max(hit.coverage, inHeading) + 0.5 * inHeading;
    const known = scores.get(section);
    if (!known || score > known.score)
      scores.set(section, { score, coverage: Math.max(hit.coverage, inHeading), best: hit.passage });
  }
  const order = [...scores].sort((a, b) => b[1].score - a[1].score || a[0].start - b[0].start);
  const top = order[0];
  const asFact = (passage: Passage): Selection => ({
    status: 'answered',
    reason: null,
    chosen: [{ passage, focus: matchSpans(question.concepts, passage, index) }],
    coverage: { found: 1, inPeriod: 1, shown: 1, merged: 0 },
    nearest: [],
  });
  // "which actions are completed": a sentence outside the Actions may say it of all of them
  const overall = ranked[0];
  // of all Actions, not of those on a topic
  const onTopic = question.concepts.some(
    ({ words, light }) =>
      !light &&
      !CUE_WORDS.which_action.has(words) &&
      !DONE.test(words) &&
      !REGARDED.test(words) &&
      !/^\d+$/.test(words),
  );
  const listed =
    !onTopic && DONE.test(question.text)
      ? index.passages.find(({ kind, text }) => kind === 'body' && LISTS_ACTIONS.test(text))
      : undefined;
  if (listed) return asFact(listed);
  if (
    overall &&
    overall.passage.kind === 'body' &&
    overall.passage.section?.number == null &&
    overall.coverage >= SAYS_ALL &&
    overall.coverage > (top?.[1].coverage ?? 0) &&
    /\bactions?\b/i.test(overall.passage.text)
  )
    return asFact(overall.passage);
  if (!top || top[1].coverage < 0.5 || question.concepts.some((concept) => concept.unknown === 'name'))
    return refuse(question.concepts.some((concept) => concept.unknown) ? 'unknown_term' : 'not_stated', ranked);
  const chosen: Chosen[] = [];
  const shown = new Set<Section>();
  let words = 0;
  for (const [section, { score, best }] of order) {
    if (score < top[1].score * 0.8 || shown.size >= 4) break;
    const aim = aimOf(index.inSection(section));
    const heading = index.passages.find((passage) => passage.kind === 'heading' && passage.section === section);
    // the heading names the Action; its aim and the sentence that fits say why it is the one
    for (const passage of [...(heading ? [heading] : []), ...(aim && aim !== best ? [aim, best] : [best])]) {
      const more = wordCount(passage.text);
      if (chosen.length > 0 && words + more > 170) continue;
      words += more;
      chosen.push({ passage, focus: matchSpans(question.concepts, passage, index) });
      shown.add(section);
    }
  }
  return {
    status: 'answered',
    reason: null,
    chosen,
    coverage: {
      found: order.filter(([, { coverage }]) => coverage >= 0.5).length,
      inPeriod: shown.size,
      shown: chosen.length,
      merged: 0,
    },
    nearest: [],
  };
}

function headingCoverage(section: Section, question: Situation['question'], index: PassageIndex): number {
  const terms = index.headingTerms(section);
  const total = question.concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  return (
    question.concepts.reduce(
      (sum, { alternatives, weight }) =>
        sum +
        weight *
          alternatives.reduce(
            (best, { terms: wanted, weight: part }) =>
              wanted.every((term) => terms.has(term)) ? Math.max(best, part) : best,
            0,
          ),
      0,
    ) / total
  );
}
