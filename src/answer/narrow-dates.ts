import type { DatedEvent } from '../dates/report-dates.ts';

const DAY = 86_400_000;

/** Days of a stretch; an open one has no end of them. */
function daysIn(from: string | null, to: string | null): number {
  return from === null || to === null ? Number.POSITIVE_INFINITY : (Date.parse(to) - Date.parse(from)) / DAY + 1;
}

const SPAN = /\b(?:from|to|until|between)\b|\p{L}\s?[\u2013-]\s?\p{L}/u;

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
