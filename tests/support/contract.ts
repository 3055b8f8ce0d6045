import { z } from 'zod';
import type { Answer } from '../../src/answer/answer.ts';
import type { Corpus } from '../../src/corpus/read-corpus.ts';
import { cleanText } from '../../src/text/markup.ts';

const count = z.int().nonnegative();
const day = z.iso.date();
const text = z.string().min(1);

const source = z
  .strictObject({
    file: text,
    start: count,
    end: count,
    document: text,
    section: text,
    heading: z.string(),
    paragraph: count,
  })
  .refine(({ start, end }) => start < end, 'a source has a length');

const excerpt = z
  .strictObject({
    text,
    focus: z.array(z.strictObject({ start: count, end: count })),
    source,
    dates: z.array(
      z
        .strictObject({ from: day, to: day, label: text, status: z.enum(['past', 'planned']) })
        .refine(({ from, to }) => from <= to, 'a date runs forwards'),
    ),
    footnotes: z.array(z.strictObject({ number: count.positive(), text, links: z.array(z.url()) })),
    alsoAt: z.array(source),
  })
  .refine(
    ({ text: words, focus }) => focus.every(({ start, end }) => start < end && end <= words.length),
    'focus lies in the text',
  )
  .refine(
    ({ focus }) => focus.every(({ start }, i) => i === 0 || start >= (focus[i - 1]?.end ?? 0)),
    'focus is in order',
  )
  .refine(
    ({ text: words, dates }) => dates.every(({ label }) => words.includes(label)),
    'labels are words of the text',
  );

/** One answer, in the public form; nothing more and nothing less. */
export const answerSchema = z
  .strictObject({
    id: z.string().exactOptional(),
    question: z.string(),
    status: z.enum(['answered', 'closest', 'not_in_report']),
    reason: z.enum(['unknown_term', 'outside_period', 'not_stated', 'not_about_the_report']).nullable(),
    readAs: z.strictObject({
      entities: z.array(text),
      period: z.strictObject({ from: day.nullable(), to: day.nullable() }).nullable(),
      actions: z.array(count),
      kind: text,
      assumed: z.array(text),
    }),
    headline: text,
    excerpts: z.array(excerpt),
    coverage: z.strictObject({ found: count, inPeriod: count, shown: count, merged: count }),
    nearest: z.array(excerpt).max(3),
    suggestions: z.array(text).max(3),
    tookMs: z.number().nonnegative(),
  })
  .refine(
    ({ status, reason }) => (status === 'not_in_report') === (reason !== null),
    'a refusal has a reason, an answer none',
  )
  .refine(({ status, nearest }) => status === 'not_in_report' || nearest.length === 0, 'only a refusal has nearest')
  .refine(
    ({ status, excerpts }) => (status === 'not_in_report') === (excerpts.length === 0),
    'an answer has excerpts, a refusal none',
  )
  .refine(
    ({ readAs: { period } }) => !period?.from || !period.to || period.from <= period.to,
    'a period runs forwards',
  );

/** Where an answer breaks its contract, in words; empty where it keeps it. */
export function contractProblems(answer: Answer, { documents }: Corpus): string[] {
  const parsed = answerSchema.safeParse(answer);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const files = new Map(documents.map((document) => [document.file, document]));
  for (const { text: words, source: at } of [...answer.excerpts, ...answer.nearest]) {
    const file = files.get(at.file);
    if (cleanText(file?.text.slice(at.start, at.end) ?? '') !== words) problems.push(`not verbatim: ${words}`);
    if (file && at.document !== (file.number ?? file.file)) problems.push(`of another report: ${words}`);
  }
  for (const at of answer.excerpts.flatMap(({ alsoAt }) => alsoAt)) {
    const file = files.get(at.file);
    if (!file || at.end > file.text.length) problems.push(`alsoAt lies outside ${at.file}`);
  }
  return problems;
}

/** Where the completeness receipt contradicts itself or the excerpts. */
export function receiptProblems({ status, coverage, excerpts }: Answer): string[] {
  const { found, inPeriod, shown, merged } = coverage;
  const problems: string[] = [];
  if (inPeriod > found) problems.push(`${inPeriod} in the period of ${found} found`);
  if (shown + merged > inPeriod) problems.push(`${shown} shown and ${merged} merged of ${inPeriod} in the period`);
  if ((shown === 0) !== (status === 'not_in_report')) problems.push(`${shown} shown, yet ${status}`);
  const also = excerpts.reduce((sum, { alsoAt }) => sum + alsoAt.length, 0);
  if (merged !== also) problems.push(`${merged} merged, but alsoAt has ${also}`);
  return problems;
}
