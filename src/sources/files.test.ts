import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { inputsOf, type SourceOptions } from './index.ts';
import { chunksOf, summaryOf } from './testing/items.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-sources-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function save(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const read = (inputs: readonly string[], options: SourceOptions = {}): Promise<Record<string, unknown>[]> =>
  summaryOf(inputsOf(inputs, options));

test('a file that fails stands in its place, and the rest goes on', async () => {
  const good = await save('good.txt', 'A minister spoke.');
  const empty = await save('empty.txt', '');
  const blank = await save('blank.html', '\ufeff \n');
  const image = await save('image.html', Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'));
  const large = await save('large.txt', 'x'.repeat(101));
  const loop = join(folder, 'loop.txt');
  await symlink(loop, loop);
  const missing = join(folder, 'missing.txt');
  const page = await save('page.html', '<p>She spoke.</p>');

  const inputs = [empty, missing, good, image, large, loop, blank, join(good, 'under'), page];
  const items = await read(inputs, { maxSize: 100 });
  expect(items.map((item) => item.id)).toEqual(inputs);
  expect(items.map((item) => item.code ?? item.form)).toEqual([
    'OR1002',
    'OR1001',
    'text',
    'OR1003',
    'OR1004',
    'OR1013',
    'OR1002',
    'OR1001',
    'html',
  ]);
  expect(items[4]?.message).toBe(
    `${large}: 101 bytes is more than the limit of 100 bytes for one document or row of a table`,
  );
  expect(items[2]?.text).toBe('A minister spoke.');
});

test('a file of many gigabytes is refused by its size', async () => {
  const path = await save('huge.txt', 'Text');
  await truncate(path, 50e9);
  // The zero bytes of the hole would be refused as no text, had the form not been given.
  expect(await read([path], { input: 'text' })).toEqual([
    {
      id: path,
      code: 'OR1004',
      message: expect.stringContaining('50000 MB is more than the limit of 20 MB') as string,
    },
  ]);
});

test('a folder is read in order of names, all the way down, without what is hidden or of unknown kind', async () => {
  await mkdir(join(folder, 'b', 'deep'), { recursive: true });
  await mkdir(join(folder, '.git'));
  await mkdir(join(folder, 'nothing'));
  for (const name of [
    'c.txt',
    'a.html',
    'b/z.vtt',
    'b/deep/x.pdf',
    'b/B.TXT',
    '.git/hidden.txt',
    '.secret.txt',
    'd.css',
    'b/deep/y.odt',
  ]) {
    await save(name, 'Text');
  }
  await save('e.jsonl', '{"text": "One."}\n{"text": "Two."}\n');
  await save('f.txt.gz', gzipSync('Packed'));
  await symlink(folder, join(folder, 'g.html'));
  await symlink(join(folder, 'gone.txt'), join(folder, 'h.txt'));

  const left: [string, readonly string[]][] = [];
  const items = await read([folder], { leftOut: (of, files) => left.push([of, files]) });
  expect(left).toEqual([[folder, [join(folder, 'b/deep/y.odt'), join(folder, 'd.css')]]]);
  expect(items.map((item) => [item.code ?? item.form ?? 'record', item.id])).toEqual([
    ['html', join(folder, 'a.html')],
    ['text', join(folder, 'b/B.TXT')],
    ['pdf', join(folder, 'b/deep/x.pdf')],
    ['transcript', join(folder, 'b/z.vtt')],
    ['text', join(folder, 'c.txt')],
    ['record', 'line-1'],
    ['record', 'line-2'],
    ['text', join(folder, 'f.txt.gz')],
    ['OR1001', join(folder, 'h.txt')],
  ]);
  expect(items[7]?.text).toBe('Packed');
  expect(await read([join(folder, 'nothing')])).toMatchObject([{ code: 'OR1016' }]);
});

test('a pipe in a folder, to which nobody may ever write, is left out and told', async () => {
  await save('a.txt', 'A minister spoke.');
  for (const name of ['b.txt', 'c.xml']) execFileSync('mkfifo', [join(folder, name)]);
  const left: string[] = [];
  const items = await read([folder], { leftOut: (_, files) => left.push(...files) });
  expect(items).toMatchObject([{ text: 'A minister spoke.' }]);
  expect(left).toEqual([join(folder, 'b.txt'), join(folder, 'c.xml')]);
});

test('gzip is unpacked under the size limit; bombs, cut and nested archives fail', async () => {
  const page = await save('page.html.gz', gzipSync('<html>She spoke.'));
  const bomb = await save('bomb.txt.gz', gzipSync('x'.repeat(30_000_000)));
  const cut = await save('cut.txt.gz', gzipSync('A sentence that is cut.').subarray(0, 25));
  const nested = await save('nested.txt.gz', gzipSync(gzipSync('Text')));
  const empty = await save('empty.txt.gz', gzipSync(''));
  const lines = await save('lines.jsonl.gz', gzipSync('{"text": "One."}\n{"text": "Two."}'));

  const items = await read([page, bomb, cut, nested, empty, lines], { maxSize: 1_000_000 });
  expect(items.map((item) => item.code ?? item.text ?? item.id)).toEqual([
    '<html>She spoke.',
    'OR1004',
    'OR1015',
    'OR1003',
    'OR1002',
    'line-1',
    'line-2',
  ]);
});

test('of what is cut short or damaged within, the records before that are read, and the last of them is told', async () => {
  const words = (index: number): string => `${index} ${createHash('sha512').update(String(index)).digest('hex')}`;
  const count = 400;
  const text = Array.from({ length: count }, (_, index) => `${JSON.stringify({ text: words(index) })}\n`).join('');
  const rows = `text\n${Array.from({ length: count }, (_, index) => `${words(index)}\n`).join('')}`;
  const cutShort = (whole: string): Buffer => {
    const packed = gzipSync(whole);
    return packed.subarray(0, Math.floor((packed.length * 3) / 4));
  };
  const unpacked = (packed: Buffer): number =>
    gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).toString().split('\n').length - 1;
  const lines = await save('cut.jsonl.gz', cutShort(text));
  const table = await save('cut.csv.gz', cutShort(rows));
  for (const [path, whole, before] of [
    [lines, text, 0],
    [table, rows, 1],
  ] as const) {
    const last = unpacked(cutShort(whole));
    expect(last).toBeGreaterThan(250);
    const items: (RawDocument | FailedInput)[] = [];
    // However slowly they are taken.
    for await (const item of inputsOf([path])) {
      items.push(item);
      if (items.length % 100 === 0) await sleep(5);
    }
    const failure = items.pop();
    expect(items).toHaveLength(last - before);
    expect(items.every(({ form }) => form === 'record')).toBe(true);
    expect(failure).toMatchObject({ error: { code: 'OR1015' } });
    expect(failure?.form === 'failed' && failure.error.message).toContain(`after line ${last} is lost`);
  }
});

test('the limit is for one record, never for the stream', async () => {
  const record = `${JSON.stringify({ text: 'x'.repeat(80) })}\n`;
  const path = await save('many.jsonl', record.repeat(1000));
  const items = await read([path], { maxSize: 100 });
  expect(items).toHaveLength(1000);
  expect(items.every((item) => item.record !== undefined)).toBe(true);
});

test('a JSON Lines file of UTF-16 or without a record fails once', async () => {
  const wide = await save('wide.jsonl', Buffer.from('\ufeff{"text": "x"}\n', 'utf16le'));
  const blank = await save('blank.jsonl', '\n\n');
  expect(await read([wide, blank])).toMatchObject([
    { id: wide, code: 'OR1005' },
    { id: blank, code: 'OR1002' },
  ]);
});

test('the standard input is records if it begins with a brace, otherwise one document', async () => {
  expect(await read(['-'], { stdin: chunksOf(' \n', '{"text"', ': "x"}\n{"id": "b", "text": "y"}') })).toEqual([
    { id: 'line-2', record: { text: 'x' } },
    { id: 'b', record: { id: 'b', text: 'y' } },
  ]);
  expect(await read(['-'], { stdin: chunksOf('<!doctype', ' html><p>x') })).toEqual([
    { id: '-', form: 'html', text: '<!doctype html><p>x' },
  ]);
  expect(await read(['-'], { stdin: chunksOf('{in braces}'), input: 'text' })).toMatchObject([{ form: 'text' }]);
  const packed = gzipSync('{"text": "x"}');
  expect(await read(['-'], { stdin: chunksOf(packed.subarray(0, 1), packed.subarray(1)) })).toMatchObject([
    { id: 'line-1' },
  ]);
});

test('the standard input is empty when it is asked for again, and limited without its end', async () => {
  expect(await read(['-', '-'], { stdin: chunksOf('Text') })).toMatchObject([{ text: 'Text' }, { code: 'OR1002' }]);
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield Buffer.from('for ever ');
  }
  expect(await read(['-'], { stdin: endless(), maxSize: 10_000 })).toMatchObject([{ id: '-', code: 'OR1004' }]);
});

test('a record is given before the next has come, and stopping early lets go of the stream', async () => {
  let closed = false;
  let sent = 0;
  async function* slow(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        sent += 1;
        yield Buffer.from('{"text": "x"}\n');
      }
    } finally {
      closed = true;
    }
  }
  for await (const item of inputsOf(['-'], { stdin: slow() })) {
    expect(item.form).toBe('record');
    break;
  }
  expect(sent).toBe(1);
  expect(closed).toBe(true);
});

test('in a folder what is called .json or .csv and has no records is left out, and named', async () => {
  const place = await mkdtemp(join(tmpdir(), 'onrecord-records-'));
  const put = (name: string, content: string) => writeFile(join(place, name), content);
  await put('a.json', '[{"text": "The port stays open."}, {"title": "T"}]');
  await put('b.json', '{"name": "settings", "ports": [1, 2]}');
  await put('c.csv', 'year,catch\n2025,400\n');
  await put('d.csv', 'title,text\nT,The port stays open.\n');
  const left: (readonly string[])[] = [];
  const items = await read([place], { leftOut: (_, files) => left.push(files) });
  expect(items.map(({ id, code }) => [id, code])).toEqual([
    ['record-1', undefined],
    ['record-2', 'OR1039'],
    ['line-2', undefined],
  ]);
  expect(left).toEqual([[join(place, 'b.json'), join(place, 'c.csv')]]);
  expect(await read([join(place, 'b.json')])).toMatchObject([{ code: 'OR1040' }]);
  await rm(place, { recursive: true });
});
