import { z } from 'zod';
import { CorpusError } from './corpus-error.ts';

const names = z.array(z.string().trim().min(1)).default([]);

/** One name of the report: how it is shown, what it stands for, how else it is written. */
const entry = z.strictObject({
  name: z.string().trim().min(1),
  long: z.string().trim().min(1).optional(),
  /** Other spellings, slips of the text included ("EJO CN"), and short forms people use. */
  variants: names,
  /** Where it is not certain what the report means by it: said whenever the name is used. */
  doubt: z.string().trim().min(1).optional(),
  /** Names of the entries that a doubtful one may mean; answers about those mention it. */
  maybe: names,
  /** A wider body this one is part of: asking for the body finds it too. */
  partOf: z.string().trim().min(1).optional(),
});

const glossary = z.strictObject({ names: z.array(entry) });

export type Glossary = z.infer<typeof glossary>;
export type GlossaryEntry = Glossary['names'][number];

/** @throws {CorpusError} with the file, the place in it and what is allowed there */
export function parseGlossary(text: string, file: string): Glossary {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new CorpusError(
      file,
      null,
      `not JSON (${(error as Error).message})`,
      'allowed: {"names": [{"name": "…", "variants": ["…"]}]}',
    );
  }
  const parsed = glossary.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new CorpusError(
      file,
      null,
      `${issue?.path.join('.') || 'top level'}: ${issue?.message}`,
      'allowed: name, long, variants, doubt, maybe, partOf',
    );
  }
  return parsed.data;
}
