import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { LedgerStatement } from '../ledger/index.ts';
import { statementsAsParquet, writeStatementsByMonth } from './index.ts';
import { monthParts } from './monthParts.ts';
import type { Table } from './parquetTable.ts';
import { collected, each, exported, generatedStatements, HOSTILE } from './testing/statements.ts';

const root = mkdtempSync(join(tmpdir(), 'onrecord-by-month-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = '';
let cases = 0;
const newFolder = (): string => join(root, `case-${(cases += 1)}`);
beforeEach(() => {
  folder = newFolder();
});

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .toSorted();

const rowsOf = async (path: string): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: await asyncBufferFromFile(path) });

/** All rows of a folder with their month, in the order of the files. */
async function readBack(path: string): Promise<{ month: string; row: Record<string, unknown> }[]> {
  const all = await Promise.all(
    filesIn(path).map(async (name) => {
      const month = /^month=([^/\\]+)/.exec(name)?.[1] ?? '';
      return (await rowsOf(join(path, name))).map((row) => ({ month, row }));
    }),
  );
  return all.flat();
}

const dated = (change: Partial<LedgerStatement>, said: string | null, published: string | null): LedgerStatement => {
  const one = exported(change);
  const date = (from: string | null): LedgerStatement['said'] =>
    from === null ? null : { from, to: from, granularity: 'day', basis: 'known', span: null, why: '' };
  return { ...one, said: date(said), document: { ...one.document, published: date(published) } };
};

test('a statement is in the month in which it was said or else published; without either it has none', async () => {
  await writeStatementsByMonth(
    folder,
    each(
      dated({ id: 'a' }, '2024-05-31', '2024-06-01'),
      dated({ id: 'b' }, null, '2024-06-01T09:30+02:00'),
      dated({ id: 'c' }, null, null),
      dated({ id: 'd' }, '2024-05-01', null),
    ),
  );
  expect(filesIn(folder)).toEqual([
    'month=2024-05/part-0000.parquet',
    'month=2024-06/part-0000.parquet',
    'month=__HIVE_DEFAULT_PARTITION__/part-0000.parquet',
  ]);
  expect((await readBack(folder)).map(({ month, row }) => [month, row['id']])).toEqual([
    ['2024-05', 'a'],
    ['2024-05', 'd'],
    ['2024-06', 'b'],
    ['__HIVE_DEFAULT_PARTITION__', 'c'],
  ]);
});

test('the rows of all months are the rows of the single file, in its order within a month, whatever has to wait on the disk', async () => {
  const month = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null });
  const words = fc.array(fc.constantFrom('cod', '\n', '"', '\u{1F41F}', '\u2028', HOSTILE), { maxLength: 3 });
  const property = fc.asyncProperty(
    fc.array(fc.tuple(month, words), { maxLength: 60 }),
    fc.constantFrom(0, 2_000, 20_000, 32_000_000),
    async (drawn, waiting) => {
      const path = newFolder();
      const statements = drawn.map(([at, text], number) =>
        dated({ id: `st_${number}`, text: text.join(' ') }, at === null ? null : `2024-0${at + 1}-15`, null),
      );
      await writeStatementsByMonth(path, each(...statements), { waiting });
      const bytes = Buffer.concat(await collected(statementsAsParquet(each(...statements))));
      writeFileSync(`${path}.parquet`, bytes);
      const single = await rowsOf(`${path}.parquet`);
      const byMonth = await readBack(path);
      const monthAt = (at: unknown): string =>
        statements[Number(String(at).slice(3))]?.said?.from.slice(0, 7) ?? '__HIVE_DEFAULT_PARTITION__';
      const inOrder = single
        .map((row) => ({ month: monthAt(row['id']), row }))
        .toSorted((one, other) => (one.month < other.month ? -1 : one.month > other.month ? 1 : 0));
      expect(byMonth).toEqual(inOrder);
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

test('no statements are one file without rows, which tells the columns', async () => {
  await writeStatementsByMonth(folder, each());
  const file = await asyncBufferFromFile(join(folder, filesIn(folder)[0] ?? ''));
  const { schema, row_groups: rowGroups } = await parquetMetadataAsync(file);
  expect(rowGroups).toEqual([]);
  expect(schema.map(({ name }) => name)).toContain('speaker');
});

describe('row groups and files', () => {
  const table: Table<never> = { name: 'numbers', columns: [{ name: 'number', type: 'integer', of: () => null }] };
  const groupsIn = async (path: string): Promise<number[]> => {
    const { row_groups: groups } = await parquetMetadataAsync(await asyncBufferFromFile(path));
    return groups.map(({ num_rows: rows }) => Number(rows));
  };

  test('are of bounded size in months that fill side by side, and several files make a month', async () => {
    const rows = 1_100_000;
    mkdirSync(folder);
    const parts = monthParts(table, folder, { waiting: 50_000, unfinished: 2_000 });
    for (let number = 0; number < rows; number += 1)
      await parts.add(number % 2 === 0 ? '2024-01' : '2024-02', [number]);
    await parts.end();
    expect(filesIn(folder)).toEqual([
      'month=2024-01/part-0000.parquet',
      'month=2024-01/part-0001.parquet',
      'month=2024-02/part-0000.parquet',
      'month=2024-02/part-0001.parquet',
    ]);
    expect(await groupsIn(join(folder, 'month=2024-01/part-0000.parquet'))).toEqual(Array(100).fill(5_000));
    expect(await groupsIn(join(folder, 'month=2024-01/part-0001.parquet'))).toEqual(Array(10).fill(5_000));
    const read = await readBack(folder);
    const odd = read.filter(({ month }) => month === '2024-02').map(({ row }) => row['number']);
    expect(odd).toHaveLength(rows / 2);
    expect(odd.every((number, at) => number === 2 * at + 1)).toBe(true);
  }, 60_000);

  test('that are not finished are only so many: then the longest file ends, and its month goes on in another', async () => {
    mkdirSync(folder);
    const parts = monthParts(table, folder, { waiting: 50_000, unfinished: 3 });
    for (let number = 0; number < 35_000; number += 1)
      await parts.add(number % 4 === 0 ? '2024-01' : '2024-02', [number]);
    await parts.end();
    const files = filesIn(folder);
    expect(await Promise.all(files.map((name) => groupsIn(join(folder, name))))).toEqual([
      [5_000, 3_750],
      [5_000, 5_000, 5_000],
      [5_000, 5_000, 1_250],
    ]);
    expect((await readBack(folder)).filter(({ month }) => month === '2024-02').map(({ row }) => row['number'])).toEqual(
      Array.from({ length: 35_000 }, (_, number) => number).filter((number) => number % 4 !== 0),
    );
  });

  test('long words end a row group before five thousand rows do', async () => {
    const long: Table<never> = { name: 'words', columns: [{ name: 'words', type: 'text', of: () => null }] };
    mkdirSync(folder);
    const parts = monthParts(long, folder, { waiting: 1_000_000, unfinished: 2_000 });
    for (let number = 0; number < 70; number += 1) await parts.add(null, ['x'.repeat(1_000_000)]);
    await parts.end();
    const [only = ''] = filesIn(folder);
    expect(await groupsIn(join(folder, only))).toEqual([32, 32, 6]);
  });
});

describe('the folder', () => {
  const code = (expected: string) => expect.objectContaining({ code: expected });

  test('takes the place of an empty one, by whatever name, and of nothing else', async () => {
    mkdirSync(folder, { mode: 0o700 });
    symlinkSync(folder, `${folder}-link`, 'junction');
    await writeStatementsByMonth(`${folder}-link/`, generatedStatements(3));
    expect(filesIn(folder)).toHaveLength(1);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const before = readFileSync(join(folder, filesIn(folder)[0] ?? ''));
    await expect(writeStatementsByMonth(folder, generatedStatements(3))).rejects.toEqual(code('OR6030'));
    expect(readFileSync(join(folder, filesIn(folder)[0] ?? '')).equals(before)).toBe(true);
    const file = join(root, 'a file');
    writeFileSync(file, 'words');
    await expect(writeStatementsByMonth(file, generatedStatements(3))).rejects.toEqual(code('OR6031'));
    expect(readFileSync(file, 'utf8')).toBe('words');
    await expect(writeStatementsByMonth(join(root, 'none', 'x'), each())).rejects.toEqual(code('OR8001'));
    await expect(
      writeStatementsByMonth(join(root, 'l.sqlite'), each(), { kept: [join(root, 'l.sqlite')] }),
    ).rejects.toEqual(code('OR8003'));
  });

  test('is not there before all is written, nor where something fails on the way', async () => {
    const failing = (async function* () {
      yield* generatedStatements(20);
      expect(existsSync(folder)).toBe(false);
      throw new Error('the ledger broke');
    })();
    await expect(writeStatementsByMonth(folder, failing, { waiting: 100 })).rejects.toThrow('the ledger broke');
    expect(readdirSync(root).filter((name) => name.includes('.part'))).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  test('of two exports at once one is there, whole', async () => {
    const ends = await Promise.allSettled(
      [1, 2].map((rows) => writeStatementsByMonth(folder, generatedStatements(rows))),
    );
    const failed = ends.filter(({ status }) => status === 'rejected');
    expect(failed).toEqual([{ status: 'rejected', reason: code('OR6030') }]);
    expect(await readBack(folder)).toHaveLength(ends[0]?.status === 'fulfilled' ? 1 : 2);
    expect(readdirSync(root).filter((name) => name.includes('.part'))).toEqual([]);
  });
});
