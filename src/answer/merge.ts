import type { Passage } from '../corpus/passages.ts';
import type { DatedEvent } from '../dates/report-dates.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { isOrdinalTerm, isStopWord } from '../text/terms.ts';

/** Share of the rarer sentence's word weight that two tellings of one fact have in common. */
const SAME_FACT = 0.65;

const POINTS_BACK = /^(?:This|These|That|Those|It|Its|They|At its)\b/;

/**
 * Does dated passage `a` state all that `b` does? They stand in different sections, `a` has a date in every month of
 * `b`'s, and the rare words of the shorter one are mostly in the other. A sentence that points back ("This topic was discussed
 * …") says something of its own in every place.
 */
export function sameFact(a: Passage, b: Passage, index: PassageIndex): boolean {
  if (a.section === b.section || a.document !== b.document) return false;
  if (sharedOccasion(a, b, index)) return true;
  if (POINTS_BACK.test(a.text) || POINTS_BACK.test(b.text)) return false;
  const months = new Set(a.events.map((event) => event.from.slice(0, 7)));
  if (b.events.length === 0 || !b.events.every((event) => months.has(event.from.slice(0, 7)))) return false;
  const [left, right] = [weights(a, index), weights(b, index)];
  const shared = [...left.keys()]
    .filter((term) => right.has(term))
    .reduce((sum, term) => sum + (left.get(term) ?? 0), 0);
  const total = (side: ReadonlyMap<string, number>) => [...side.values()].reduce((sum, weight) => sum + weight, 0);
  return shared >= SAME_FACT * Math.min(total(left), total(right));
}

/** Same body, same ordinal, same month: "its first plenary meeting" told in two Actions is one meeting. */
function sharedOccasion(a: Passage, b: Passage, index: PassageIndex): boolean {
  const others = new Set(occasions(b, index));
  return occasions(a, index).some((occasion) => others.has(occasion));
}

/** Tokens between an ordinal, what it counts, its body and its date. */
const OCCASION_REACH = 14;

const OCCASIONS = new WeakMap<Passage, string[]>();
const WEIGHTS = new WeakMap<Passage, Map<string, number>>();

/** What a function of a passage gave, kept: every pair of a long timeline asks for it. */
function kept<T>(memory: WeakMap<Passage, T>, make: (passage: Passage, index: PassageIndex) => T): typeof make {
  return (passage, index) => {
    const known = memory.get(passage);
    if (known !== undefined) return known;
    const made = make(passage, index);
    memory.set(passage, made);
    return made;
  };
}

const occasions = kept(OCCASIONS, findOccasions);
const weights = kept(WEIGHTS, findWeights);

function findOccasions(passage: Passage, index: PassageIndex): string[] {
  const tokens = index.tokens(passage.id);
  const mentions = index.mentions(passage.id);
  return tokens.flatMap((token, i) => {
    if (!isOrdinalTerm(token.term)) return [];
    const date = passage.events
      .filter((event) => Math.abs(event.start - token.start) < 120)
      .sort((x, y) => Math.abs(x.start - token.start) - Math.abs(y.start - token.start))[0];
    const bodies = mentions.filter((mention) => Math.abs(mention.from - i) <= OCCASION_REACH);
    const named = (at: number) => bodies.some((body) => body.from <= at && at < body.to);
    const noun = tokens.slice(i + 1, i + 6).find((other, k) => !isStopWord(other.word) && !named(i + 1 + k));
    return noun && date
      ? bodies.map((body) => `${body.entity.name} ${token.term} ${noun.term} ${date.from.slice(0, 7)}`)
      : [];
  });
}

function findWeights(passage: Passage, index: PassageIndex): Map<string, number> {
  const terms = new Map<string, number>();
  const tokens = index.tokens(passage.id);
  const named = new Set<number>();
  for (const mention of index.mentions(passage.id)) {
    for (let i = mention.from; i < mention.to; i++) named.add(i);
    terms.set(mention.entity.term, index.idf(index.frequency(mention.entity.term) ?? 0));
  }
  tokens.forEach((token, i) => {
    if (
      named.has(i) ||
      isStopWord(token.word) ||
      passage.events.some((event) => token.start >= event.start && token.end <= event.end)
    )
      return;
    terms.set(token.term, index.idf(index.frequency(token.term) ?? 0));
  });
  return terms;
}

/** A dated sentence of a timeline. */
export interface Entry {
  readonly passage: Passage;
  readonly hit: Ranked;
  readonly date: DatedEvent | null;
  readonly alsoAt: Passage[];
}

/** One entry for each fact, in the order of time; its other tellings stand in `alsoAt`. */
export function mergeTellings(entries: readonly Entry[], index: PassageIndex): Entry[] {
  const kept: Entry[] = [];
  // one fact told twice has a month in common
  const byMonth = new Map<string, Entry[]>();
  // the fullest telling stands for the others: most of the question, the most exact date, one that stands alone
  const order = [...entries].sort(
    (a, b) =>
      b.hit.coverage - a.hit.coverage ||
      precision(a) - precision(b) ||
      Number(a.passage.leansOn !== null) - Number(b.passage.leansOn !== null) ||
      (a.date?.start ?? 0) - (b.date?.start ?? 0) ||
      a.passage.id - b.passage.id,
  );
  for (const entry of order) {
    const months = entry.passage.events.map((event) => event.from.slice(0, 7));
    const same = months
      .flatMap((month) => byMonth.get(month) ?? [])
      .find((other) => tellsOf(entry, other.passage) && sameFact(other.passage, entry.passage, index));
    if (same) same.alsoAt.push(entry.passage);
    else {
      const own = { ...entry, alsoAt: [] };
      kept.push(own);
      for (const month of new Set(months)) byMonth.set(month, [...(byMonth.get(month) ?? []), own]);
    }
  }
  return kept.sort((a, b) => compareDates(a, b) || a.passage.id - b.passage.id);
}

/** Has the other telling the month that this one is told for? "A webinar in September and the plenary in October" is more than the plenary. */
const tellsOf = ({ date }: Entry, other: Passage): boolean =>
  date === null || other.events.some((event) => event.from.slice(0, 7) === date.from.slice(0, 7));

/** Days that a date leaves open, in milliseconds: the less, the more exact. */
export const precision = (entry: Entry): number =>
  entry.date ? Date.parse(entry.date.to) - Date.parse(entry.date.from) : 0;

function compareDates(a: Entry, b: Entry): number {
  const [x, y] = [a.date?.from ?? '', b.date?.from ?? ''];
  return x < y ? -1 : x > y ? 1 : precision(a) - precision(b);
}
