import type { Entity } from '../corpus/entities.ts';
import { headTerm, nameTerms } from '../corpus/entity-terms.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Token } from '../text/terms.ts';
import type { Alternative, Concept } from './concept.ts';
import type { Kind } from './kinds.ts';
import { NEIGHBOURING } from './place-concept.ts';
import type { QuestionContext } from './understand-question.ts';
import { thesaurusAlternatives } from './word-concept.ts';

/** In a timeline a body with the topic in its name belongs to the topic. */
const PART_OF_NAME = 0.62;

/** Share of passages from which a name is too common to be a condition. */
const COMMON_NAME = 0.08;

/** The concept of a name, with longer names that hold it as a part. @param words as typed, folded */
export function entityConcept(entity: Entity, words: string, index: PassageIndex): Concept {
  // "PPP" alone means the one PPP the report has, whatever stands before it in its full name
  const longer = index.entities.entities.filter(
    (other) => other !== entity && other.name.split(/[\s/-]/).includes(entity.name) && index.frequency(other.term),
  );
  const frequency = [entity, ...longer]
    .map((one) => index.frequency(one.term))
    .find((count) => count !== undefined && count > 0);
  return {
    words,
    entity,
    alternatives: [
      { terms: [entity.term], weight: 1 },
      ...longer.map((other) => ({ terms: [other.term], weight: 0.9 })),
    ],
    weight: 1.25 * index.idf(frequency ?? 0),
    light: false,
    // nearly every paragraph of such a report is about the Council: its name pins nothing down
    exact: (frequency ?? 0) < COMMON_NAME * index.size,
    unknown: frequency === undefined ? 'name' : null,
  };
}

/** "JHA ministers" stands for the Council, and as written for their informal meeting, which no Council is. */
export function asWritten(concept: Concept, words: readonly Token[], context: QuestionContext): Concept {
  const last = words[words.length - 1];
  if (words.length < 2 || last === undefined) return concept;
  const before = words.slice(0, -1).map((token) => token.term);
  const like = (thesaurusAlternatives([last], context).get(last) ?? []).filter(
    ({ terms, weight }) => terms.length === 1 && weight > NEIGHBOURING,
  );
  return {
    ...concept,
    alternatives: [
      ...concept.alternatives,
      ...[{ terms: [last.term] }, ...like].map(({ terms }) => ({ terms: [...before, ...terms], weight: AS_WRITTEN })),
    ],
  };
}

const AS_WRITTEN = 0.9;

/** Entities of a corpus by each word of their long names; the same for every question. */
function longNamesOf(index: PassageIndex): ReadonlyMap<string, readonly Entity[]> {
  let byTerm = LONG_NAMES.get(index);
  if (byTerm === undefined) {
    byTerm = new Map<string, Entity[]>();
    for (const entity of index.entities.entities) {
      if (!entity.long || index.frequency(entity.term) === undefined) continue;
      for (const term of new Set([...nameTerms(entity), headTerm(entity)]))
        if (term !== null) byTerm.set(term, [...(byTerm.get(term) ?? []), entity]);
    }
    LONG_NAMES.set(index, byTerm);
  }
  return byTerm;
}

const LONG_NAMES = new WeakMap<PassageIndex, Map<string, Entity[]>>();

/** One of the words may stand in another form, where the others are half of the name and more than what sort of thing it is. */
function namesIt(run: readonly Token[], terms: ReadonlySet<string>, head: string | null): boolean {
  const exact = run.filter(({ term }) => terms.has(term));
  return (
    exact.length === run.length ||
    (exact.length === run.length - 1 && run.length * 2 >= terms.size - 1 && exact.some(({ term }) => term !== head))
  );
}

/** Two or more words that all belong to one long name stand for it: "ports PPP", "crime prevention network". */
export function partialNames(
  tokens: readonly Token[],
  expansions: ReadonlyMap<Token, readonly Alternative[]>,
  index: PassageIndex,
  kind: Kind,
): Map<Token, Alternative[]> {
  const found = new Map<Token, Alternative[]>();
  const add = (words: readonly Token[], entity: Entity) => {
    for (const token of words) found.set(token, [...(found.get(token) ?? []), { terms: [entity.term], weight: 0.9 }]);
  };
  const byTerm = longNamesOf(index);
  // "environmental prosecutors" for the Network of Prosecutors for the Environment
  const forms = new Map(
    tokens.map((token) => [
      token,
      [
        token.term,
        ...(expansions.get(token) ?? []).flatMap(({ terms, weight }) =>
          terms.length === 1 && weight > NEIGHBOURING ? terms : [],
        ),
      ],
    ]),
  );
  const formsOf = (token: Token): readonly string[] => forms.get(token) ?? [token.term];
  for (const entity of new Set(tokens.flatMap((token) => formsOf(token).flatMap((term) => byTerm.get(term) ?? [])))) {
    const terms = nameTerms(entity);
    const needed = Math.max(2, Math.ceil(terms.size * 0.25));
    let run: Token[] = [];
    const head = headTerm(entity);
    for (const token of [...tokens, null]) {
      // an SOM is a meeting
      if (token && token.term === head && kind === 'list')
        found.set(token, [...(found.get(token) ?? []), { terms: [entity.term], weight: PART_OF_NAME }]);
      if (token && terms.has(token.term) && entity.long !== null && (kind === 'planned' || kind === 'timeline'))
        found.set(token, [...(found.get(token) ?? []), { terms: [entity.term], weight: PART_OF_NAME }]);
      const part = token !== null && formsOf(token).some((term) => terms.has(term));
      if (token && part && !run.some((other) => other.term === token.term)) run.push(token);
      else {
        if (run.length >= needed && namesIt(run, terms, head)) add(run, entity);
        run = token && part ? [token] : [];
      }
    }
  }
  return found;
}
