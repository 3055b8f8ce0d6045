import { createHash } from 'node:crypto';
import ical, { ICalEventClass, ICalEventTransparency } from 'ical-generator';
import type { Excerpt, Source } from '../answer/answer.ts';
import { addDays, longDay } from '../dates/calendar.ts';
import type { Engine } from '../engine.ts';
import { type Dated, datedPassages, LONGEST_DAY } from './dated-passages.ts';
import { asExcerpts } from './listing.ts';
import { isVerbatim } from './verify-excerpt.ts';

/** A calendar file, and what the sender should know of it. */
export interface CalendarFile {
  /** iCalendar (RFC 5545), CRLF line ends. */
  readonly text: string;
  readonly entries: number;
}

/**
 * All planned dates of the reports as a calendar file. A day or two are those days. A longer period, such as a
 * quarter, is an entry on its last day that says so: a bar over a whole year would cover everything else. No entry
 * blocks time or rings. The same report always gives the same file, and an entry keeps its identity from one file to
 * the next as long as its sentence and date stay the same.
 */
export function calendarFile(engine: Engine): CalendarFile {
  const calendar = ical({ name: 'Planned in the report', prodId: { company: 'Dossier', product: 'Deadlines' } });
  const planned = datedPassages(engine, ({ status }) => status === 'planned');
  const distinct = planned.filter((one) => !planned.some((other) => isWithin(other, one)));
  let entries = 0;
  for (const one of distinct) {
    const excerpt = asExcerpts([one.passage], engine).at(-1);
    if (!excerpt || !isVerbatim(excerpt, engine.corpus)) continue;
    entries++;
    const { marking, date } = one.passage.document;
    const isDay = one.span <= LONGEST_DAY;
    const event = calendar.createEvent({
      id: identityOf(one, excerpt),
      stamp: day(date),
      allDay: true,
      start: day(isDay ? one.event.from : one.event.to),
      end: day(addDays(one.event.to, 1)),
      summary: summaryOf(one, excerpt.source, isDay),
      description: descriptionOf(one, excerpt, isDay),
      transparency: ICalEventTransparency.TRANSPARENT,
      timezone: 'UTC',
    });
    if (marking !== null && marking !== 'PUBLIC') event.class(ICalEventClass.CONFIDENTIAL);
  }
  return { text: calendar.toString(), entries };
}

/** Is a date of the same sentence the more precise one: Q4 2025 within 2025? */
function isWithin(inner: Dated, outer: Dated): boolean {
  return (
    inner.passage === outer.passage &&
    inner.span < outer.span &&
    inner.event.from >= outer.event.from &&
    inner.event.to <= outer.event.to
  );
}

function day(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

function identityOf({ event }: Dated, { text, source }: Excerpt): string {
  const words = [source.document, text, event.from, event.to].join('\n');
  return `${createHash('sha256').update(words).digest('hex').slice(0, 32)}@dossier`;
}

function summaryOf({ event }: Dated, { section, heading }: Source, isDay: boolean): string {
  const place = section === heading ? section : `${section}: ${heading}`;
  return isDay ? place : `Last day of \u201c${event.label}\u201d: ${place}`;
}

function descriptionOf({ passage, event }: Dated, { text, source }: Excerpt, isDay: boolean): string {
  const { marking, date } = passage.document;
  const place = [`${source.section}, paragraph ${source.paragraph}`, source.document, marking].filter(Boolean);
  return [
    text,
    `\u2014 ${place.join(', ')}`,
    `Planned, as of ${longDay(date)}.${isDay ? '' : ` The report says \u201c${event.label}\u201d; this is the last day of it.`}`,
  ].join('\n\n');
}
