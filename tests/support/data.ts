import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ROOT } from './engines.ts';

/** Lines of a file of tests/data, each checked. */
export function readLines<T>(file: string, line: z.ZodType<T>): T[] {
  return readFileSync(join(ROOT, 'tests/data', file), 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => line.parse(JSON.parse(text)));
}
