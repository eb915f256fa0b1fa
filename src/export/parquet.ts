import type { LedgerStatement } from '../ledger/index.ts';
import type { Value } from './columns.ts';
import { charactersIn, EVENTS, isRowGroup, parquetFile, STATEMENTS, type Table, valuesOf } from './parquetTable.ts';
import type { ExportedEvent } from './plover.ts';

/**
 * One Apache Parquet file, Snappy-compressed, a row a statement, with the columns of the CSV: lists are lists of
 * strings, `retrieved` is a timestamp in milliseconds (UTC), days stay ISO 8601 text because they may be less exact
 * or have a time. One row group is held at a time.
 */
export const statementsAsParquet = (statements: AsyncIterable<LedgerStatement>): AsyncGenerator<Uint8Array> =>
  rowsAsParquet(STATEMENTS, statements);

/**
 * The same, a row an event, with the columns of the CSV of events, their names in small letters with underscores
 * (`Event ID` is event_id). Modes, contexts and the columns of actors and recipients are lists, in which a code that is
 * not known is null; `negated` and its like are booleans.
 */
export const eventsAsParquet = (events: AsyncIterable<ExportedEvent>): AsyncGenerator<Uint8Array> =>
  rowsAsParquet(EVENTS, events);

async function* rowsAsParquet<Row>(table: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<Uint8Array> {
  const file = parquetFile(table);
  let group: Value[][] = [];
  let characters = 0;
  for await (const row of rows) {
    const values = valuesOf(table, row);
    group.push(values);
    characters += charactersIn(values);
    if (!isRowGroup(group.length, characters)) continue;
    yield file.rowGroup(group);
    group = [];
    characters = 0;
  }
  if (group.length > 0) yield file.rowGroup(group);
  yield file.end();
}
