/** Columns a text takes: colour codes take none. */
function columns(text: string): number {
  return [...text.replace(/\u001b\[\d+m/g, '')].length;
}

/**
 * Breaks a text at blanks so that no line is wider than `width` columns, a single long word excepted.
 *
 * @param indent put before the first line; `hang` before the others
 */
export function wrap(text: string, width: number, indent = '', hang = indent): string {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = hang;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
