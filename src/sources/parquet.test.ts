import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { deserializeTCompactProtocol } from 'hyparquet/src/thrift.js';
import { ByteWriter, type ColumnSource, parquetWrite } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import { isParquet, parquetDocuments, parquetFilesIn, type ParquetItem } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Options = Omit<Parameters<typeof parquetWrite>[0], 'writer' | 'columnData'>;

function fileOf(name: string, columnData: ColumnSource[], options: Options = {}): string {
  const writer = new ByteWriter();
  void parquetWrite({ writer, columnData, ...options });
  writeFileSync(join(folder, name), writer.getBytes());
  return join(folder, name);
}

const documents = (count: number): (string | null)[] =>
  Array.from({ length: count }, (_, at) =>
    at % 7 === 6 ? null : `{"line": ${at}, "text": "\u{1F41F} ${'x'.repeat(at % 50)}"}`,
  );

const tableOf = (count: number): ColumnSource[] => [
  { name: 'id', data: Array.from({ length: count }, (_, at) => `record ${at}`), type: 'STRING' },
  { name: 'reading', data: documents(count), type: 'STRING' },
  { name: 'statements', data: Array.from({ length: count }, (_, at) => at), type: 'INT32' },
];

async function read(path: string, time?: number): Promise<ParquetItem[]> {
  const items: ParquetItem[] = [];
  for await (const item of parquetDocuments(path, time)) items.push(item);
  return items;
}

const rowsOf = (count: number): ParquetItem[] => documents(count).map((text, at) => ({ row: at + 1, of: count, text }));

test('every row comes in order with its number, across row groups and pages', async () => {
  expect(await read(fileOf('plain.parquet', tableOf(250), { rowGroupSize: 100 }))).toEqual(rowsOf(250));
  expect(await read(fileOf('pages.parquet', tableOf(2_000), { rowGroupSize: 700, pageSize: 500 }))).toEqual(
    rowsOf(2_000),
  );
  expect(await read(fileOf('none.parquet', tableOf(0)))).toEqual([]);
});

test('what is larger than a portion comes in several', async () => {
  const long = Array.from({ length: 90 }, (_, at) => `${at} ${'x'.repeat(1_000_000)}`);
  const path = fileOf('long.parquet', [{ name: 'reading', data: long, type: 'STRING' }], { rowGroupSize: 90 });
  const items = await read(path);
  expect(items.map((item) => ('text' in item ? Number.parseInt(item.text ?? '', 10) : item))).toEqual(
    long.map((_, at) => at),
  );
});

test.each([
  ['GZIP', gzipSync],
  ['ZSTD', zstdCompressSync],
  ['BROTLI', brotliCompressSync],
  ['UNCOMPRESSED', (bytes: Uint8Array) => bytes],
] as const)('%s is unpacked', async (codec, pack) => {
  const path = fileOf(`${codec}.parquet`, tableOf(30), {
    codec,
    compressors: { [codec]: (bytes: Uint8Array) => new Uint8Array(pack(bytes)) },
  });
  expect(await read(path)).toEqual(rowsOf(30));
});

test('a column of JSON is given as the text that it is', async () => {
  const data = [{ a: [1, 'é'] }, { b: null }];
  const path = fileOf('json.parquet', [{ name: 'reading', data, type: 'JSON' }]);
  expect((await read(path)).map((item) => ('text' in item ? item.text : item))).toEqual([
    '{"a":[1,"é"]}',
    '{"b":null}',
  ]);
});

describe('a file that is not what it should be', () => {
  const codes = async (path: string): Promise<unknown[]> =>
    (await read(path)).map(({ row, error }) => [row, error?.code]);

  test('has no such column: it is told which there are', async () => {
    const other = fileOf('other.parquet', [
      { name: 'id', data: ['a'], type: 'STRING' },
      { name: 'reading', data: [1], type: 'INT32' },
    ]);
    const [only, ...rest] = await read(other);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      row: null,
      error: { code: 'OR1051', message: expect.stringContaining('found id, reading') },
    });
  });

  test('is no Parquet, cut short or empty', async () => {
    const whole = readFileSync(fileOf('whole.parquet', tableOf(50)));
    for (const [name, bytes] of [
      ['text', Buffer.from('{"a": 1}\n')],
      ['cut', whole.subarray(0, -100)],
      ['begun', whole.subarray(0, 4)],
      ['nothing', Buffer.alloc(0)],
    ] as const) {
      writeFileSync(join(folder, `${name}.parquet`), bytes);
      expect(await codes(join(folder, `${name}.parquet`)), name).toEqual([[null, 'OR1050']]);
    }
  });

  test('is damaged in one row group: its rows are named, those before and after it are read', async () => {
    const path = fileOf('damaged.parquet', tableOf(300), { rowGroupSize: 100, codec: 'UNCOMPRESSED' });
    const bytes = readFileSync(path);
    const { row_groups: groups } = parquetMetadata(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    );
    const { data_page_offset: at = 0n } = groups[1]?.columns[1]?.meta_data ?? {};
    bytes.fill(0xff, Number(at), Number(at) + 40);
    writeFileSync(path, bytes);
    const items = await read(path);
    expect(items).toHaveLength(201);
    expect(items[100]).toMatchObject({
      row: 101,
      error: { code: 'OR1050', message: expect.stringContaining('rows 101 to 200') },
    });
    expect(items.filter(({ error }) => !error)).toEqual(rowsOf(300).filter((_, row) => row < 100 || row >= 200));
  });

  test('keeps its reader busy without end: the row group is given up, and the next one is read', async () => {
    const data = Array.from({ length: 300 }, (_, at) => `{"one of": ${at % 5}}`);
    const options = { rowGroupSize: 100, codec: 'UNCOMPRESSED' } as const;
    const path = fileOf('endless.parquet', [{ name: 'reading', data, type: 'STRING', nullable: false }], options);
    const bytes = readFileSync(path);
    const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const { data_page_offset: at = 0n } = parquetMetadata(whole).row_groups[1]?.columns[0]?.meta_data ?? {};
    const page = { view: new DataView(whole), offset: Number(at) };
    deserializeTCompactProtocol(page);
    // Numbers in the dictionary of no bits each, and a run of them of a negative length, which is counted down.
    bytes.set([0, 0xff, 0xff, 0xff, 0xff, 0x0f], page.offset);
    writeFileSync(path, bytes);
    const items = await read(path, 2_000);
    const message = expect.stringMatching(/rows 101 to 200: .*more than 2 s/);
    expect(items.filter(({ error }) => error)).toMatchObject([{ row: 101, error: { code: 'OR1050', message } }]);
    expect(items.map(({ row }) => row)).toEqual(
      Array.from({ length: 300 }, (_, row) => row + 1).filter((row) => row <= 101 || row > 200),
    );
  });

  test('whatever byte of it is another, the process lives on, and what is given are texts or coded errors', async () => {
    const path = fileOf('mutated.parquet', tableOf(120), { rowGroupSize: 50, pageSize: 600 });
    const whole = readFileSync(path);
    const property = fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 }),
      async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        writeFileSync(path, bytes);
        for (const item of await read(path, 2_000)) {
          if (item.error) expect(['OR1050', 'OR1051']).toContain(item.error.code);
          else expect(item.text === null || typeof item.text === 'string').toBe(true);
        }
      },
    );
    await fc.assert(property, { numRuns: 40 });
  }, 60_000);
});

test('Parquet is known by its name or its first bytes; a folder stands for the files that are not hidden', async () => {
  const inner = join(folder, 'tables', 'part=1');
  for (const name of ['_temporary', '.hidden', 'part=1']) mkdirSync(join(folder, 'tables', name), { recursive: true });
  for (const name of ['b.parquet', 'a.parquet', '.b.parquet.crc', '_SUCCESS', 'notes.txt'])
    writeFileSync(join(inner, name), 'x');
  writeFileSync(join(folder, 'tables', '_temporary', 'c.parquet'), 'x');
  expect(await parquetFilesIn(join(folder, 'tables'))).toEqual([join(inner, 'a.parquet'), join(inner, 'b.parquet')]);
  expect(await isParquet(join(inner, 'notes.txt'))).toBe(false);
  expect(await isParquet(join(inner, 'a.parquet'))).toBe(true);
  const nameless = fileOf('nameless', tableOf(1));
  expect(await isParquet(nameless)).toBe(true);
});
