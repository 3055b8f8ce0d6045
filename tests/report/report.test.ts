import { describe, expect, it } from 'vitest';
import { understand } from '../../src/answer-question.ts';
import { deadlinesOf } from '../../src/report/deadlines.ts';
import { dossierOf, wholeActions } from '../../src/report/dossier.ts';
import { isMarked, outlineOf, particularsOf } from '../../src/report/particulars.ts';
import { promptsFor } from '../../src/report/prompts.ts';
import { surroundingsOf } from '../../src/report/surroundings.ts';
import { isVerbatim } from '../../src/report/verify-excerpt.ts';
import { engine } from '../support/running-app.ts';

const now = '2025-12-01';
const file = 'st-15571-2025.md';

describe('the report', () => {
  it('has its particulars, its marking and its 17 Actions', () => {
    expect(particularsOf(engine.corpus)).toEqual([
      {
        document: '15571/25',
        subject: 'The fight against drug trafficking and organised crime - Summary report',
        date: '2025-11-21',
        marking: 'LIMITE',
      },
    ]);
    expect(isMarked(engine.corpus)).toBe(true);
    expect(outlineOf(engine.corpus).map(({ number }) => number)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
  });

  it('suggests questions made of its own names', () => {
    const prompts = promptsFor(engine);
    expect(prompts).toHaveLength(4);
    expect(prompts).toContain('deadlines');
  });
});

describe('deadlinesOf', () => {
  it('puts every planned date on one side of today, soonest first', () => {
    const { passed, ahead } = deadlinesOf(engine, now, null);
    expect(passed.every(({ to }) => to < now)).toBe(true);
    expect(ahead.map(({ to }) => to)).toEqual(ahead.map(({ to }) => to).sort());
    expect(passed.length + ahead.length).toBeGreaterThan(10);
    const later = deadlinesOf(engine, '2030-01-01', null);
    expect(later.ahead).toEqual([]);
    expect(later.passed).toHaveLength(passed.length + ahead.length);
  });

  it('keeps to a period', () => {
    const { ahead } = deadlinesOf(engine, now, { from: '2026-01-01', to: '2026-12-31' });
    expect(ahead.length).toBeGreaterThan(0);
    for (const { from, to } of ahead) expect(from <= '2026-12-31' && to >= '2026-01-01').toBe(true);
  });
});

describe('dossierOf', () => {
  const dossier = (question: string) => dossierOf(understand(engine, { question, now }), engine);

  it('lists every sentence on a body by section, also those that call it "the Network"', () => {
    const found = dossier('EJOCN');
    expect(found?.title).toContain('European Judicial Organised Crime Network');
    expect(found?.groups.map(({ label }) => label.split(':')[0])).toEqual([
      'Action 2',
      'Action 5',
      'Action 6',
      'Action 12',
    ]);
    const text = found?.groups.flatMap(({ excerpts }) => excerpts.map((excerpt) => excerpt.text)).join(' ');
    expect(text).toContain('In September 2025, the Network met with prosecutors');
  });

  it('keeps to a period, and knows nothing of what the report does not name', () => {
    const all = dossier('EJOCN')?.sentences ?? 0;
    expect(dossier('EJOCN in 2024')?.sentences).toBeLessThan(all);
    expect(dossier('the Zeta Network')).toBeNull();
  });

  it('lists a whole Action, and none that is not there', () => {
    expect(wholeActions([5], engine)?.sentences).toBe(6);
    expect(wholeActions([99], engine)).toBeNull();
  });
});

describe('surroundingsOf', () => {
  it('marks the quotation in its paragraph, between its neighbours', () => {
    const passage = engine.corpus.passages.find(({ text }) => text.startsWith('In September 2025, the Network met'));
    const found = surroundingsOf(engine.corpus, file, passage?.start ?? 0, passage?.end ?? 0);
    expect(found?.heading).toMatch(/^Action 5: /);
    expect(found?.paragraphs).toHaveLength(2);
    const [before, quoted] = found?.paragraphs ?? [];
    expect(before?.marked).toBeNull();
    expect(quoted?.text.slice(quoted.marked?.start, quoted.marked?.end)).toBe(passage?.text);
  });

  it('knows no other files, and nothing outside the body', () => {
    expect(surroundingsOf(engine.corpus, '../../etc/passwd', 0, 10)).toBeNull();
    expect(surroundingsOf(engine.corpus, file, 0, 5)).toBeNull();
  });
});

describe('isVerbatim', () => {
  it('is false as soon as one letter differs', () => {
    const [excerpt] = wholeActions([5], engine)?.groups[0]?.excerpts ?? [];
    if (!excerpt) throw new Error('no excerpt');
    expect(isVerbatim(excerpt, engine.corpus)).toBe(true);
    expect(isVerbatim({ ...excerpt, text: excerpt.text.replace('a', 'b') }, engine.corpus)).toBe(false);
    expect(isVerbatim({ ...excerpt, source: { ...excerpt.source, file: 'other.md' } }, engine.corpus)).toBe(false);
  });
});
