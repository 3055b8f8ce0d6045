/**
 * Clean text of a slice of a corpus file, with the way back to the file.
 *
 * `text[i]` was written at `starts[i]` and ends before `ends[i]`, both UTF-16 offsets into the file. A character that
 * markup surrounds (the first and last letter of a link, an escaped sign) owns that markup, so that a slice cut at
 * any two characters is still balanced and cleans to the same words.
 */
export interface CleanText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Footnote marks met on the way: the number, and the offset in `text` that the mark follows. */
  readonly marks: readonly { readonly number: number; readonly at: number }[];
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const ESCAPABLE = /[\\`*_{}[\]()#+\-.!<>~|]/;
/** "\\* This designation …": the star that a note without a number begins with is a mark of it and no word. */
const NOTE_MARK = /^\\\*\s/;
/** Most characters are these and need no look at the rarer cases. */
const PLAIN = /[A-Za-z0-9.,;:()-]/;
const LINK = /\[([^\][\n]*)\]\(([^()\s]*)\)/y;

/** The number that a run of superscript digits spells, e.g. `¹²` is 12. */
export function superscriptNumber(run: string): number {
  return Number([...run].map((digit) => SUPERSCRIPTS.indexOf(digit)).join(''));
}

/**
 * Removes the markup of the answer contract and nothing else: `*` marks, superscript digits, the brackets and target
 * of a link, back-slash escapes; runs of white space become one blank, and none is left at either end.
 *
 * @param raw  a slice of a corpus file
 * @param base offset of the slice in its file
 */
export function cleanWithOffsets(raw: string, base = 0): CleanText {
  const chars: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const marks: { number: number; at: number }[] = [];
  let blankAt = -1;

  const push = (char: string, start: number, end: number) => {
    if (blankAt >= 0 && chars.length > 0) {
      chars.push(' ');
      starts.push(base + blankAt);
      ends.push(base + start);
    }
    blankAt = -1;
    chars.push(char);
    starts.push(base + start);
    ends.push(base + end);
  };

  const walk = (from: number, to: number) => {
    let i = from;
    while (i < to) {
      const char = raw.charAt(i);
      if (PLAIN.test(char)) {
        push(char, i, i + 1);
        i++;
      } else if (char === '*') {
        i++;
      } else if (SUPERSCRIPTS.includes(char)) {
        let end = i + 1;
        while (end < to && SUPERSCRIPTS.includes(raw.charAt(end))) end++;
        marks.push({ number: superscriptNumber(raw.slice(i, end)), at: chars.length });
        i = end;
      } else if (/\s/.test(char)) {
        if (blankAt < 0) blankAt = i;
        i++;
      } else if (chars.length === 0 && NOTE_MARK.test(raw.slice(i, i + 3))) {
        i += 2;
      } else if (char === '\\' && ESCAPABLE.test(raw.charAt(i + 1))) {
        push(raw.charAt(i + 1), i, i + 2);
        i += 2;
      } else {
        LINK.lastIndex = i;
        const link = char === '[' ? LINK.exec(raw) : null;
        if (link && LINK.lastIndex <= to) {
          const end = i + link[0].length;
          const first = chars.length;
          walk(i + 1, i + 1 + (link[1] ?? '').length);
          if (chars.length > first) {
            const owner = chars[first] === ' ' ? first + 1 : first;
            // a blank that opens the words of a link belongs before the link
            if (owner > first) {
              starts[first] = Math.min(starts[first] ?? base + i, base + i);
              ends[first] = base + i + 1;
            }
            starts[owner] = base + i;
            ends[chars.length - 1] = base + end;
          }
          i = end;
        } else {
          push(char, i, i + 1);
          i++;
        }
      }
    }
  };

  walk(0, raw.length);
  return { text: chars.join(''), starts, ends, marks };
}

/** {@link cleanWithOffsets} without the offsets: what a reader sees of a slice. */
export function cleanText(raw: string): string {
  return cleanWithOffsets(raw).text;
}

/** Targets of the links in a slice: Markdown links that lead somewhere, and bare web addresses, in order. */
export function linkTargets(raw: string): string[] {
  const found = [...raw.matchAll(/\[[^\][\n]*\]\((https?:[^()\s]+)\)|https?:\/\/[^\s<>()[\]]+/g)];
  return found.map((match) => (match[1] ?? match[0]).replace(/[.,;:]+$/, ''));
}
