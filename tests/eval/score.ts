import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Answer } from '../../src/answer/answer.ts';

const piece = z.union([z.string(), z.array(z.string())]);

const gold = z.object({
  id: z.string(),
  type: z.string(),
  q: z.string(),
  need: z.array(piece).default([]),
  first: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
  forbid: z.array(z.string()).default([]),
  abstain: z.boolean().default(false),
  after: z.array(z.string()).default([]),
});

/** A question with what its answer must and must not hold. */
export type Gold = z.infer<typeof gold>;

/** Reads JSON Lines of questions. */
export function readGold(path: string): Gold[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => gold.parse(JSON.parse(line)));
}

/** Words an answer may have, by type of question. */
const LIMITS: Readonly<Record<string, number>> = { timeline: 420, planned: 420, compare: 420, action: 500, list: 300 };
const LIMIT = 260;

/** Both sides of a comparison without markup, as the contract defines it. */
export function plain(text: string): string {
  return text
    .replace(/\[([^\][\n]*)\]\(([^()\s]*)\)/g, '$1')
    .replace(/[*\u00b9\u00b2\u00b3\u2070\u2074-\u2079]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export interface Score {
  readonly right: boolean;
  /** Why it is not wholly right, in words. */
  readonly misses: readonly string[];
  readonly words: number;
  readonly firstRight: boolean | null;
}

/** What is scored: excerpts in order, and whether the report was said to hold no answer. */
export interface Scored {
  readonly excerpts: readonly string[];
  readonly refused: boolean;
}

export function scored(answer: Answer): Scored {
  return { excerpts: answer.excerpts.map((excerpt) => excerpt.text), refused: answer.status === 'not_in_report' };
}

/** Wholly right: every need there, nothing forbidden, the first excerpt as asked, within the words; a refusal where due. */
export function score(question: Gold, { excerpts, refused }: Scored): Score {
  const texts = excerpts.map(plain);
  const words = texts.join(' ').split(' ').filter(Boolean).length;
  const holds = (wanted: string, text: string) => text.includes(plain(wanted));
  const misses: string[] = [];
  let firstRight: boolean | null = null;
  if (question.abstain) {
    if (!refused) misses.push(`answered: ${(texts[0] ?? '').slice(0, 90)}`);
  } else {
    if (refused) misses.push('refused');
    for (const need of question.need) {
      const alternatives = typeof need === 'string' ? [need] : need;
      if (!alternatives.some((one) => texts.some((text) => holds(one, text))))
        misses.push(`missing: ${alternatives[0] ?? ''}`);
    }
    for (const forbidden of question.forbid)
      if (texts.some((text) => holds(forbidden, text))) misses.push(`forbidden: ${forbidden}`);
    if (question.first) {
      firstRight = question.first.some((one) => holds(one, texts[0] ?? ''));
      if (!firstRight) misses.push('first excerpt is another');
    }
    const limit = LIMITS[question.type] ?? LIMIT;
    if (words > limit) misses.push(`${words} words, more than ${limit}`);
  }
  return { right: misses.length === 0, misses, words, firstRight };
}

/** Excerpts whose file slice, without markup, is not their text. */
export function notVerbatim(answer: Answer, files: ReadonlyMap<string, string>): string[] {
  return [...answer.excerpts, ...answer.nearest]
    .filter(({ text, source }) => plain((files.get(source.file) ?? '').slice(source.start, source.end)) !== text)
    .map(({ text }) => text);
}
