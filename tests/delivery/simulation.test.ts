import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startPostgres, WANTS_ALL } from '../support/postgres.ts';
import { type Result, type Scenario, simulate } from './simulation.ts';

// the nights in which the clocks of Brussels go forward and back
const NIGHTS = ['2026-03-28', '2026-10-24'] as const;
const night = (date: string, from: string, hours: number) => {
  const start = Date.parse(`${date}T${from}Z`);
  return { from: start, to: start + hours * 3_600_000 };
};

/** The long forms take minutes: where a PostgreSQL is at hand, and where they are asked for. */
const server = startPostgres();
if (!server)
  console.log('PostgreSQL: not installed and no TEST_DATABASE_URL; the simulation with three replicas is skipped');
if (!WANTS_ALL) console.log('DELIVERY_FULL is not 1: of the embedded store only the short simulation is run');
afterAll(() => server?.stop());

function report(name: string, result: Result, kills: number): void {
  console.log(
    `${name}: ${result.expected} digests, ${result.doubled.length} doubled, ${result.missed.length} missed; ` +
      `${kills} kills ${JSON.stringify(result.kills)}; posts ${JSON.stringify(result.fates)}; ` +
      `${result.acknowledged} acknowledged rows, ${result.lost.length} lost; ${result.seconds} s`,
  );
}

async function prove(name: string, scenario: Omit<Scenario, 'seed'>): Promise<Result> {
  const result = await simulate({ ...scenario, seed: 20260329 });
  const kills = Object.values(result.kills).reduce((sum, count) => sum + count, 0);
  report(name, result, kills);
  expect(result.doubled).toEqual([]);
  expect(result.missed).toEqual([]);
  expect(result.misdated).toEqual([]);
  expect(result.lost).toEqual([]);
  expect(result.violations).toEqual([]);
  expect(result.expected).toBe(scenario.digestsPerWindow * scenario.windows.length);
  // a slow machine may kill fewer within the time
  expect(kills).toBeGreaterThanOrEqual((scenario.killsPerWindow * scenario.windows.length) / 2);
  expect(result.acknowledged).toBeGreaterThan(kills);
  return result;
}

const folder = () => mkdtempSync(join(tmpdir(), 'dossier-sim-'));

describe('digests with processes that are killed', () => {
  it('come once each from the embedded store, in short', async () => {
    await prove('embedded, short', {
      place: { dataDir: folder() },
      windows: [night('2026-03-29', '00:55', 1.1)],
      speed: 500,
      longestLifeMs: 1000,
      digestsPerWindow: 40,
      replicas: 1,
      killsPerWindow: 16,
    });
  }, 60_000);

  it.runIf(WANTS_ALL)(
    'come once each from the embedded store, with 200 kills',
    async () => {
      const { kills } = await prove('embedded, full', {
        place: { dataDir: folder() },
        windows: NIGHTS.map((date) => night(date, '23:30', 3)),
        speed: 180,
        longestLifeMs: 1000,
        digestsPerWindow: 100,
        replicas: 1,
        killsPerWindow: 100,
      });
      expect(Object.keys(kills)).toHaveLength(9);
    },
    400_000,
  );

  it.skipIf(!server)(
    'come once each from three replicas on PostgreSQL',
    async () => {
      const { kills } = await prove('PostgreSQL, full', {
        place: { dataDir: '', databaseUrl: (await server?.database()) ?? null },
        windows: NIGHTS.map((date) => night(date, '23:30', 3)),
        speed: 180,
        longestLifeMs: 3000,
        digestsPerWindow: 250,
        replicas: 3,
        killsPerWindow: 150,
      });
      for (const count of Object.values(kills)) expect(count).toBeGreaterThanOrEqual(3);
    },
    400_000,
  );
});
