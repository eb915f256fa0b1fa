import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { statementsAsParquet } from './index.ts';
import { collected, each, exported, generatedStatements, hostile } from './testing/statements.ts';

const fileOf = async (...statements: Parameters<typeof statementsAsParquet>): Promise<ArrayBuffer> => {
  const bytes = Buffer.concat(await collected(statementsAsParquet(...statements)));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
};

test('a Parquet reader gets every value back', async () => {
  const statement = hostile();
  const rows = await parquetReadObjects({ file: await fileOf(each(statement, exported({ venue: null, said: null }))) });
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    id: statement.id,
    text: statement.text,
    speaker: statement.speaker?.name,
    topics: statement.topics,
    targets: [statement.targets[0]?.name],
    confidence: 0.91,
    start: 99,
    retrieved: new Date('2026-05-04T12:00:00.000Z'),
    said_from: '2022-05-03',
    verdict: 'altered',
    reports: 1,
  });
  expect(rows[1]).toMatchObject({ venue: null, said_from: null, title: '=Ministers meet', act: null });
});

test('more than one row group, and none', async () => {
  const file = await fileOf(generatedStatements(12_345));
  const { row_groups: groups } = parquetMetadata(file);
  expect(groups.map(({ num_rows: rows }) => Number(rows))).toEqual([5000, 5000, 2345]);
  const rows = await parquetReadObjects({ file, columns: ['id', 'topics'], rowStart: 9_999, rowEnd: 10_001 });
  expect(rows).toEqual([
    { id: 'st_2222222222229999', topics: ['fisheries'] },
    { id: 'st_2222222222210000', topics: ['fisheries'] },
  ]);
  expect(await parquetReadObjects({ file: await fileOf(each()) })).toEqual([]);
});
