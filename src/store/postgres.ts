import pg from 'pg';
import { type Statements, type Store, StoreError, type Value } from './database.ts';

const CLOCK = 'cast(extract(epoch from clock_timestamp()) * 1000 as bigint)';
/** Names the lock of {@link Store.exclusively}; any number that nobody else in the database uses. */
const LOCK = 7_031_557_125;
const BIGINT = 20;
const CONNECT_MS = 5_000;
/** Nothing here takes more than milliseconds; a statement that hangs must not hold a connection for ever. */
const STATEMENT_MS = 15_000;
const CONNECTIONS = 10;

/**
 * A PostgreSQL database that several replicas share.
 *
 * @param clock the database's clock as SQL; another one than its own only to look at other days
 * @throws {StoreError} where it cannot be reached, naming it without its password
 */
export async function openPostgres(url: string, clock = CLOCK): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'dossier',
    types: { getTypeParser: ((oid: number) => (oid === BIGINT ? Number : pg.types.getTypeParser(oid))) as never },
  });
  // an idle connection that breaks is replaced; unheard, its error would end the process
  pool.on('error', () => {});
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw new StoreError(
      `DATABASE_URL: cannot connect to ${withoutPassword(url)} (${reasonOf(error)}); allowed: the address of a running PostgreSQL server, such as postgres://user:password@host:5432/dossier`,
    );
  }
  const inTransaction = async <T>(work: (within: Statements) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    // a connection that breaks fails the statement too; unheard, its error would end the process
    const onError = () => {};
    client.on('error', onError);
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(statementsOf(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  };
  return {
    engine: 'postgres',
    clock,
    ...statementsOf(pool),
    transaction: inTransaction,
    exclusively: (work) =>
      inTransaction(async (within) => {
        await within.query('select pg_advisory_xact_lock($1)', [LOCK]);
        return work(within);
      }),
    close: () => pool.end(),
  };
}

function statementsOf(client: pg.Pool | pg.PoolClient): Statements {
  return {
    query: async (sql: string, values: readonly Value[] = []) => (await client.query(sql, [...values])).rows,
    run: async (sql: string, values: readonly Value[] = []) => (await client.query(sql, [...values])).rowCount ?? 0,
    script: async (sql: string) => {
      await client.query(sql);
    },
  };
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = '';
  url.searchParams.delete('password');
  return url.href;
}

/** A name with several addresses fails with an error that has no message of its own. */
function reasonOf(error: unknown): string {
  const one = error instanceof AggregateError ? error.errors[0] : error;
  return one instanceof Error ? one.message : String(one);
}
