import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../../src/answer/answer.ts';
import { answerQuestion, understand } from '../../src/answer-question.ts';
import { parseDocument } from '../../src/corpus/parse-document.ts';
import { buildCorpus, readCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import type { Question } from '../../src/question/understand-question.ts';

/** The project's folder. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const CORPUS = join(ROOT, 'corpus');
export const SECOND_CORPUS = join(ROOT, 'tests/corpora/second');
export const REPORT = 'st-15571-2025.md';
export const SECOND_REPORT = 'st-9034-2026.md';

/** The days of the two reports, taken as today. */
export const NOW = '2025-11-21';
export const SECOND_NOW = '2026-05-12';

/** A function that runs once and then gives what it gave. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export const reportText = once((): string => readFileSync(join(CORPUS, REPORT), 'utf8'));
export const engine = once((): Engine => createEngine(readCorpus(CORPUS)));
export const secondEngine = once((): Engine => createEngine(readCorpus(SECOND_CORPUS)));

/** The real report without any glossary: what the code learns by itself. */
export const bareEngine = once((): Engine => engineOf(reportText(), REPORT));

/** An engine over texts written for a test. */
export function engineOf(text: string, file = 'test.md'): Engine {
  return createEngine(buildCorpus([parseDocument(text, file)], { names: [] }));
}

/** What a report written for a test says: the answers to questions on it as of a day, and their excerpts as one text. */
export function asking(text: string, now: string) {
  const small = engineOf(text);
  const asked = (question: string, after: readonly string[] = []): Answer =>
    answerQuestion(small, { question, after, now });
  const told = (question: string, after: readonly string[] = []): string =>
    asked(question, after)
      .excerpts.map((excerpt) => excerpt.text)
      .join(' \u00b6 ');
  return { asked, told };
}

export function ask(question: string, after: readonly string[] = [], now = NOW): Answer {
  return answerQuestion(engine(), { question, after, now });
}

export function read(question: string, after: readonly string[] = [], now = NOW): Question {
  return understand(engine(), { question, after, now });
}

/** The same answer without what differs from run to run. */
export function stable(answer: Answer): string {
  return JSON.stringify({ ...answer, tookMs: 0 });
}
