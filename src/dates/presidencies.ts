import { type DayRange, halfSpan } from './calendar.ts';

/**
 * Presidencies of the Council by half-year, as fixed by Council Decision (EU) 2016/1316:
 * the adjective, other names for it, the year and the half.
 */
const PRESIDENCIES: readonly (readonly [adjective: string, others: readonly string[], year: number, half: 1 | 2])[] = [
  ['portuguese', ['portugal'], 2021, 1],
  ['slovenian', ['slovenia', 'slovene'], 2021, 2],
  ['french', ['france'], 2022, 1],
  ['czech', ['czechia'], 2022, 2],
  ['swedish', ['sweden'], 2023, 1],
  ['spanish', ['spain'], 2023, 2],
  ['belgian', ['belgium'], 2024, 1],
  ['hungarian', ['hungary'], 2024, 2],
  ['polish', ['poland'], 2025, 1],
  ['danish', ['denmark'], 2025, 2],
  ['cypriot', ['cyprus'], 2026, 1],
  ['irish', ['ireland'], 2026, 2],
  ['lithuanian', ['lithuania'], 2027, 1],
  ['greek', ['greece', 'hellenic'], 2027, 2],
  ['italian', ['italy'], 2028, 1],
  ['latvian', ['latvia'], 2028, 2],
  ['luxembourg', ['luxembourgish'], 2029, 1],
  ['dutch', ['netherlands'], 2029, 2],
];

const BY_NAME = new Map<string, DayRange>(
  PRESIDENCIES.flatMap(([adjective, others, year, half]) =>
    [adjective, ...others].map((name): [string, DayRange] => [name, halfSpan(year, half)]),
  ),
);

/** Names that may stand before "Presidency", as an alternation for a regular expression. */
export const PRESIDENCY_NAMES = [...BY_NAME.keys()].join('|');

/** The half-year of a presidency by its adjective or country, in lower case; null where none is known. */
export function presidencySpan(name: string): DayRange | null {
  return BY_NAME.get(name.toLowerCase().replace(/['\u2019]s$/, '')) ?? null;
}

/** Every name of the presidencies that a text names (["polish", "poland"]), one list for each. */
export function presidenciesNamed(text: string): string[][] {
  return [
    ...text.toLowerCase().matchAll(new RegExp(`\\b(${PRESIDENCY_NAMES})(?:'s?)? (?:eu |council )?presidency\\b`, 'g')),
  ].map(([, name = '']) => {
    const found = PRESIDENCIES.find(([adjective, others]) => adjective === name || others.includes(name));
    return found ? [found[0], ...found[1]] : [name];
  });
}

const ITS_PRESIDENCY = new RegExp(
  `\\b(${PRESIDENCIES.flatMap(([, others]) => others).join('|')})\\b([^.?!]{0,60}?)\\b(?:during|under|in|over|throughout) (?:its|their) (?:eu |council )?presidency\\b`,
  'i',
);

/** "what did Poland do during its presidency" in the words of "… under the Poland presidency". */
export function nameItsPresidency(text: string): string {
  return text.replace(ITS_PRESIDENCY, '$2 under the $1 presidency');
}

/** The adjective of the presidency in office on a day ("Danish"), or null. */
export function presidencyOn(day: string): string | null {
  const found = PRESIDENCIES.find(([, , year, half]) => {
    const span = halfSpan(year, half);
    return span.from <= day && day <= span.to;
  });
  return found ? found[0].charAt(0).toUpperCase() + found[0].slice(1) : null;
}
