import { createHash } from 'node:crypto';
import { runExcerpt, wordCount } from '../answer/excerpt.ts';
import type { Section as ReportSection } from '../corpus/parse-document.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Engine } from '../engine.ts';
import type { Line, Section } from './digest.ts';
import { type Days, postingIndex } from './posting-days.ts';
import type { Follows } from './topics.ts';

/** Words of a day's piece of an Action, with what it leans on. */
const MOST_WORDS = 90;
/** Words of two pieces together. */
const MOST_PAIR_WORDS = 130;
/** Posting days in which no digest should be the same as another. */
const DIFFERENT_DAYS = 60;
/** A piece shorter than this goes on with the next sentence. */
const ENOUGH_WORDS = 40;
/** Opens a sentence that adds to the one before: it reads badly as the first of a piece. */
const CONNECTIVE = /^(?:Also|In addition|Furthermore|Moreover|Additionally|Finally|In parallel|However|Similarly)\b/;
/** A piece shorter than this says too little, unless the Action has hardly others. */
const FEWEST_WORDS = 25;
const FEWEST_PIECES = 3;
/** An Action with fewer pieces than this is cut finer. */
const FEW_PIECES = 4;
/** Posting days before a piece comes again to a channel that follows topics. */
const PIECE_REST = 30;
/** Posting days in which an Action does not come again, however few a channel follows. */
const SHORTEST_ROUND = 5;

interface Day {
  readonly date: string;
  readonly days: Days;
  readonly channel: string;
  readonly follows: Follows;
  /** Lines that the digest has already. */
  readonly shown: readonly Line[];
}

/**
 * The Action whose turn it is, with a piece of it. All come once before any comes again, in an order of the channel's
 * own; the next time another piece is shown. A report without Actions goes through its sections.
 */
export function actionOfTheDay(engine: Engine, { date, days, channel, follows, shown }: Day): Section | null {
  const candidates = sectionsOf(engine, follows);
  const turns = candidates
    .map((one) => ({ ...one, turn: createHash('sha256').update(`${channel} ${one.key}`).digest('hex') }))
    .sort((a, b) => (a.turn < b.turn ? -1 : 1));
  const round = Math.max(turns.length, SHORTEST_ROUND);
  const index = postingIndex(date, days);
  // few Actions are spread over the round rather than shown in a row
  const position = index % round;
  const turn = turns.findIndex((_, k) => Math.floor((k * round) / turns.length) === position);
  const chosen = turns[turn];
  if (!chosen) return null;
  const { section, pieces } = chosen;
  const visit = Math.floor(index / round);
  // what a narrow choice of topics leaves is not repeated to fill the days
  const visits = follows.everything ? pieces.length : Math.max(pieces.length, Math.ceil(PIECE_REST / round));
  const turnOf = visit % visits;
  if (turnOf >= pieces.length) return null;
  const inOrder = pieces.map((_, k) => pieces[(turnOf + k) % pieces.length] ?? []);
  const [piece = [], ...others] = inOrder.filter((one) => !one.some((passage) => isShown(passage, shown)));
  if (piece.length === 0) return null;
  // every other time round, the pieces of a short Action come in pairs: no digest is the same as another
  const comesAgain = pieces.length * round < DIFFERENT_DAYS && Math.floor(visit / visits) % 2 === 1;
  const second = comesAgain && others.find((one) => runWords([...piece, ...one]) <= MOST_PAIR_WORDS);
  const shownPieces = second ? [piece, second] : [piece];
  return {
    kind: 'action',
    number: section.number,
    heading: section.number === null ? section.title : `${section.label}: ${section.title}`,
    lines: shownPieces.map((one) => ({ label: '', excerpt: runExcerpt(one, engine.index) })),
  };
}

function isShown({ document, start, end }: Passage, shown: readonly Line[]): boolean {
  return shown.some(
    ({ excerpt: { source } }) => source.file === document.file && source.start < end && source.end > start,
  );
}

interface Candidate {
  readonly key: string;
  readonly section: ReportSection;
  readonly pieces: readonly (readonly Passage[])[];
}

function sectionsOf(engine: Engine, follows: Follows): Candidate[] {
  const { corpus, index } = engine;
  const numbered = corpus.documents.some(({ sections }) => sections.some(({ number }) => number !== null));
  return corpus.documents.flatMap((document) =>
    document.sections.flatMap((section) => {
      if (numbered && section.number === null) return [];
      const passages = index.passages.filter(
        (one) => one.kind === 'body' && one.section === section && follows.takes(one),
      );
      const pieces = piecesOf(passages, engine);
      return pieces.length > 0 ? [{ key: `${document.file} ${section.start}`, section, pieces }] : [];
    }),
  );
}

/** Runs of sentences of a few dozen words, each readable by itself; single sentences where they would be few. */
function piecesOf(passages: readonly Passage[], engine: Engine): Passage[][] {
  const long = runsOf(passages, ENOUGH_WORDS, engine);
  const pieces = long.length < FEW_PIECES ? runsOf(passages, 1, engine) : long;
  const telling = pieces.filter((run) => runWords(run) >= FEWEST_WORDS);
  return telling.length >= FEWEST_PIECES ? telling : pieces;
}

/** @param enough words from which a run goes on only with what cannot stand without it */
function runsOf(passages: readonly Passage[], enough: number, engine: Engine): Passage[][] {
  const runs: Passage[][] = [];
  for (const passage of passages) {
    // what is planned has its own place in a digest
    if (passage.events.some(({ status }) => status === 'planned')) continue;
    const open = runs.at(-1);
    const last = open?.at(-1);
    const goesOn = last?.id === passage.id - 1 && last.paragraph === passage.paragraph && passage.adjoins;
    const tied = passage.leansOn === last?.id || CONNECTIVE.test(passage.text);
    const fits = open && (tied || runWords(open) < enough) && runWords([...open, passage]) <= MOST_WORDS;
    if (open && goesOn && fits) {
      open.push(passage);
      continue;
    }
    const run = withLeads(passage, engine);
    if (run && runWords(run) <= MOST_WORDS && !run.some((one) => open?.includes(one))) runs.push(run);
  }
  return runs;
}

/** A passage after what it leans on; null where something stands between them. */
function withLeads(passage: Passage, { index }: Engine): Passage[] | null {
  const run = [...index.leads(passage).map((id) => index.passage(id)), passage];
  const isWhole = run.every((one, i) => i === 0 || (one.id === (run[i - 1]?.id ?? -1) + 1 && one.adjoins));
  return isWhole ? run : null;
}

function runWords(run: readonly Passage[]): number {
  return run.reduce((sum, { text }) => sum + wordCount(text), 0);
}
