import type { Passage } from '../corpus/passages.ts';
import type { DatedEvent } from '../dates/report-dates.ts';
import type { Question } from '../question/understand-question.ts';
import type { PassageIndex } from '../search/passage-index.ts';
import { isPlace } from '../text/places.ts';
import { daysIn } from './stretch.ts';

const SPAN =
  /\b(?:from|to|until|between|ends?|ended|lasts?|lasted|continues?|runs?)\b|\p{Lu}\p{Ll}+(?: 20\d\d)? and \p{Lu}|\p{L}\s?[\u2013-]\s?\p{L}/u;

/** What the report dates to a whole year is no event of one day or month of it. */
export function narrowEnough(
  event: DatedEvent,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): boolean {
  const asked = daysIn(from, to);
  // "from June to September" begins or ends in the June that is asked about
  if (
    asked > 7 &&
    SPAN.test(event.label) &&
    [event.from, event.to].some((day) => (from ?? day) <= day && day <= (to ?? day))
  )
    return true;
  return daysIn(event.from, event.to) <= (asked <= 7 ? 7 : Math.max(31, asked * 3.2));
}

/** Where the names and places asked about stand in a passage, UTF-16. */
export function placesOfNames(question: Question, passage: Passage, index: PassageIndex): number[] {
  const tokens = index.tokens(passage.id);
  const entities = index
    .mentions(passage.id)
    .filter(({ entity }) => question.concepts.some((concept) => concept.entity === entity))
    .map((mention) => tokens[mention.from]?.start ?? 0);
  const places = question.concepts.flatMap((concept) =>
    concept.exact && concept.entity === null && isPlace(concept.words)
      ? tokens.filter(({ term }) => term === concept.alternatives[0]?.terms[0]).map(({ start }) => start)
      : [],
  );
  return [...entities, ...places];
}

/** What stands between two dates that are of two things; "March and May 2025" are both of one. */
const ANOTHER_TIME = /(?:\band|,|\bas well as) (?:in|on|at|during|from) $/;

/** "with A in October 2024 and in October 2025 with B": asked of B, the first date is another's. */
export function isAnothers(
  date: DatedEvent,
  told: readonly DatedEvent[],
  names: readonly number[],
  text: string,
): boolean {
  return (
    names.length > 0 &&
    names.every((name) => name > date.end) &&
    told.some(
      (other) =>
        other.start > date.end &&
        ANOTHER_TIME.test(text.slice(date.end, other.start)) &&
        names.every((name) => name > other.end),
    )
  );
}

/** Opens what is said of the thing just before it. */
const RELATIVE = /, (?:(?:for|of|by|to|in|on|from|under|with) )?(?:which|whose|who|where)\b[^,;]*$/;

/** "A, for which the deadline expires in November, and B": asked of B, the date is that of A. */
export function isOfAside(
  date: DatedEvent,
  { concepts }: Question,
  { id, text }: Passage,
  index: PassageIndex,
): boolean {
  const opens = RELATIVE.exec(text.slice(0, date.start))?.index;
  const closes = /[,;]/.exec(text.slice(date.end))?.index;
  if (opens === undefined || closes === undefined) return false;
  const from = Math.max(...[',', ';', ':'].map((mark) => text.lastIndexOf(mark, opens - 1)));
  const asked = new Set(
    concepts.flatMap(({ alternatives, light }) =>
      light ? [] : alternatives.flatMap(({ terms }) => (terms.length === 1 ? terms : [])),
    ),
  );
  const said = index.tokens(id).filter(({ term }) => asked.has(term));
  return (
    said.some(({ start }) => start > date.end + closes) &&
    said.every(({ start }) => start < from || start > date.end + closes)
  );
}

/** "the next High-Level Meeting, in" before a date: of the one to come. */
const NEXT_ONE =
  /\b[Nn]ext (?:\p{L}[\p{L}-]* ){0,3}(?:meeting|session|plenary|round|conference|summit|edition|dialogue|forum|workshop),? (?:is |will be |to be )?(?:held |planned |due |foreseen |scheduled )?(?:in|on|for) $/iu;

/** Has the passage a date to come, and of the names asked about, not only of another it speaks of? */
export function isPlannedFor(question: Question, passage: Passage, index: PassageIndex): boolean {
  const { events } = passage;
  if (!events.some((event) => event.status === 'planned')) return false;
  // "… until the next meeting, in 2026"
  if (events.some(({ status, start }) => status === 'planned' && NEXT_ONE.test(passage.text.slice(0, start))))
    return true;
  const names = placesOfNames(question, passage, index);
  const distance = (event: DatedEvent) =>
    Math.min(...names.map((name) => (name < event.start ? event.start - name : name - event.end)));
  const [nearest] = [...events].sort((a, b) => distance(a) - distance(b) || a.start - b.start);
  return names.length === 0 || nearest?.status === 'planned';
}
