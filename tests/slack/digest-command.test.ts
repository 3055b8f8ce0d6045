import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDigestCommand } from '../../src/slack/digest-command.ts';
import { readSchedule, zoneOf } from '../../src/slack/schedule-words.ts';

const NOTHING = { time: null, days: null, zone: null };

describe('a schedule', () => {
  it.each([
    ['', {}],
    ['9:00', { time: '09:00' }],
    ['09.00', { time: '09:00' }],
    ['9h30', { time: '09:30' }],
    ['9h', { time: '09:00' }],
    ['9', { time: '09:00' }],
    ['9am', { time: '09:00' }],
    ['12 am', { time: '00:00' }],
    ['12:30 PM', { time: '12:30' }],
    ['5.15 p.m.', { time: '17:15' }],
    ['noon', { time: '12:00' }],
    ['00:00', { time: '00:00' }],
    ['at 23:59', { time: '23:59' }],
    ['weekdays', { days: 'weekdays' }],
    ['Mon-Fri', { days: 'weekdays' }],
    ['every working day', { days: 'weekdays' }],
    ['every day', { days: 'daily' }],
    ['DAILY', { days: 'daily' }],
    ['monday', { days: 'mondays' }],
    ['every Monday at 8', { days: 'mondays', time: '08:00' }],
    ['weekly', { days: 'mondays' }],
    ['europe/brussels', { zone: 'Europe/Brussels' }],
    ['Brussels', { zone: 'Europe/Brussels' }],
    ['new york', { zone: 'America/New_York' }],
    ['America/Argentina/Buenos_Aires', { zone: expect.stringMatching(/Buenos_Aires$/) as string }],
    ['utc', { zone: 'UTC' }],
    ['Brussels, weekdays at 9:00', { zone: 'Europe/Brussels', days: 'weekdays', time: '09:00' }],
    ['mondays Lisbon 7am', { zone: 'Europe/Lisbon', days: 'mondays', time: '07:00' }],
  ])('reads “%s”', (text, expected) => {
    expect(readSchedule(text)).toEqual({ ...NOTHING, ...expected });
  });

  it.each([
    ['25:00', '“25:00” is not a time of day. Allowed: 00:00 to 23:59'],
    ['9:60', '“9:60” is not a time of day'],
    ['24:00', '“24:00” is not a time of day'],
    ['13pm', '“13pm” is not a time of day'],
    ['9:00 10:00', 'Two times of day'],
    ['weekdays daily', 'Two kinds of days'],
    ['fortnightly', '“fortnightly” is neither a time, nor days, nor a time zone'],
    ['tuesdays', '“tuesdays” is neither'],
    ['Europe/Atlantis', '“Europe/Atlantis” is neither'],
    ['+02:00', 'is neither'],
    ['9:00 Brussels Paris', '“Brussels Paris” is neither'],
  ])('refuses “%s”, says what was wrong and gives an example', (text, wrong) => {
    const schedule = readSchedule(text);
    expect('wrong' in schedule && schedule.wrong).toContain(wrong);
    expect('wrong' in schedule && schedule.wrong).toContain('for example `/digest subscribe 09:00 weekdays');
  });

  const two = (value: number) => String(value).padStart(2, '0');
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const days = fc.constantFrom('weekdays', 'daily', 'mondays');

  it('is read in any order, for every minute and every zone', () => {
    fc.assert(
      fc.property(
        time,
        zone,
        days,
        fc.constantFrom(0, 1, 2, 3, 4, 5),
        fc.boolean(),
        ([hour, minute], place, kind, turn, isUpper) => {
          const words = [`${two(hour)}:${two(minute)}`, place, kind];
          const [a = '', b = '', c = ''] = turn < 3 ? words : [...words].reverse();
          const text =
            [
              [a, b, c],
              [b, c, a],
              [c, a, b],
            ][turn % 3]?.join(' ') ?? '';
          expect(readSchedule(isUpper ? text.toUpperCase() : text)).toEqual({
            time: `${two(hour)}:${two(minute)}`,
            days: kind,
            zone: place,
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is never more than what was said, and never fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.constantFrom(' '.repeat(9000), '9'.repeat(9000), 'every '.repeat(2000)),
        ),
        (text) => {
          const schedule = readSchedule(text);
          if ('wrong' in schedule) expect(schedule.wrong.length).toBeLessThan(500);
          else {
            expect(schedule.time ?? '00:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
            if (schedule.zone !== null) expect(zoneOf(schedule.zone)).toBe(schedule.zone);
          }
          expect(typeof parseDigestCommand(text).kind).toBe('string');
        },
      ),
    );
  });
});

describe('/digest', () => {
  it.each([
    ['', { kind: 'form' }],
    ['  ', { kind: 'form' }],
    ['subscribe', { kind: 'subscribe', ...NOTHING }],
    ['Subscribe 09:00 mondays', { kind: 'subscribe', ...NOTHING, time: '09:00', days: 'mondays' }],
    ['on weekdays', { kind: 'subscribe', ...NOTHING, days: 'weekdays' }],
    ['9am every day', { kind: 'subscribe', ...NOTHING, time: '09:00', days: 'daily' }],
    ['unsubscribe', { kind: 'unsubscribe' }],
    ['STOP', { kind: 'unsubscribe' }],
    ['off', { kind: 'unsubscribe' }],
    ['status', { kind: 'status' }],
    ['preview', { kind: 'preview' }],
    ['help', { kind: 'help' }],
    ['asked on', { kind: 'asked', isOn: true }],
    ['asked OFF', { kind: 'asked', isOn: false }],
    ['topics EJOCN, Action 5; Europol', { kind: 'topics', topics: ['EJOCN', 'Action 5', 'Europol'] }],
    ['topics all', { kind: 'topics', topics: [] }],
  ])('reads “%s”', (text, expected) => {
    expect(parseDigestCommand(text)).toEqual(expected);
  });

  it.each([
    ['sing', '“sing” is not something /digest knows. Allowed: subscribe, unsubscribe,'],
    ['subscribe fortnightly', '“fortnightly” is neither a time, nor days, nor a time zone.'],
    ['asked', 'Say on or off after “asked”: for example `/digest asked on`.'],
    ['asked maybe', 'not “maybe”'],
    ['topics', 'for example `/digest topics EJOCN, Action 5`'],
    ['topics , ,', 'Which topics?'],
    ['preview tomorrow', '“preview” takes nothing after it, not “tomorrow”.'],
    ['constructor', '“constructor” is not something /digest knows'],
  ])('refuses “%s”', (text, wrong) => {
    const command = parseDigestCommand(text);
    expect(command.kind === 'unusable' && command.sentence).toContain(wrong);
  });
});
