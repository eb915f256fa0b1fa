import type { Database } from 'better-sqlite3';
import type { Kysely, RawBuilder } from 'kysely';
import type { LedgerFault } from '../../ledger/index.ts';
import type { ColumnKind } from './columns.ts';
import type { Tables } from './tables.ts';

/** One connection within one transaction: whatever is asked, all answers are of the same state of the ledger. */
export interface Session {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  /** Only until all queries are asked through `db`. */
  readonly database: Database;
}

/** Does `work` within a transaction, which is rolled back where it throws. Not to be called within another. */
export type InSession = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

/** Where a ledger is kept. */
export interface Store {
  /** The file or the address, as it was given. */
  readonly path: string;
  /**
   * Reads one state of the ledger: what others write meanwhile, in this process or another, is not seen, neither before
   * nor after they have committed it.
   */
  readonly read: InSession;
  /** Writes with the ledger's lock: nobody else writes at the same time. When the promise is fulfilled, it is on the disk. */
  readonly write: InSession;
  /** What is wrong with the ledger, in constant memory. */
  readonly faults: () => AsyncGenerator<LedgerFault>;
  readonly close: () => Promise<void>;
}

/** What the two databases say differently. */
export interface Dialect {
  /** A list to look something up in, of any length, as one bound value: `x in ${list([1, 2])}`. */
  readonly list: (values: Iterable<number> | Iterable<string>, kind?: ColumnKind) => RawBuilder<unknown>;
  /**
   * Rows to select from, in their order, of any number, as one bound value, with a name of its own:
   * `select a, b from ${table({ a: 'integer', b: 'text' }, rows)} as r`.
   */
  readonly table: (
    columns: Readonly<Record<string, ColumnKind>>,
    rows: readonly Readonly<Record<string, unknown>>[],
  ) => RawBuilder<unknown>;
}
