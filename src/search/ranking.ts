import type { Passage } from '../corpus/passages.ts';
import type { Concept } from '../question/concepts.ts';
import { FIELD_WEIGHTS, type Hit, type PassageIndex } from './passage-index.ts';

/** A passage with how well it speaks of a question's concepts. */
export interface Ranked {
  readonly passage: Passage;
  /** For each concept, 0 (absent) to 1 (the words asked, in the passage itself). */
  readonly levels: readonly number[];
  /** Share of the concepts' weight that the passage covers, 0 to 1. */
  readonly coverage: number;
  /** The same with words taken in place of the asked ones counting in full: what the passage lacks, not how it says it. */
  readonly support: number;
  /** Coverage from the words of the passage itself alone. */
  readonly own: number;
  readonly score: number;
}

/** What counts beside coverage: BM25+ (long words repeated, short sentences) and words asked side by side. */
const BM25_SHARE = 0.2;
const PHRASE_SHARE = 0.18;
const FOOTNOTE_FACTOR = 0.7;
/** A passage that lacks one thing asked stands behind one that speaks of all a little. */
const GAP_SHARE = 0.35;

/**
 * Passages that speak of the concepts, best first; ties in the order of the report.
 *
 * Score = coverage of the concepts by weight (in the sentence itself 1, in what it leans on .8, heading .5,
 * paragraph .35), plus shares for BM25+ and for words that stand side by side as they were asked.
 */
export function rankPassages(concepts: readonly Concept[], index: PassageIndex): Ranked[] {
  const weights = new Map<string, number>();
  for (const { alternatives, light } of concepts) {
    for (const { terms, weight } of alternatives) {
      for (const term of terms) weights.set(term, Math.max(weights.get(term) ?? 0, light ? weight * 0.3 : weight));
    }
  }
  const hits = index.search(weights);
  const total = concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  const best = hits.reduce((top, hit) => Math.max(top, hit.score), 0) || 1;
  const ranked = hits.map((hit): Ranked => {
    const passage = index.passage(hit.id);
    const levels = concepts.map((concept) => level(concept, hit));
    const share = (values: readonly number[]) => concepts.reduce((sum, concept, i) => sum + concept.weight * (values[i] ?? 0), 0) / total;
    const coverage = share(levels);
    const support = share(concepts.map((concept) => level(concept, hit, 0, true)));
    const own = share(concepts.map((concept) => level(concept, hit, FIELD_WEIGHTS.text, true)));
    const phrases = PHRASE_SHARE * sideBySide(concepts, levels, passage, index) / total;
    const gap = concepts.reduce((most, concept, i) => ((levels[i] ?? 0) < 0.3 && !concept.light ? Math.max(most, concept.weight / total) : most), 0);
    const score = (coverage + BM25_SHARE * (hit.score / best) + phrases - GAP_SHARE * gap) * (passage.kind === 'footnote' ? FOOTNOTE_FACTOR : 1);
    return { passage, levels, coverage, support, own, score };
  });
  return ranked.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
}

/**
 * @param least the field from which matches count
 * @param even  whether words taken in place of the asked ones count like them
 */
function level(concept: Concept, hit: Hit, least = 0, even = false): number {
  let best = 0;
  for (const { terms, weight } of concept.alternatives) {
    let field = 1;
    for (const term of terms) field = Math.min(field, hit.fields.get(term) ?? 0);
    if (field >= least) best = Math.max(best, even ? field : weight * field);
  }
  return best;
}

/** Weight of neighbouring concepts whose own words stand within two tokens of each other in the passage. */
function sideBySide(concepts: readonly Concept[], levels: readonly number[], passage: Passage, index: PassageIndex): number {
  let sum = 0;
  let positions: Map<string, number[]> | null = null;
  for (let i = 1; i < concepts.length; i++) {
    const left = concepts[i - 1];
    const right = concepts[i];
    if (!left || !right || (levels[i - 1] ?? 0) < FIELD_WEIGHTS.text || (levels[i] ?? 0) < FIELD_WEIGHTS.text || left.entity || right.entity) continue;
    positions ??= positionsOf(passage, index);
    const a = positions.get(left.alternatives[0]?.terms[0] ?? '') ?? [];
    const b = positions.get(right.alternatives[0]?.terms[0] ?? '') ?? [];
    if (a.some((x) => b.some((y) => Math.abs(x - y) <= 2))) sum += (left.weight + right.weight) / 2;
  }
  return sum;
}

function positionsOf(passage: Passage, index: PassageIndex): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  index.tokens(passage.id).forEach((token, i) => {
    const list = positions.get(token.term);
    if (list) list.push(i);
    else positions.set(token.term, [i]);
  });
  return positions;
}
