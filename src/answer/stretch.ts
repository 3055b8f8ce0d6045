/** A closed or half-open stretch of days. */
export interface Stretch {
  readonly from: string | null;
  readonly to: string | null;
}

/** Have an event and a stretch a day in common? */
export function overlaps(event: { readonly from: string; readonly to: string }, period: Stretch): boolean {
  return (period.to === null || event.from <= period.to) && (period.from === null || event.to >= period.from);
}

const DAY = 86_400_000;

/** Days of a stretch; an open one has no end of them. */
export function daysIn(from: string | null, to: string | null): number {
  return from === null || to === null ? Number.POSITIVE_INFINITY : (Date.parse(to) - Date.parse(from)) / DAY + 1;
}
