import MiniSearch from 'minisearch';
import type { Passage } from '../../src/corpus/passages.ts';
import type { Scored } from './score.ts';

/** Sentences a bare search shows, and the words they may have together. */
const SHOWN = 5;
const WORDS = 240;

/** The peer: MiniSearch as it comes, over the same sentences with heading as a field. It never refuses. */
export class BareSearch {
  readonly #search: MiniSearch<{ id: number; text: string; heading: string }>;
  readonly #texts: readonly string[];

  constructor(passages: readonly Passage[]) {
    const sentences = passages.filter((passage) => passage.kind !== 'front');
    this.#texts = passages.map((passage) => passage.text);
    this.#search = new MiniSearch({ fields: ['text', 'heading'] });
    this.#search.addAll(
      sentences.map((passage) => ({ id: passage.id, text: passage.text, heading: passage.section?.title ?? '' })),
    );
  }

  search(question: string): number[] {
    return this.#search.search(question).map((result) => result.id as number);
  }

  answer(question: string): Scored {
    const excerpts: string[] = [];
    let words = 0;
    for (const id of this.search(question).slice(0, SHOWN)) {
      const text = this.#texts[id] ?? '';
      words += text.split(' ').length;
      if (excerpts.length > 0 && words > WORDS) break;
      excerpts.push(text);
    }
    return { excerpts, refused: excerpts.length === 0 };
  }
}
