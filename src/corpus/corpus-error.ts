/** A corpus that cannot be used, in words for whoever put the file there: what, where, what is allowed. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';

  constructor(file: string, line: number | null, problem: string, allowed: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}; ${allowed}`);
  }
}

/** Line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
