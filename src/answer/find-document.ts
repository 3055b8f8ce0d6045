import { DOCUMENT_NUMBER } from '../corpus/front-matter.ts';
import type { Passage } from '../corpus/passages.ts';
import type { AskedPeriod } from '../dates/question-dates.ts';
import type { Concept } from '../question/concept.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { termOf } from '../text/terms.ts';
import { isInPeriod } from './answer-types.ts';
import { inActions, mentionsExact, standsIn, unknownName } from './eligibility.ts';
import { ANSWERS, findFact } from './find-fact.ts';
import { refuse, type Selection, type Situation } from './selection.ts';

/** A reference somebody could look up: a document number, a legal act, a publication. */
const REFERENCE = new RegExp(
  `${DOCUMENT_NUMBER.source}|\\b\\d{4}/\\d{2,4}\\b|\\b[CT]-\\d+/\\d{2}\\b|\\b(?:COM|SWD|JOIN|SEC|C)\\s?\\(\\d{4}\\)|\\bOJ [CL]\\b|\\b(?:WK|CM|DS)\\s?\\d+/\\d+|\\(20\\d{2}\\)[,.]`,
);

/** Footnotes shown where those of a whole Action are asked for. */
const MOST_CITED = 6;

interface Candidate {
  readonly caller: Ranked;
  readonly note: Passage;
  readonly score: number;
}

/** The footnote that gives the number of a document, with the sentence that calls it. */
export function findDocument(situation: Situation): Selection {
  const { question, index, ranked } = situation;
  const stranger = unknownName(question);
  if (stranger) return refuse('unknown_term', ranked);
  const asked = /\bfootnotes?\s*(?:no\.?|number|#)?\s*(\d{1,3})\b/i.exec(question.text)?.[1];
  const notes = index.passages.filter((passage) => passage.kind === 'footnote');
  if (asked !== undefined) {
    const note = notes.find((passage) => passage.footnote === Number(asked));
    return note ? shown([note], []) : refuse('not_stated', ranked);
  }
  if (
    question.actions.length > 0 &&
    question.concepts.every(
      (concept) =>
        concept.light ||
        /^(?:documents?|cited|quoted|referenced|references?|footnotes?|sources?|listed)$/.test(concept.words),
    )
  ) {
    const cited = notes.filter(
      (note) => note.section?.number != null && question.actions.includes(note.section.number),
    );
    return cited.length > 0 ? shown(cited.slice(0, MOST_CITED), []) : refuse('not_stated', ranked);
  }
  const numbers = question.concepts.filter((concept) => NUMBERED.test(concept.words));
  if (
    numbers.length > 0 &&
    question.concepts.every((concept) => concept.light || numbers.includes(concept) || VERSION.test(concept.words))
  )
    return whereCited(numbers, situation);
  if (question.aboutReport || question.concepts.length === 0) {
    const front = frontLine(situation);
    if (front) return front;
  }
  const candidates = notes
    .flatMap((note) => candidateOf(note, question.concepts, ranked, situation))
    .filter(({ caller, note }) => question.period === null || isOf(question.period, caller.passage, note, index))
    .sort((a, b) => b.score - a.score || a.note.id - b.note.id);
  const best = candidates[0];
  const direct = ranked.find(
    (hit) => hit.passage.kind === 'body' && mentionsExact(question, hit, index) && REFERENCE.test(hit.passage.text),
  );
  if (direct && direct.coverage >= ANSWERS && direct.coverage > (best?.score ?? 0) + 0.1)
    return findFact({
      ...situation,
      ranked: [direct, ...ranked.filter((hit) => hit !== direct)],
      question: { ...question, kind: 'fact' },
    });
  // where no footnote has the act, what the report says of it
  if ((!best || best.score < ANSWERS) && SETS_UP.test(question.text))
    return findFact({ ...situation, question: { ...question, kind: 'fact' } });
  if (!best || best.score < ANSWERS) return refuse('not_stated', ranked);
  const near = candidates.filter((candidate) => candidate.score >= best.score * 0.93).slice(0, 2);
  return shown(
    near.map(({ note }) => note),
    candidates,
  );
}

/** Is a document of the period: by the sentence that calls the note, the note's own dates, the year of its number? */
function isOf(period: AskedPeriod, caller: Passage, note: Passage, index: PassageIndex): boolean {
  const [first, last] = [period.from ?? period.to, period.to ?? period.from].map((day) => Number(day?.slice(0, 4)));
  const years = Array.from({ length: Math.max(0, (last ?? 0) - (first ?? 0)) + 1 }, (_, i) => String((first ?? 0) + i));
  return (
    (caller.events.length === 0 && note.events.length === 0 && !/\b(?:19|20)\d\d\b|\/\d\d\b/.test(note.text)) ||
    isInPeriod(caller, period, index) ||
    isInPeriod(note, period, index) ||
    years.some(
      (year) => new RegExp(`\\b${year}\\b`).test(note.text) || new RegExp(`/${year.slice(2)}\\b`).test(note.text),
    )
  );
}

/** "REV 1" tells one version of a document from another and is no topic. */
const VERSION = /^(?:rev|add|cor|init|st|wk|cm|ds|sn|com|swd)\s?\d*$/i;

const NUMBERED = /^\d{3,5}\/\d/;

/** Asks what is behind a number, not where it stands. */
const WHAT_IS = /^\W*(?:so |ok |and )?what(?:'?s| is| was)\b/i;

/** A document by its number: the passages that give it, each footnote with the sentence that calls it. */
function whereCited(numbers: readonly Concept[], { question, index, ranked }: Situation): Selection {
  const cited = index.passages.filter(
    (passage) => passage.kind !== 'heading' && numbers.some((number) => standsIn(number, passage, index)),
  );
  // "what is 10980/24?": the sentence that it is cited for says so, the note only repeats the number
  const notes = cited.slice(0, MOST_CITED);
  const callers = WHAT_IS.test(question.text)
    ? notes.flatMap(({ kind, calledBy }) => (kind === 'footnote' && calledBy !== null ? [index.passage(calledBy)] : []))
    : [];
  const first = callers.filter((caller) => !notes.includes(caller));
  return cited.length > 0 ? shown([...first, ...notes], []) : refuse('unknown_term', ranked);
}

function shown(notes: readonly Passage[], all: readonly Candidate[]): Selection {
  return {
    status: 'answered',
    reason: null,
    chosen: notes.map((note) => ({ passage: note, focus: numberSpan(note.text) })),
    coverage: {
      found: Math.max(all.filter((one) => one.score >= ANSWERS).length, notes.length),
      inPeriod: notes.length,
      shown: notes.length,
      merged: 0,
    },
    nearest: [],
  };
}

function numberSpan(text: string): { start: number; end: number }[] {
  const match = REFERENCE.exec(text);
  if (!match) return [];
  const end = match.index + match[0].length;
  return [{ start: match.index, end: end + (/^\d*/.exec(text.slice(end))?.[0].length ?? 0) }];
}

/**
 * How well a footnote fits: the concepts in the words just before its mark count most (one sentence may call several
 * notes), then its sentence, then its own text.
 */
function candidateOf(
  note: Passage,
  concepts: readonly Concept[],
  ranked: readonly Ranked[],
  { question, index }: Situation,
): Candidate[] {
  if (note.calledBy === null || !REFERENCE.test(note.text)) return [];
  const caller = ranked.find((hit) => hit.passage.id === note.calledBy);
  const own = ranked.find((hit) => hit.passage.id === note.id);
  if (
    !caller ||
    !inActions(question, caller) ||
    !mentionsExact(
      question,
      { ...caller, levels: caller.levels.map((level, i) => Math.max(level, own?.levels[i] ?? 0)) },
      index,
    )
  )
    return [];
  const { calls } = caller.passage;
  const at = calls.findIndex((call) => call.number === note.footnote);
  const before = caller.passage.text.slice(calls[at - 1]?.at ?? 0, calls[at]?.at ?? caller.passage.text.length);
  const terms = new Set(index.termsIn(before));
  const noteTerms = new Set(index.termsIn(note.text));
  const anyAct = SETS_UP.test(question.text);
  const share = calls.length === 1 ? OF_ONE_NOTE : OF_SEVERAL;
  const weightOf = (concept: Concept) =>
    anyAct && ANY_ACT.test(concept.words) ? 0 : anyAct && concept.light ? index.idf(1) : concept.weight;
  const total = concepts.reduce((sum, concept) => sum + weightOf(concept), 0) || 1;
  const score = concepts.reduce((sum, concept, i) => {
    const fits = (words: ReadonlySet<string>) =>
      concept.alternatives.reduce(
        (best, { terms: wanted, weight }) => (wanted.every((term) => words.has(term)) ? Math.max(best, weight) : best),
        0,
      );
    return sum + weightOf(concept) * Math.max(fits(terms), fits(noteTerms), share * (caller.levels[i] ?? 0));
  }, 0);
  // "a report¹ … guidelines²": a note documents the thing its mark follows
  const wanted = documentNouns(question.text);
  const documented = documentNouns(before).at(-1);
  const itself = documentNouns(note.text);
  const fits =
    wanted.length === 0 ||
    (documented === undefined && !wanted.some((noun) => CALLED_SO.has(noun))) ||
    wanted.some((noun) => noun === documented || itself.includes(noun));
  return [{ caller, note, score: (score / total) * (fits ? 1 : OTHER_DOCUMENT) }];
}

/** What a word of the sentence counts for a note that it calls: the only one, or one of several. */
const OF_ONE_NOTE = 0.95;
const OF_SEVERAL = 0.8;

/** Asks for the act by which something came about: the deed must be told, whatever the act is called. */
const SETS_UP =
  /\bwhich [\w ]*(?:decision|act|document|directive|regulation|conclusions|resolution|recommendation) (?:set up|sets up|established|establishes|created|founded|introduced)\b/i;

/** Acts that are called what they are wherever they are cited. */
const CALLED_SO = new Set(['conclusions', 'directive', 'regulation', 'declaration', 'resolution'].map(termOf));

/** "which decision set up …": an act of whatever name, so the word tells nothing. */
const ANY_ACT = /^(?:decisions?|acts?|documents?)$/;

/** What is left of the score of a note on another sort of document than is asked for. */
const OTHER_DOCUMENT = 0.6;

/** The sorts of document that a text speaks of, in order. */
function documentNouns(text: string): string[] {
  return [...text.matchAll(DOCUMENT_NOUN)].map(([noun]) => termOf(noun.toLowerCase()));
}

const DOCUMENT_NOUN =
  /\b(?:reports?|guidelines?|conclusions?|handbooks?|manuals?|guides?|directives?|regulations?|decisions?|recommendations?|communications?|strateg(?:y|ies)|declarations?|agreements?|protocols?|studies|study|work programmes?|mandates?|proposals?|roadmaps?|action plans?|surveys?|assessments?|resolutions?|opinions?|letters?)\b/gi;

/** The report's own number, date, author: a line of the front matter. */
export function frontLine({ question, index }: Situation): Selection | null {
  const asked = question.text.toLowerCase();
  const wanted = /prev/.test(asked)
    ? 'previous'
    : /\b(?:date|dated|when|published|issued)\b/.test(asked)
      ? 'date'
      : /\b(?:who|author|wrote|written|from)\b/.test(asked)
        ? 'author'
        : /\b(?:marking|marked|classif|limite|confidential|restricted)/.test(asked)
          ? 'marking'
          : /\b(?:title|called|subject)\b|\b(?:report|document|note|paper) about\W*$/.test(asked)
            ? 'subject'
            : /\b(?:number|no|reference|ref)\b/.test(asked)
              ? 'document number reference'
              : null;
  if (!wanted) return null;
  const lines = index.passages.filter((passage) => passage.kind === 'front' && passage.about.startsWith(wanted));
  if (lines.length === 0) return null;
  return {
    status: 'answered',
    reason: null,
    chosen: lines.slice(0, 3).map((passage) => ({ passage, focus: [] })),
    coverage: { found: lines.length, inPeriod: lines.length, shown: Math.min(3, lines.length), merged: 0 },
    nearest: [],
  };
}
