import type { Passage } from '../corpus/passages.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import { type Ranked, rankPassages } from '../search/ranking.ts';
import { mentionsExact, unknownName } from './eligibility.ts';
import { ANSWERS } from './find-fact.ts';
import { matchSpans } from './focus.ts';
import type { Selection, Situation } from './selection.ts';

/** Asks which of two has more: the figures of both are wanted. */
export const MORE =
  /\bhow (?:many|much)\b|\b(?:more|less|fewer|most|least|longer|shorter|bigger|larger|higher|lower)\b/i;

/** "SHIELD 2024 vs 2025", "the 2024 edition against the 2025 edition": one thing in two years. */
const TWO_YEARS =
  /\b20\d\d\b(?!\/)(?: (?:edition|one|meeting|report|conference|exercise|round|campaign|figures?|numbers?|results?)s?)?,? (?:vs\.?|versus|compared (?:to|with)|against|and|or) (?:the |in |that of |of )?(?:[\p{L}-]+ ){0,3}?20\d\d\b(?!\/)/iu;
/** Two months are two periods of their own. */
const MONTH =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|h[12]|half|quarter|spring|summer|autumn|winter)\b/i;
/** Asks how much there was of either, besides what {@link MORE} does. */
const SIZE = /\bhow (?:big|large|long|high)\b|\b(?:figures?|numbers?|sizes?|growth|scale)\b/i;

/** Sentences after the one on both years that may go on about one of them. */
const SOON_AFTER = 3;

/** What was done or counted in either of two years, in sentences that name the year, with those that lean on them. */
export function compareEditions({ question, index }: Situation): Selection | null {
  if (!TWO_YEARS.test(question.text) || MONTH.test(question.text)) return null;
  const years = [...new Set(question.text.match(/\b20\d\d\b(?!\/)/g))];
  const concepts = question.concepts.filter((concept) => !years.includes(concept.words));
  if (
    years.length !== 2 ||
    !concepts.some((concept) => concept.exact || concept.entity !== null) ||
    unknownName(question)
  )
    return null;
  const ranked = rankPassages(concepts, index).filter(
    (hit) =>
      hit.passage.kind === 'body' && hit.support >= ANSWERS && mentionsExact({ ...question, concepts }, hit, index),
  );
  // of two sentences on a year the one that has more of the words asked
  const said = ({ levels }: Ranked) =>
    concepts.filter(({ light, entity }, i) => !light && entity === null && (levels[i] ?? 0) >= FIELD_WEIGHTS.lead)
      .length;
  const yearsOf = ({ text }: Passage) => years.filter((year) => text.includes(year));
  const chosen = years.map((year) => {
    const own = ranked
      .filter((hit) => yearsOf(hit.passage).join() === year)
      .reduce<Ranked | undefined>((best, hit) => (best && said(best) >= said(hit) ? best : hit), undefined);
    const more =
      own && (MORE.test(question.text) || SIZE.test(question.text))
        ? ranked.find(
            (hit) =>
              index.leads(hit.passage).at(-1) === own.passage.id &&
              yearsOf(hit.passage).length === 0 &&
              /\d/.test(hit.passage.text),
          )
        : undefined;
    return [own, more].flatMap((hit) => (hit ? [hit] : []));
  });
  // one sentence for both, and what goes on about either
  const both = ranked.find((hit) => yearsOf(hit.passage).length === years.length);
  const after = both ? index.passages.slice(both.passage.id + 1, both.passage.id + 1 + SOON_AFTER) : [];
  const goesOn = years.flatMap(
    (year) =>
      after.find(
        (one) => one.paragraph === both?.passage.paragraph && one.kind === 'body' && yearsOf(one).join() === year,
      ) ?? [],
  );
  // the other figure of both, in the sentence that goes on with the one
  const besides = both ? after.filter((one) => one.leansOn === both.passage.id && /\d/.test(one.text)).slice(0, 1) : [];
  const apart = chosen.every((side) => side.length > 0);
  if (!apart && (!both || goesOn.length + besides.length === 0)) return null;
  const shown = apart
    ? chosen.flat()
    : [both, ...[...goesOn, ...besides].map((passage) => ({ passage }))].flatMap((hit) => hit ?? []);
  return {
    status: 'answered',
    reason: null,
    chosen: shown.map(({ passage }) => ({ passage, focus: matchSpans(concepts, passage, index) })),
    coverage: { found: shown.length, inPeriod: shown.length, shown: shown.length, merged: 0 },
    nearest: [],
  };
}

/** Share of the question from which a sentence on both years, or one on each, is what is compared. */
const OF_TWO_YEARS = 0.5;

/** "checks at the action days, 2024 vs 2025": one thing at two times, told in one sentence or in one for either. */
export function compareYears({ question, index, ranked }: Situation): Selection | null {
  const years = [...new Set(question.text.match(/\b20\d\d\b/g))];
  if (years.length !== 2) return null;
  const hits = ranked.filter(
    (hit) => hit.passage.kind === 'body' && hit.support >= OF_TWO_YEARS && mentionsExact(question, hit, index),
  );
  const of = (year: string) => (hit: Ranked) => hit.passage.text.includes(year);
  const both = hits.find((hit) => years.every((year) => of(year)(hit)));
  const sides = both ? [both] : years.map((year) => hits.find(of(year)));
  const chosen = sides.flatMap((hit) =>
    hit ? [{ passage: hit.passage, focus: matchSpans(question.concepts, hit.passage, index) }] : [],
  );
  if (chosen.length < sides.length) return null;
  return {
    status: 'answered',
    reason: null,
    chosen,
    coverage: { found: hits.length, inPeriod: hits.length, shown: chosen.length, merged: 0 },
    nearest: [],
  };
}
