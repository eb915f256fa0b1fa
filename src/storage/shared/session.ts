import type { Kysely, RawBuilder } from 'kysely';
import type { LedgerFault, LedgerInfo, Query, Term } from '../../ledger/index.ts';
import type { COLUMNS, ColumnKind } from './columns.ts';
import type { Tables } from './tables.ts';

/** One connection within one transaction: whatever is asked, all answers are of the same state of the ledger. */
export interface Session {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
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
  /** How large it is (bytes), when something was last written, and its schema. */
  readonly about: (session: Session) => Promise<Pick<LedgerInfo, 'size' | 'changed' | 'schema'>>;
  /** What is wrong with the ledger, in constant memory. */
  readonly faults: () => AsyncGenerator<LedgerFault>;
  readonly close: () => Promise<void>;
}

/** A piece of SQL with its values. */
export type Fragment = RawBuilder<unknown>;

/** What has to hold of the row of an alias; `few`: it is asked of a few rows only, so that nothing is looked up for all. */
export type Condition = (alias: string, few?: boolean) => Fragment;

/** What the two databases say differently. */
export interface Dialect {
  /**
   * A list to look something up in, of any length, as one bound value: `x in ${list([1, 2])}`, or rows with a `value`.
   * `kind` is needed where a list of texts may be empty.
   */
  readonly list: (values: Iterable<number> | Iterable<string>, kind?: ColumnKind) => Fragment;
  /** That a column has one of a few keys: for what is asked of many rows, one after the other. */
  readonly isOneOf: (column: Fragment, keys: readonly number[]) => Fragment;
  /** The statements with these keys, as `s`, however many. */
  readonly statements: (keys: readonly number[]) => Pick<TextSource, 'from' | 'where'>;
  /**
   * Rows to select from, in their order, of any number, as bound values, with a name of its own:
   * `select a, b from ${table({ a: 'integer', b: 'text' }, rows)} as r`.
   */
  readonly table: (
    columns: Readonly<Record<string, ColumnKind>>,
    rows: readonly object[],
  ) => Fragment;
  /** Columns that only this database has, made by `insert` from the rows: by them words are found, for instance. */
  readonly own: { readonly [Table in keyof typeof COLUMNS]?: OwnColumns };
  /** The title of a version of this alias, and what its outlet is found by, both folded as names are. */
  readonly titleFolded: (version: string) => Fragment;
  readonly outletWords: (version: string) => Fragment;
  /** A value within a column of JSON (`v.published`, `['from']`); null where it is not there. A boolean is for `where`. */
  readonly json: (column: string | Fragment, path: readonly (string | number)[], kind: 'text' | 'integer' | 'boolean') => Fragment;
  /** That a column of text is JSON. */
  readonly isJson: (column: string | Fragment) => Fragment;
  /** That one text has the other in it. */
  readonly contains: (text: Fragment, part: string | Fragment) => Fragment;
  /**
   * Rows in their order, and of them, one after the other, those for which a condition holds, until there are enough.
   * @param rows a question on the statement `s` with more conditions at its end
   */
  readonly lastly: (rows: (more: Fragment) => Fragment, condition: Condition, limit: number) => Fragment;
  /** Ends a subquery that is to be asked of one row after the other; Postgres would make a join of it, the other way round. */
  readonly rowByRow: Fragment;
  /** Keeps SQLite to an index, where it would take another. */
  readonly indexedBy: (index: string) => Fragment;
  /** Of a question the columns of these names, each as one text: a JSON array of all its values. */
  readonly asArrays: (names: readonly string[], question: Fragment) => Fragment;
  /** The keys of so many rows that are about to be put into a table, in order; to be called with the ledger's lock. */
  readonly newKeys: (session: Session, table: keyof typeof COLUMNS, count: number) => Promise<number[]>;
  /** Lets the keys of new rows follow those of rows that were put in with keys of their own, where they do not by themselves. */
  readonly keysFollow?: (session: Session, table: keyof typeof COLUMNS) => Promise<void>;
  readonly text: TextSearch;
}

export interface OwnColumns {
  readonly columns: Readonly<Record<string, ColumnKind>>;
  readonly of: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/**
 * The index of the words of statements and titles. A question holds terms, what is near to each other, and all, any or
 * none of these; every part that is left out stands beside one that is asked for, and none is of titles.
 */
export interface TextSearch {
  /** The keys of the statements that have the words, as a question for `key`. */
  readonly keys: (words: Query) => Fragment;
  /** How many statements have them, as far as a plan has to know. */
  readonly frequency: (session: Session, words: Query) => Promise<Frequency>;
  /** The share of statements from which on these words are found soonest by asking the latest, one after another. */
  readonly everywhere: (words: Query) => number;
  /** How many statements have each of these terms; where they are more than `most`, some number above it. */
  readonly counts: (session: Session, terms: readonly Term[], most: number) => Promise<number[]>;
  /** The keys of the latest statements that have them, at most so many; `share`: that of `frequency`. */
  readonly latest: (words: Query, most: number, share: number) => Fragment;
  /** The key from which on about so many of the latest of them are, or fewer where that takes too long. */
  readonly oldest: (session: Session, words: Query, most: number, share: number) => Promise<number>;
  /** The statements that have them, as `s`, with `key` to go through them by. */
  readonly source: (words: Query) => TextSource;
  /** Some of them, no more than `most`, whichever are soonest had. */
  readonly some: (words: Query, most: number, share: number) => TextSource;
  /** All, for going through them by their keys, a portion at a time. */
  readonly inOrder: (words: Query) => TextSource;
  /** The same from a key on, with `rank`, the lower the better. */
  readonly ranked: (
    session: Session,
    words: Query,
    from: { readonly oldest: number; readonly share: number },
  ) => Promise<Omit<TextSource, 'key'> & { readonly rank: Fragment }>;
  /** That the statement of this alias has them. The index is asked once for all: a question for each costs more. */
  readonly among: (words: Query, statement: string) => Fragment;
  /** The same for a few statements, one after the other. */
  readonly probe: (words: Query, statement: string) => Fragment;
  /** That the title of the statement's version has them. */
  readonly titled: (words: Query, statement: string) => Fragment;
}

export interface Frequency {
  /** The share of statements that have the words, where some DENSE or more have them, else 0. */
  readonly share: number;
  /** The keys of all that have them, where they are few and had to be listed; else null. */
  readonly keys: readonly number[] | null;
}

export interface TextSource {
  readonly from: Fragment;
  readonly where: Fragment;
  readonly key: Fragment;
}
