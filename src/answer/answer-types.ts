import { continuesPrevious } from '../corpus/leaning.ts';
import type { Passage } from '../corpus/passages.ts';
import type { DatedEvent } from '../dates/report-dates.ts';
import type { Question } from '../question/understand-question.ts';
import { FIELD_WEIGHTS, type PassageIndex } from '../search/passage-index.ts';
import { findPlaces, isPeople, isPlaceName } from '../text/places.ts';
import { isStopWord, type Token, tokenize } from '../text/terms.ts';
import type { Focus } from './answer.ts';

/** A closed or half-open stretch of days. */
interface Stretch {
  readonly from: string | null;
  readonly to: string | null;
}

export function overlaps(event: { readonly from: string; readonly to: string }, period: Stretch): boolean {
  return (period.to === null || event.from <= period.to) && (period.from === null || event.to >= period.from);
}

/** Dates of a passage, or where it has none and goes on with the sentence before it, that sentence's. */
export function datesOf(passage: Passage, index: PassageIndex): readonly DatedEvent[] {
  if (passage.events.length > 0 || passage.kind !== 'body') return passage.events;
  const [lead] = index.leads(passage).slice(-1);
  return lead === undefined ? [] : index.passage(lead).events;
}

/** Dated to the period, or naming a year or years of it ("the EMPACT cycle 2026-2029"). */
export function isInPeriod(passage: Passage, period: Stretch, index: PassageIndex): boolean {
  if (datesOf(passage, index).some((event) => overlaps(event, period))) return true;
  return [...passage.text.matchAll(/\b(20\d\d)\s?[-\u2013]\s?(20\d\d)\b/g)].some(([, from, to]) =>
    overlaps({ from: `${from}-01-01`, to: `${to}-12-31` }, period),
  );
}

/**
 * The words of a passage that are of the kind asked for: a place for "where", a date for "when", a number beside what
 * is counted for "how many". Null where it has none, which makes it no answer however close its topic.
 */
export function answerSpans(
  question: Question,
  passage: Passage,
  levels: readonly number[],
  index: PassageIndex,
): Focus[] | null {
  if (WHICH_PLACE.test(question.text) && !namesPlace(question, passage)) return null;
  if (WHICH_FIRM.test(question.text) && !NAMES_FIRM.test(passage.text)) return null;
  if (question.kind === 'where') return placeSpans(question, passage);
  if (question.kind === 'when') return dateSpans(passage, index);
  if (question.kind === 'how_many') return countSpans(question, passage, levels, index);
  return enumerates(question, passage, index) ? [] : null;
}

/** Asks for a firm by its name: one that goes unnamed is no answer. */
const WHICH_FIRM =
  /\b(?:which|names? of (?:the|that|this)(?: \w+)?) (?:contractors?|company|companies|firms?|suppliers?|vendors?|consultanc(?:y|ies)|consultants?)\b/i;
const NAMES_FIRM =
  /\b(?:contractor|company|firm|supplier|provider|vendor|consultancy|consultant|consortium)s?,?(?: called| named)? [\u201c"\u2018']?\p{Lu}|\b(?:Ltd|GmbH|plc|Inc|Consulting)\b|\b(?:S\.A\.|N\.V\.|B\.V\.)(?!\w)/u;

const WHICH_PLACE =
  /\bwhich (?:\d+ |\w+ )?(?:countries|country|member states?|states|ports|harbours|airports)\b(?! (?:reports?|visits?|evaluations?))/i;

function namesPlace(question: Question, passage: Passage): boolean {
  const asked = question.text.toLowerCase();
  const inTheUnion = /\bmember states?\b/.test(asked);
  return tokenize(passage.text).some(
    (token) =>
      !(inTheUnion && token.word === 'usa') &&
      (isPlaceName(token.word) || isPeople(token.word)) &&
      !asked.includes(token.word),
  );
}

const COUNTED_LIST =
  /\b(?:what are|which are|list|name|enumerate|what were|which)\b.*?\b(two|three|four|five|six|seven|eight|nine|ten|[2-9]|1\d)\s+((?:[\p{L}-]+\s?){1,3})/iu;
const BY_NAME = /\bnames of (?:the |all |these |those )?((?:[\p{L}\d-]+\s?){1,3})/iu;

/** What a question wants listed, as a term, and how many of it; null where it wants no list. Read once for all passages. */
function listAsked(question: Question): { readonly noun: string; readonly count: number } | null {
  const known = LISTS_ASKED.get(question);
  if (known !== undefined) return known;
  const counted = COUNTED_LIST.exec(question.text);
  const named = BY_NAME.exec(question.text);
  const count = counted ? Number(tokenize(counted[1] ?? '')[0]?.term ?? 0) : 2;
  // "five La Paz priorities that were agreed": the last word before a relative clause is what is counted
  const phrase = tokenize(counted?.[2] ?? named?.[1] ?? '');
  const end = phrase.findIndex((token) => isStopWord(token.word));
  const noun = (end < 0 ? phrase : phrase.slice(0, end)).at(-1)?.term;
  const asked = noun === undefined || count < 2 ? null : { noun, count };
  LISTS_ASKED.set(question, asked);
  return asked;
}

const LISTS_ASKED = new WeakMap<Question, { readonly noun: string; readonly count: number } | null>();

/** "the five priorities", "names of the members": a passage that only counts or mentions them does not list them. */
function enumerates(question: Question, passage: Passage, index: PassageIndex): boolean {
  const asked = listAsked(question);
  if (asked === null) return true;
  const { noun, count } = asked;
  if (/\(i\)|\(a\)/.test(passage.text)) return true;
  const separators = (text: string) => text.match(/[,;:]|\band\b/g)?.length ?? 0;
  return index
    .tokens(passage.id)
    .filter((token) => token.term === noun)
    .some(
      (token) =>
        Math.max(separators(passage.text.slice(0, token.start)), separators(passage.text.slice(token.end))) >=
        count - 1,
    );
}

function placeSpans(question: Question, passage: Passage): Focus[] | null {
  const asked = question.text.toLowerCase();
  const places = findPlaces(passage.text).filter((place) => !asked.includes(place.name.toLowerCase()));
  const { period } = question;
  const dates = passage.events;
  const near = (place: Focus) => {
    // of several dated meetings in one sentence only the asked one's place answers
    const distance = (event: Focus) => Math.max(event.start - place.end, place.start - event.end);
    const closest = [...dates].sort((a, b) => distance(a) - distance(b))[0];
    return period === null || closest === undefined || overlaps(closest, period);
  };
  const towns = places.filter((place) => place.kind === 'town' && near(place) && ofAskedOne(question, passage, place));
  const best = towns.length > 0 ? towns : /countr|region|from where|where (?:is|are|do|does)/.test(asked) ? places : [];
  return best.length > 0 ? best.map(({ start, end }) => ({ start, end })) : null;
}

function dateSpans(passage: Passage, index: PassageIndex): Focus[] | null {
  if (passage.events.length > 0) return passage.events.map((event) => dateFocus(passage.text, event));
  if (continuesPrevious(passage.text) && datesOf(passage, index).length > 0) return [];
  // "endorsed three months later": counted from a date the sentence leans on
  const later = RELATIVE_DATE.exec(passage.text);
  return later && index.leads(passage).some((id) => index.passage(id).events.length > 0)
    ? [{ start: later.index, end: later.index + later[0].length }]
    : null;
}

const RELATIVE_DATE =
  /\b(?:\w+ (?:days?|weeks?|months?|years?) (?:later|earlier|after(?:wards)?|before)|the (?:same|following|next|previous) (?:day|week|month|year))\b/i;

/** Of several numbered meetings in one sentence ("the third … as well as the fourth … in Beijing") only the asked one's place answers. */
function ofAskedOne(question: Question, passage: Passage, place: Focus): boolean {
  const asked = question.concepts
    .flatMap((concept) => concept.alternatives[0]?.terms ?? [])
    .filter((term) => ORDINAL.test(term));
  // "the first to be held outside The Hague" is not the first of them
  const ordinals = tokenize(passage.text).filter(
    (token, i, tokens) =>
      ORDINAL.test(token.term) && token.start < place.start && !/^(?:to|time)$/.test(tokens[i + 1]?.word ?? ''),
  );
  const last = ordinals[ordinals.length - 1];
  return asked.length === 0 || last === undefined || asked.includes(last.term);
}

const ORDINAL = /^\d+(?:st|nd|rd|th)$/;

/** A date with the preposition before it, as the reader would underline it. */
export function dateFocus(text: string, event: DatedEvent): Focus {
  const preposition = /(?:^|[\s(])((?:In|On|At the|in|on|by|By|since|until|from|at the)\s+)$/.exec(
    text.slice(0, event.start),
  );
  return { start: event.start - (preposition?.[1]?.length ?? 0), end: event.end };
}

const MONEY =
  /(?:\b(?:EUR|USD|GBP|euro[s]?)|[\u20ac$\u00a3])\s?\d[\d.,\s]*(?:\s?(?:thousand|million|billion|bn|m)\b)?|\b\d[\d.,]*\s?(?:thousand|million|billion)\b(?:\s+euros?)?/gi;
const PERCENT = /\b\d+(?:[.,]\d+)?\s?(?:%|per ?cent)|\b(?:half|third|quarter|majority|two thirds|three quarters)\b/gi;

const FREQUENCY =
  /\b\d[\d .,]* times\b|\b(?:once|twice|thrice|(?:two|three|four|five|six|\d+) times) (?:a|per|every|each) \w+|\b(?:every|each) (?:\w+ )?(?:day|week|month|quarter|semester|half-year|year)s?|\b(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|bi-?annual(?:ly)?|half-yearly|biennial(?:ly)?|regular(?:ly)?|periodic(?:ally)?|on a \w+ basis)\b/gi;

function countSpans(
  question: Question,
  passage: Passage,
  levels: readonly number[],
  index: PassageIndex,
): Focus[] | null {
  const asked = question.text.toLowerCase();
  const spansOf = (pattern: RegExp): Focus[] | null => {
    const spans = [...passage.text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    return spans.length > 0 ? spans : null;
  };
  const counted = /\bhow many\b(?! (?:million|billion|euros?|eur)\b)/.test(asked);
  if (
    !counted &&
    /\b(?:money|cash|budget|funding|cost|costs|euros?|eur|spent|spend|price|paid|funds|financing|invested|worth)\b/.test(
      asked,
    )
  )
    return someOf(spansOf(MONEY), (span) => !BUDGET.test(asked) || isBudget(passage.text, span));
  if (/\b(?:share|percentage|proportion|percent|fraction)\b|%/.test(asked)) return spansOf(PERCENT);
  if (/\bhow (?:often|frequently|regularly)\b/.test(asked)) return spansOf(FREQUENCY) ?? spansOf(PERCENT);
  if (/\bhow (?:long|far|old|high|big|large)\b/.test(asked)) return [];
  const beside = countedStands(question, levels) ? numbersBeside(question, passage, levels, index) : null;
  // "how much was frozen": nothing is named that is not money
  return beside ?? (MUCH_OF_NOTHING.test(asked) ? spansOf(MONEY) : null);
}

/** The spans that pass, or null where none does. */
function someOf(spans: readonly Focus[] | null, passes: (span: Focus) => boolean): Focus[] | null {
  const kept = spans?.filter(passes) ?? [];
  return kept.length > 0 ? kept : null;
}

const BUDGET = /\b(?:budget|funding|financing|costs?|price)\b/;
const FUNDED =
  /, worth\b|\b(?:budget|endow|fund(?:ed|ing)|financed|grant|allocat|costs?\b|price|contribut|set aside|earmark|expenditure|envelope)/i;
/** Characters around a sum in which it must be said to be spent or given. */
const FUNDED_REACH = 60;

function isBudget(text: string, { start, end }: Focus): boolean {
  return FUNDED.test(text.slice(Math.max(0, start - FUNDED_REACH), end + FUNDED_REACH));
}

const MUCH_OF_NOTHING = /\bhow much (?:was|were|is|are|has|have|had|did|does|do|will|would|got|went)\b/;

const COUNTED =
  /\bhow (?:many|much) (.+?)(?=\b(?:did|does|do|were|was|are|is|have|has|had|will|would|came|come|took|take|got|get|in|at|on|under|since|by|during)\b|[?,;]|$)/i;

/** … and among what, or where, it is counted: "checks at airports" are no checks in trains. */
const COUNTED_WHERE =
  /\b(?:how (?:many|much)|number of) (?:\w+ ){1,2}(?:at|in|from|among|on|by|against) (?:the |an? )?(\w+)/i;

/** "how many tonnes of heroin": a sentence that never speaks of heroin counts something else. */
function countedStands({ text, concepts }: Question, levels: readonly number[]): boolean {
  const counted = new Set(
    tokenize(`${COUNTED.exec(text)?.[1] ?? ''} ${COUNTED_WHERE.exec(text)?.[1] ?? ''}`).map((token) => token.word),
  );
  return concepts.every(
    (concept, i) =>
      concept.light ||
      concept.entity !== null ||
      !counted.has(concept.words) ||
      (levels[i] ?? 0) > (PERSON.test(concept.words) ? FIELD_WEIGHTS.head : 0),
  );
}

const HOW_MANY_PEOPLE = /\bhow many (?:people|persons?|individuals?|suspects?|men|women|guys|folks)\b/i;
/** Somebody who can be counted, as a noun or by what was done to them ("148 arrests"), this soon after the number. */
const PERSON =
  /^(?:people|persons?|individuals?|suspects?|perpetrators?|offenders?|officers?|experts?|practitioners?|participants?|victims?|children|minors|men|women|nationals|citizens|travellers|passengers|migrants|staff|members|prosecutors|judges|police|officials|delegates|arrests?|arrested|deaths|died|convicted|sentenced|trained)$/;
const PERSON_REACH = 5;

/** A count stands at most this many words from what it counts. */
const REACH = 8;

function numbersBeside(
  question: Question,
  passage: Passage,
  levels: readonly number[],
  index: PassageIndex,
): Focus[] | null {
  const tokens = index.tokens(passage.id);
  const counted = new Set<string>();
  question.concepts.forEach((concept, i) => {
    if ((levels[i] ?? 0) > 0 && !concept.exact)
      for (const { terms } of concept.alternatives) for (const term of terms) counted.add(term);
  });
  const mentions = index.entities.mentions(tokens);
  const asked = new Set(question.concepts.flatMap((concept) => concept.alternatives[0]?.terms ?? []));
  const spans: Focus[] = [];
  const people = HOW_MANY_PEOPLE.test(question.text);
  tokens.forEach((token, i) => {
    if (people && !tokens.slice(i + 1, i + PERSON_REACH).some(({ word }) => PERSON.test(word))) return;
    if (!isCount(token, passage) || asked.has(token.term)) return;
    const near = tokens.slice(Math.max(0, i - REACH), i + REACH + 1);
    const named = mentions.some(
      (mention) => mention.to > i - REACH && mention.from <= i + REACH && counted.has(mention.entity.term),
    );
    if (named || near.some((other) => counted.has(other.term)))
      spans.push({ start: token.start, end: withUnit(passage.text, token.end) });
  });
  return spans.length > 0 ? spans : null;
}

/** "11.5 tonnes", "19 LAC countries": a number with the word or two that it counts. */
function withUnit(text: string, end: number): number {
  return end + (/^(?:\s(?:\p{Lu}[\p{L}-]*\s)?\p{L}[\p{L}-]+)?/u.exec(text.slice(end))?.[0].length ?? 0);
}

/** A number that counts something: no ordinal, no year, no document number, no part of a date. */
function isCount(token: Token, passage: Passage): boolean {
  if (!/^\d+(?:[.,]\d+)?$/.test(token.term)) return false;
  if (
    /^(?:19|20)\d\d$/.test(token.term) ||
    passage.events.some((event) => token.start >= event.start && token.end <= event.end)
  )
    return false;
  const around = passage.text.slice(Math.max(0, token.start - 12), token.end + 2);
  // a sum of money counts nothing else
  if (/(?:EUR|USD|GBP|[\u20ac$\u00a3])\s?$/.test(passage.text.slice(0, token.start))) return false;
  return (
    !/(?:Action|Article|Art\.|No|PACCTO|p\.|Directive|Regulation)\s*\(?\d/.test(around) &&
    !/[\d/]\d*\/\d|\d\/\d/.test(passage.text.slice(Math.max(0, token.start - 2), token.end + 2))
  );
}
