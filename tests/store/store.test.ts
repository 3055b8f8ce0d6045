import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AskedQuestions } from '../../src/store/asked-questions.ts';
import { databaseTime } from '../../src/store/clock.ts';
import { CorpusRegister, fingerprintOf } from '../../src/store/corpus-register.ts';
import type { Store } from '../../src/store/database.ts';
import { ClaimLost, Deliveries } from '../../src/store/deliveries.ts';
import { DigestDeliveries } from '../../src/store/digest-deliveries.ts';
import { Feedback } from '../../src/store/feedback.ts';
import { openStore } from '../../src/store/open-store.ts';
import { Owners } from '../../src/store/owners.ts';
import { Reminders } from '../../src/store/reminders.ts';
import { purgeExpired, RETENTION_DAYS } from '../../src/store/retention.ts';
import { Subscriptions, type Wish } from '../../src/store/subscriptions.ts';
import { Threads } from '../../src/store/threads.ts';
import { startPostgres } from '../support/postgres.ts';
import { testStore } from '../support/stores.ts';

const T = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const folder = () => mkdtempSync(join(tmpdir(), 'dossier-'));

const server = startPostgres();
if (!server) console.log('PostgreSQL: not installed and no TEST_DATABASE_URL; its half of the store tests is skipped');
afterAll(() => server?.stop());

const ENGINES = [
  { engine: 'embedded', on: null },
  { engine: 'postgres', on: server },
] as const;

const WISH: Wish = {
  channel: 'C1',
  owner: 'U1',
  kind: 'channel',
  time: '09:00',
  days: 'weekdays',
  zone: 'Europe/Brussels',
  topics: ['EJOCN'],
  asked: false,
};

for (const { engine, on } of ENGINES) {
  const open = () => testStore(on, T);

  describe.skipIf(engine === 'postgres' && !server)(`on ${engine}`, () => {
    describe('Deliveries', () => {
      const two = async () => {
        const { store, set } = await open();
        const first = await Owners.join(store, process.ppid);
        const second = await Owners.join(store);
        return {
          store,
          set,
          first,
          second,
          a: new Deliveries(store, first.self),
          b: new Deliveries(store, second.self),
        };
      };

      it('gives a key to one claimant, and never again once it is done', async () => {
        const { a, b, set } = await two();
        expect(await a.claim('k')).toBe('mine');
        expect(await b.claim('k')).toBe('taken');
        expect(await a.claim('k')).toBe('taken');
        await a.done('k');
        await set(T + DAY);
        expect(await b.claim('k')).toBe('taken');
      });

      it('gives a key to one of many that ask at once', async () => {
        const { a, b } = await two();
        const claims = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? a : b).claim('k')));
        expect(claims.filter((claim) => claim === 'mine')).toHaveLength(1);
        expect(claims.filter((claim) => claim === 'taken')).toHaveLength(19);
      });

      it('counts a finished key as new after the time a caller allows for a second click', async () => {
        const { a, set } = await two();
        await a.claim('k', { repeatAfterMs: 10_000 });
        await a.done('k');
        await set(T + 9_999);
        expect(await a.claim('k', { repeatAfterMs: 10_000 })).toBe('taken');
        await set(T + 10_001);
        expect(await a.claim('k', { repeatAfterMs: 10_000 })).toBe('mine');
      });

      it('hands the work of a process that fell silent to the next delivery, once', async () => {
        const { a, b, second, set } = await two();
        await a.claim('k');
        await set(T + 15_000);
        await second.beat();
        expect(await b.claim('k')).toBe('taken');
        await set(T + 25_000);
        expect(await b.claim('k')).toBe('mine');
        expect(await b.claim('k')).toBe('taken');
      });

      it('lets a process that was taken for dead send nothing', async () => {
        const { a, b, first, second, set } = await two();
        await a.claim('k');
        await set(T + 25_000);
        await second.beat();
        expect(await b.claim('k')).toBe('mine');
        await first.beat();
        await expect(a.sending('k')).rejects.toThrow(ClaimLost);
        await a.release('k');
        await b.sending('k');
      });

      it('tells that a process died while sending, also the second time', async () => {
        const { store, a, b, first, second } = await two();
        await a.claim('k');
        await a.sending('k');
        await first.leave();
        expect(await b.claim('k')).toBe('uncertain');
        await second.leave();
        const third = await Owners.join(store);
        expect(await new Deliveries(store, third.self).claim('k')).toBe('uncertain');
      });

      it('keeps what a dead process left undone for a quarter of an hour, until it is done', async () => {
        const { store, a, b, first, second, set } = await two();
        await a.claim('old', { payload: 'from before' });
        await set(T + 16 * 60_000);
        await first.beat();
        await a.claim('k', { payload: 'question' });
        expect(await b.leftUndone()).toEqual([]);
        await first.leave();
        await second.beat();
        expect(await b.leftUndone()).toEqual(['question']);
        await b.claim('k', { payload: 'question' });
        expect(await b.leftUndone()).toEqual([]);
        await b.done('k');
        await second.leave();
        expect(await b.leftUndone()).toEqual([]);
        expect(await store.query("select payload from deliveries where key = 'k'")).toEqual([{ payload: null }]);
      });

      it('starts anew after a failure that sent nothing', async () => {
        const { a, b } = await two();
        await a.claim('k');
        await a.release('k');
        expect(await b.claim('k')).toBe('mine');
      });
    });

    it('keeps the latest four questions of each thread, oldest first, asked at once or not', async () => {
      const { store } = await open();
      const threads = new Threads(store);
      for (const question of ['a', 'b', 'c', 'd', 'e']) await threads.remember('C1', '1.1', question, T);
      await threads.remember('C1', '2.2', 'other', T);
      expect(await threads.questions('C1', '1.1')).toEqual(['b', 'c', 'd', 'e']);
      const four = ['w', 'x', 'y', 'z'];
      await Promise.all(four.map((question) => threads.remember('C1', '3.3', question, T)));
      expect((await threads.questions('C1', '3.3')).sort()).toEqual(four);
    });

    describe('Subscriptions', () => {
      it('keeps one a channel, counts the schedule from its last change, and takes up a stopped one', async () => {
        const { store, set } = await open();
        const subscriptions = new Subscriptions(store);
        await subscriptions.save(WISH);
        expect(await subscriptions.of('C1')).toEqual({
          ...WISH,
          createdMs: T,
          scheduledMs: T,
          state: 'active',
          stopReason: null,
        });
        await set(T + 1000);
        await subscriptions.save({ ...WISH, topics: [], asked: true });
        expect(await subscriptions.of('C1')).toMatchObject({ topics: [], asked: true, createdMs: T, scheduledMs: T });
        await subscriptions.save({ ...WISH, time: '08:30' });
        expect(await subscriptions.of('C1')).toMatchObject({ createdMs: T, scheduledMs: T + 1000 });
        expect(await subscriptions.stop('C1', 'the channel was archived')).toBe(true);
        expect(await subscriptions.stop('C1', 'again')).toBe(false);
        expect(await subscriptions.active()).toEqual([]);
        expect(await subscriptions.of('C1')).toMatchObject({ stopReason: 'the channel was archived' });
        await set(T + 2000);
        await subscriptions.save({ ...WISH, time: '08:30' });
        expect(await subscriptions.active()).toMatchObject([{ scheduledMs: T + 2000, stopReason: null }]);
        expect(await subscriptions.remove('C1')).toBe(true);
        expect(await subscriptions.remove('C1')).toBe(false);
        expect(await subscriptions.of('C1')).toBeNull();
      });
    });

    describe('DigestDeliveries', () => {
      const times = { leaseMs: 1000, sendMs: 300 };
      const two = async () => {
        const { store, set } = await open();
        const rowOf = (owner: string) => new DigestDeliveries(store, owner, times).row('C1', '2026-01-01');
        return { store, set, a: await rowOf('a'), b: await rowOf('b'), all: new DigestDeliveries(store, 'a', times) };
      };

      it('has one owner, whose steps alone count', async () => {
        const { a, b, all } = await two();
        expect(await a.claim()).toEqual({ attempt: 1, uncertain: false });
        expect(await b.claim()).toBeNull();
        expect(await b.intend()).toBe(false);
        expect(await b.skip('no')).toBe(false);
        expect(await a.intend()).toBe(true);
        await a.posted('1.1');
        expect(await b.claim()).toBeNull();
        expect(await all.lastPosted('C1')).toMatchObject({
          state: 'posted',
          messageTs: '1.1',
          localDate: '2026-01-01',
        });
        expect(await all.since('2026-01-02')).toEqual([]);
      });

      it('gives one of many racing claimants the row', async () => {
        const { store } = await open();
        const claims = await Promise.all(
          Array.from({ length: 20 }, async (_, i) =>
            (await new DigestDeliveries(store, `owner ${i}`, times).row('C1', '2026-01-01')).claim(),
          ),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
      });

      it('goes to another after the lease, with certainty only where sending had not begun', async () => {
        const { a, b, set } = await two();
        await a.claim();
        await set(T + 1001);
        expect(await b.claim()).toEqual({ attempt: 2, uncertain: false });
        expect(await a.intend()).toBe(false);
        expect(await b.intend()).toBe(true);
        await set(T + 2002);
        expect(await a.claim()).toEqual({ attempt: 3, uncertain: true });
        expect(await a.postpone(500)).toBe(true);
        await set(T + 2503);
        expect(await b.claim()).toEqual({ attempt: 4, uncertain: true });
        expect(await b.hold('history cannot be read')).toBe(true);
        expect(await a.claim()).toBeNull();
        // what is known to stand in Slack is posted, whoever finds out
        await a.posted('1.1');
      });

      it('does not begin to send with too little of the lease left', async () => {
        const { a, set } = await two();
        await a.claim();
        await set(T + 701);
        expect(await a.intend()).toBe(false);
      });

      it('is given back with certainty, at once or later', async () => {
        const { a, b, all, set } = await two();
        await a.claim();
        await a.intend();
        expect(await a.release(2000, 'ratelimited')).toBe(true);
        await set(T + 1500);
        expect(await b.claim()).toBeNull();
        await set(T + 2001);
        expect(await b.claim()).toEqual({ attempt: 2, uncertain: false });
        await all.releaseAll();
        expect(await a.claim()).toBeNull();
        await new DigestDeliveries((await open()).store, 'b').releaseAll();
        expect(await b.skip('nothing to say')).toBe(true);
        expect(await all.since('2026-01-01')).toMatchObject([
          { state: 'skipped', reason: 'nothing to say', attempt: 2 },
        ]);
      });
    });

    it('keeps one reminder for each person and item, and gives it out until it is sent', async () => {
      const { store } = await open();
      const reminders = new Reminders(store, 'a');
      const reminder = { user: 'U1', item: 'r.md:10:2026-01-05', dueDate: '2026-01-05', time: '09:00', zone: 'UTC' };
      expect(await reminders.add(reminder)).toBe(true);
      expect(await reminders.add({ ...reminder, time: '10:00' })).toBe(false);
      expect(await reminders.add({ ...reminder, user: 'U2' })).toBe(true);
      expect(await reminders.of('U1')).toEqual([reminder]);
      expect(await reminders.unsent('2026-01-04')).toEqual([]);
      expect(await reminders.unsent('2026-01-05')).toHaveLength(2);
      const row = reminders.row(reminder);
      expect(await row.claim()).toEqual({ attempt: 1, uncertain: false });
      expect(await row.claim()).toBeNull();
      expect(await reminders.remove('U1', reminder.item)).toBe(false);
      expect(await row.intend()).toBe(true);
      await row.posted('1.1');
      expect(await reminders.of('U1')).toEqual([]);
      expect(await reminders.remove('U2', reminder.item)).toBe(true);
    });

    it('counts what was asked in a channel, most asked first, whatever its capitals', async () => {
      const { store, set } = await open();
      const asked = new AskedQuestions(store);
      await asked.add('C1', 'long ago', true);
      await set(T + 1);
      await asked.add('C1', 'what of EJOCN', false);
      await asked.add('C1', 'and CATS', true);
      await asked.add('C1', 'What of EJOCN ', true);
      await asked.add('C2', 'elsewhere', true);
      expect(await asked.since('C1', T)).toEqual([
        { question: expect.stringMatching(/^what of EJOCN$/i), count: 2, answered: true },
        { question: 'and CATS', count: 1, answered: true },
      ]);
      await asked.forget('C1');
      expect(await asked.since('C1', 0)).toEqual([]);
    });

    it('tells of a report that is new or changed once, and of none on the first start', async () => {
      const { store } = await open();
      const register = new CorpusRegister(store);
      const report = (document: string, text: string) => ({ document, fingerprint: fingerprintOf(text) });
      expect(await register.record([report('a.md', '1')], T)).toEqual([]);
      expect(await register.record([report('a.md', '1')], T + 1)).toEqual([]);
      const now = [report('a.md', '2'), report('b.md', '1')];
      const changes = await Promise.all([register.record(now, T + 2), register.record(now, T + 2)]);
      expect(changes.flat()).toEqual([
        { document: 'a.md', change: 'changed', firstSeenMs: T + 2 },
        { document: 'b.md', change: 'added', firstSeenMs: T + 2 },
      ]);
      expect(await register.changesSince(T + 1)).toHaveLength(2);
      expect(await register.changesSince(T + 2)).toEqual([]);
    });

    describe('retention', () => {
      it('deletes what is older than each table keeps, and nothing that is still wanted', async () => {
        const { store } = await open();
        const owner = await Owners.join(store);
        const subscriptions = new Subscriptions(store);
        const reminders = new Reminders(store, 'a');
        const waiting = { user: 'U1', item: 'waits', dueDate: '2027-01-01', time: '09:00', zone: 'UTC' };
        await new Deliveries(store, owner.self).claim('k');
        await new Threads(store).remember('C1', '1.1', 'question', T);
        await new Feedback(store).give('U1', 'question', 'down', T);
        await subscriptions.save(WISH);
        await subscriptions.save({ ...WISH, channel: 'C2' });
        await subscriptions.stop('C2', 'archived');
        await new DigestDeliveries(store, 'a').row('C1', '2026-01-01');
        await reminders.add(waiting);
        await reminders.add({ ...waiting, item: 'sent' });
        await reminders.row({ user: 'U1', item: 'sent' }).posted('1.1');
        await new AskedQuestions(store).add('C1', 'question', true);
        await new CorpusRegister(store).record([{ document: 'a.md', fingerprint: '1' }], T);
        await new CorpusRegister(store).record([{ document: 'a.md', fingerprint: '2' }], T + DAY);
        const count = async (table: string) => (await store.query(`select * from ${table}`)).length;
        /** What stays for as long as somebody wants it. */
        const kept: Record<string, number> = { subscriptions: 1, reminders: 1, corpus_register: 1 };
        const tables = Object.entries(RETENTION_DAYS);
        const counts = async () =>
          Object.fromEntries(await Promise.all(tables.map(async ([table]) => [table, await count(table)])));
        const before = await counts();
        for (const [table] of tables) expect(before[table], table).toBeGreaterThan(kept[table] ?? 0);
        for (const days of new Set(Object.values(RETENTION_DAYS).sort((a, b) => a - b))) {
          /** What is left where tables that keep rows for less than `most` days have lost theirs. */
          const left = (most: number) =>
            Object.fromEntries(tables.map(([table, its]) => [table, its < most ? (kept[table] ?? 0) : before[table]]));
          await purgeExpired(store, T + days * DAY);
          expect(await counts()).toEqual(left(days));
          await purgeExpired(store, T + days * DAY + 1);
          expect(await counts()).toEqual(left(days + 1));
        }
        await purgeExpired(store, T + 4000 * DAY);
        expect(await subscriptions.of('C1')).not.toBeNull();
        expect(await reminders.of('U1')).toEqual([waiting]);
      });
    });

    it('knows every table', async () => {
      const { store } = await open();
      const tables =
        engine === 'embedded'
          ? "select name from sqlite_master where type = 'table'"
          : "select tablename as name from pg_tables where schemaname = 'public'";
      const names = (await store.query(tables)).map((row) => (row as { name: string }).name);
      expect(names.sort()).toEqual([...Object.keys(RETENTION_DAYS), 'schema_version', 'test_clock'].sort());
    });

    it('takes back a transaction that fails, and keeps others out of one that runs', async () => {
      const { store } = await open();
      const rows = () => store.query('select question from asked_questions order by question');
      const add = (within: Pick<Store, 'run'>, question: string) =>
        within.run("insert into asked_questions (channel, question, answered, asked_ms) values ('C1', $1, 0, 1)", [
          question,
        ]);
      const failing = store.transaction(async (within) => {
        await add(within, 'lost');
        throw new Error('no');
      });
      await Promise.all([expect(failing).rejects.toThrow('no'), add(store, 'kept')]);
      expect(await rows()).toEqual([{ question: 'kept' }]);
      await expect(store.transaction((within) => within.run('nonsense'))).rejects.toThrow();
      await store.transaction((within) => add(within, 'later'));
      expect(await rows()).toEqual([{ question: 'kept' }, { question: 'later' }]);
    });

    it('survives several processes that start at once', async () => {
      const place = { databaseUrl: on ? await on.database() : null, dataDir: folder() };
      const script = `import('${new URL('../../dist/store/open-store.js', import.meta.url)}')
        .then(({ openStore }) => openStore(JSON.parse(process.argv[1]))).then((store) => store.close())`;
      const start = () =>
        new Promise((resolve) => spawn(process.execPath, ['-e', script, JSON.stringify(place)]).on('exit', resolve));
      expect(await Promise.all(Array.from({ length: 4 }, start))).toEqual([0, 0, 0, 0]);
      const store = await openStore(place);
      expect(await store.query('select version from schema_version order by version')).toEqual([
        { version: 1 },
        { version: 2 },
      ]);
      expect(Math.abs((await databaseTime(store)) - Date.now())).toBeLessThan(60_000);
      await store.close();
    }, 20_000);
  });
}

describe.skipIf(!server)('the store on PostgreSQL', () => {
  it('outlives a connection that breaks in the midst of a transaction', async () => {
    const { store } = await testStore(server, T);
    const broken = store.transaction(async (within) => {
      const [row] = (await within.query('select pg_backend_pid() as pid')) as { pid: number }[];
      await store.query('select pg_terminate_backend($1)', [row?.pid ?? 0]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await within.query('select 1');
    });
    await expect(broken).rejects.toThrow();
    expect(await store.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('the embedded store', () => {
  it('strikes out processes that no longer run, and the number this one had before', async () => {
    const { store } = await testStore(null, T);
    await store.run("insert into owners (owner, beat_ms) values ('999999999:x', $1)", [T]);
    const living = await Owners.join(store, process.ppid);
    const before = await Owners.join(store);
    const now = await Owners.join(store);
    const names = (await store.query('select owner from owners')) as { owner: string }[];
    expect(names.map(({ owner }) => owner).sort()).toEqual([living.self, now.self].sort());
    expect(before.self).not.toBe(now.self);
  });

  it('says what is wrong with a folder it cannot use', async () => {
    await expect(openStore({ dataDir: '/dev/null/x' })).rejects.toThrow(/^DATA_DIR \/dev\/null\/x: cannot be used/);
  });
});

describe('a database that cannot be reached', () => {
  it('is named without its password', async () => {
    const opened = openStore({ databaseUrl: 'postgres://me:secret@127.0.0.1:1/dossier', dataDir: '' });
    await expect(opened).rejects.toThrow(/^DATABASE_URL: cannot connect to postgres:\/\/me@127\.0\.0\.1:1\/dossier \(/);
    await expect(opened).rejects.not.toThrow(/secret/);
  });
});
