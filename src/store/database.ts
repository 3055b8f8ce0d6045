/** A value that both engines store: text, epoch milliseconds or a count, or nothing. Flags are 0 and 1. */
export type Value = string | number | null;

/**
 * Statements in the one SQL text that SQLite and PostgreSQL share: `$1` placeholders, `on conflict … returning`,
 * times as epoch milliseconds. Rows come as they are; whoever asks checks them.
 */
export interface Statements {
  /** The rows a statement gives, those of `returning` included. */
  query(sql: string, values?: readonly Value[]): Promise<unknown[]>;
  /** Carries out a statement that gives no rows; returns how many rows it changed. */
  run(sql: string, values?: readonly Value[]): Promise<number>;
  /** Several statements in one text, without values. */
  script(sql: string): Promise<void>;
}

/** What must survive a restart. A write outside a transaction is safe on the disk when its promise resolves. */
export interface Store extends Statements {
  readonly engine: 'embedded' | 'postgres';
  /** The database's clock in epoch milliseconds, as SQL: replicas need not agree on the time. */
  readonly clock: string;
  /** All or nothing, for the price of one wait for the disk. */
  transaction<T>(work: (within: Statements) => Promise<T>): Promise<T>;
  /** A transaction that no other process runs one of these beside: for what happens once, at the start. */
  exclusively<T>(work: (within: Statements) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The store cannot be used, and the message says what to look at. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
