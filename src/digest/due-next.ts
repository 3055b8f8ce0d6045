import { addDays, dayParts, daysBetween, weekday } from '../dates/calendar.ts';
import type { Engine } from '../engine.ts';
import { type Dated, datedPassages, LONGEST_DAY, mostPrecise } from '../report/dated-passages.ts';
import type { Line } from './digest.ts';
import { DATE_PASSED } from './labels.ts';
import { linesOf, wordsOf } from './lines.ts';
import { type Days, isPostingDay, lastPostingDay, nextPostingDay } from './posting-days.ts';
import type { Follows } from './topics.ts';

/** Items a day: what else is new waits for the next digest. */
const MOST_LINES = 2;
/** Words of a day's items; a longer one stands alone. */
const MOST_WORDS = 90;
/** Days ahead within which an item is left to its own news. */
const SOON = 30;
/** Days before an item comes again without news. */
const NOT_AGAIN = 56;
/** What is looked back on to know what was shown when, in years. */
const LOOK_BACK = 2;

/** An item does not come again within so many days; on its day, or once it has passed, sooner. */
const SHORTEST_GAP = 6;
const SHORT_GAP = 3;

/** A reason to show a planned item: from `from` on it is news, after `until` it is stale. */
interface News {
  readonly item: Dated;
  readonly from: string;
  readonly until: string;
  /** What comes first where there is more than a digest holds: 0 on the day, 1 what has passed, 2 the rest. */
  readonly rank: 0 | 1 | 2;
}

/**
 * What is planned, shown when it newly matters: a day a month and a week ahead and when it comes; a longer period
 * when it begins and two weeks before it ends; and either at the start of the week after it has passed. In a week
 * that opens without news the item that was shown longest ago comes, the nearest date first. What was shown before
 * follows from the days alone: they are gone through one by one from the report's day on.
 */
export function dueNext(engine: Engine, date: string, days: Days, follows: Follows): Line[] {
  const items = mostPrecise(datedPassages(engine, ({ status }) => status === 'planned')).filter(({ passage }) =>
    follows.takes(passage),
  );
  const all = items.flatMap((item) => newsOf(item, days));
  const lastShown = new Map<Dated, string>();
  const told = new Set<News>();
  const isFresh = ({ item, rank }: News, day: string) => {
    const last = lastShown.get(item);
    return last === undefined || daysBetween(last, day) >= (rank === 2 ? SHORTEST_GAP : SHORT_GAP);
  };
  let today: readonly Dated[] = [];
  for (let day = firstDay(engine, date, days); day <= date; day = nextPostingDay(day, days)) {
    const current = all
      .filter((news) => news.from <= day && day <= news.until && !told.has(news) && isFresh(news, day))
      .sort((a, b) => a.rank - b.rank || distance(a.item, day) - distance(b.item, day));
    const chosen = withinLimits(current, engine);
    for (const news of chosen) told.add(news);
    today = chosen.map(({ item }) => item);
    if (today.length === 0 && weekday(day) === 0) today = leastRecent(items, lastShown, day);
    for (const item of today) lastShown.set(item, day);
  }
  return today.flatMap((item) => linesOf(item.passage, labelOf(item, date), engine));
}

/** Where the days begin to be gone through: the first report's day, or the start of a year not too long ago. */
function firstDay({ corpus }: Engine, date: string, days: Days): string {
  const earliest = corpus.documents.map((document) => document.date).sort()[0] ?? date;
  const bound = `${dayParts(date)[0] - LOOK_BACK}-01-01`;
  const start = [earliest < bound ? bound : earliest, addDays(date, -NOT_AGAIN)].sort()[0] ?? date;
  return isPostingDay(start, days) ? start : nextPostingDay(start, days);
}

/** The stretches of days on which an item is news; nothing is news before its report appeared. */
function newsOf(item: Dated, days: Days): News[] {
  const { from, to } = item.event;
  const published = addDays(item.passage.document.date, 1);
  const news = (start: string, until: string, rank: News['rank']): News => ({
    item,
    from: start < published ? published : start,
    until,
    rank,
  });
  const comes = lastPostingDay(from, days);
  const monday = addDays(to, 7 - weekday(to));
  return [
    ...(item.span <= LONGEST_DAY
      ? [
          news(addDays(from, -30), addDays(from, -15), 2),
          news(addDays(from, -7), addDays(comes, -1), 2),
          news(comes, to, 0),
        ]
      : [...(from < published ? [] : [news(from, addDays(to, -15), 2)]), news(addDays(to, -14), to, 2)]),
    news(monday, addDays(monday, 11), 1),
  ].filter((one) => one.from <= one.until);
}

function distance({ event }: Dated, day: string): number {
  const near = day <= event.from ? event.from : event.to;
  return Math.abs(daysBetween(day, near));
}

function withinLimits(current: readonly News[], engine: Engine): News[] {
  const kept: News[] = [];
  let words = 0;
  for (const news of current) {
    const more = wordsOf([news.item.passage], engine);
    const fits = kept.length === 0 || (kept.length < MOST_LINES && words + more <= MOST_WORDS);
    if (!fits || kept.some(({ item }) => item === news.item)) continue;
    kept.push(news);
    words += more;
  }
  return kept;
}

/** Of what lies ahead and is not about to be news, else of what has passed, the item that was shown longest ago. */
function leastRecent(items: readonly Dated[], lastShown: ReadonlyMap<Dated, string>, day: string): Dated[] {
  const soon = addDays(day, SOON);
  const ahead = items.filter(({ event: { from, to } }) => to > soon && (from < day || from > soon));
  const [first] = (ahead.length > 0 ? ahead : items.filter(({ event }) => event.to < day))
    .filter((item) => (lastShown.get(item) ?? '') < addDays(day, -NOT_AGAIN))
    .sort((a, b) => {
      const [before, other] = [lastShown.get(a) ?? '', lastShown.get(b) ?? ''];
      return before < other ? -1 : before > other ? 1 : distance(a, day) - distance(b, day);
    });
  return first ? [first] : [];
}

/** The date as the report writes it, and how far it is on a day. */
function labelOf({ event, span }: Pick<Dated, 'event' | 'span'>, day: string): string {
  const { label, from, to } = event;
  if (to < day) return `${label}: ${DATE_PASSED}`;
  if (day < from) return `${label}, ${inDays(daysBetween(day, from))}`;
  const left = daysBetween(day, to);
  if (span <= LONGEST_DAY) return `${label}, ${day === from ? 'today' : 'under way'}`;
  if (left === 0) return `${label}, the last day`;
  const period = left > 14 ? PERIODS.find(({ least, most }) => least <= span && span <= most) : undefined;
  return `${label}, ${period ? period.name : `${stretch(left)} left`}`;
}

/** Stretches of the calendar by their days. */
const PERIODS = [
  { least: 28, most: 31, name: 'this month' },
  { least: 90, most: 92, name: 'this quarter' },
  { least: 181, most: 184, name: 'this half-year' },
  { least: 365, most: 366, name: 'this year' },
] as const;

const A_MONTH = 30.44;

function inDays(count: number): string {
  return count === 1 ? 'tomorrow' : `in ${stretch(count)}`;
}

function stretch(days: number): string {
  if (days === 1) return 'one day';
  return days < 60 ? `${days} days` : `${Math.round(days / A_MONTH)} months`;
}
