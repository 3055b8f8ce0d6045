import type { Passage } from '../corpus/passages.ts';

/**
 * Years that the report uses as part of a name ("SOCTA 2025", "cycle 2026-2029"), so that asking for the name is not
 * taken for asking about the year.
 */
export class NameYears {
  readonly #names = new Set<string>();
  readonly #ranges = new Set<string>();

  constructor(passages: readonly Passage[]) {
    for (const { text, events, kind } of passages) {
      if (kind === 'front') continue;
      for (const match of text.matchAll(
        /(\p{L}[\p{L}-]*)\)?\s+\(?((?:19|20)\d{2}(?:\s?[-\u2013]\s?(?:20)?\d{2})?)/gu,
      )) {
        const [, word = '', year = ''] = match;
        const at = match.index + match[0].length - year.length;
        if (events.some((event) => event.start <= at && at < event.end)) continue;
        if (
          /^(?:in|of|by|since|until|from|to|and|for|january|february|march|april|may|june|july|august|september|october|november|december)$/i.test(
            word,
          )
        ) {
          if (/\D/.test(year)) this.#ranges.add(bare(year));
          continue;
        }
        this.#names.add(`${word.toLowerCase()} ${bare(year)}`);
        if (/\D/.test(year)) this.#ranges.add(bare(year));
      }
    }
  }

  /** Does the year at `start` of this question belong to a name of the report? */
  holds(text: string, start: number, end: number): boolean {
    const year = bare(text.slice(start, end));
    if (this.#ranges.has(year)) return true;
    const word = /(\p{L}[\p{L}-]*)\)?\s+\(?$/u.exec(text.slice(0, start))?.[1];
    return word !== undefined && this.#names.has(`${word.toLowerCase()} ${year}`);
  }
}

const bare = (year: string): string => year.replace(/\s/g, '').replace('\u2013', '-');
