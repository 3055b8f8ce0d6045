import type { Asked } from '../answer-question.ts';
import { understand } from '../answer-question.ts';
import type { Engine } from '../engine.ts';
import { rankPassages } from '../search/ranking.ts';

const PASSAGES = 8;

/** Why these excerpts: the question as understood, and the passages that came first with what each lacks. */
export function explain(engine: Engine, asked: Asked): string {
  const question = understand(engine, asked);
  const lines = [`kind      ${question.kind}${question.ahead ? ', looking ahead' : ''}`];
  if (question.period) lines.push(`period    ${question.period.from ?? '\u2026'} to ${question.period.to ?? '\u2026'}`);
  if (question.actions.length > 0) lines.push(`actions   ${question.actions.join(', ')}`);
  for (const concept of question.concepts) {
    const others = concept.alternatives
      .slice(1)
      .map(({ terms, weight }) => `${terms.join(' ')} ${weight}`)
      .slice(0, 6);
    const marks = [
      concept.entity?.name,
      concept.unknown && `unknown ${concept.unknown}`,
      concept.light && 'light',
      concept.exact && 'exact',
    ]
      .filter(Boolean)
      .join(', ');
    lines.push(
      `asks for  ${concept.words} (weight ${concept.weight.toFixed(1)}${marks ? `; ${marks}` : ''})${others.length > 0 ? ` or: ${others.join(', ')}` : ''}`,
    );
  }
  for (const { passage, coverage, score, levels } of rankPassages(question.concepts, engine.index).slice(0, PASSAGES)) {
    const missing = question.concepts.filter((_, i) => (levels[i] ?? 0) < 0.3).map((concept) => concept.words);
    lines.push(
      `${score.toFixed(2)} (covers ${(coverage * 100).toFixed(0)} %)  ${passage.section?.label ?? 'Front matter'} \u00b6${passage.paragraph}: ${passage.text.slice(0, 90)}${missing.length > 0 ? `  [lacks: ${missing.join(', ')}]` : ''}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
