import type { Passage } from '../corpus/passages.ts';
import type { Concept } from '../question/concept.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import type { Focus } from './answer.ts';

/** Words of a passage that matched the question's concepts, with neighbours two letters apart joined. */
export function matchSpans(concepts: readonly Concept[], passage: Passage, index: PassageIndex): Focus[] {
  const wanted = new Set(
    concepts
      .filter((concept) => !concept.light && !concept.entity)
      .flatMap((concept) => concept.alternatives.flatMap(({ terms }) => terms)),
  );
  const spans: Focus[] = [];
  for (const token of index.tokens(passage.id)) {
    if (!wanted.has(token.term)) continue;
    const last = spans[spans.length - 1];
    if (last && token.start - last.end <= 2) spans[spans.length - 1] = { start: last.start, end: token.end };
    else spans.push({ start: token.start, end: token.end });
  }
  return spans;
}
