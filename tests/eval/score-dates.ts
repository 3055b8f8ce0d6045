import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Passage } from '../../src/corpus/passages.ts';
import { type DayRange, halfSpan, monthSpan, quarterSpan, yearSpan } from '../../src/dates/calendar.ts';

const event = z.object({
  date: z.string(),
  status: z.enum(['past', 'planned']),
  snippet: z.string(),
  accept: z.array(z.string()).default([]),
  accept_status: z.array(z.string()).default([]),
  implicit: z.boolean().default(false),
});
const notEvent = z.object({ snippet: z.string() });

const lines = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Days of "2025-03-14", "2025-03", "2025-Q2", "2026-H2", "2025" or "from/to". */
function daysOf(iso: string): DayRange {
  if (iso.includes('/')) {
    const [from = '', to = ''] = iso.split('/');
    return { from: daysOf(from).from, to: daysOf(to).to };
  }
  const part = /^(\d{4})(?:-(?:Q(\d)|H(\d)|(\d{2})(?:-(\d{2}))?))?$/.exec(iso);
  const year = Number(part?.[1]);
  if (part?.[2]) return quarterSpan(year, Number(part[2]));
  if (part?.[3]) return halfSpan(year, Number(part[3]));
  if (part?.[5]) return { from: iso, to: iso };
  return part?.[4] ? monthSpan(year, Number(part[4])) : yearSpan(year);
}

export interface DateScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly statusRight: number;
  readonly gold: number;
  /** Names or document numbers taken for an event. */
  readonly names: readonly string[];
  readonly missed: readonly string[];
  readonly invented: readonly string[];
}

/** Events found in the body against the gold table; statements without a date in their words are left out. */
export function scoreDates(passages: readonly Passage[], eventsPath: string, notEventsPath: string): DateScore {
  const gold = lines(eventsPath).map((line) => event.parse(line));
  const body = passages.filter((passage) => passage.kind === 'body');
  const open = new Set(body.flatMap((passage) => passage.events.map((found) => ({ passage, found }))));
  const missed: string[] = [];
  let hits = 0;
  let statusRight = 0;
  const fold = (text: string) => text.replace(/\s+/g, ' ');
  const match = (one: z.infer<typeof event>) => {
    const ranges = [one.date, ...one.accept].map(daysOf);
    return [...open].find(
      ({ passage, found }) =>
        fold(passage.text).includes(fold(one.snippet)) &&
        ranges.some((range) => range.from === found.from && range.to === found.to),
    );
  };
  for (const one of gold) {
    const hit = match(one);
    if (hit) open.delete(hit);
    if (one.implicit) continue;
    if (!hit) {
      missed.push(`${one.date}: ${one.snippet}`);
      continue;
    }
    hits++;
    if (hit.found.status === one.status || one.accept_status.includes(hit.found.status)) statusRight++;
  }
  const names = lines(notEventsPath)
    .map((line) => notEvent.parse(line).snippet)
    .filter((snippet) =>
      [...open].some(({ passage, found }) => {
        const at = fold(passage.text).indexOf(fold(snippet));
        return at >= 0 && found.start < at + snippet.length && at < found.end;
      }),
    );
  const dated = gold.filter((one) => !one.implicit).length;
  const precision = hits / (hits + open.size);
  const recall = hits / dated;
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    statusRight: statusRight / hits,
    gold: dated,
    names,
    missed,
    invented: [...open].map(({ passage, found }) => `${found.label}: ${passage.text.slice(0, 100)}`),
  };
}
