import { wordCount } from '../answer/excerpt.ts';
import type { Passage } from '../corpus/passages.ts';
import type { Engine } from '../engine.ts';
import { asExcerpts } from '../report/listing.ts';
import type { Line } from './digest.ts';

/** A passage with what it leans on; where a footnote body stands between them these are two excerpts. */
export function linesOf(passage: Passage, label: string, engine: Engine): Line[] {
  return asExcerpts([passage], engine).map((excerpt, i) => ({ label: i === 0 ? label : '', excerpt }));
}

/** Words that passages and what they lean on show. */
export function wordsOf(passages: readonly Passage[], { index }: Engine): number {
  const ids = new Set(passages.flatMap((passage) => [...index.leads(passage), passage.id]));
  return [...ids].reduce((sum, id) => sum + wordCount(index.passage(id).text), 0);
}
