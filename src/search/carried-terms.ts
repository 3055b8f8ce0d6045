import type { Passage } from '../corpus/passages.ts';

/** Where a term of a question stands, seen from a passage: in it, in what it leans on, carried over to it, in its heading, around it. */
export type Field = 'text' | 'lead' | 'scope' | 'head' | 'para';

/** How much a match in each field says about the passage itself. */
export const FIELD_WEIGHTS: Readonly<Record<Field, number>> = {
  text: 1,
  lead: 0.8,
  scope: 0.62,
  head: 0.5,
  para: 0.35,
};

/** What a term in a field adds to the score of a passage, as a share of the term's weight and rarity. */
const SHARES = { lead: 0.5, scope: 0.3, head: 0.3, para: 0.3 } as const;
type Carried = keyof typeof SHARES;
const CARRIED: readonly Carried[] = ['lead', 'scope', 'head', 'para'];

/** A passage that shares terms with a question. */
export interface Hit {
  readonly id: number;
  /** BM25+ of its own text, and the shares of what it has from elsewhere. */
  score: number;
  /** The best field each matched term stands in. */
  readonly fields: Map<string, number>;
}

/** Terms that a passage has from elsewhere, each field's with repetitions. */
export type TermsOf = Readonly<Record<Exclude<Carried, 'para'>, (passage: Passage) => readonly string[]>>;

/**
 * Terms that passages have from elsewhere: from what they lean on, what they are about, their heading, their paragraph.
 * Kept as plain postings, since they need no statistics of their own. A term that a field has twice counts twice.
 */
export class CarriedTerms {
  readonly #postings: Readonly<Record<Carried, Map<string, number[]>>> = {
    lead: new Map(),
    scope: new Map(),
    head: new Map(),
    para: new Map(),
  };

  /** @param own the terms of each passage itself, by its number */
  constructor(passages: readonly Passage[], own: readonly (readonly string[])[], termsOf: TermsOf) {
    const paragraphs = new Map<string, number[]>();
    for (const passage of passages) {
      if (passage.kind === 'heading') continue;
      for (const field of ['lead', 'scope', 'head'] as const)
        for (const term of termsOf[field](passage)) this.#post(field, term, passage.id);
      if (passage.kind !== 'body') continue;
      const key = `${passage.document.file}:${passage.section?.start ?? -1}:${passage.paragraph}`;
      const around = paragraphs.get(key);
      if (around) around.push(passage.id);
      else paragraphs.set(key, [passage.id]);
    }
    for (const ids of paragraphs.values())
      for (const holder of ids)
        for (const term of new Set(own[holder])) for (const id of ids) if (id !== holder) this.#post('para', term, id);
  }

  #post(field: Carried, term: string, id: number): void {
    const ids = this.#postings[field].get(term);
    if (ids) ids.push(id);
    else this.#postings[field].set(term, [id]);
  }

  /**
   * Adds to the hits what their passages have from elsewhere, and passages that have nothing else.
   *
   * @param weights each term with its weight times its rarity
   * @param limit   hits at most
   */
  spread(hits: Map<number, Hit>, weights: ReadonlyMap<string, number>, limit: number): void {
    for (const field of CARRIED) {
      for (const [term, weight] of weights) {
        const share = SHARES[field] * weight;
        for (const id of this.#postings[field].get(term) ?? []) {
          let hit = hits.get(id);
          if (hit === undefined) {
            if (hits.size >= limit) continue;
            hit = { id, score: 0, fields: new Map() };
            hits.set(id, hit);
          }
          hit.score += share;
          if ((hit.fields.get(term) ?? 0) < FIELD_WEIGHTS[field]) hit.fields.set(term, FIELD_WEIGHTS[field]);
        }
      }
    }
  }
}
