import { cleanText } from '../../src/text/markup.ts';
import { engine } from './running-app.ts';

const WORDS = 4;

const runs = (text: string): string[] => {
  const words =
    cleanText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, Math.max(0, words.length - WORDS + 1)).map((_, i) => words.slice(i, i + WORDS).join(' '));
};

const reportRuns = new Set(engine.corpus.documents.flatMap(({ text }) => runs(text)));

/** Any four words in a row that the report has too, in whatever was sent; the particulars count as well. */
export function reportWordsIn(sent: unknown): string[] {
  const text = JSON.stringify(sent) ?? '';
  const strings = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, inner = '']) => inner);
  const particulars = ['15571/25', 'LIMITE', 'EJOCN', 'CLASI'].filter((word) => text.includes(word));
  return [...strings.flatMap((one) => runs(one).filter((run) => reportRuns.has(run))), ...particulars];
}
