import type { Entity } from '../corpus/entities.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Concept } from '../question/concept.ts';
import type { Question } from '../question/understand-question.ts';
import { FIELD_WEIGHTS } from '../search/carried-terms.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';
import { isOrdinalTerm } from '../text/terms.ts';

/** Words after an ordinal among which stands what it counts ("second child abuse prosecutors plenary"). */
const COUNTED_WITHIN = 4;
/** From here another word is the thing counted, not something like it. */
const SAME = 0.9;

/** Does the passage hold a wrong ordinal for what is asked ("second plenary" where the question says "third")? */
export function ordinalConflict(concepts: readonly Concept[], hit: Ranked, index: PassageIndex): boolean {
  return concepts.some((concept, i) => {
    const asked = concept.alternatives[0]?.terms[0] ?? '';
    if (!isOrdinalTerm(asked) || concept.light) return false;
    // the third of "the third quarter of 2024" is none of a row
    const level = inDatesOnly(asked, hit.passage, index) ? 0 : (hit.levels[i] ?? 0);
    if (level >= FIELD_WEIGHTS.text || (asked === '1st' && comesBeforeSecond(hit.passage, index))) return false;
    const [next, ...further] = concepts.slice(i + 1, i + 1 + COUNTED_WITHIN);
    const tokens = index.tokens(hit.passage.id);
    const other = tokens.some((token, at) => {
      if (!isOrdinalTerm(token.term) || token.term === asked) return false;
      if (!next || next.exact) return true;
      const after = tokens.slice(at + 1, at + 6).map((word) => word.term);
      return [next, ...further].some(({ alternatives }) =>
        alternatives.some(({ terms, weight }) => weight >= SAME && terms.every((term) => after.includes(term))),
      );
    });
    // a call that a second one follows is not the second
    return level === 0 || other || (asked === '2nd' && comesBeforeSecond(hit.passage, index));
  });
}

/** Does the term stand in the passage, and in its dates only? */
function inDatesOnly(term: string, { id, events }: Passage, index: PassageIndex): boolean {
  const places = index.tokens(id).filter((token) => token.term === term);
  return (
    places.length > 0 &&
    places.every(({ start, end }) => events.some((event) => event.start <= start && end <= event.end))
  );
}

/** Sentences within which "a second hackathon" makes the hackathon before it the first. */
const SECOND_WITHIN = 3;

/** Is this the first of a kind, of which a sentence soon after tells the second, without being called so? */
function comesBeforeSecond(passage: Passage, index: PassageIndex): boolean {
  const own = index.termSet(passage.id);
  if (passage.kind !== 'body' || index.tokens(passage.id).some(({ term }) => isOrdinalTerm(term))) return false;
  return index.passages.slice(passage.id + 1, passage.id + 1 + SECOND_WITHIN).some((next) => {
    if (next.section !== passage.section || next.paragraph !== passage.paragraph) return false;
    const tokens = index.tokens(next.id);
    const at = tokens.findIndex(({ term }) => term === '2nd');
    return at >= 0 && own.has(tokens[at + 1]?.term ?? '');
  });
}

/** A number and what it counts stand this close, in tokens. */
const COUNT_REACH = 4;

/** Does the passage count another number of what is asked about ("nineteen scanners" where eleven are asked for)? */
export function countsOthers({ concepts }: Question, { passage }: Ranked, index: PassageIndex): boolean {
  return concepts.some((concept, i) => {
    const asked = concept.alternatives[0]?.terms[0] ?? '';
    if (!/^\d{1,3}$/.test(asked) || index.termSet(passage.id).has(asked)) return false;
    const counted = concepts.slice(i + 1, i + COUNT_REACH).flatMap((one) => one.alternatives[0]?.terms ?? []);
    const tokens = index.tokens(passage.id);
    return tokens.some(
      (token, at) =>
        /^\d{1,3}$/.test(token.term) &&
        tokens.slice(at + 1, at + COUNT_REACH).some((other) => counted.includes(other.term)) &&
        !passage.events.some((event) => token.start >= event.start && token.end <= event.end),
    );
  });
}

const YEAR = /^20\d\d$/;
const ANY_YEAR = /\b20\d\d\b(?![/-])/g;

/** A name with the year that stands right after it in a question. */
interface NamedYear {
  readonly term: string;
  readonly entity: Entity | null;
  readonly year: string;
}

const NAMED_YEARS = new WeakMap<Question, readonly NamedYear[]>();

/** The names of a question that a year follows ("JAHA 2025"); none where it speaks of two years. Read once for all passages. */
function namedYears(question: Question): readonly NamedYear[] {
  let found = NAMED_YEARS.get(question);
  if (found === undefined) {
    const { text, concepts } = question;
    const one = new Set(text.match(ANY_YEAR)).size === 1;
    found = !one
      ? []
      : concepts.flatMap(({ entity, exact, words, alternatives }) => {
          const [term, ...more] = alternatives[0]?.terms ?? [];
          if (!(entity || exact) || term === undefined || more.length > 0 || !/^[\w ]+$/.test(words)) return [];
          const year = new RegExp(`\\b${words}\\s+(20\\d\\d)\\b(?![/-])`, 'i').exec(text)?.[1];
          return year === undefined ? [] : [{ term, entity, year }];
        });
    NAMED_YEARS.set(question, found);
  }
  return found;
}

/** "JAHA 2025" where the passage, or what it leans on, speaks of JAHA 2024 and of no other. */
export function yearConflict(question: Question, { passage }: Ranked, index: PassageIndex): boolean {
  return namedYears(question).some(({ term, entity, year }) => {
    for (const id of [passage.id, ...index.leads(passage).reverse()]) {
      const years = yearsAfter(term, entity, id, index);
      if (years.length > 0) return !years.includes(year);
    }
    return false;
  });
}

/** The years that stand right after a name in a passage: "JAHA 2024". */
function yearsAfter(term: string, entity: Entity | null, id: number, index: PassageIndex): string[] {
  const tokens = index.tokens(id);
  const ends = entity
    ? index.mentions(id).flatMap((mention) => (mention.entity === entity ? [mention.to] : []))
    : tokens.flatMap((token, at) => (token.term === term ? [at + 1] : []));
  return ends.flatMap((at) => (YEAR.test(tokens[at]?.word ?? '') ? [tokens[at]?.word ?? ''] : []));
}
