import { onTestFinished } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Server } from './postgres.ts';

/** A store whose clock a test sets. */
export interface TestStore {
  readonly store: Store;
  readonly place: { readonly databaseUrl: string | null; readonly dataDir: string };
  set(ms: number): Promise<void>;
}

/** The clock that a test sets, as SQL. */
export const TEST_CLOCK = '(select ms from test_clock)';

/** Opens stores of one engine, all empty. */
export async function testStore(server: Server | null, startMs: number): Promise<TestStore> {
  const place = { databaseUrl: server ? await server.database() : null, dataDir: ':memory:' };
  const store = await openStore(place, TEST_CLOCK);
  await store.script('create table test_clock (ms bigint not null)');
  await store.run('insert into test_clock (ms) values ($1)', [startMs]);
  onTestFinished(() => store.close());
  return {
    store,
    place,
    set: async (ms) => {
      await store.run('update test_clock set ms = $1', [ms]);
    },
  };
}
