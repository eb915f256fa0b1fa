import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { LedgerStatement } from '../ledger/index.ts';
import { type Column, STATEMENT_COLUMNS, type Value } from './columns.ts';
import { EVENT_COLUMNS } from './eventColumns.ts';
import type { ExportedEvent } from './plover.ts';

/** A table as Parquet has it: what its rows are called, and its columns. */
export interface Table<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
}

export const STATEMENTS: Table<LedgerStatement> = { name: 'statements', columns: STATEMENT_COLUMNS };

/** `Event ID` is event_id here: names with spaces have to be quoted in every query. */
export const EVENTS: Table<ExportedEvent> = {
  name: 'events',
  columns: EVENT_COLUMNS.map((column) => ({ ...column, name: column.name.toLowerCase().replaceAll(' ', '_') })),
};

/** Rows in one row group: enough for columns to compress well, few enough to hold (some 10 MB). */
const MOST_ROWS = 5_000;
/** Characters in one row group: what a few thousand rows of very long words may take. */
const MOST_CHARACTERS = 32_000_000;

/** Whether so many rows, with so many characters in all, are a row group. */
export const isRowGroup = (rows: number, characters: number): boolean =>
  rows >= MOST_ROWS || characters >= MOST_CHARACTERS;

/** The values of one row in the order of the columns: no more than is written, for a row holds much more. */
export const valuesOf = <Row>({ columns }: Table<Row>, row: Row): Value[] => columns.map((column) => column.of(row));

/** The characters of a row's words. */
export const charactersIn = (values: readonly Value[]): number =>
  values.reduce<number>((sum, value) => {
    if (typeof value === 'string') return sum + value.length;
    if (typeof value !== 'object' || value === null) return sum;
    return value.reduce<number>((inner, one) => inner + (typeof one === 'string' ? one.length : 0), sum);
  }, 0);

/** The bytes of one Parquet file, a row group at a time. */
export interface ParquetFile {
  /** The next row group, the first one with the beginning of the file. */
  rowGroup(rows: readonly (readonly Value[])[]): Uint8Array;
  /** The end of the file, which names all that came before; the beginning too where nothing came. */
  end(): Uint8Array;
}

/** Begins an Apache Parquet file, Snappy-compressed. Until its end it holds what it says of its row groups, some 40 KB each. */
export function parquetFile<Row>(table: Table<Row>): ParquetFile {
  const bytes = new ByteWriter();
  const schema = [
    { name: table.name, num_children: table.columns.length },
    ...table.columns.flatMap((column) => elementsOf(column)),
  ];
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'onrecord' });
  return {
    rowGroup(rows) {
      const columnData = table.columns.map(({ name, type }, at) => ({
        name,
        data: rows.map((values) => (type === 'instant' ? instantOf(values[at] ?? null) : values[at])),
      }));
      void writer.write({ columnData, rowGroupSize: rows.length });
      return taken(bytes);
    },
    end() {
      void writer.finish();
      return taken(bytes);
    },
  };
}

/** What has been written since the last time; the offsets in the file go on. The room for it is given up. */
function taken(bytes: ByteWriter): Uint8Array {
  const chunk = bytes.getBytes();
  bytes.buffer = new ArrayBuffer(1024);
  bytes.view = new DataView(bytes.buffer);
  bytes.index = 0;
  return chunk;
}

const instantOf = (value: Value): Date | null => (value === null ? null : new Date(String(value)));

const LEAVES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  flag: { type: 'BOOLEAN' },
} as const satisfies Record<string, Partial<SchemaElement>>;

/** The three levels of a list are those that the format's specification prescribes (LogicalTypes.md, "Lists"). */
function elementsOf({ name, type }: Pick<Column<never>, 'name' | 'type'>): SchemaElement[] {
  if (type !== 'list' && type !== 'list with gaps' && type !== 'numbers with gaps')
    return [{ name, repetition_type: 'OPTIONAL', ...LEAVES[type] }];
  return [
    { name, repetition_type: 'REQUIRED', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    {
      name: 'element',
      repetition_type: type === 'list' ? 'REQUIRED' : 'OPTIONAL',
      ...LEAVES[type === 'numbers with gaps' ? 'number' : 'text'],
    },
  ];
}
