import type { Passage } from '../corpus/passages.ts';
import type { Concept } from '../question/concept.ts';
import { FIELD_WEIGHTS, type Hit } from './carried-terms.ts';
import type { PassageIndex } from './passage-index.ts';

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
const BM25_SHARE = 0.25;
const PHRASE_SHARE = 0.18;
const FOOTNOTE_FACTOR = 0.7;
/** Passages from which a corpus counts as large, and the weight below which words are not looked for in one. */
const LARGE = 3_000;
const FAR_FETCHED = 0.6;
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
      // far-fetched words cost a large corpus much time and a small one none
      if (weight < FAR_FETCHED && index.size > LARGE) continue;
      for (const term of terms) weights.set(term, Math.max(weights.get(term) ?? 0, light ? weight * 0.3 : weight));
    }
  }
  const common = index.size > LARGE ? takeCommon(weights, index) : [];
  const hits = index.search(weights);
  for (const hit of hits)
    for (const term of common) if (index.holds(hit.id, term)) hit.fields.set(term, FIELD_WEIGHTS.text);
  const total = concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  const best = hits.reduce((top, hit) => Math.max(top, hit.score), 0) || 1;
  const ranked = hits.map((hit): Ranked => {
    const passage = index.passage(hit.id);
    const levels: number[] = [];
    let coverage = 0;
    let support = 0;
    let own = 0;
    for (const concept of concepts) {
      const match = matchOf(concept, hit);
      levels.push(match.level);
      coverage += (concept.weight * match.level) / total;
      support += (concept.weight * match.field) / total;
      if (match.own) own += concept.weight / total;
    }
    const phrases = (PHRASE_SHARE * sideBySide(concepts, levels, passage, index)) / total;
    const gap = concepts.reduce(
      (most, concept, i) => ((levels[i] ?? 0) < 0.3 && !concept.light ? Math.max(most, concept.weight / total) : most),
      0,
    );
    const score =
      (coverage + BM25_SHARE * (hit.score / best) + phrases - GAP_SHARE * gap) *
      (passage.kind === 'footnote' ? FOOTNOTE_FACTOR : 1);
    return { passage, levels, coverage, support, own, score };
  });
  return ranked.sort((a, b) => b.score - a.score || a.passage.id - b.passage.id);
}

/** Share of a large corpus from which a term is too common to look passages up by. */
const COMMON = 0.04;

/** Takes the terms out that half the corpus holds, as long as rarer ones remain, and gives them back. */
function takeCommon(weights: Map<string, number>, index: PassageIndex): string[] {
  const common = [...weights.keys()].filter((term) => (index.frequency(term) ?? 0) > COMMON * index.size);
  if (common.length === weights.size) return [];
  for (const term of common) weights.delete(term);
  return common;
}

/** How well a passage speaks of one concept: weighted, by the field alone, and whether in its own words. */
function matchOf({ alternatives }: Concept, { fields }: Hit): { level: number; field: number; own: boolean } {
  let level = 0;
  let best = 0;
  for (const { terms, weight } of alternatives) {
    if (weight <= level && best === FIELD_WEIGHTS.text) continue;
    let field: number = FIELD_WEIGHTS.text;
    for (const term of terms) {
      const found = fields.get(term);
      if (found === undefined) {
        field = 0;
        break;
      }
      if (found < field) field = found;
    }
    if (field === 0) continue;
    if (field > best) best = field;
    if (weight * field > level) level = weight * field;
  }
  return { level, field: best, own: best === FIELD_WEIGHTS.text };
}

/** Weight of neighbouring concepts whose own words stand within two tokens of each other in the passage. */
function sideBySide(
  concepts: readonly Concept[],
  levels: readonly number[],
  passage: Passage,
  index: PassageIndex,
): number {
  let sum = 0;
  let positions: Map<string, number[]> | null = null;
  for (let i = 1; i < concepts.length; i++) {
    const left = concepts[i - 1];
    const right = concepts[i];
    if (
      !left ||
      !right ||
      (levels[i - 1] ?? 0) < FIELD_WEIGHTS.text ||
      (levels[i] ?? 0) < FIELD_WEIGHTS.text ||
      left.entity ||
      right.entity
    )
      continue;
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
