import { expect, onTestFinished } from 'vitest';
import { DELIVERY_TIMES } from '../../src/delivery/deliver.ts';
import { Scheduler } from '../../src/delivery/scheduler.ts';
import type { Engine } from '../../src/engine.ts';
import { createLog } from '../../src/log.ts';
import { digestMessage } from '../../src/slack/digest-content.ts';
import { reminderMessage } from '../../src/slack/reminders.ts';
import { AskedQuestions } from '../../src/store/asked-questions.ts';
import { CorpusRegister } from '../../src/store/corpus-register.ts';
import { DigestDeliveries } from '../../src/store/digest-deliveries.ts';
import { Reminders } from '../../src/store/reminders.ts';
import { Subscriptions } from '../../src/store/subscriptions.ts';
import { engine, stage } from './running-app.ts';
import { testStore } from './stores.ts';
import type { Shown } from './web-api.ts';

/** 08:00 in Brussels on a Monday. */
export const EIGHT = Date.parse('2025-12-01T07:00Z');
export const HOUR = 3_600_000;

/** The real app, and the scheduler as it is wired in main, on a store and a clock that the test sets. */
export async function digestScene(mode: 'socket' | 'http' = 'socket', on: Engine = engine) {
  let nowMs = EIGHT;
  const { store, set } = await testStore(null, nowMs);
  const at = await stage(mode, { store, on, now: () => new Date(nowMs) });
  at.slack.clock = () => nowMs;
  onTestFinished(async () => {
    await at.slack.quiet();
    await at.close();
    expect(at.slack.violations).toEqual([]);
  });
  const subscriptions = new Subscriptions(store);
  const digests = new DigestDeliveries(store, 'test');
  const reminders = new Reminders(store, 'test');
  const asked = new AskedQuestions(store);
  const register = new CorpusRegister(store);
  const log = createLog(
    () => {},
    () => new Date(nowMs),
  );
  let onNow = on;
  const scheduler = new Scheduler({
    store,
    subscriptions,
    digests,
    reminders,
    build: (subscription, localDate) =>
      digestMessage({ engine: onNow, digests, asked, register, log }, subscription, localDate),
    buildReminder: async (reminder, localDate) => reminderMessage({ engine: onNow }, reminder, localDate),
    port: at.app.digestPort,
    times: DELIVERY_TIMES,
    sleep: async () => {},
    log,
  });
  const shownAt = (position: number): Promise<Shown> => at.slack.until(() => at.slack.shown[position]);
  return {
    ...at,
    subscriptions,
    digests,
    reminders,
    asked,
    register,
    /** The message or view shown at a position, from 0. */
    shownAt,
    /** The next message after the delivery. */
    next: async (deliver: () => Promise<unknown>): Promise<Shown> => {
      const before = at.slack.shown.length;
      await deliver();
      return shownAt(before);
    },
    /** A new edition of the report, for what the scheduler makes from now on. */
    replaceReport: (engine: Engine) => {
      onNow = engine;
    },
    /** Moves the clock and lets everything that is due go out. */
    tickAt: async (ms: number) => {
      nowMs = ms;
      await set(ms);
      await scheduler.tick();
      await at.slack.quiet();
    },
  };
}
