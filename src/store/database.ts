import type Database from 'libsql';

/** The embedded database: one file, one connection. Every statement outside a transaction waits for the disk. */
export type Store = Database.Database;

/** Several writes for the price of one wait. */
export function inTransaction(store: Store, write: () => void): void {
  store.exec('begin immediate');
  try {
    write();
    store.exec('commit');
  } catch (error) {
    store.exec('rollback');
    throw error;
  }
}
