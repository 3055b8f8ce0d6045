import type { Store } from './database.ts';
import { migrate } from './migrations.ts';

/** Where the store is: a database server where there is an address, else a file of the data folder. */
export interface StorePlace {
  readonly databaseUrl?: string | null;
  /** A folder, or `:memory:`. */
  readonly dataDir: string;
}

/**
 * Opens the store and brings its tables up to date; creates them, and the folder, where they are not there.
 *
 * @param clock the database's clock as SQL, instead of its own
 * @throws {StoreError} where the server cannot be reached or the folder not be written
 */
export async function openStore({ databaseUrl, dataDir }: StorePlace, clock?: string): Promise<Store> {
  // only the driver that is used is loaded: each takes a tenth of a second of the start
  const store = databaseUrl
    ? await (await import('./postgres.ts')).openPostgres(databaseUrl, clock)
    : (await import('./embedded.ts')).openEmbedded(dataDir, clock);
  await migrate(store);
  return store;
}
