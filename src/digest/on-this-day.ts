import { sameFact } from '../answer/merge.ts';
import { longDay, rangeLabel } from '../dates/calendar.ts';
import type { Engine } from '../engine.ts';
import { type Dated, datedPassages, LONGEST_DAY, mostPrecise } from '../report/dated-passages.ts';
import type { Line } from './digest.ts';
import { linesOf, wordsOf } from './lines.ts';
import { type Days, nextPostingDay, postingDaysOfMonth } from './posting-days.ts';
import type { Follows } from './topics.ts';

/** A month has at most this many days. */
const A_MONTH = 31;
/** Words with their leads; a digest is read in seconds. */
const MOST_WORDS = 75;
const MOST_DAYS = 2;

/**
 * What the report dates to this day of an earlier year; to a day before the next digest, which is then of this week;
 * and to this month, spread over the month's digests so that none comes twice.
 */
export function onThisDay(engine: Engine, date: string, days: Days, follows: Follows): Line[] {
  const year = date.slice(0, 4);
  const all = mostPrecise(
    datedPassages(engine, ({ status, from }) => status === 'past' && from.slice(0, 4) < year),
  ).filter(
    ({ passage, span }) =>
      follows.takes(passage) &&
      span <= A_MONTH &&
      wordsOf([passage], engine) <= MOST_WORDS &&
      linesOf(passage, '', engine).length === 1,
  );
  const next = nextPostingDay(date, days);
  const anniversary = ({ event }: Dated) =>
    (event.from.slice(5) < date.slice(5) ? nextYear(date) : year) + event.from.slice(4);
  const ofDays = all
    .filter((one) => one.span <= LONGEST_DAY && anniversary(one) >= date && anniversary(one) < next)
    .sort((a, b) => (anniversary(a) < anniversary(b) ? -1 : 1));
  const ofMonth = distinct(
    all.filter((one) => one.span > LONGEST_DAY && one.event.from.slice(5, 7) === date.slice(5, 7)),
    engine,
  );
  const posting = postingDaysOfMonth(date, days);
  // one a digest at most; where a month has more than digests, another year begins elsewhere
  const step = Math.max(1, ofMonth.length / posting.length);
  const position = posting.indexOf(date);
  const slots = Math.min(ofMonth.length, posting.length);
  const slot = Array.from({ length: slots }, (_, k) => Math.floor(((k + 0.5) * posting.length) / slots)).indexOf(
    position,
  );
  const chosen = slot < 0 ? undefined : ofMonth[(Math.floor(slot * step) + Number(year)) % ofMonth.length];
  return [...ofDays.slice(0, MOST_DAYS), ...(chosen ? [chosen] : [])].flatMap((one) =>
    linesOf(one.passage, labelOf(one, date), engine),
  );
}

function labelOf({ event, span }: Dated, date: string): string {
  if (span > LONGEST_DAY) return `This month in ${event.from.slice(0, 4)}: ${rangeLabel(event.from, event.to)}`;
  const when = event.from.slice(5) === date.slice(5) ? 'On this day' : 'This week';
  return `${when} in ${event.from.slice(0, 4)}: ${event.from === event.to ? longDay(event.from) : event.label}`;
}

function nextYear(date: string): string {
  return String(Number(date.slice(0, 4)) + 1);
}

/** Of several tellings of one fact the first. */
function distinct(all: readonly Dated[], { index }: Engine): Dated[] {
  const kept: Dated[] = [];
  for (const one of all)
    if (
      !kept.some((other) => sameFact(one.passage, other.passage, index) || sameFact(other.passage, one.passage, index))
    )
      kept.push(one);
  return kept;
}
