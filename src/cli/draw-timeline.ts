import { writeFileSync } from 'node:fs';
import type { Engine } from '../engine.ts';
import { chronologyOf, wholeChronology } from '../report/chronology.ts';
import { type Options, UsageError } from './arguments.ts';

/**
 * Writes the timeline of a name, or of the whole report, as a picture.
 *
 * @returns what was done, for the terminal
 * @throws {UsageError} where nothing is dated of the name, or the file cannot be written
 */
export async function drawTimeline(engine: Engine, file: string, { timeline, now }: Options): Promise<string> {
  const chronology = timeline === null ? wholeChronology(engine) : chronologyOf(engine, timeline, now);
  if (!chronology || chronology.marks.length === 0)
    throw new UsageError(
      `--timeline ${timeline ?? ''}: the report dates nothing of it; allowed: a name that it dates, e.g. EJOCN`,
    );
  // drawing takes longer to load than an answer takes
  const { timelineSvg } = await import('../chart/timeline-svg.ts');
  try {
    writeFileSync(file, `${timelineSvg(chronology, null)}\n`);
  } catch (error) {
    throw new UsageError(
      `--svg ${file}: cannot be written (${(error as NodeJS.ErrnoException).code}); allowed: a file in a folder that is there`,
    );
  }
  return `${chronology.marks.length} dated statements in ${chronology.rows.length} rows drawn into ${file}.\n`;
}
