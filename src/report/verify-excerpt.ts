import type { Excerpt } from '../answer/answer.ts';
import type { Corpus } from '../corpus/read-corpus.ts';
import { cleanText } from '../text/markup.ts';

/** Is the excerpt, word for word, what stands in its file? The last check before anything is sent. */
export function isVerbatim(excerpt: Excerpt, corpus: Corpus): boolean {
  const document = corpus.documents.find(({ file }) => file === excerpt.source.file);
  if (!document) return false;
  return cleanText(document.text.slice(excerpt.source.start, excerpt.source.end)) === excerpt.text;
}
