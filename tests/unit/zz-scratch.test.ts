import fc from 'fast-check';
import { test } from 'vitest';
import { answerQuestion } from '../../src/answer-question.ts';
import { contractProblems, receiptProblems } from '../support/contract.ts';
import { strangeQuestion } from '../support/arbitraries.ts';
import { bareEngine, engine, secondEngine, SECOND_NOW } from '../support/engines.ts';

const CUES = 'what when who where how many list planned which action actions document number compare vs 2024 2025 2026 since before after March Q3 last month EJOCN COSI HDG IXIM EMPACT CATS LEWP-C 5 12 and or in the of'.split(' ');
test('scratch', () => {
  const seen = new Map<string, string>();
  let slow = ['', 0] as [string, number];
  let n = 0;
  for (const [name, e] of [['real', engine()], ['bare', bareEngine()], ['second', secondEngine()]] as const) {
    const words = [...e.index.words().keys()];
    const q = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...CUES)), { minLength: 1, maxLength: 8 }).map((l) => l.join(' '));
    fc.assert(fc.property(fc.oneof(q, q, q, strangeQuestion), fc.array(q, { maxLength: 2 }), (question, after) => {
      n++;
      const f = fc.tuple;
      void f;
      const use = after.length > 1 ? after : [];
      try {
        const a = answerQuestion(e, { question, after: use, now: name === 'second' ? SECOND_NOW : '2025-11-21' });
        if (a.tookMs > slow[1]) slow = [question.slice(0, 80), a.tookMs];
        for (const p of [...contractProblems(a, e.corpus), ...receiptProblems(a)]) {
          const key = p.replace(/\d+/g, 'N').slice(0, 60) + a.readAs.kind;
          const text = `${name} ${JSON.stringify(question.slice(0, 200))} after ${JSON.stringify(use)} → ${p} (${a.readAs.kind}, ${a.status})`;
          if (!seen.has(key) || (seen.get(key) ?? '').length > text.length) seen.set(key, text);
        }
      } catch (error) {
        const key = `THROW ${(error as Error).message.slice(0, 40)}`;
        const text = `${name} ${JSON.stringify(question.slice(0, 200))} after ${JSON.stringify(use)} → ${key}`;
        if (!seen.has(key) || (seen.get(key) ?? '').length > text.length) seen.set(key, text);
      }
    }), { numRuns: 4000 });
  }
  console.log(n, slow, [...seen.values()].join('\n'));
}, 200_000);
