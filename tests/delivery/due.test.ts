import { describe, expect, it } from 'vitest';
import { dueDigests, dueReminders } from '../../src/delivery/due.ts';
import type { DigestDelivery } from '../../src/store/digest-deliveries.ts';
import type { Subscription } from '../../src/store/subscriptions.ts';

const at = (text: string) => Date.parse(`${text}Z`);

const subscription = (more: Partial<Subscription> = {}): Subscription => ({
  channel: 'C1',
  owner: 'U1',
  kind: 'channel',
  time: '09:00',
  days: 'daily',
  zone: 'Europe/Brussels',
  topics: [],
  asked: false,
  createdMs: 0,
  scheduledMs: 0,
  state: 'active',
  stopReason: null,
  ...more,
});

const delivery = (more: Partial<DigestDelivery> = {}): DigestDelivery => ({
  channel: 'C1',
  localDate: '2026-03-30',
  state: 'posted',
  leaseMs: 0,
  attempt: 1,
  messageTs: null,
  reason: null,
  changedMs: 0,
  ...more,
});

// on 30 March 2026 09:00 in Brussels is 07:00 UTC
const due = (now: string, one = subscription(), deliveries: readonly DigestDelivery[] = []) =>
  dueDigests(at(now), [one], deliveries).map(({ localDate, isLate }) => (isLate ? `${localDate} late` : localDate));

describe('a digest is due', () => {
  it('from its time on, and not before', () => {
    expect(due('2026-03-30T06:59:59')).toEqual([]);
    expect(due('2026-03-30T07:00:00')).toEqual(['2026-03-30']);
  });

  it('on the days it was asked for', () => {
    expect(due('2026-03-29T08:00', subscription({ days: 'weekdays' }))).toEqual([]);
    expect(due('2026-03-30T08:00', subscription({ days: 'mondays' }))).toEqual(['2026-03-30']);
    expect(due('2026-03-31T08:00', subscription({ days: 'mondays' }))).toEqual([]);
  });

  it('late on the same local date for six hours; after that only to be written down; never for yesterday', () => {
    expect(due('2026-03-30T13:00')).toEqual(['2026-03-30']);
    expect(due('2026-03-30T13:01')).toEqual(['2026-03-30 late']);
    expect(due('2026-03-30T22:30')).toEqual([]);
    const evening = subscription({ time: '23:00' });
    expect(due('2026-03-30T21:59', evening)).toEqual(['2026-03-30']);
    expect(due('2026-03-30T22:00', evening)).toEqual([]);
  });

  it.each(['posted', 'skipped', 'held'] as const)('no more once it is %s', (state) => {
    expect(due('2026-03-30T08:00', subscription(), [delivery({ state })])).toEqual([]);
    expect(due('2026-03-31T08:00', subscription(), [delivery({ state })])).toEqual(['2026-03-31']);
    expect(due('2026-03-30T08:00', subscription(), [delivery({ state, channel: 'C2' })])).toEqual(['2026-03-30']);
  });

  it.each(['claimed', 'sending'] as const)('again where it is %s and the lease has ended', (state) => {
    const now = at('2026-03-30T08:00');
    expect(due('2026-03-30T08:00', subscription(), [delivery({ state, leaseMs: now + 1 })])).toEqual([]);
    expect(due('2026-03-30T08:00', subscription(), [delivery({ state, leaseMs: now - 1 })])).toEqual(['2026-03-30']);
  });

  it('to be settled, not sent, where a crash left it open on an earlier date', () => {
    expect(due('2026-03-31T06:00', subscription(), [delivery({ state: 'sending' })])).toEqual(['2026-03-30 late']);
    expect(due('2026-03-31T08:00', subscription(), [delivery({ state: 'sending' })])).toEqual([
      '2026-03-30 late',
      '2026-03-31',
    ]);
  });

  it('first at the next time after it was asked for or changed', () => {
    const asked = subscription({ scheduledMs: at('2026-03-30T07:00:01') });
    expect(due('2026-03-30T07:30', asked)).toEqual([]);
    expect(due('2026-03-31T07:00', asked)).toEqual(['2026-03-31']);
    expect(due('2026-03-30T07:30', subscription({ scheduledMs: at('2026-03-30T06:59') }))).toEqual(['2026-03-30']);
  });

  it('once in the nights when the clocks change', () => {
    const night = subscription({ time: '02:30' });
    expect(due('2026-03-29T01:29', night)).toEqual([]);
    expect(due('2026-03-29T01:30', night)).toEqual(['2026-03-29']);
    expect(due('2026-10-25T00:29', night)).toEqual([]);
    expect(due('2026-10-25T00:30', night)).toEqual(['2026-10-25']);
    expect(due('2026-10-25T01:30', night, [delivery({ localDate: '2026-10-25' })])).toEqual([]);
  });
});

describe('a reminder is due', () => {
  const reminder = { user: 'U1', item: 'i', dueDate: '2025-12-03', time: '09:00', zone: 'America/New_York' };
  const when = (now: string) => dueReminders(at(now), [reminder]).map(({ isLate }) => isLate);

  it('from the morning of its date where the person is, and for a week where the app was not running', () => {
    expect(when('2025-12-03T13:59')).toEqual([]);
    expect(when('2025-12-03T14:00')).toEqual([false]);
    expect(when('2025-12-10T23:00')).toEqual([false]);
    expect(when('2025-12-11T23:00')).toEqual([true]);
  });
});
