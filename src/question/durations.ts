import { type Token, termOf } from '../text/terms.ts';
import type { Alternative } from './concept.ts';

/** Units of time, each with how many of the next smaller one it holds. */
const UNITS = [
  { unit: 'minute', holds: null },
  { unit: 'hour', holds: 60 },
  { unit: 'day', holds: 24 },
  { unit: 'week', holds: 7 },
] as const;
const LONG_UNITS = [
  { unit: 'month', holds: null },
  { unit: 'year', holds: 12 },
] as const;

const SAME_LENGTH = 0.9;

/** "3 days" for a report that writes "72 hours", "two years" for one that writes "24 months". */
export function sameDuration(count: Token | undefined, unit: Token): Alternative[] {
  const number = Number(count?.term);
  if (!Number.isInteger(number) || number < 1) return [];
  for (const units of [UNITS, LONG_UNITS]) {
    const at = units.findIndex((one) => termOf(one.unit) === unit.term);
    if (at < 0) continue;
    const [smaller, own, larger] = [units[at - 1], units[at], units[at + 1]];
    return [
      ...(smaller && own?.holds ? [{ value: number * own.holds, unit: smaller.unit }] : []),
      ...(larger?.holds && number % larger.holds === 0 ? [{ value: number / larger.holds, unit: larger.unit }] : []),
    ].map(({ value, unit: name }) => ({ terms: [String(value), termOf(name)], weight: SAME_LENGTH }));
  }
  return [];
}
