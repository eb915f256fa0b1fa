import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  asyncBufferFromFile,
  type ColumnChunk,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  type RowGroup,
} from 'hyparquet';

/** The rows of each row group, and the bytes, unpacked, of the largest portion that is read at a time. */
export interface RowGroups {
  readonly groups: readonly number[];
  readonly largest: number;
}

/** Texts of a run of rows, the first of them `from` (from 0); null where a row has none. */
export interface Texts {
  readonly from: number;
  readonly texts: readonly (string | null)[];
}

/** Rows that cannot be read, the first and the last (from 0), and why. */
export interface Unreadable {
  readonly from: number;
  readonly to: number;
  readonly fault: string;
}

/** Why none of a file's rows can be read: it is damaged or no Parquet, or has no such column but these. */
export type NoTexts = { readonly fault: string } | { readonly columns: readonly string[] };

/** Bytes, unpacked, of what is read at a time where the file says where its pages are. */
const PORTION = 32_000_000;
/** Where it does not, a row group is read as a whole, up to this. Writers make them 128 MB packed or less. */
const MOST_BYTES = 1_000_000_000;
/** Characters of texts that are given at a time. */
const GIVEN = 8_000_000;

/**
 * The texts of one column of a Parquet file, row group by row group and in portions, so that memory does not grow with
 * the file; first what row groups there are. In a row group in which something cannot be read, the rows from there on are
 * left out, and the next one follows.
 *
 * @param skip row groups at the beginning to pass over
 */
export async function* textsOf(
  path: string,
  column: string,
  skip: number,
): AsyncGenerator<RowGroups | NoTexts | Texts | Unreadable> {
  const opened = await openedFile(path);
  if (typeof opened === 'string') return yield { fault: opened };
  const { metadata, file } = opened;
  const columns = columnsOf(metadata);
  if (!columns.some(({ name, isText }) => name === column && isText))
    return yield { columns: columns.map(({ name }) => name) };
  const groups = metadata.row_groups.map((group) => ({
    group,
    rows: Number(group.num_rows),
    chunk: group.columns.find(({ meta_data: meta }) => meta?.path_in_schema.join('.') === column),
  }));
  yield {
    groups: groups.map(({ rows }) => rows),
    largest: Math.max(0, ...groups.map(({ chunk }) => portionOf(chunk))),
  };
  let start = 0;
  for (const [number, { group, rows, chunk }] of groups.entries()) {
    let at = number < skip ? rows : 0;
    try {
      for (const step = stepOf(group, chunk); at < rows; at += step) {
        const [from, to] = [start + at, start + Math.min(at + step, rows)];
        let texts: readonly unknown[] = [];
        await parquetRead({
          file,
          metadata,
          columns: [column],
          rowStart: from,
          rowEnd: to,
          useOffsetIndex: true,
          compressors: COMPRESSORS,
          parsers: PARSERS,
          onComplete: (found: unknown[][]) => {
            texts = found.map(([text]) => text);
          },
        });
        yield* portions(from, to, texts);
      }
    } catch (error) {
      yield { from: start + at, to: start + rows - 1, fault: messageOf(error) };
    }
    start += rows;
  }
}

/** The file with what it says of itself, or why it cannot be read. */
async function openedFile(path: string) {
  try {
    const file = await asyncBufferFromFile(path);
    return { file, metadata: await parquetMetadataAsync(file) };
  } catch (error) {
    return messageOf(error);
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/^parquet /, '') : String(error);

/** The columns of the table's first level; text is a leaf of bytes that is not repeated. */
function columnsOf({ schema }: FileMetaData): { readonly name: string; readonly isText: boolean }[] {
  const columns: { name: string; isText: boolean }[] = [];
  for (let at = 1; at < schema.length; at = afterElement(schema, at)) {
    const element = schema[at];
    if (!element) break;
    const isText = element.type === 'BYTE_ARRAY' && !element.num_children && element.repetition_type !== 'REPEATED';
    columns.push({ name: element.name, isText });
  }
  return columns;
}

/** The place after an element and all below it. */
function afterElement(schema: FileMetaData['schema'], at: number): number {
  let next = at + 1;
  for (let open = schema[at]?.num_children ?? 0; open > 0 && next < schema.length; open -= 1)
    next = afterElement(schema, next);
  return next;
}

/** Bytes, unpacked, that are read at a time. */
function portionOf(chunk: ColumnChunk | undefined): number {
  const bytes = Number(chunk?.meta_data?.total_uncompressed_size ?? 0);
  return chunk?.offset_index_offset === undefined ? Math.min(bytes, MOST_BYTES) : Math.min(bytes, PORTION);
}

/** How many rows are read at a time. @throws Error where the row group is not as it has to be, or is too large */
function stepOf({ num_rows: rows }: RowGroup, chunk: ColumnChunk | undefined): number {
  const { meta_data: meta, offset_index_offset: index } = chunk ?? {};
  if (!meta) throw new Error('a row group without the column');
  if (meta.num_values !== rows) throw new Error(`${meta.num_values} values for ${rows} rows`);
  const bytes = Number(meta.total_uncompressed_size);
  if (index !== undefined) return Math.max(1, Math.floor((Number(rows) * PORTION) / Math.max(bytes, PORTION)));
  if (bytes > MOST_BYTES)
    throw new Error(
      `a row group of ${Math.round(bytes / 1e6)} MB, more than ${MOST_BYTES / 1e6} MB; write smaller ones`,
    );
  return Number(rows);
}

function* portions(from: number, to: number, values: readonly unknown[]): Generator<Texts> {
  if (values.length !== to - from) throw new Error(`${values.length} values for ${to - from} rows`);
  let texts: (string | null)[] = [];
  let size = 0;
  for (const [at, value] of values.entries()) {
    const text = typeof value === 'string' ? value : null;
    texts.push(text);
    size += text?.length ?? 1;
    if (size < GIVEN && at + 1 < values.length) continue;
    yield { from: from + at + 1 - texts.length, texts };
    texts = [];
    size = 0;
  }
}

const unpacked =
  (unpack: (input: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array) =>
  (input: Uint8Array, length: number): Uint8Array =>
    unpack(input, { maxOutputLength: Math.max(1, length) });

/** What Node unpacks beside Snappy, which the reader itself knows. */
const COMPRESSORS: Compressors = {
  GZIP: unpacked(gunzipSync),
  ZSTD: unpacked(zstdDecompressSync),
  BROTLI: unpacked(brotliDecompressSync),
};

const decoder = new TextDecoder();
/** A text that is marked as JSON stays a text. */
const PARSERS = { jsonFromBytes: (bytes: Uint8Array): string => decoder.decode(bytes) };
