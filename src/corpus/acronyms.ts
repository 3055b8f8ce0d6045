import { fold } from '../text/terms.ts';

/** An acronym and the long form the text gives it; offsets of the pair in the text, UTF-16. */
export interface AcronymPair {
  readonly acronym: string;
  readonly long: string;
  readonly start: number;
  readonly end: number;
}

const IN_BRACKETS = /\(\s*([\p{L}\d][\p{L}\d/.+\- ]{1,18})\s*\)/gu;
/** "EU Knowledge Hub on Prevention (the Knowledge Hub)": a name cut short, of two words or more of the long one. */
const SHORT_NAME =
  /\(\s*(?:hereinafter |hereafter )?(?:referred to as )?["\u201c\u2018']?the ((?:\p{Lu}[\p{L}-]+)(?: \p{Lu}[\p{L}-]+){1,3})["\u201d\u2019']?\s*\)/gu;
const CONNECTORS = new Set([
  'of',
  'on',
  'and',
  'for',
  'the',
  'in',
  'to',
  'against',
  'with',
  'by',
  'at',
  'de',
  'la',
  'del',
  'des',
  'du',
  '&',
]);

/** Two or more capitals and no ordinary word: "EJO CN", "SYD-NPS", "AML/CFT", "LEWP-C". */
function looksLikeAcronym(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return (
    capitals >= 2 &&
    text.split(/[\s]/).length <= 2 &&
    text
      .split(/[\s/-]/)
      // "sBMS": a small letter for a small word
      .every((part) => /^\p{Ll}?[\p{Lu}\d]+s?$/u.test(part) || /^\p{Lu}[\p{Lu}\p{Ll}]*\p{Lu}[\p{L}]*$/u.test(part))
  );
}

/**
 * Acronyms defined in a text as "Long Form (ABC)".
 *
 * The long form is the shortest run of words before the bracket whose initials spell the acronym; failing that the
 * letters may stand inside words (Schwartz and Hearst 2003); failing that it is the capitalised name before the
 * bracket, for acronyms of another language ("Latin American Committee on Internal Security (CLASI)").
 */
export function findAcronyms(text: string): AcronymPair[] {
  const pairs: AcronymPair[] = [];
  for (const match of text.matchAll(IN_BRACKETS)) {
    // "(CTFI Network)": the word for what it is belongs to the name, not to its letters
    const acronym = (match[1] ?? '')
      .trim()
      .replace(/^(\p{Lu}{3,}) (?:Network|Group|Team|Forum|Committee|Project)$/u, '$1');
    // "Council Decision (CFSP) 2026/1" spells nothing out
    if (/^\s*(?:No\s*)?\d{4}\/\d/.test(text.slice(match.index + match[0].length))) continue;
    if (!looksLikeAcronym(acronym) || /^(?:EU|UE|OJ|U\.S\.)$/.test(acronym)) continue;
    const before = text.slice(0, match.index).trimEnd();
    const clause = before
      .slice(
        Math.max(before.lastIndexOf('('), before.lastIndexOf(')'), before.lastIndexOf(';'), before.lastIndexOf('. ')) +
          1,
      )
      .trim();
    const words = clause.split(/\s+/).slice(-14);
    const letters = [...fold(acronym.replace(/(?<=\p{Lu})s$/u, '')).replace(/[^\p{L}\d]/gu, '')];
    const long = byInitials(words, letters) ?? byLetters(words, letters) ?? byCapitals(words);
    if (!long) continue;
    const start = before.lastIndexOf(long);
    pairs.push({ acronym, long, start, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(SHORT_NAME)) {
    const before = text.slice(0, match.index).trimEnd();
    const long = byCapitals(before.split(/\s+/).slice(-14));
    const short = match[1] ?? '';
    if (!long || !short.split(' ').every((word) => long.split(' ').includes(word))) continue;
    pairs.push({ acronym: short, long, start: before.lastIndexOf(long), end: match.index + match[0].length });
  }
  return pairs;
}

const initialsOf = (word: string): string[] =>
  word
    .split(/[-\u2013/]/)
    .filter(Boolean)
    .map((part) =>
      fold(part)
        .replace(/^[^\p{L}\d]+/u, '')
        .charAt(0),
    );

function byInitials(words: readonly string[], letters: readonly string[]): string | null {
  let need = letters.length - 1;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? '';
    const initials = initialsOf(word).reverse();
    let used = 0;
    for (const initial of initials) {
      if (initial === letters[need]) {
        need--;
        used++;
      }
    }
    if (need < 0) return trimOpening(words.slice(i));
    if (used === 0 && !CONNECTORS.has(fold(word))) return null;
  }
  return null;
}

/** Do the letters stand in the text one after the other? */
function inOrder(letters: readonly string[], text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function byLetters(words: readonly string[], letters: readonly string[]): string | null {
  const most = Math.min(words.length, letters.length + 5);
  for (let count = Math.max(2, Math.ceil(letters.length / 3)); count <= most; count++) {
    const candidate = words.slice(-count);
    // half of a longer name is no long form
    if (
      /^\p{Lu}/u.test(words[words.length - count - 1] ?? '') ||
      (/^(?:of|on|and|for|in)$/.test(words[words.length - count - 1] ?? '') &&
        /^\p{Lu}/u.test(words[words.length - count - 2] ?? ''))
    )
      continue;
    if (!/^\p{Lu}/u.test(candidate[0] ?? '') || fold(candidate[0] ?? '').charAt(0) !== letters[0]) continue;
    const text = fold(candidate.join(' '));
    if (inOrder(letters, text)) return trimOpening(candidate);
  }
  return null;
}

/** The run of capitalised words, with the small words between them, that ends the clause. */
function byCapitals(words: readonly string[]): string | null {
  let first = words.length;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? '';
    if (/^["\u2018\u201c]?\p{Lu}/u.test(word)) first = i;
    else if (!CONNECTORS.has(fold(word))) break;
  }
  const run = words.slice(first);
  return run.length >= 2 ? trimOpening(run) : null;
}

function trimOpening(words: readonly string[]): string {
  const first = words.findIndex((word) => !/^(?:the|a|an|its|their|this)$/i.test(word));
  return words
    .slice(Math.max(first, 0))
    .join(' ')
    .replace(/^["\u2018\u201c']|[,"\u2019\u201d']$/gu, '');
}
