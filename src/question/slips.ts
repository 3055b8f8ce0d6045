import { MONTHS } from '../dates/calendar.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { editDistance } from '../text/distance.ts';
import { englishFrequency, isOrdinaryEnglish, looksEnglish } from '../text/english.ts';
import { isPeople, isPlaceName } from '../text/places.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { termOf } from '../text/terms.ts';
import { CUE_WORDS, LIGHT_WORDS, THANKS } from './cue-words.ts';
import { correctSpelling } from './spelling.ts';
import type { QuestionContext } from './understand-question.ts';

/** Words that questions are put in, beside those that ask for a kind of answer: a slip in one of these hides what is asked. */
const ASKING = [
  'timeline timelines chronology history difference between compare comparing comparison summarise summary everything percentage share number',
  'document reference meetings meeting countries country happened scheduled planned deadline expected upcoming published adopted discussed presented',
  'present conferences plenary which where there their about after before since until during through would could should please together according',
  'presidency presidencies members member states action actions directive regulation footnote agreement chapter introduction conclusion report',
]
  .join(' ')
  .split(' ');

/** Shorter words have too many neighbours. */
const SHORTEST = 5;

const QUESTION_WORDS: readonly string[] = [
  ...new Set([...Object.values(CUE_WORDS).flatMap((words) => [...words]), ...LIGHT_WORDS, ...STOP_WORDS, ...ASKING]),
].filter((word) => word.length >= SHORTEST && /^[a-z]+$/.test(word));

const KNOWN_WORDS: ReadonlySet<string> = new Set(QUESTION_WORDS);

/** Uses in 51 million words from which a word of general English may be what was meant: by two letters swapped, or otherwise. */
const USUAL = { swapped: 6, otherwise: 60 } as const;

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];

/** All that one slip makes of a word, a swap of neighbours first: the one list likelier than the other. */
function oneSlipAway(word: string): string[][] {
  const cuts = Array.from({ length: word.length + 1 }, (_, i): [string, string] => [word.slice(0, i), word.slice(i)]);
  return [
    cuts.flatMap(([a, b]) => (b.length > 1 ? [a + b.charAt(1) + b.charAt(0) + b.slice(2)] : [])),
    [
      ...cuts.flatMap(([a, b]) => (a === '' ? [] : ALPHABET.map((letter) => a + letter + b))),
      ...cuts.flatMap(([a, b]) => (a === '' || b === '' ? [] : [a + b.slice(1)])),
    ],
  ];
}

/** The usual word of English that a slip makes of this one ("lneding"), or null. */
function usualEnglish(word: string): string | null {
  const [swapped = [], otherwise = []] = oneSlipAway(word);
  for (const [candidates, least] of [
    [swapped, USUAL.swapped],
    [otherwise, USUAL.otherwise],
  ] as const) {
    const [best] = candidates
      .map((candidate) => ({ candidate, uses: englishFrequency(candidate) }))
      .filter(({ uses }) => uses >= least)
      .sort((a, b) => b.uses - a.uses);
    if (best) return best.candidate;
  }
  return null;
}

const GREETING =
  /^\W*(?:(?:hi|hello|hey|dear (?:all|team|colleagues)|good (?:morning|afternoon|evening))(?: (?:all|there|team|everyone|everybody|folks|dossier))?\s*[!,.:;\u2013-]+\s*|(?:quick|short|small) (?:one|question)\s*[!,.:;\u2013-]+\s*)+/i;
const ASKING_KINDLY =
  /^\W*(?:(?:please |pls |kindly )?(?:could|can|would|will) (?:you|someone|somebody|anyone) (?:please |pls |kindly )?(?:tell|remind) (?:me|us)|(?:please|pls|kindly) (?:tell|remind) (?:me|us))[:,]?\s+(?=(?:and|ok|what|who|when|where|which|why|how|if|whether|can|could|is|are|was|were|do|does|did|has|have|had|will|would|share|number|city|name)\b)/i;
/** A question without the greeting before it and the thanks after it, as long as something is left. */
export function withoutManners(text: string): string {
  const bare = text.replace(GREETING, '').replace(ASKING_KINDLY, '').replace(THANKS, '');
  return bare !== text && /[\p{L}\p{N}]{2}/u.test(bare) ? bare.trim() : text;
}

const isSwapped = (one: string, other: string): boolean =>
  one.length === other.length && [...one].sort().join('') === [...other].sort().join('');

/** The word that questions are put in one slip from this one, two letters swapped before any other. */
function askingWord(word: string): string | null {
  const near = QUESTION_WORDS.filter((known) => editDistance(word, known, 1) === 1);
  return near.find((known) => isSwapped(word, known)) ?? near[0] ?? null;
}

/** "planed", "meting": words of their own, but so rare that the one that questions are put in is a hundred times likelier. */
function muchMoreUsual(word: string): string | null {
  const asking = word.length > SHORTEST ? askingWord(word) : null;
  return asking !== null && englishFrequency(asking) >= MUCH * englishFrequency(word) ? asking : null;
}
const MUCH = 100;

/** The word that questions are put in for one with a letter twice that English does not have. */
function misspeltAsking(word: string): string | null {
  if (!/(.)\1/.test(word) || isOrdinaryEnglish(word) || STOP_WORDS.has(word) || KNOWN_WORDS.has(word)) return null;
  const asking = askingWord(word);
  return asking !== null && asking.length < word.length ? asking : null;
}

/** The word of the report that was meant; of what is built like a word, only where two letters were swapped. */
function wordOfReport(word: string, { index, thesaurus }: QuestionContext, built: boolean): string | null {
  const found = correctSpelling(word, index, thesaurus);
  return found !== null && index.vocabulary.words().has(found) && (!built || isSwapped(word, found)) ? found : null;
}

/** Words of questions whose slips are kept, as people ask with the same ones again and again. */
const MOST_KEPT = 10_000;
const KEPT = new WeakMap<PassageIndex, Map<string, string | null>>();

/** What was meant by a word in small letters that is no word here, or null where it is one, or nothing is near. */
function meantBy(word: string, context: QuestionContext): string | null {
  const kept = KEPT.get(context.index) ?? new Map<string, string | null>();
  KEPT.set(context.index, kept);
  let meant = kept.get(word);
  if (meant === undefined) {
    // "meettings" and "comming" have the stem of a word here and are none themselves
    const asking = context.index.vocabulary.words().has(word) ? null : misspeltAsking(word);
    meant = asking
      ? asking
      : isWordHere(word, context)
        ? null
        : isOrdinaryEnglish(word)
          ? muchMoreUsual(word)
          : (askingWord(word) ??
            nameMeantBy(word, context)?.toLowerCase() ??
            wordOfReport(word, context, looksEnglish(word)) ??
            (looksEnglish(word) ? null : usualEnglish(word)));
    if (kept.size < MOST_KEPT) kept.set(word, meant);
  }
  return meant;
}

/** Parts of a report that are asked for by their number. */
const PARTS: ReadonlySet<string> = new Set(['action', 'actions', 'footnote', 'chapter']);

const CALENDAR: readonly string[] = [
  ...MONTHS,
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
].filter((word) => word.length > SHORTEST);

/**
 * What was meant by a word with a capital inside a question: a month, a day, a place or a body of the report one slip
 * away ("Septmeber", "Polnad", "Euroujst"). Any other capital is that of a name that is not to be guessed at.
 */
function nameMeantBy(written: string, context: QuestionContext): string | null {
  const word = written.toLowerCase();
  const { index } = context;
  if (word.length <= SHORTEST || isWordHere(word, context) || isOrdinaryEnglish(word)) return null;
  const near = (known: string) => editDistance(word, known, 1) === 1;
  const calendar = CALENDAR.find(near);
  const name =
    calendar ??
    [...index.vocabulary.words().keys()].find(
      (known) =>
        known.length > SHORTEST && near(known) && (isPlaceName(known) || index.entities.byForm(known) !== null),
    );
  return name === undefined ? null : name.charAt(0).toUpperCase() + name.slice(1);
}

/** Does report, thesaurus, gazetteer or question have the word? */
function isWordHere(word: string, { index, thesaurus }: QuestionContext): boolean {
  const term = termOf(word);
  return (
    STOP_WORDS.has(word) ||
    index.frequency(term) !== undefined ||
    index.vocabulary.words().has(word) ||
    thesaurus.knows(term) ||
    isPlaceName(word) ||
    isPeople(word) ||
    index.entities.byForm(word) !== null ||
    KNOWN_WORDS.has(word)
  );
}

/** A word of five letters or more without a capital inside, and no part of a compound, a link or an abbreviation. */
const PLAIN_WORD =
  /(?<![\w\u00c0-\u024f'\u2019./-])[A-Za-z][a-z]{4,}(?![\w\u00c0-\u024f]|['\u2019./-][\w\u00c0-\u024f])/g;

/**
 * A question with its slips of the pen mended where the whole of it must be read: words that neither report, thesaurus
 * nor English has, in small letters, one slip from a word that questions are put in, a word of the report or a usual
 * one. What was mended is said.
 */
export function mendSlips(text: string, context: QuestionContext, assumed: string[]): string {
  return text.replace(PLAIN_WORD, (written, at: number) => {
    const numbered = /^ \d/.test(text.slice(at + written.length)) ? askingWord(written.toLowerCase()) : null;
    // a capital inside a question is that of a name, but for that of a part of the report with its number ("Actoin 6")
    const meant =
      at === 0 || !/^[A-Z]/.test(written)
        ? meantBy(written.toLowerCase(), context)
        : numbered !== null && PARTS.has(numbered) && !isWordHere(written.toLowerCase(), context)
          ? numbered
          : nameMeantBy(written, context);
    if (meant === null) return written;
    assumed.push(`typo: '${written}' read as '${meant}'`);
    return meant;
  });
}
