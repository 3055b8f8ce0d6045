import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { type Statements, type Store, StoreError, type Value } from './database.ts';

const CLOCK = "cast(unixepoch('subsec') * 1000 as integer)";

/**
 * A file of the data folder, or `:memory:` for a store that ends with the process.
 *
 * @param clock the database's clock as SQL; another one than its own only to look at other days
 * @throws {StoreError} where the folder cannot be written
 */
export function openEmbedded(folder: string, clock = CLOCK): Store {
  let database: Database.Database;
  try {
    if (folder !== ':memory:') mkdirSync(folder, { recursive: true });
    database = new Database(folder === ':memory:' ? folder : join(folder, 'dossier.db'));
    // two processes may start at once: one waits for the other's migration
    database.exec('pragma busy_timeout = 5000');
    // the bundled SQLite can damage a file in WAL mode when two connections write to it
    database.exec('pragma journal_mode = truncate');
    database.exec('pragma synchronous = full');
  } catch (error) {
    throw new StoreError(
      `DATA_DIR ${folder}: cannot be used (${error instanceof Error ? error.message : error}); allowed: a folder this process may write to`,
    );
  }
  const direct = new Connection(database);
  // one connection: statements of others must wait until a transaction is over
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
  const transaction = <T>(work: (within: Statements) => Promise<T>): Promise<T> =>
    inTurn(async () => {
      database.exec('begin immediate');
      try {
        const result = await work(direct);
        database.exec('commit');
        return result;
      } catch (error) {
        if (database.inTransaction) database.exec('rollback');
        throw error;
      }
    });
  return {
    engine: 'embedded',
    clock,
    query: (sql, values) => inTurn(() => direct.query(sql, values)),
    run: (sql, values) => inTurn(() => direct.run(sql, values)),
    script: (sql) => inTurn(() => direct.script(sql)),
    transaction,
    // SQLite has one writer at a time, in whatever process
    exclusively: transaction,
    close: () =>
      inTurn(async () => {
        database.close();
      }),
  };
}

/** The connection itself, without waiting for a turn. */
class Connection implements Statements {
  readonly #database: Database.Database;
  /** Preparing a statement anew each time leaks memory in the driver, and takes longer than running it. */
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  async query(sql: string, values: readonly Value[] = []): Promise<unknown[]> {
    return this.#statement(sql).all(...values);
  }

  async run(sql: string, values: readonly Value[] = []): Promise<number> {
    return this.#statement(sql).run(...values).changes;
  }

  async script(sql: string): Promise<void> {
    this.#database.exec(sql);
  }

  #statement(sql: string): Database.Statement {
    const found = this.#prepared.get(sql);
    if (found) return found;
    const statement = this.#database.prepare(sql.replace(/\$(\d+)/g, '?$1'));
    this.#prepared.set(sql, statement);
    return statement;
  }
}
