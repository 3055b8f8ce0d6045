import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listActions } from '../../src/answer/action-summary.ts';
import { answerQuestion } from '../../src/answer-question.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine, type Engine } from '../../src/engine.ts';
import { contractProblems } from '../support/contract.ts';
import { CORPUS, REPORT, ROOT, SECOND_CORPUS, SECOND_NOW, SECOND_REPORT } from '../support/engines.ts';

let folder = '';
let both: Engine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-two-'));
  copyFileSync(join(CORPUS, REPORT), join(folder, REPORT));
  copyFileSync(join(SECOND_CORPUS, SECOND_REPORT), join(folder, SECOND_REPORT));
  both = createEngine(readCorpus(folder));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ask = (question: string) => answerQuestion(both, { question, now: SECOND_NOW });

describe('several reports in one folder', () => {
  test('are all read, in the order of their names', () => {
    expect(both.corpus.documents.map(({ file, number, date }) => [file, number, date])).toEqual([
      [REPORT, '15571/25', '2025-11-21'],
      [SECOND_REPORT, '9034/26', '2026-05-12'],
    ]);
    expect(folder.startsWith(ROOT)).toBe(false);
  });

  test.each([
    ['how much cocaine was seized in operation UNDA', REPORT],
    ['what happened with EJOCN in 2025', REPORT],
    ['what does CLASI stand for', REPORT],
    ['what did the FITNET do in 2025', SECOND_REPORT],
    ['what does WSIC stand for', SECOND_REPORT],
    ['who chairs the firearms tracing network', SECOND_REPORT],
  ])('%j is answered from %s, and the answer says so', (question, file) => {
    const answer = ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.excerpts[0]?.source.file).toBe(file);
    expect(contractProblems(answer, both.corpus)).toEqual([]);
  });

  test('that speak of one thing are both quoted, each excerpt with its own report', () => {
    const answer = ask('what did COSI discuss in 2025');
    expect(contractProblems(answer, both.corpus)).toEqual([]);
    expect(new Set(answer.excerpts.map(({ source }) => source.document))).toEqual(new Set(['15571/25', '9034/26']));
  });

  test('have each their Actions', () => {
    const actions = listActions(both);
    expect(actions.filter(({ number }) => number === 1).map(({ document }) => document)).toEqual([
      '15571/25',
      '9034/26',
    ]);
    const answer = ask('what is action 3 about');
    expect(new Set(answer.excerpts.map(({ source }) => source.file))).toEqual(new Set([REPORT, SECOND_REPORT]));
    expect(contractProblems(answer, both.corpus)).toEqual([]);
  });

  test('are planned each as of its own day', () => {
    const planned = ask('what is planned for 2026').excerpts;
    for (const { dates, source } of planned) {
      const day = source.file === REPORT ? '2025-11-21' : '2026-05-12';
      for (const { from, to, status } of dates) {
        if (from > day) expect(status).toBe('planned');
        if (to <= day) expect(status).toBe('past');
      }
    }
  });
});
