import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { LedgerStatement } from '../ledger/index.ts';
import { type Column, COLUMNS } from './columns.ts';

/** Statements in one row group: enough for columns to compress well, few enough to hold (some 10 MB). */
const ROW_GROUP = 5_000;

/**
 * One Apache Parquet file, Snappy-compressed, a row a statement, with the columns of the CSV: lists are lists of
 * strings, `retrieved` is a timestamp in milliseconds (UTC), days stay ISO 8601 text because they may be less exact
 * or have a time. One row group is held at a time.
 */
export async function* statementsAsParquet(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter(1 << 20);
  const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA, createdBy: 'onrecord' });
  let rows = 0;
  let group = emptyGroup();
  for await (const statement of statements) {
    rows += 1;
    for (const { column, data } of group) data.push(valueOf(column, statement));
    if (rows % ROW_GROUP !== 0) continue;
    await writer.write({ columnData: group.map(dataOf), rowGroupSize: ROW_GROUP });
    group = emptyGroup();
    yield taken(bytes);
  }
  if (rows % ROW_GROUP !== 0) await writer.write({ columnData: group.map(dataOf), rowGroupSize: ROW_GROUP });
  await writer.finish();
  yield taken(bytes);
}

/** What has been written since the last time; the offsets in the file go on. */
function taken(bytes: ByteWriter): Uint8Array {
  const chunk = bytes.getBytes().slice();
  bytes.index = 0;
  return chunk;
}

type Value = string | number | Date | readonly string[] | null;
interface ColumnOfGroup {
  readonly column: Column;
  readonly data: Value[];
}

// The values alone are kept: a statement holds much more.
const emptyGroup = (): ColumnOfGroup[] => COLUMNS.map((column) => ({ column, data: [] }));
const dataOf = ({ column, data }: ColumnOfGroup): ColumnSource => ({ name: column.name, data });

function valueOf(column: Column, statement: LedgerStatement): Value {
  const value = column.of(statement);
  if (value === null) return null;
  return column.type === 'instant' ? new Date(value as string) : value;
}

const LEAVES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
} as const satisfies Record<string, Partial<SchemaElement>>;

const SCHEMA: SchemaElement[] = [{ name: 'statements', num_children: COLUMNS.length }, ...COLUMNS.flatMap(elementsOf)];

/** The three levels of a list are those that the format's specification prescribes (LogicalTypes.md, "Lists"). */
function elementsOf({ name, type }: Column): SchemaElement[] {
  if (type !== 'list') return [{ name, repetition_type: 'OPTIONAL', ...LEAVES[type] }];
  return [
    { name, repetition_type: 'REQUIRED', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...LEAVES.text },
  ];
}
