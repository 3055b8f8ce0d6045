import type { Entity } from '../corpus/entities.ts';
import { nameItsPresidency, presidenciesNamed } from '../dates/presidencies.ts';
import { type AskedPeriod, findAskedPeriod } from '../dates/question-dates.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { romanValue, termOf, tokenize } from '../text/terms.ts';
import type { Thesaurus } from '../text/thesaurus.ts';
import type { WordNet } from '../text/wordnet.ts';
import type { Concept } from './concept.ts';
import { findConcepts } from './concepts.ts';
import { ABOUT_THE_ASKER, ABOUT_THE_BOT, HAPPENINGS, WRAPPERS } from './cue-words.ts';
import { findKind, type Kind, looksAhead } from './kinds.ts';
import type { NameYears } from './name-years.ts';
import { numberedByWords } from './numbered-rows.ts';
import { plainForm } from './plain-form.ts';
import { settleKind, UP_TO_NOW, WHOLE_STRETCH } from './settle-kind.ts';
import { mendSlips, withoutManners } from './slips.ts';

/** A question as understood: what was said, and apart from it what was assumed. */
export interface Question {
  /** As typed, control characters removed, cut to {@link LONGEST_QUESTION}. */
  readonly text: string;
  readonly kind: Kind;
  /** Asks for what lies ahead, whatever its kind. */
  readonly ahead: boolean;
  readonly period: AskedPeriod | null;
  /** Names of the presidencies whose terms are asked about, as the report may call them; empty without one. */
  readonly presidency: readonly string[];
  /** Numbers of Actions named. */
  readonly actions: readonly number[];
  readonly concepts: readonly Concept[];
  /** Is about the report's own particulars: its number, date, author, marking. */
  readonly aboutReport: boolean;
  readonly notAboutReport: boolean;
  /** In words for the reader. */
  readonly assumed: readonly string[];
}

/** What understanding needs of a corpus. */
export interface QuestionContext {
  readonly index: PassageIndex;
  readonly thesaurus: Thesaurus;
  readonly wordNet: WordNet;
  readonly nameYears: NameYears;
  /** Today, `YYYY-MM-DD`. */
  readonly now: string;
  /** Looks for like words also of those that the report has. */
  readonly wide?: boolean;
}

/** UTF-16 units of a question that are read; people ask in far fewer, and work must stay bounded. */
export const LONGEST_QUESTION = 600;

const NUMBER_WORD =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty';
/** What a numbered part of a report is called by, by any of the words that the reports use for theirs. */
function partsAsked(index: PassageIndex): RegExp {
  const known = PARTS_ASKED.get(index);
  if (known) return known;
  const others = [...index.partNames].map((name) => `|${name}s?`).join('');
  const asked = new RegExp(
    `\\b(?:actions?|measures?|priorit(?:y|ies)|recommendations?|objectives?${others})\\s*(?:no\\.?|number|nr\\.?|n°|#)?\\s*((?:\\d{1,3}|${NUMBER_WORD}|[ivx]{1,5}(?=\\b))(?:\\s*(?:,|and|&|vs\\.?|versus|or|to|-|\u2013)\\s*(?:action\\s+)?(?:\\d{1,3}|(?:${NUMBER_WORD})(?!\\s+[a-z]{2,}))\\b(?!\\s*(?:of|in)?\\s*(?:20\\d\\d|january|february|march|april|may|june|july|august|september|october|november|december)))*)\\b`,
    'gi',
  );
  PARTS_ASKED.set(index, asked);
  return asked;
}

const PARTS_ASKED = new WeakMap<PassageIndex, RegExp>();
const ORDINAL_ACTION = /\b(\d{1,2})(?:st|nd|rd|th) action\b|\ba(\d{1,2})\b/gi;

/** Reads a question that stands alone; `followUp` adds what a thread lends it. */
export function understandQuestion(typed: string, context: QuestionContext): Question {
  const assumed: string[] = [];
  let text = respell(
    typed
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
      .trim(),
  );
  if (text.length > LONGEST_QUESTION) {
    text = text.slice(0, LONGEST_QUESTION);
    assumed.push(`only the first ${LONGEST_QUESTION} characters were read`);
  }
  const mended = mendSlips(text, context, assumed);
  text = plainForm(withoutManners(mended));
  const typedText = text;
  for (const wrapper of WRAPPERS)
    text = text.replace(wrapper, (match) => (match.length === text.length ? match : ' '.repeat(match.length)));
  text = nameItsPresidency(text);
  const { kind: cue } = findKind(typedText);
  // "chronology from the first call to what is still open": where the story begins and ends is no topic
  if (cue === 'timeline')
    text = text.replace(TAIL, (tail) =>
      (BEGINNING.test(tail) || END.test(tail)) && !HAS_DATE.test(tail) ? ' '.repeat(tail.length) : tail,
    );
  // "what happened when, from the first call on": from its start
  if (cue === 'timeline') text = text.replace(FROM_ITS_START, (tail) => ' '.repeat(tail.length));
  // "which countries take part today": now, and not on this day
  if (cue !== null && STATES.has(cue)) text = text.replace(/\btoday(?=\W*$)/i, (word) => ' '.repeat(word.length));
  const period = findAskedPeriod(text, context.now, (source, start, end) =>
    context.nameYears.holds(source, start, end),
  );
  if (period) assumed.push(...period.assumed);
  const spans: { start: number; end: number }[] = [...(period?.spans ?? [])];
  const actions = findActions(text, spans, context.index);
  const kind = cue ?? 'fact';
  const tokens = numberedByWords(
    tokenize(text).filter((token) => !spans.some((span) => token.start >= span.start && token.start < span.end)),
    context.index,
  );
  const found = findConcepts(tokens, kind, context, text);
  assumed.push(...found.assumed);
  // a presidency the report never names did nothing in it, whatever else happened in its term
  const presidencies = presidenciesNamed(text);
  for (const names of presidencies) {
    const named = new RegExp(`\\b(?:${names.join('|')})\\b[^.]{0,60}\\bPresidenc`, 'i');
    if (!context.index.passages.some((passage) => named.test(passage.text)))
      found.concepts.push(unknownName(`${names[0]} presidency`));
  }
  const settledKind = settleKind(kind, cue, text, tokens, actions, period, found.concepts);
  // "still to come" beside "everything since January" asks for both what was and what will be
  const settled =
    settledKind === 'planned' && (period === null || (period.from ?? '') <= context.now) && WHOLE_STRETCH.test(text)
      ? 'timeline'
      : settledKind;
  const upToNow = settled === 'timeline' && period === null && UP_TO_NOW.test(text) && !looksAhead(text);
  const concepts =
    settled === kind
      ? found.concepts
      : [
          ...findConcepts(tokens, settled, context, text).concepts,
          ...found.concepts.filter((concept) => concept.alternatives.length === 0),
        ];
  // "what should come out or finish in May": all that falls in it
  const all = period !== null && (settled === 'timeline' || settled === 'planned') && concepts.every(asksForAny);
  return {
    text: typedText,
    kind: settled,
    ahead: looksAhead(text),
    presidency: presidencies.flat(),
    period: upToNow ? { from: null, to: context.now, spans: [], assumed: [] } : period,
    actions,
    concepts: all ? [] : concepts,
    aboutReport: found.aboutReport,
    notAboutReport:
      ABOUT_THE_BOT.test(mended) ||
      // "I have to translate EUPC, what is it in full?" is about EUPC
      (ABOUT_THE_ASKER.test(text) &&
        !found.concepts.some(({ entity, unknown }) => entity !== null && unknown === null)),
    assumed: [...new Set(assumed)],
  };
}

/** "…, from its launch to what is still planned", at the end of a question on a story: a beginning of it, or an end. */
const TAIL =
  /(?<=\w{3}\W+(?:\w+\W+){1,12})(?:from (?:the |its |their )?\p{Ll}[\p{L}' -]{2,40}|(?:the |its |their )?(?:start|launch|beginning|outset|creation)) (?:to|until|till|through|up to) (?!and fro\b)[^.;?!]+/u;
const FROM_ITS_START =
  /\bfrom (?:the |its |their )?(?:very )?(?:first \p{Ll}+|start|beginning|launch|opening|kick-?off|creation|outset|call|proposal|deadline|adoption|signature|publication) on(?:wards?)?\b|\bfrom (?:the |its |their )?\p{Ll}+ to (?:where|how far) (?:it|they) (?:is|are|was|were|stood|stands?)\b[^?;]*|\bup to what(?:'?s| is| are| was)? (?:still |yet )?(?:to come|scheduled|planned|open|ahead|left|outstanding|due|foreseen)\b/u;
const BEGINNING =
  /^(?:from )?(?:the |its |their )?(?:[\p{L}']+ ){0,3}(?:launch|start|beginning|creation|set-?up|setting up|kick-?off|call|proposal|publication|presentation|submission|adoption|inception|foundation|founding|opening|announcement|signature|signing|outset|establishment|working group|first \w+) (?:to|until|till|through|up to)\b/u;
const END =
  /(?:to|until|till|through|up to) (?:the |its |their )?(?:what\b|now\b|date\b|present\b|end\b|next\b|today\b|adoption\b|deadline\b|transposition\b|planned\b|completion\b|entry into\b|implementation\b|toolbox\b)/u;

const HAS_DATE =
  /\d|\b(?:january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn|winter|year|month|today|now|presidency)\b/i;

/** Kinds that ask how things stand, where "today" is no day. */
const STATES: ReadonlySet<Kind> = new Set(['list', 'who', 'where', 'how_many', 'definition']);

/** Question words as fast fingers leave them; the kind of a question hangs on them. */
const SLIPS: Readonly<Record<string, string>> = {
  wil: 'will',
  nr: 'number',
  wen: 'when',
  whn: 'when',
  wehn: 'when',
  wat: 'what',
  waht: 'what',
  wht: 'what',
  whats: "what's",
  hwo: 'how',
  woh: 'who',
  wher: 'where',
  whre: 'where',
  wich: 'which',
  whcih: 'which',
  hw: 'how',
  mcuh: 'much',
  amny: 'many',
  mny: 'many',
  mani: 'many',
  muhc: 'much',
  whihc: 'which',
  teh: 'the',
  hte: 'the',
  uot: 'out',
  adn: 'and',
  nad: 'and',
  ot: 'to',
  taht: 'that',
  thta: 'that',
  htat: 'that',
  thsi: 'this',
  tihs: 'this',
  ppl: 'people',
  yr: 'year',
  yrs: 'years',
  mtg: 'meeting',
  mtgs: 'meetings',
  pple: 'people',
};

/** Actions that a range ("3 to 5") may span. */
const MOST_ACTIONS = 40;

/** Member States by the letters that officials write for them; those that are words or other things (IT, AT, BE, ES, NO) are left out. */
const COUNTRY_CODES: Readonly<Record<string, string>> = {
  BG: 'Bulgaria',
  CY: 'Cyprus',
  CZ: 'Czechia',
  DE: 'Germany',
  DK: 'Denmark',
  EE: 'Estonia',
  FI: 'Finland',
  FR: 'France',
  GR: 'Greece',
  HR: 'Croatia',
  HU: 'Hungary',
  IE: 'Ireland',
  LT: 'Lithuania',
  LU: 'Luxembourg',
  LV: 'Latvia',
  MT: 'Malta',
  NL: 'Netherlands',
  PL: 'Poland',
  PT: 'Portugal',
  RO: 'Romania',
  SE: 'Sweden',
  SI: 'Slovenia',
  SK: 'Slovakia',
};

/** Who is meant by the letters that officials write for them; "COM(2025) 1" is a number. */
const SHORT_FOR: readonly (readonly [RegExp, string])[] = [
  [/\bCOM\b(?!\s*(?:\(?\d|number|no\b|nr\b|doc|ref))/g, 'Commission'],
  [/\bEP\b/g, 'European Parliament'],
  [/\b[Aa]rt\.? ?(?=\d)/g, 'Article '],
  ...Object.entries(COUNTRY_CODES).map(([code, country]): [RegExp, string] => [
    new RegExp(`(?<![\\w-])${code}(?![\\w-])`, 'g'),
    country,
  ]),
];

function respell(typed: string): string {
  const text = SHORT_FOR.reduce((all, [letters, name]) => all.replace(letters, name), typed);
  return text.replace(/[a-z]+/gi, (word) => SLIPS[word.toLowerCase()] ?? word);
}

function findActions(text: string, spans: { start: number; end: number }[], index: PassageIndex): number[] {
  const actions = new Set<number>();
  for (const match of text.matchAll(partsAsked(index))) {
    spans.push({ start: match.index, end: match.index + match[0].length });
    const range = /^(\d{1,3})\s*(?:to|-|\u2013)\s*(\d{1,3})$/i.exec(match[1] ?? '');
    for (
      let number = Number(range?.[1]);
      range && number <= Math.min(Number(range[2]), Number(range[1]) + MOST_ACTIONS);
      number++
    ) {
      actions.add(number);
    }
    for (const [word] of (match[1] ?? '').matchAll(/\d+|[a-z]+/gi)) {
      const term = termOf(word.toLowerCase());
      const value = /^\d+$/.test(term)
        ? Number(term)
        : word.toLowerCase() === 'one'
          ? 1
          : romanValue(word.toLowerCase());
      if (value !== null) actions.add(value);
    }
  }
  for (const match of text.matchAll(ORDINAL_ACTION)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
    actions.add(Number(match[1] ?? match[2]));
  }
  return [...actions].sort((a, b) => a - b);
}

const asksForAny = ({ words, entity, light }: Concept): boolean => entity === null && (light || HAPPENINGS.has(words));

function unknownName(words: string): Concept {
  return { words, entity: null, alternatives: [], weight: 1, light: false, exact: true, unknown: 'name' };
}

/** Entities a question names, each once, in the order of the question. */
export function namedEntities(concepts: readonly Concept[]): Entity[] {
  return [...new Set(concepts.flatMap((concept) => (concept.entity ? [concept.entity] : [])))];
}
