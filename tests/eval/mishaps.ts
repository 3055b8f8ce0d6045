import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { answerQuestion } from '../../src/answer-question.ts';
import type { Engine } from '../../src/engine.ts';
import { type Gold, score, scored } from './score.ts';

/** A word long enough that a reader still recognises it with one slip in it. */
const SLIPPING = /^[A-Za-z]{6,}$/;

/** The question with one of its longer words changed, another one for each place in the set; null where it has none. */
function withSlip(question: string, place: number, slip: (word: string) => string): string | null {
  const tokens = question.split(/\b/);
  const long = tokens.flatMap((token, i) => (SLIPPING.test(token) && token !== token.toUpperCase() ? [i] : []));
  const at = long[place % long.length];
  return at === undefined ? null : tokens.map((token, i) => (i === at ? slip(token) : token)).join('');
}

/** What people do to a question without meaning another one, each by name; the place in the set chooses the word. */
const MISHAPS: Readonly<Record<string, (question: string, place: number) => string | null>> = {
  'two letters swapped': (question, place) =>
    withSlip(question, place, (word) => {
      const i = word.length >> 1;
      return word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
    }),
  'a letter dropped': (question, place) =>
    withSlip(question, place, (word) => word.slice(0, word.length >> 1) + word.slice((word.length >> 1) + 1)),
  'a letter doubled': (question, place) =>
    withSlip(question, place, (word) => word.slice(0, word.length >> 1) + word.slice((word.length >> 1) - 1)),
  'greeting and thanks': (question) => `Hi all, quick one: ${question} Thanks a lot!`,
  'all in lower case': (question) => question.toLowerCase(),
  'no question mark': (question) => question.replace(/[?.!\s]+$/, ''),
};

/** What the questions of {@link readRewordings} are counted under. */
const IN_OTHER_WORDS = 'in other words';

const rewording = z.object({ id: z.string(), q: z.string() });

/** Questions that ask what others do, as another colleague would: by `set/id` of the question they stand for. */
export function readRewordings(path: string): Map<string, string> {
  return new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => rewording.parse(JSON.parse(line)))
      .map(({ id, q }) => [id, q]),
  );
}

/** Of the questions answered rightly as they stand, how many each mishap was done to and how many it loses. */
export interface MishapCount {
  tried: number;
  lost: string[];
}

/** A count for every mishap, all at nought. */
export function noMishaps(): Map<string, MishapCount> {
  return new Map([...Object.keys(MISHAPS), IN_OTHER_WORDS].map((name) => [name, { tried: 0, lost: [] }]));
}

/**
 * Asks a question that is answered rightly again with each mishap, and adds to the counts.
 * A question that the mishap leaves as it is was not tried.
 */
export function countMishaps(
  engine: Engine,
  gold: Gold,
  { now, place, reworded }: { readonly now: string; readonly place: number; readonly reworded: string | null },
  counts: Map<string, MishapCount>,
) {
  const asked: [string, string | null][] = Object.entries(MISHAPS).map(([name, mishap]) => [
    name,
    mishap(gold.q, place),
  ]);
  for (const [name, question] of [...asked, [IN_OTHER_WORDS, reworded] as const]) {
    const count = counts.get(name);
    if (!count || question === null || question === gold.q) continue;
    count.tried++;
    const answer = answerQuestion(engine, { question, after: gold.after, now });
    if (!score(gold, scored(answer)).right) count.lost.push(`${gold.id} ${question}`);
  }
}
