import { z } from 'zod';
import type { Store } from './database.ts';

const row = z.object({ now: z.number() });

/** The database's clock, epoch milliseconds. */
export async function databaseTime(store: Store): Promise<number> {
  const [found] = await store.query(`select ${store.clock} as now`);
  return row.parse(found).now;
}
