import type { Passage } from '../corpus/passages.ts';
import type { DatedEvent } from '../dates/report-dates.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { type Token, tokenize } from '../text/terms.ts';
import type { Focus } from './answer.ts';
import { standsIn } from './eligibility.ts';
import { overlaps } from './stretch.ts';

const MONEY =
  /(?:\b(?:EUR|USD|GBP|euro[s]?)|[\u20ac$\u00a3])\s?\d[\d.,\s]*(?:\s?(?:thousand|million|billion|bn|m)\b)?|\b\d[\d.,]*\s?(?:thousand|million|billion)\b(?:\s+euros?)?/gi;
const PERCENT =
  /\b(?:\d+(?:[.,]\d+)?\s?%|(?:\d+(?:[.,]\d+)?|[a-z]+(?:-[a-z]+)?) per ?cent)|\b(?:(?:one|two|three|four) (?:[a-z]+ )?in|(?:one|two|three|four|\d+) (?:[a-z]+ )?(?:out of|of every|in every)) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|a hundred|\d+)\b|\b(?:half|third|quarter|majority|two thirds|three quarters)\b/gi;

const FREQUENCY =
  /\b(?:\d[\d .,]*|two|three|four|five|six|seven|eight|nine|ten|a dozen) times\b|\b(?:once|twice|thrice|(?:two|three|four|five|six|\d+) times) (?:a|per|every|each) \w+|\b(?:every|each) (?:\w+ )?(?:day|week|month|quarter|semester|half-year|year)s?|\b(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|bi-?annual(?:ly)?|half-yearly|biennial(?:ly)?|regular(?:ly)?|periodic(?:ally)?|on a \w+ basis)\b/gi;

/** The numbers of a passage that say how many or how much of what is asked; null where it has none. */
export function countSpans(
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
    /\b(?:money|cash|budget|funding|cost|costs|euros?|eur|spent|spend|price|paid|fund|funds|sums?|financing|invested|worth|value of)\b/.test(
      asked,
    )
  )
    return SPENT.test(asked) && !PAID_OUT.test(passage.text)
      ? null
      : someOf(spansOf(MONEY), (span) => !BUDGET.test(asked) || isBudget(passage.text, span));
  if (/\b(?:share|percentage|proportion|percent|fraction|rate)\b|%/.test(asked)) return spansOf(PERCENT);
  if (/\bhow (?:often|frequently|regularly)\b/.test(asked)) return spansOf(FREQUENCY) ?? spansOf(PERCENT);
  if (/\bhow (?:long|far|old|high|big|large)\b/.test(asked) && !/\b(?:number|figure)s?\b/.test(asked)) return [];
  // "There are now 20", "37 per cent of the officers": so many of what is asked
  const now = counted ? (NOW.exec(passage.text) ?? MOVED_TO.exec(passage.text)) : null;
  if (now) return [{ start: now.index + now[0].length - (now[1] ?? '').length, end: now.index + now[0].length }];
  const share = counted ? shareOf(question, passage, index) : null;
  if (share) return [share];
  const beside = countedStands(question, passage, levels, index)
    ? numbersBeside(question, passage, levels, index)
    : null;
  // "how much was frozen": nothing is named that is not money
  return beside ?? (MUCH_OF_NOTHING.test(asked) ? spansOf(MONEY) : null);
}

const NOW = /^There (?:are|were) (?:now|today|currently|meanwhile) (\d+|\p{Ll}+)(?=[\s,.])/u;
/** "By June that figure had risen to 25", "It has since grown to 31 laboratories". */
const MOVED_TO =
  /^(?:By [^,]{3,25}?,? )?(?:(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]heir) (?:figure|number|total)|It|They) (?:has |have |had )?(?:since |now |meanwhile |already )?(?:rose|risen|grew|grown|increased|climbed|fell|fallen|dropped|decreased|doubled|shrunk|gone up|come down)(?: since)? (?:from [^,;]{1,20} )?to (\d+|\p{Ll}+(?:-\p{Ll}+)?)(?=[\s,.])/u;

/** Tokens after a share within which what it is a share of stands. */
const SHARE_REACH = 6;

/** "Thirty-seven per cent of the 1 900 officers": a share of those who are counted. */
function shareOf({ text }: Question, passage: Passage, index: PassageIndex): Focus | null {
  const [unit] = tokenize(COUNTED.exec(text)?.[1] ?? '');
  if (!unit) return null;
  const tokens = index.tokens(passage.id);
  for (const match of passage.text.matchAll(PERCENT)) {
    const end = match.index + match[0].length;
    const after = tokens.filter(({ start }) => start >= end).slice(0, SHARE_REACH);
    if (after[0]?.word === 'of' && after.some(({ term }) => term === unit.term)) return { start: match.index, end };
  }
  return null;
}

/** The spans that pass, or null where none does. */
function someOf(spans: readonly Focus[] | null, passes: (span: Focus) => boolean): Focus[] | null {
  const kept = spans?.filter(passes) ?? [];
  return kept.length > 0 ? kept : null;
}

/** Asks what became of money, and the words that say it: what was set aside need not be spent. */
const SPENT = /\b(?:used|spent|paid out|disbursed|drawn|absorbed|consumed)\b/;
const PAID_OUT =
  /\b(?:used|spent|spend(?:s|ing)?|paid|disburs\w+|drawn|absor\w+|consumed|cost|costs|expenditure|payments?|went)\b/;

const BUDGET = /\b(?:budget|funding|financing|costs?|price)\b/;
const FUNDED =
  /, worth\b|\b(?:budget|endow|fund(?:ed|ing)|financed|grant|allocat|costs?\b|price|fees?\b|charge|contribut|set aside|earmark|expenditure|envelope)/i;
/** Characters around a sum in which it must be said to be spent or given. */
const FUNDED_REACH = 60;

function isBudget(text: string, { start, end }: Focus): boolean {
  return FUNDED.test(text.slice(Math.max(0, start - FUNDED_REACH), end + FUNDED_REACH));
}

const MUCH_OF_NOTHING = /\bhow much (?:was|were|is|are|has|have|had|did|does|do|will|would|got|went)\b/;

const COUNTED =
  /\bhow (?:many|much) (?!(?:of (?:them|these|those|which) )?(?:actually |really |eventually |finally |then )*(?:did|does|do|were|was|are|is|have|has|had|will|would|came|come|took|take|got|get|turned|led|resulted|ended|became|went|ended)\b)(.+?)(?=\b(?:did|does|do|were|was|are|is|have|has|had|will|would|came|come|took|take|got|get|turned|led|resulted|ended|became|actually|in|at|on|under|since|by|during)\b|\s\p{L}+ed\W*(?:$|\s(?:the|a|an|to|it|its|from|for|with|out|so far)\b)|[?,;]|$)/iu;

/** … and among what, or where, it is counted: "checks at airports" are no checks in trains. */
const COUNTED_WHERE =
  /\b(?:how (?:many|much)|number of) (?:\w+ ){1,2}(?:at|in|from|among|on|by|against) (?:the |an? )?(?!board\b|average\b|top\b|total\b)(\w+)/i;

/** "how many tonnes of heroin": a sentence that never speaks of heroin counts something else. */
function countedStands(
  { text, concepts }: Question,
  passage: Passage,
  levels: readonly number[],
  index: PassageIndex,
): boolean {
  const counted = new Set(
    tokenize(`${COUNTED.exec(text)?.[1] ?? ''} ${COUNTED_WHERE.exec(text)?.[1] ?? ''}`).map((token) => token.word),
  );
  return concepts.every(
    (concept, i) =>
      concept.light ||
      concept.entity !== null ||
      // "ordinary" companies: how they are called
      concept.guessed === true ||
      !counted.has(concept.words) ||
      (PERSON.test(concept.words) ? standsIn(concept, passage, index) : (levels[i] ?? 0) > 0),
  );
}

const HOW_MANY_PEOPLE = /\bhow many (?:people|persons?|individuals?|suspects?|men|women|guys|folks)\b/i;
/** Somebody who can be counted, as a noun or by what was done to them ("148 arrests"), this soon after the number. */
const PERSON =
  /^(?:people|persons?|individuals?|suspects?|perpetrators?|offenders?|officers?|experts?|practitioners?|participants?|victims?|children|minors|men|women|nationals|citizens|travellers|passengers|migrants|staff|members|prosecutors|judges|police|officials|delegates|arrests?|arrested|deaths|died|convicted|sentenced|trained)$/;
const PERSON_REACH = 5;

/** A count stands at most this many words from what it counts. */
const REACH = 8;

/** "in 2025 the number was 1.2 million": says itself that it counts what the sentence is on. */
const THE_FIGURE =
  /\b(?:the|that|this|their|its) (?:total |overall |same )?(?:number|figure|total|count|tally)s? (?:was|were|is|are|stood at|reached|had (?:risen|grown|fallen|dropped) to|rose to|fell to|came to|amounted to) (?:\p{L}+ ){0,3}$/iu;

function numbersBeside(
  question: Question,
  passage: Passage,
  levels: readonly number[],
  index: PassageIndex,
): Focus[] | null {
  const tokens = index.tokens(passage.id);
  const counted = new Set<string>();
  // "how many AROs are on SIENA": of names alone, a number beside one of them
  const namesOnly = question.concepts.every(
    (concept, i) => concept.light || concept.entity !== null || (levels[i] ?? 0) === 0,
  );
  question.concepts.forEach((concept, i) => {
    if ((levels[i] ?? 0) > 0 && (!concept.exact || (namesOnly && concept.entity !== null)))
      for (const { terms } of concept.alternatives) for (const term of terms) counted.add(term);
  });
  const mentions = index.mentions(passage.id);
  const asked = new Set(question.concepts.flatMap((concept) => concept.alternatives[0]?.terms ?? []));
  const spans: Focus[] = [];
  const exact: Focus[] = [];
  const people = HOW_MANY_PEOPLE.test(question.text);
  const unit = new Set(tokenize(COUNTED.exec(question.text)?.[1] ?? '').map(({ term }) => term));
  const many = /\b(?:how many|number of)\b/i.test(question.text);
  tokens.forEach((token, i) => {
    if (people && !tokens.slice(i + 1, i + PERSON_REACH).some(({ word }) => PERSON.test(word))) return;
    if (!isCount(token, passage) || asked.has(token.term)) return;
    const plural = many ? unitOf(tokens, i) : null;
    if (plural !== null && countsAnother(plural, unit, question)) return;
    const reach = plural !== null && !namesOnly ? UNIT_REACH : REACH;
    const near = tokens.slice(Math.max(0, i - reach), i + reach + 1);
    const named = mentions.some(
      ({ entity, from, to }) =>
        (to > i - reach && from <= i + reach && counted.has(entity.term)) ||
        // "two OAPs", "1 048 new psychoactive substances (NPS)"
        (from === i + 1 + groupsAfter(tokens, i, passage.text) &&
          question.concepts.some((concept) => concept.entity === entity)),
    );
    const beside =
      named || near.some((other) => counted.has(other.term)) || THE_FIGURE.test(passage.text.slice(0, token.start));
    if (!beside || !isOfPeriod(question, passage, token)) return;
    const span = { start: token.start, end: withUnit(passage.text, endOfNumber(passage.text, token.end)) };
    spans.push(span);
    if (tokens.slice(i + 1, i + 1 + UNIT_WITHIN).some(({ term }) => unit.has(term))) exact.push(span);
  });
  // "212 cases were opened and 43 arrests made": of cases the first
  if (many && exact.length > 0) return exact;
  return spans.length > 0 ? spans : null;
}

/** … and this many where a plural after it says what it counts: "12 cases, of which arrests …" has no number of arrests. */
const UNIT_REACH = 4;
const UNIT_WITHIN = 3;

/** A word that looks like a plural. */
const PLURAL =
  /^(?!this|was|has|thus|plus|towards|less|always|tonnes|kilos|grams|litres|hectares|times)[a-z]{2,}[^su\W]s$/;

/** The plural soon after a number, or null. */
function unitOf(tokens: readonly Token[], at: number): Token | null {
  return tokens.slice(at + 1, at + 1 + UNIT_WITHIN).find((token) => PLURAL.test(token.word)) ?? null;
}

/** Is the plural another thing of the question than the counted ("31 airports" where drones are), or no person where people are? */
function countsAnother({ word, term }: Token, nouns: ReadonlySet<string>, { concepts }: Question): boolean {
  const isCounted = ({ alternatives }: Question['concepts'][number]) =>
    alternatives[0]?.terms.some((one) => nouns.has(one)) === true;
  const means = (concept: Question['concepts'][number]) =>
    concept.alternatives.some(({ terms }) => terms.at(-1) === term);
  const counted = concepts.filter(isCounted);
  if (counted.length === 0 || counted.some(means)) return false;
  return PERSON.test(word)
    ? false
    : concepts.some(
        (concept) => !concept.light && !isCounted(concept) && concept.alternatives[0]?.terms.at(-1) === term,
      ) || counted.some((concept) => PERSON.test(concept.words));
}

/** One figure at two times: the second is as much of what is counted as the first. */
const ROSE_TO = /\bfrom \d[^;]{0,60}\bto \d/;

/** "at the end of 2025 … 3 940 suspects, compared with 42 in 2024": asked of 2024, the figure of 2025 is another's. */
function isOfPeriod({ period }: Question, { text, events }: Passage, token: Token): boolean {
  if (period === null || events.length < 2 || ROSE_TO.test(text)) return true;
  const clause = (at: number) =>
    text.slice(Math.min(at, token.start), Math.max(at, token.end)).split(/[;,]| and /).length;
  const distance = (event: DatedEvent) =>
    clause(event.start) * text.length +
    Math.abs(event.start > token.start ? event.start - token.end : token.start - event.end);
  const [nearest] = [...events].sort((a, b) => distance(a) - distance(b));
  return nearest === undefined || overlaps(nearest, period);
}

/** Tokens of a number after its first whose thousands are set apart. */
function groupsAfter(tokens: readonly Token[], at: number, text: string): number {
  const end = endOfNumber(text, tokens[at]?.end ?? 0);
  return tokens.slice(at + 1).findIndex(({ start }) => start >= end);
}

/** Where a number ends whose thousands are set apart: "1 500". */
function endOfNumber(text: string, end: number): number {
  return end + (/^(?:[\s\u202f]\d{3}(?!\d))+/.exec(text.slice(end))?.[0].length ?? 0);
}

/** "11.5 tonnes", "19 LAC countries": a number with the word or two that it counts. */
function withUnit(text: string, end: number): number {
  return end + (/^(?:\s(?:\p{Lu}[\p{L}-]*\s)?\p{L}[\p{L}-]+)?/u.exec(text.slice(end))?.[0].length ?? 0);
}

/** A number that counts something: no ordinal, no year, no document number, no part of a date. */
function isCount(token: Token, passage: Passage): boolean {
  if (!/^\d+(?:[.,]\d+)?$/.test(token.term)) return false;
  // the 500 of 1 500 is no number of its own
  if (/^\d{3}$/.test(token.term) && /\d[\s\u202f]$/.test(passage.text.slice(0, token.start))) return false;
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
