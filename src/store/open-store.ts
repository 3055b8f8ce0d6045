import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { Store } from './database.ts';
import { migrate } from './migrations.ts';

/**
 * Opens the store of a data folder and brings its tables up to date; creates both where they are not there.
 *
 * @param folder a path, or `:memory:` for a store that ends with the process
 * @throws where the folder cannot be written
 */
export function openStore(folder: string): Store {
  if (folder !== ':memory:') mkdirSync(folder, { recursive: true });
  const store = new Database(folder === ':memory:' ? folder : join(folder, 'dossier.db'));
  // two processes may start at once: one waits for the other's migration
  store.exec('pragma busy_timeout = 5000');
  store.exec('pragma journal_mode = truncate');
  store.exec('pragma synchronous = full');
  migrate(store);
  return store;
}
