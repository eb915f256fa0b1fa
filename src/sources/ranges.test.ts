import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentsInRange, type FileRange, inputsOf, rangesOf } from './index.ts';
import { allOf, summaryOf } from './testing/items.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-ranges-'));
});
afterAll(() => rm(folder, { recursive: true }));

const record = (type: string, block: string, number: number): Buffer =>
  Buffer.from(
    `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://news.example/${number}\r\n` +
      `WARC-Date: 2022-05-04T10:11:12Z\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`,
  );
const page = (number: number): Buffer =>
  record('response', `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>page ${number}`, number);
const request = (number: number): Buffer => record('request', 'GET / HTTP/1.1\r\n\r\n', number);

async function written(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** What the ranges of a file hold, one after another, and the ranges. */
async function inRanges(path: string, each: number): Promise<{ items: unknown[]; ranges: FileRange[] }> {
  const ranges = await allOf(rangesOf(path, each));
  const items: unknown[] = [];
  for (const range of ranges) items.push(...(await summaryOf(documentsInRange(path, range))));
  return { items, ranges };
}

test.each(['warc', 'warc.gz'])(
  'the ranges of an archive (%s) hold so many pages, and together all of it',
  async (name) => {
    const records = Array.from({ length: 10 }, (_, index) => [request(index), page(index)]).flat();
    const path = await written(
      `a.${name}`,
      Buffer.concat(name === 'warc' ? records : records.map((one) => gzipSync(one))),
    );
    const { items, ranges } = await inRanges(path, 4);
    expect(items).toEqual(await summaryOf(inputsOf([path])));
    expect(items.length).toBe(10);
    expect(ranges.map(({ before }) => before)).toEqual([0, 8, 16]);
  },
);

test('an archive that is packed as a whole is one range', async () => {
  const path = await written('whole.warc.gz', gzipSync(Buffer.concat([page(1), page(2), page(3)])));
  const { items, ranges } = await inRanges(path, 1);
  expect(ranges.length).toBe(1);
  expect(items).toEqual(await summaryOf(inputsOf([path])));
});

const part = fc.oneof(
  { weight: 6, arbitrary: fc.nat(50).map((number) => ({ bytes: page(number), sound: true })) },
  { weight: 2, arbitrary: fc.nat(50).map((number) => ({ bytes: request(number), sound: true })) },
  { weight: 1, arbitrary: fc.nat(40).map((length) => ({ bytes: page(1).subarray(0, 20 + length), sound: false })) },
  { weight: 1, arbitrary: fc.constant({ bytes: Buffer.from('no record at all\r\n'), sound: false }) },
);

test('cut or whole, an archive holds the same, also where it is damaged', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { maxLength: 12 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      async (parts, packed, each) => {
        // Without a page there is nothing to share, and the whole says that it is empty.
        const all = [page(0), ...parts.map(({ bytes }) => bytes)];
        const path = await written('any.warc', Buffer.concat(packed ? all.map((one) => gzipSync(one)) : all));
        const { items } = await inRanges(path, each);
        expect(items).toEqual(await summaryOf(inputsOf([path])));
      },
    ),
    { numRuns: 60 },
  );
});

test('JSON Lines are cut at line ends, and their lines keep their numbers', async () => {
  const lines = Array.from({ length: 7 }, (_, index) =>
    index === 4 ? 'broken' : JSON.stringify({ text: `words ${index}` }),
  );
  for (const end of ['', '\n', '\n\n\n']) {
    const path = await written('records.jsonl', lines.join('\n') + end);
    const { items, ranges } = await inRanges(path, 3);
    expect(items).toEqual(await summaryOf(inputsOf([path])));
    expect(items.length).toBe(7);
    expect(ranges.length).toBeGreaterThan(2);
  }
});

test('other files are not cut, and what is none of ours is told', async () => {
  expect(await allOf(rangesOf(await written('a.html', '<html><p>words'), 1))).toEqual([]);
  expect(await allOf(rangesOf(await written('a.jsonl.gz', gzipSync('{"text": "x"}\n')), 1))).toEqual([]);
  await expect(allOf(rangesOf(await written('a.png', Buffer.from('\u{89}PNG', 'latin1')), 1))).rejects.toMatchObject({
    code: 'OR1003',
  });
  await expect(allOf(rangesOf(join(folder, 'nowhere.warc'), 1))).rejects.toMatchObject({ code: 'OR1001' });
});
