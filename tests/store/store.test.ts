import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Deliveries, isProcessAlive, processOwner } from '../../src/store/deliveries.ts';
import { Feedback } from '../../src/store/feedback.ts';
import { openStore } from '../../src/store/open-store.ts';
import { purgeExpired, RETENTION_DAYS } from '../../src/store/retention.ts';
import { Threads } from '../../src/store/threads.ts';

const T = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const folder = () => mkdtempSync(join(tmpdir(), 'dossier-'));

describe('Deliveries', () => {
  const everyoneLives = () => true;

  it('gives a key to one claimant, and never again once it is done', () => {
    const deliveries = new Deliveries(openStore(':memory:'), 'a', everyoneLives);
    expect(deliveries.claim('k', T)).toBe('mine');
    expect(deliveries.claim('k', T + 1)).toBe('taken');
    deliveries.done('k', T + 2);
    expect(deliveries.claim('k', T + DAY)).toBe('taken');
  });

  it('counts a finished key as new after the time a caller allows for a second click', () => {
    const deliveries = new Deliveries(openStore(':memory:'), 'a', everyoneLives);
    deliveries.claim('k', T, { repeatAfterMs: 10_000 });
    deliveries.done('k', T);
    expect(deliveries.claim('k', T + 9_999, { repeatAfterMs: 10_000 })).toBe('taken');
    expect(deliveries.claim('k', T + 10_001, { repeatAfterMs: 10_000 })).toBe('mine');
  });

  it('hands the work of a dead process to the next delivery, once', () => {
    const data = folder();
    new Deliveries(openStore(data), 'dead', everyoneLives).claim('k', T);
    const next = new Deliveries(openStore(data), 'next', (owner) => owner !== 'dead');
    expect(next.claim('k', T + 1000)).toBe('mine');
    expect(next.claim('k', T + 1001)).toBe('taken');
  });

  it('tells that a process died while sending', () => {
    const data = folder();
    const first = new Deliveries(openStore(data), 'dead', everyoneLives);
    first.claim('k', T);
    first.sending('k', T);
    expect(new Deliveries(openStore(data), 'next', () => false).claim('k', T + 1)).toBe('uncertain');
  });

  it('keeps what a dead process left undone, until it is done', () => {
    const data = folder();
    const first = new Deliveries(openStore(data), 'dead', everyoneLives);
    first.claim('k', T, { payload: 'question' });
    first.claim('old', T - DAY, { payload: 'yesterday' });
    expect(first.leftUndone(T)).toEqual([]);
    const store = openStore(data);
    const next = new Deliveries(store, 'next', (owner) => owner !== 'dead');
    expect(next.leftUndone(T + 1000)).toEqual(['question']);
    next.claim('k', T + 1000);
    next.done('k', T + 1001);
    expect(next.leftUndone(T + 1002)).toEqual([]);
    expect(store.prepare("select payload from deliveries where key = 'k'").get()).toMatchObject({ payload: null });
  });

  it('starts anew after a failure that sent nothing', () => {
    const deliveries = new Deliveries(openStore(':memory:'), 'a', everyoneLives);
    deliveries.claim('k', T);
    deliveries.release('k');
    expect(deliveries.claim('k', T + 1)).toBe('mine');
  });

  it('knows this process alive, and a number of its own from before a restart dead', () => {
    const self = processOwner(process.pid, 2);
    const isAlive = isProcessAlive(self);
    expect(isAlive(self)).toBe(true);
    expect(isAlive(processOwner(process.pid, 1))).toBe(false);
    expect(isAlive(processOwner(process.ppid, 1))).toBe(true);
    expect(isAlive('999999999:1')).toBe(false);
  });
});

describe('Threads', () => {
  it('keeps the latest four questions of each thread, oldest first', () => {
    const threads = new Threads(openStore(':memory:'));
    for (const question of ['a', 'b', 'c', 'd', 'e']) threads.remember('C1', '1.1', question, T);
    threads.remember('C1', '2.2', 'other', T);
    expect(threads.questions('C1', '1.1')).toEqual(['b', 'c', 'd', 'e']);
  });
});

describe('retention', () => {
  it('deletes what is older than each table keeps', () => {
    const store = openStore(':memory:');
    new Deliveries(store, 'a', () => true).claim('k', T);
    new Threads(store).remember('C1', '1.1', 'question', T);
    new Feedback(store).give('U1', 'question', 'down', T);
    const left = () =>
      ['deliveries', 'thread_questions', 'feedback'].map(
        (table) => store.prepare(`select * from ${table}`).all().length,
      );
    purgeExpired(store, T + RETENTION_DAYS.deliveries * DAY);
    expect(left()).toEqual([1, 1, 1]);
    purgeExpired(store, T + RETENTION_DAYS.deliveries * DAY + 1);
    expect(left()).toEqual([0, 1, 1]);
    purgeExpired(store, T + RETENTION_DAYS.feedback * DAY + 1);
    expect(left()).toEqual([0, 0, 0]);
  });
});

describe('openStore', () => {
  it('survives several processes that start at once', async () => {
    const data = folder();
    const script = `import('${new URL('../../dist/store/open-store.js', import.meta.url)}').then(({ openStore }) => openStore(process.argv[1]))`;
    const codes = await Promise.all(
      Array.from(
        { length: 4 },
        () => new Promise((resolve) => spawn(process.execPath, ['-e', script, data]).on('exit', resolve)),
      ),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(openStore(data).prepare('select count(*) as n from schema_version').get()).toMatchObject({ n: 1 });
  }, 20_000);
});
