import { nameTerms } from '../corpus/entity-terms.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Ranked } from '../search/ranking.ts';

/** Share of the words of a heading that a story must be asked of for all of the section to belong to it. */
const OF_THE_HEADING = 0.5;

/** "Action 2", which every heading has. */
const LABEL = /^(?:action|\d+)$/;

/** Does a heading name every concept of the question, and little else? Then the whole section is on the topic. */
export function headed({ concepts, kind }: Question, words: ReadonlySet<string>): boolean {
  const named = concepts.map(({ alternatives, entity }) => {
    const terms = alternatives.find((one) => one.weight >= 0.5 && one.terms.every((term) => words.has(term)))?.terms;
    // a name that a heading writes in full is all of its words
    return terms && entity ? [...terms, ...[...nameTerms(entity)].filter((term) => words.has(term))] : terms;
  });
  return (
    concepts.every((concept, i) => concept.light || named[i] !== undefined) &&
    (kind === 'planned' ||
      new Set(named.flatMap((terms) => terms ?? [])).size >=
        OF_THE_HEADING * [...words].filter((word) => !LABEL.test(word)).length)
  );
}

/** Coverage, against the best, that makes a sentence the heart of its paragraph. */
export const CORE = 0.85;

/** Of so many sentences on a topic the only one of its section names it in passing. */
const OF_MANY = 5;

/** Sentences of the paragraphs that a topic is at the heart of: what follows "the roadmap was adopted" is on the roadmap. */
export function neighbours(
  core: readonly Ranked[],
  hits: readonly Ranked[],
  direct: readonly Ranked[],
  allowed: readonly Ranked[],
): Ranked[] {
  const place = (hit: Ranked) => `${hit.passage.document.file} ${hit.passage.section?.start} ${hit.passage.paragraph}`;
  const inPassing = (hit: Ranked) => {
    const beside = core.filter((other) => other.passage.section === hit.passage.section).length;
    return beside === 1 && core.length >= OF_MANY;
  };
  const places = new Set(core.filter((hit) => !inPassing(hit)).map(place));
  // a paragraph of an introduction or a conclusion speaks of many things
  return hits.filter(
    (hit) =>
      hit.passage.section?.number != null && places.has(place(hit)) && !direct.includes(hit) && allowed.includes(hit),
  );
}

/** A name this rare links the sentences of a paragraph that share it: the sentence that calls it "the HLG process" stays on topic. */
const LINKING = 10;

export function linkedByName(direct: readonly Ranked[], hits: readonly Ranked[], index: PassageIndex): Ranked[] {
  const names = (passage: Passage) =>
    index.entities
      .mentions(index.tokens(passage.id))
      .map(({ entity }) => entity.term)
      .filter((term) => (index.frequency(term) ?? 0) <= LINKING);
  const known = direct.map(({ passage }) => ({ passage, names: new Set(names(passage)) }));
  return hits.filter(
    (hit) =>
      !direct.includes(hit) &&
      known.some(
        (other) =>
          other.passage.section === hit.passage.section &&
          other.passage.paragraph === hit.passage.paragraph &&
          names(hit.passage).some((name) => other.names.has(name)),
      ),
  );
}
