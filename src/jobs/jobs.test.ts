import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../tests/postgres.ts';
import type { Ledger } from '../ledger/index.ts';
import { openSqliteLedger } from '../storage/index.ts';
import {
  countJobs,
  type Database,
  dropJobs,
  enqueue,
  type EnqueueOptions,
  listJobs,
  openDatabase,
  prepare,
  retryJobs,
  work,
  type WorkOptions,
} from './index.ts';
import { madeReader } from './testing/reader.ts';

let postgres: TestPostgres;
let folder = '';
let database: Database;
let ledger: Ledger;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-jobs-'));
  database = openDatabase(await postgres.database(), 8);
  ledger = openSqliteLedger(join(folder, 'ledger.sqlite'));
});
afterEach(async () => {
  await database.close();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function put(
  inputs: readonly string[],
  options: Partial<EnqueueOptions> = {},
): Promise<{ jobs: number; codes: string[] }> {
  const codes: string[] = [];
  const jobs = await enqueue(database, inputs, { report: ({ code }) => codes.push(code), ...options });
  return { jobs, codes };
}

/** Works until nothing is left that could be begun. */
const workAll = (options: Partial<WorkOptions> = {}): Promise<void> =>
  work({
    database,
    ledger,
    read: madeReader(),
    concurrency: 2,
    signal: new AbortController().signal,
    untilEmpty: true,
    ...options,
  });

async function documents(): Promise<number> {
  return (await ledger.counts()).documents;
}

test('what is put in is read by a worker and kept in the ledger, with its tags', async () => {
  const made = [file('a.txt', 'The talks go on.'), file('b.txt', 'The talks are over.')];
  expect(await put(made, { tags: ['fisheries'] })).toEqual({ jobs: 2, codes: [] });
  expect(await countJobs(database)).toEqual({ waiting: 2, running: 0, failed: 0 });
  await workAll();
  expect(await countJobs(database)).toEqual({ waiting: 0, running: 0, failed: 0 });
  expect(await ledger.tags()).toEqual([{ tag: 'fisheries', documents: 2 }]);
});

test('an input that is put in twice is kept once', async () => {
  const path = file('a.txt', 'The talks go on.');
  await put([path, path]);
  await workAll();
  expect(await documents()).toBe(1);
});

test('a folder is its files, and those that hold no documents are passed over', async () => {
  await mkdir(join(folder, 'in'));
  file('in/a.txt', 'The talks go on.');
  file('in/settings.json', '{"colour": "blue"}');
  file('in/picture.png', '\u{89}PNG');
  const leftOut: string[] = [];
  const told = { leftOut: (_: string, files: readonly string[]) => leftOut.push(...files) };
  expect(await put([join(folder, 'in')], told)).toEqual({ jobs: 2, codes: [] });
  expect(leftOut).toEqual([join(folder, 'in', 'picture.png')]);
  await workAll();
  expect(await countJobs(database)).toEqual({ waiting: 0, running: 0, failed: 0 });
  expect(await documents()).toBe(1);
});

const archived = (count: number): Buffer =>
  Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>page ${index}</p></html>`;
      return gzipSync(
        `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/${index}\r\n` +
          `WARC-Date: 2022-05-04T10:11:12Z\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`,
      );
    }),
  );
const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify({ text: `record ${index}` })}\n`).join('');

test.each([false, true])('archives and JSON Lines are shared in ranges (by value: %s)', async (byValue) => {
  const inputs = [file('a.warc.gz', archived(7)), file('b.jsonl', lines(5))];
  expect(await put(inputs, { each: 3, byValue })).toEqual({ jobs: 5, codes: [] });
  // By value a worker needs no file.
  if (byValue) for (const input of inputs) rmSync(input);
  await workAll();
  expect(await documents()).toBe(12);
  expect(await countJobs(database)).toEqual({ waiting: 0, running: 0, failed: 0 });
});

test('the standard input is kept in the queue', async () => {
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('The talks ');
    yield Buffer.from('go on.');
  }
  expect(await put(['-'], { stdin: stdin() })).toEqual({ jobs: 1, codes: [] });
  await workAll();
  expect(await documents()).toBe(1);
});

test('an input that is not there is told, and the others are put in', async () => {
  expect(await put([join(folder, 'nowhere.txt'), file('a.txt', 'words')])).toEqual({ jobs: 1, codes: ['OR1001'] });
});

test('what is wrong for good fails at once, and is seen, tried again or dropped', async () => {
  const refused = file('refused.txt', 'REFUSED');
  const records = file('records.jsonl', `${lines(2)}no record\n${lines(1)}`);
  await put([refused, records]);
  await workAll();
  const failed = await listJobs(database, { state: 'failed' });
  expect(failed.map(({ input, failed: count, faults }) => [input, count, faults.map(({ code }) => code)])).toEqual([
    [refused, 1, ['OR1010']],
    [records, 1, ['OR1009']],
  ]);
  expect(failed[0]?.faults[0]).toMatchObject({
    document: refused,
    message: expect.stringContaining(refused) as unknown,
    remedy: expect.stringMatching(/\w/) as unknown,
  });
  // The sound records of the second are there.
  expect(await documents()).toBe(2);

  writeFileSync(refused, 'The talks go on.');
  expect(await retryJobs(database, [failed[0]?.id ?? ''])).toBe(1);
  await workAll();
  expect((await listJobs(database)).map(({ input }) => input)).toEqual([records]);
  expect(await documents()).toBe(3);

  expect(await retryJobs(database, 'failed')).toBe(1);
  await workAll();
  expect(await countJobs(database)).toMatchObject({ failed: 1 });
  expect(await dropJobs(database, 'failed')).toBe(1);
  expect(await listJobs(database)).toEqual([]);
});

test('a file that has changed since it was cut is not read', async () => {
  const path = file('a.jsonl', lines(4));
  await put([path], { each: 2 });
  writeFileSync(path, lines(3));
  await workAll();
  const [first] = await listJobs(database, { state: 'failed' });
  expect(first?.faults.map(({ code }) => code)).toEqual(['OR8024']);
});

test('jobs that are not there are told', async () => {
  await prepare(database);
  for (const id of ['7', 'x', '99999999999999999999'])
    await expect(dropJobs(database, [id])).rejects.toMatchObject({ code: 'OR8022' });
});

test('a waiting job can be dropped, and is not read then', async () => {
  await put([file('a.txt', 'The talks go on.'), file('b.txt', 'The talks are over.')]);
  const [first] = await listJobs(database);
  await dropJobs(database, [first?.id ?? '']);
  await workAll();
  expect(await documents()).toBe(1);
});

test('many that come at once make the tables once', async () => {
  const others = await Promise.all(
    [1, 2, 3].map(async () => openDatabase(`postgres://postgres:onrecord@127.0.0.1:${postgres.port}/${await name()}`)),
  );
  try {
    await Promise.all(others.map((other) => prepare(other)));
    expect(await countJobs(database)).toEqual({ waiting: 0, running: 0, failed: 0 });
  } finally {
    await Promise.all(others.map((other) => other.close()));
  }
  async function name(): Promise<string> {
    const [row] = await database.query<{ name: string }>('select current_database() as name');
    return row?.name ?? '';
  }
});

test('a database that cannot be reached is told with its address, without the password', async () => {
  const nowhere = openDatabase('postgres://user:secret@127.0.0.1:1/x');
  await expect(prepare(nowhere)).rejects.toMatchObject({
    code: 'OR8021',
    message: expect.stringMatching(/^postgres:\/\/user@127\.0\.0\.1:1\/x: (?!.*secret)/) as unknown,
  });
  await nowhere.close();
  expect(() => openDatabase('/tmp/ledger.sqlite')).toThrow(expect.objectContaining({ code: 'OR8020' }));
});

test('the tables of a newer Onrecord are left alone', async () => {
  await prepare(database);
  await database.query('insert into onrecord_jobs.migrations (id) values (999)');
  await expect(prepare(database)).rejects.toMatchObject({ code: 'OR8026' });
});
