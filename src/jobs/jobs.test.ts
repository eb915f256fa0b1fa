import { rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countJobs, dropJobs, listJobs, openDatabase, prepare, retryJobs } from './index.ts';
import { archived, lines, queueTest } from './testing/setup.ts';

const queue = queueTest();
const { put, file, workAll, documents } = queue;

test('what is put in is read by a worker and kept in the ledger, with its tags', async () => {
  const made = [file('a.txt', 'The talks go on.'), file('b.txt', 'The talks are over.')];
  expect(await put(made, { tags: ['fisheries'] })).toEqual({ jobs: 2, codes: [] });
  expect(await countJobs(queue.database)).toEqual({ waiting: 2, running: 0, failed: 0 });
  await workAll();
  expect(await countJobs(queue.database)).toEqual({ waiting: 0, running: 0, failed: 0 });
  expect(await queue.ledger.tags()).toEqual([{ tag: 'fisheries', documents: 2 }]);
});

test('an input that is put in twice is kept once', async () => {
  const path = file('a.txt', 'The talks go on.');
  await put([path, path]);
  await workAll();
  expect(await documents()).toBe(1);
});

test('a folder is its files, and those that hold no documents are passed over', async () => {
  const folder = queue.folder;
  await mkdir(join(folder, 'in'));
  file('in/a.txt', 'The talks go on.');
  file('in/settings.json', '{"colour": "blue"}');
  file('in/picture.png', '\u{89}PNG');
  const leftOut: string[] = [];
  const told = { leftOut: (_: string, files: readonly string[]) => leftOut.push(...files) };
  expect(await put([join(folder, 'in')], told)).toEqual({ jobs: 2, codes: [] });
  expect(leftOut).toEqual([join(folder, 'in', 'picture.png')]);
  await workAll();
  expect(await countJobs(queue.database)).toEqual({ waiting: 0, running: 0, failed: 0 });
  expect(await documents()).toBe(1);
});

test.each([false, true])('archives and JSON Lines are shared in ranges (by value: %s)', async (byValue) => {
  const inputs = [file('a.warc.gz', archived(7)), file('b.jsonl', lines(5))];
  expect(await put(inputs, { each: 3, byValue })).toEqual({ jobs: 5, codes: [] });
  // By value a worker needs no file.
  if (byValue) for (const input of inputs) rmSync(input);
  await workAll();
  expect(await documents()).toBe(12);
  expect(await countJobs(queue.database)).toEqual({ waiting: 0, running: 0, failed: 0 });
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
  expect(await put([join(queue.folder, 'nowhere.txt'), file('a.txt', 'words')])).toEqual({
    jobs: 1,
    codes: ['OR1001'],
  });
});

test('what is wrong for good fails at once, and is seen, tried again or dropped', async () => {
  const refused = file('refused.txt', 'REFUSED');
  const records = file('records.jsonl', `${lines(2)}no record\n${lines(1)}`);
  await put([refused, records]);
  await workAll();
  const failed = await listJobs(queue.database, { state: 'failed' });
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
  expect(await retryJobs(queue.database, [failed[0]?.id ?? ''])).toBe(1);
  await workAll();
  expect((await listJobs(queue.database)).map(({ input }) => input)).toEqual([records]);
  expect(await documents()).toBe(3);

  expect(await retryJobs(queue.database, 'failed')).toBe(1);
  await workAll();
  expect(await countJobs(queue.database)).toMatchObject({ failed: 1 });
  expect(await dropJobs(queue.database, 'failed')).toBe(1);
  expect(await listJobs(queue.database)).toEqual([]);
});

test('a file that has changed since it was cut is not read', async () => {
  const path = file('a.jsonl', lines(4));
  await put([path], { each: 2 });
  writeFileSync(path, lines(3));
  await workAll();
  const [first] = await listJobs(queue.database, { state: 'failed' });
  expect(first?.faults.map(({ code }) => code)).toEqual(['OR8024']);
});

test('jobs that are not there are told', async () => {
  await prepare(queue.database);
  for (const id of ['7', 'x', '99999999999999999999'])
    await expect(dropJobs(queue.database, [id])).rejects.toMatchObject({ code: 'OR8022' });
});

test('a waiting job can be dropped, and is not read then', async () => {
  await put([file('a.txt', 'The talks go on.'), file('b.txt', 'The talks are over.')]);
  const [first] = await listJobs(queue.database);
  await dropJobs(queue.database, [first?.id ?? '']);
  await workAll();
  expect(await documents()).toBe(1);
});

test('many that come at once make the tables once', async () => {
  const address = await queue.emptyDatabase();
  const others = [1, 2, 3].map(() => openDatabase(address));
  try {
    await Promise.all(others.map((other) => prepare(other)));
    for (const other of others) expect(await countJobs(other)).toEqual({ waiting: 0, running: 0, failed: 0 });
  } finally {
    await Promise.all(others.map((other) => other.close()));
  }
});

test('a database that cannot be reached is told with its address, without the password', async () => {
  const nowhere = openDatabase('postgres://user:secret@127.0.0.1:1/x');
  await expect(prepare(nowhere)).rejects.toMatchObject({
    code: 'OR8021',
    message: expect.stringMatching(/^postgres:\/\/user:\*\*\*@127\.0\.0\.1:1\/x: (?!.*secret)/) as unknown,
  });
  await nowhere.close();
  expect(() => openDatabase('/tmp/ledger.sqlite')).toThrow(expect.objectContaining({ code: 'OR8020' }));
});

test('the tables of a newer Onrecord are left alone', async () => {
  await prepare(queue.database);
  await queue.database.query('insert into onrecord_jobs.migrations (id) values (999)');
  await expect(prepare(queue.database)).rejects.toMatchObject({ code: 'OR8026' });
});
