import { continuesPrevious, toldAtTheMeeting } from '../corpus/leaning.ts';
import type { Passage } from '../corpus/passages.ts';
import type { DatedEvent } from '../dates/report-dates.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { findPlaces, isCountry, isMemberState, isPeople, isPlaceName } from '../text/places.ts';
import { isOrdinalTerm, isStopWord, tokenize } from '../text/terms.ts';
import type { Focus } from './answer.ts';
import { countSpans } from './count-spans.ts';
import { isOfAside } from './narrow-dates.ts';
import { daysIn, overlaps, type Stretch } from './stretch.ts';

/** Dates of a passage, or where it has none and goes on with the sentence before it, that sentence's. */
export function datesOf(passage: Passage, index: PassageIndex): readonly DatedEvent[] {
  if (passage.events.length > 0 || passage.kind !== 'body') return passage.events;
  const [lead] = index.leads(passage).slice(-1);
  return lead === undefined ? [] : index.passage(lead).events;
}

/** Days of the shortest year, its last weeks left out. */
const YEAR = 330;

/** Goes on about something that was held. */
const OF_THE_EVENT =
  /^(?:The|This) (?:exchange|meeting|discussion|debate|event|session|conference|workshop|seminar|plenary|summit)\b/;

/** Dated to the period, or naming a year or years of it ("the EMPACT cycle 2026-2029"). */
export function isInPeriod(passage: Passage, period: Stretch, index: PassageIndex): boolean {
  // "in its first full year, 2025": of that year, whatever the sentence before is of
  const own = passage.events.length > 0 ? [] : [...passage.text.matchAll(/(?<=, )(20\d\d)(?=,)/g)];
  if (own.length > 0 && own.every(([year]) => !overlaps({ from: `${year}-01-01`, to: `${year}-12-31` }, period)))
    return false;
  if (datesOf(passage, index).some((event) => overlaps(event, period))) return true;
  // "the exchange was informed by a presentation": on the day of the exchange, whatever date it names itself
  const [lead] = passage.leansOn !== null && OF_THE_EVENT.test(passage.text) ? index.leads(passage).slice(-1) : [];
  if (lead !== undefined && index.passage(lead).events.some((event) => overlaps(event, period))) return true;
  // "set aside for 2026": no event, yet of that year
  if (
    [...passage.text.matchAll(/\bfor (20\d\d)\b(?!\s?[-\u2013/])/g)].some(([, year]) =>
      overlaps({ from: `${year}-01-01`, to: `${year}-12-31` }, period),
    )
  )
    return true;
  // "JAHA 2024 recorded …": no event, yet of that year
  if (
    passage.events.length === 0 &&
    [...passage.text.matchAll(/(?<![\d/(\u2013-]\s?)\b(20\d\d)\b(?!\s?[/\u2013-])/g)].some(
      ([, year]) => period.from === `${year}-01-01` && period.to === `${year}-12-31`,
    )
  )
    return true;
  // "the cycle 2026-2029" covers a year that is asked about; of one month of it it says nothing
  if (daysIn(period.from, period.to) < YEAR) return false;
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
  if (countsOnly(question, passage, index)) return null;
  if (question.kind === 'where') return placeSpans(question, passage, index);
  if (question.kind === 'when') return dateSpans(question, passage, index);
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
      (inTheUnion ? isMemberState(token.word) : isPlaceName(token.word) || isPeople(token.word)) &&
      !asked.includes(token.word),
  );
}

/** Does it name a country that the question does not? */
export const namesCountry = (question: Question, passage: Passage, index: PassageIndex): boolean =>
  index
    .tokens(passage.id)
    .some(
      ({ word }, i, tokens) =>
        isCountry(word) &&
        !/^presidenc/.test(tokens[i + 1]?.word ?? '') &&
        !question.concepts.some((concept) => concept.words === word),
    );

const COUNTED_LIST =
  /\b(?:what are|which are|list|name|enumerate|what were|which)\b.*?\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|[2-9]|1\d)\s+((?:[\p{L}-]+\s?){1,3})/iu;
/** Two names side by side, as a list of names has them. */
const NAMES_IN_A_ROW = /(?<!^)\b\p{Lu}[\p{L}\d-]*(?:,| and| or|;) (?:the )?\p{Lu}[\p{L}\d]/u;
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

/** Asks which ones of several did something. */
const WHICH_ONES =
  /\bwhich (?:of the )?(?:[\p{L}-]+ ){0,2}?(?!country|countries|member|states|has|was|is)(\p{L}{3,}s)(?= (?:have|has|had|did|do|were|are|will|sign|took|take|join|pull|refus|declin|agree|object|provid|us)\w*\b)/iu;
const LISTING = /:|,[^,]+,/;
/** Tokens before a noun within which it is said how many there are. */
const HOW_MANY_WITHIN = 4;
const NAME = /(?<=\S\s)\p{Lu}[\p{L}\d-]+/gu;
const CALENDAR =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|\p{L}+day)$/u;

/** The noun of "which platforms signed", as a term, or null. Read once for all passages. */
function onesAsked(question: Question): string | null {
  const known = ONES_ASKED.get(question);
  if (known !== undefined) return known;
  const noun = tokenize(WHICH_ONES.exec(question.text)?.[1] ?? '')[0]?.term ?? null;
  ONES_ASKED.set(question, noun);
  return noun;
}

const ONES_ASKED = new WeakMap<Question, string | null>();

/** "which platforms signed the Dublin code": "six platforms signed it" says how many, and names none. */
function countsOnly(question: Question, passage: Passage, index: PassageIndex): boolean {
  const noun = onesAsked(question);
  if (noun === null || LISTING.test(passage.text)) return false;
  // "Three operations took place. Operation HALYARD …": the next sentences name them
  const next = index.passages[passage.id + 1];
  if (next?.paragraph === passage.paragraph && next.section === passage.section && index.holds(next.id, noun))
    return false;
  const tokens = index.tokens(passage.id);
  const at = tokens.flatMap((token, i) => (token.term === noun ? [i] : []));
  const counted = (i: number) =>
    tokens.slice(Math.max(0, i - HOW_MANY_WITHIN), i).some(({ term }) => /^\d+$/.test(term) && !/^20\d\d$/.test(term));
  const asked = question.text.toLowerCase();
  return (
    at.length > 0 &&
    at.every(counted) &&
    (passage.text.match(NAME) ?? []).every((name) => CALENDAR.test(name) || asked.includes(name.toLowerCase()))
  );
}

/** "the five priorities", "names of the members": a passage that only counts or mentions them does not list them. */
function enumerates(question: Question, passage: Passage, index: PassageIndex): boolean {
  const asked = listAsked(question);
  if (asked === null) return true;
  if (BY_NAME.test(question.text) && !NAMES_IN_A_ROW.test(passage.text)) return false;
  const { noun, count } = asked;
  if (/\(i\)|\(a\)|:$/.test(passage.text)) return true;
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

/** "At its margins, an alliance was launched": where what the sentence before tells of was. */
const AT_THE_SAME =
  /^(?:(?:At|On|In) (?:its|the) margins\b|On (?:this|that) occasion\b|At the same (?:meeting|event|conference|summit)\b)/;

function placeSpans(question: Question, passage: Passage, index: PassageIndex): Focus[] | null {
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
  // "At its margins, an alliance was launched": where the sentence before has its place
  const [lead] =
    towns.length === 0 && places.length === 0 && AT_THE_SAME.test(passage.text) ? index.leads(passage).slice(-1) : [];
  if (lead !== undefined && findPlaces(index.passage(lead).text).some(({ kind }) => kind === 'town')) return [];
  const best = towns.length > 0 ? towns : /countr|region|from where|where (?:is|are|do|does)/.test(asked) ? places : [];
  return best.length > 0 ? best.map(({ start, end }) => ({ start, end })) : null;
}

function dateSpans(question: Question, passage: Passage, index: PassageIndex): Focus[] | null {
  const own = passage.events.filter((event) => !isOfAside(event, question, passage, index));
  if (own.length > 0) return own.map((event) => dateFocus(passage.text, event));
  if (passage.events.length > 0) return null;
  if ((continuesPrevious(passage.text) || toldAtTheMeeting(passage.text)) && datesOf(passage, index).length > 0)
    return [];
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
  const asked = question.concepts.flatMap((concept) => concept.alternatives[0]?.terms ?? []).filter(isOrdinalTerm);
  // "the first to be held outside The Hague" is not the first of them
  const ordinals = tokenize(passage.text).filter(
    (token, i, tokens) =>
      isOrdinalTerm(token.term) && token.start < place.start && !/^(?:to|time)$/.test(tokens[i + 1]?.word ?? ''),
  );
  const last = ordinals[ordinals.length - 1];
  return asked.length === 0 || last === undefined || asked.includes(last.term);
}

/** A date with the preposition before it, as the reader would underline it. */
export function dateFocus(text: string, event: DatedEvent): Focus {
  const preposition = /(?:^|[\s(])((?:In|On|At the|in|on|by|By|since|until|from|at the)\s+)$/.exec(
    text.slice(0, event.start),
  );
  return { start: event.start - (preposition?.[1]?.length ?? 0), end: event.end };
}
