import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openLedger } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { documentsCommand } from './documents.ts';
import { editCommand } from './edit.ts';
import { infoCommand } from './info.ts';
import { addCommand } from './add.ts';
import { removeCommand } from './remove.ts';
import { showCommand } from './show.ts';
import { tagCommand } from './tag.ts';

let folder = '';
let path = '';
let printed = '';
let told = '';
const ids: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-collection-'));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async ({ task }) => {
  path = join(folder, `${task.id}.sqlite`);
  const ledger = await openLedger(path);
  ids.length = 0;
  for (const number of [1, 2, 3]) {
    const url = `https://${number === 3 ? 'daily' : 'fjord'}.example/${number}`;
    const said = [{ speaker: 'Kari Nygård', words: `The port stays open in year ${number}` }];
    const sketch = { url, title: `Title \u001b[31m${number}`, outlet: number === 3 ? 'Daily' : 'Fjord News', said };
    const document = documentOf({ ...sketch, published: `202${number}-01-01` });
    ids.push((await ledger.add(document, { retrieved: `2026-05-0${number}T00:00:00Z`, tags: ['all'] })).document);
  }
  await ledger.close();
  printed = '';
  told = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const run = (command: () => ReturnType<typeof documentsCommand>, ...args: string[]): Promise<unknown> =>
  command()
    .exitOverride()
    .parseAsync([...args, '--ledger', path], { from: 'user' });
const json = (): Record<string, unknown>[] =>
  printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const left = async (): Promise<string[]> => {
  const ledger = await openLedger(path, { mode: 'read' });
  const found: string[] = [];
  for await (const { id } of ledger.documents()) found.push(id);
  await ledger.close();
  return found;
};

test('documents: a table whose lines fit the terminal, and a last line with all', async () => {
  const columns = Object.getOwnPropertyDescriptor(process.stdout, 'columns');
  for (const width of [60, 80, 120]) {
    printed = '';
    Object.defineProperty(process.stdout, 'columns', { value: width, configurable: true });
    await run(documentsCommand, '--order', 'published');
    const lines = printed.trimEnd().split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.filter((line) => line.includes('doc_'))).toHaveLength(3);
    // Nothing in a title gives orders to the terminal.
    expect(printed).not.toContain('\u001b[31m');
  }
  if (columns) Object.defineProperty(process.stdout, 'columns', columns);
  else Reflect.deleteProperty(process.stdout, 'columns');
  expect(told).toContain('3 of 3 documents with 3 statements');
});

test('a document without a title is told by its first words', async () => {
  const ledger = await openLedger(path);
  const said = [{ speaker: 'Kari Nygård', words: 'The ferry leaves at noon' }];
  const { document } = await ledger.add(
    { ...documentOf({ said }), title: null },
    { retrieved: '2026-05-04T00:00:00Z' },
  );
  await ledger.close();
  await run(documentsCommand);
  expect(printed).toContain('The ferry leaves at noon');
  printed = '';
  await run(showCommand, document);
  expect(printed.split('\n')[0]).toContain('The ferry leaves at noon');
  printed = '';
  await run(showCommand, document, '--json');
  expect(json()).toMatchObject([{ document: { title: null } }]);
});

test('documents: filters, pages and JSON', async () => {
  await run(documentsCommand, '--outlet', 'fjord', '--limit', '1', '--json');
  const [page] = json();
  expect(page).toMatchObject({ total: 2, documents: [{ id: ids[1] }] });
  printed = '';
  await run(documentsCommand, '--outlet', 'fjord', '--limit', '1', '--cursor', String(page?.['next']), '--json');
  expect(json()).toMatchObject([{ documents: [{ id: ids[0] }], next: null }]);
  printed = '';
  await run(documentsCommand, '--tag', 'all', '--tag', 'nowhere');
  expect(printed).toBe('No matching documents.\n');
});

test('documents: all that match as a table for programs, whatever a page holds', async () => {
  await run(documentsCommand, '--outlet', 'fjord', '--format', 'csv');
  const [header, ...records] = printed.trimEnd().split('\r\n');
  expect(header).toMatch(/^id,url,title,outlet,.*,sha256,transcript$/);
  expect(records.every((record) => record.endsWith(',no'))).toBe(true);
  expect(records.map((record) => record.split(',')[0])).toEqual([ids[1], ids[0]]);
  await expect(run(documentsCommand, '--limit', '1', '--format', 'csv')).rejects.toMatchObject({ code: 'OR4001' });
});

test('info: for people and as JSON', async () => {
  await run(infoCommand);
  expect(printed).toContain('3 documents in 3 versions');
  expect(printed).toContain('2021-01-01 to 2023-01-01');
  printed = '';
  await run(infoCommand, '--json');
  expect(json()).toMatchObject([{ path, counts: { documents: 3 }, tags: [{ tag: 'all', documents: 3 }] }]);
});

test('edit: what is set, with both forms of options; one that is not there does not stop the others', async () => {
  await run(editCommand, ids[0] ?? '', 'doc_nobody', '--published', '2024-05', '--set', 'byline=Anna = Holm', '--json');
  expect(json()).toMatchObject([{ document: ids[0], version: 2, fields: ['byline', 'published'] }]);
  expect(told).toContain('OR3003');
  expect(process.exitCode).toBe(3);
  await expect(run(editCommand, ids[0] ?? '')).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run(editCommand, ids[0] ?? '', '--set', 'url=x')).rejects.toThrow('field=value');
  await expect(run(editCommand, ids[0] ?? '', '--set', 'title')).rejects.toThrow('field=value');
});

test('tag: given, taken, listed', async () => {
  await run(tagCommand, ids[0] ?? '', ids[1] ?? '', '--add', 'New', '--remove', 'all', '--json');
  expect(json()).toEqual([
    { document: ids[0], tags: ['new'] },
    { document: ids[1], tags: ['new'] },
  ]);
  printed = '';
  await run(tagCommand);
  expect(printed).toBe('     2  new\n     1  all\n');
  printed = '';
  for (const flag of ['--add', '--remove'])
    await expect(run(tagCommand, flag, 'lost')).rejects.toMatchObject({ code: 'OR4001' });
  await run(tagCommand, ids[2] ?? '');
  expect(printed).toBe(`${ids[2]}  all\n`);
});

test('add: a tag that is none is said before anything is read', async () => {
  const file = join(folder, 'one.txt');
  await writeFile(file, 'The port stays open.');
  await expect(run(addCommand, file, '--tag', 'a,b')).rejects.toMatchObject({ code: 'OR3016' });
  expect(await left()).toEqual(ids);
});

test('remove: by filters only with a yes, and what matches is told before', async () => {
  await expect(run(removeCommand, '--outlet', 'fjord')).rejects.toMatchObject({
    code: 'OR3020',
    message: expect.stringContaining('would remove 2 documents with 2 statements') as string,
  });
  await run(removeCommand, '--outlet', 'fjord', '--dry-run', '--json');
  expect(json()).toMatchObject([{ id: ids[0] }, { id: ids[1] }]);
  expect(await left()).toEqual(ids);
  await run(removeCommand, '--outlet', 'nobody', '--yes');
  expect(told).toContain('No matching documents.');
  printed = '';
  await run(removeCommand, '--outlet', 'fjord', '--yes');
  expect(printed).toBe(`${ids[0]}  removed\n${ids[1]}  removed\n`);
  expect(await left()).toEqual(ids.slice(2));
});

test('remove: an id or filters, never both, and never all', async () => {
  for (const args of [[], [ids[0] ?? '', '--tag', 'all']]) {
    await expect(run(removeCommand, ...args)).rejects.toMatchObject({ code: 'OR4001' });
  }
  for (const empty of ['--title', '--outlet', '--tag']) {
    const args = [empty, ' ', '--to', '2030', '--yes'];
    await expect(run(removeCommand, ...args)).rejects.toMatchObject({ code: 'OR3018' });
  }
  await expect(run(removeCommand, (ids[0] ?? '').slice(0, 10))).rejects.toMatchObject({ code: 'OR3012' });
  expect(await left()).toEqual(ids);
  await run(removeCommand, ids[0] ?? '');
  expect(await left()).toEqual(ids.slice(1));
});
