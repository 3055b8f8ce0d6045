import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/dates/calendar.ts';
import {
  instantOf,
  isScheduledOn,
  isZone,
  localTime,
  nextRun,
  type Schedule,
  zoneDataWarning,
} from '../../src/delivery/schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const utc = (text: string) => Date.parse(`${text}Z`);
const iso = (ms: number | null) => ms && new Date(ms).toISOString().slice(0, 16);

const FIRST = utc('2025-01-01T00:00');
const LAST = utc('2027-01-01T00:00');

/** The offset of a zone from UTC, by another way than the code's. */
function offsetOf(ms: number, zone: string): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(ms)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}

/** Moments of the two years at which the clocks of a zone change. */
function changesOf(zone: string): number[] {
  const found: number[] = [];
  for (let ms = FIRST; ms < LAST; ms += 7 * DAY) {
    let [from, to] = [ms, ms + 7 * DAY];
    const before = offsetOf(from, zone);
    if (before === offsetOf(to, zone)) continue;
    while (to - from > MINUTE) {
      const middle = from + Math.floor((to - from) / 2 / MINUTE) * MINUTE;
      if (offsetOf(middle, zone) === before) from = middle;
      else to = middle;
    }
    found.push(to);
  }
  return found;
}

/** What the clock shows, minute by minute: `YYYY-MM-DDTHH:MM` with the first moment it is shown. */
function clockAround(ms: number, zone: string, hours: number, stepMs: number): Map<string, number> {
  const shown = new Map<string, number>();
  for (let at = ms - hours * HOUR; at <= ms + hours * HOUR; at += stepMs) {
    const local = new Date(at + offsetOf(at, zone)).toISOString().slice(0, 16);
    if (!shown.has(local)) shown.set(local, at);
  }
  return shown;
}

describe('a time of day in a zone', () => {
  it.each([
    // the night the clocks go forward in Brussels: 02:30 does not exist
    ['Europe/Brussels', '2026-03-29', '01:59', '2026-03-29T00:59'],
    ['Europe/Brussels', '2026-03-29', '02:30', '2026-03-29T01:30'],
    ['Europe/Brussels', '2026-03-29', '03:00', '2026-03-29T01:00'],
    // the night they go back: 02:30 comes twice, and the first counts
    ['Europe/Brussels', '2026-10-25', '02:30', '2026-10-25T00:30'],
    ['Europe/Brussels', '2026-10-25', '03:00', '2026-10-25T02:00'],
    // half an hour
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45'],
    // the date line: a date that did not exist
    ['Pacific/Apia', '2011-12-30', '09:00', null],
    ['Pacific/Apia', '2011-12-29', '09:00', '2011-12-29T19:00'],
    ['Pacific/Apia', '2011-12-31', '09:00', '2011-12-30T19:00'],
    // what is left out ends the day: moved back, since forward is tomorrow
    ['America/Scoresbysund', '2025-03-29', '23:30', '2025-03-30T00:30'],
    // and begins the day
    ['Africa/Cairo', '2026-04-24', '00:30', '2026-04-23T22:30'],
    ['Asia/Kathmandu', '2026-01-01', '09:00', '2026-01-01T03:15'],
  ])('in %s on %s at %s is %s', (zone, date, time, expected) => {
    expect(iso(instantOf(date, time, zone))).toBe(expected);
  });

  it('is the first moment the clock shows it, in every zone, around every change of two years', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    expect(zones.length).toBeGreaterThan(400);
    let changes = 0;
    let leftOut = 0;
    for (const zone of zones) {
      for (const change of changesOf(zone)) {
        changes++;
        const shown = clockAround(change, zone, 50, 15 * MINUTE);
        const around = new Date(change + offsetOf(change, zone));
        for (const day of [-1, 0]) {
          const date = addDays(around.toISOString().slice(0, 10), day);
          for (let quarter = 0; quarter < 96; quarter++) {
            const time = new Date(quarter * 15 * MINUTE).toISOString().slice(11, 16);
            const at = instantOf(date, time, zone);
            const first = shown.get(`${date}T${time}`);
            if (first !== undefined) expect(at, `${zone} ${date} ${time}`).toBe(first);
            else {
              leftOut++;
              // moved, and still on that date
              expect(localTime(at ?? 0, zone).date, `${zone} ${date} ${time}`).toBe(date);
              expect(Math.abs((at ?? 0) - change)).toBeLessThanOrEqual(2 * HOUR);
            }
          }
        }
      }
    }
    expect(changes).toBeGreaterThan(400);
    expect(leftOut).toBeGreaterThan(400);
  }, 60_000);

  it('reads back as the time it was made from, in every zone, through two years', () => {
    for (const [i, zone] of Intl.supportedValuesOf('timeZone').entries()) {
      for (let day = i % 9; day < 730; day += 9) {
        const date = addDays('2025-01-01', day);
        const at = instantOf(date, '12:45', zone);
        expect(localTime(at ?? 0, zone), zone).toEqual({ date, time: '12:45' });
      }
    }
  }, 60_000);
});

describe('the next run', () => {
  const runs = (schedule: Schedule, fromMs: number, count: number) => {
    const found = [nextRun(schedule, fromMs)];
    while (found.length < count) found.push(nextRun(schedule, found.at(-1)?.atMs ?? 0));
    return found;
  };

  it.each(['Europe/Brussels', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Africa/Casablanca'])(
    'comes once on every date of two years in %s, at night and in the morning',
    (zone) => {
      for (const time of ['00:00', '02:30', '09:00', '23:59']) {
        const all = runs({ time, days: 'daily', zone }, utc('2025-01-01T18:00'), 730);
        const dates = all.map(({ date }) => date);
        expect(dates).toEqual(dates.map((_, i) => addDays(dates[0] ?? '', i)));
        for (const { date, atMs } of all) expect(localTime(atMs, zone).date).toBe(date);
      }
    },
    30_000,
  );

  it('leaves out the date that Apia left out', () => {
    const all = runs({ time: '09:00', days: 'daily', zone: 'Pacific/Apia' }, utc('2011-12-28T12:00'), 3);
    expect(all.map(({ date }) => date)).toEqual(['2011-12-28', '2011-12-29', '2011-12-31']);
  });

  it('keeps to weekdays and Mondays', () => {
    const schedule = { time: '09:00', zone: 'Europe/Brussels' };
    const dates = (days: Schedule['days'], count: number) =>
      runs({ ...schedule, days }, utc('2026-03-27T12:00'), count).map(({ date }) => date);
    expect(dates('weekdays', 3)).toEqual(['2026-03-30', '2026-03-31', '2026-04-01']);
    expect(dates('mondays', 2)).toEqual(['2026-03-30', '2026-04-06']);
    expect(dates('daily', 2)).toEqual(['2026-03-28', '2026-03-29']);
    expect(['2026-03-28', '2026-03-29', '2026-03-30'].map((date) => isScheduledOn(date, 'weekdays'))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

it('knows which zones there are', () => {
  expect(['Europe/Brussels', 'UTC'].every(isZone)).toBe(true);
  expect(['Europe/Brusels', '', 'Mars/Base'].some(isZone)).toBe(false);
});

it('warns of zone data that are too old', () => {
  expect(zoneDataWarning('2026b')).toBeNull();
  expect(zoneDataWarning('2027a')).toBeNull();
  expect(zoneDataWarning('2025c')).toContain('2025c');
  expect(zoneDataWarning(undefined)).toContain('unknown');
});
