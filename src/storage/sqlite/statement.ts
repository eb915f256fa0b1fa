import type { Database, Statement } from 'better-sqlite3';

const kept = new WeakMap<Database, Map<string, Statement<unknown[]>>>();

/** A prepared statement, the same one for the same words: for what runs once for each statement of a document. */
export function prepared(database: Database, sql: string): Statement<unknown[]> {
  let statements = kept.get(database);
  if (!statements) kept.set(database, (statements = new Map()));
  let statement = statements.get(sql);
  if (!statement) statements.set(sql, (statement = database.prepare<unknown[]>(sql)));
  return statement;
}

export const rowsOf = <Row>(database: Database, sql: string, ...values: readonly unknown[]): Row[] =>
  prepared(database, sql).all(...values) as Row[];

export const rowOf = <Row>(database: Database, sql: string, ...values: readonly unknown[]): Row | undefined =>
  prepared(database, sql).get(...values) as Row | undefined;

export const run = (database: Database, sql: string, ...values: readonly unknown[]): number =>
  Number(prepared(database, sql).run(...values).lastInsertRowid);

/** A list of numbers as one bound value, for `in (select value from json_each(?))`. */
export const bound = (values: Iterable<number | string>): string => JSON.stringify([...values]);
