import { isNameTerm } from '../corpus/entity-terms.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { isPlaceName } from '../text/places.ts';
import { type Concept, coloured } from './concept.ts';

/** Says where a body sits. */
const SEATED =
  /\b(?:hosted|based|seated|seat|located|headquarter(?:s|ed)|housed|(?:set up|established|opened|founded|installed) (?:in|at))\b/;

/** The term of the one name that a concept stands for, or may. */
const nameOf = ({ alternatives }: Concept): string | null =>
  alternatives.flatMap(({ terms }) => (terms.length === 1 ? terms : [])).find(isNameTerm) ?? null;

const isOwner = (owner: string, owned: string, text: string): boolean =>
  new RegExp(`\\b${owner}['\u2019]s ${owned.split(' ')[0] ?? ''}`, 'i').test(text);

/**
 * The concepts, with the owner of a named body ("Europol's tracing cell") and the place it sits in as words that colour.
 * "the Rotterdam targeting cell": where the cell that the report seats in Rotterdam is meant, the place asks for nothing.
 */
export function withOwnersLight(concepts: readonly Concept[], index: PassageIndex, text: string): Concept[] {
  return concepts.map((concept, i) => {
    const next = concepts[i + 1];
    // "Europol's tracing cell": the cell has one owner
    if (concept.entity && next?.entity && /^[\w-]+$/.test(concept.words) && isOwner(concept.words, next.words, text))
      return coloured(concept);
    const place = concept.alternatives[0]?.terms[0];
    if (!next || place === undefined || !concept.exact || concept.entity !== null || !isPlaceName(concept.words))
      return concept;
    const name = nameOf(next);
    const seated =
      name !== null &&
      index.withTerm(name).some((id) => index.termSet(id).has(place) && SEATED.test(index.passage(id).text));
    return seated ? coloured(concept) : concept;
  });
}
