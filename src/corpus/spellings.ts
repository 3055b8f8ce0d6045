import { tokenize } from '../text/terms.ts';

/** The letters that digits are misread for: "U1P" is UIP. */
const MISREAD: Readonly<Record<string, string>> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B' };

/** A word with the letters that its digits may have been misread for. */
export const withoutDigits = (word: string): string => word.replace(/[0158]/g, (digit) => MISREAD[digit] ?? digit);

/** The terms of a spelling, by which spellings that differ in case or ending only are one. */
export function keyOf(form: string): string {
  return tokenize(form)
    .map((token) => token.term)
    .join(' ');
}

/** "EU Customs Authority" for the European Union Customs Authority, and the other way round; null for a name that has neither. */
export function otherwiseOfUnion(name: string): string | null {
  if (/^(?:the )?European Union \p{Lu}/iu.test(name)) return name.replace(/^(?:the )?European Union/i, 'EU');
  return /^EU \p{Lu}/u.test(name) ? name.replace(/^EU/, 'European Union') : null;
}
