import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputsOf, type SourceOptions } from './index.ts';
import { allOf, chunksOf, summaryOf } from './testing/items.ts';
import { documentsInArchive } from './warc-documents.ts';
import { packedParts, plainParts } from './warc-parts.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-warc-'));
});
afterAll(() => rm(folder, { recursive: true }));

const record = (type: string, block: string | Uint8Array, headers: Record<string, string> = {}): Buffer => {
  const all = {
    'WARC-Type': type,
    'WARC-Date': '2022-05-04T10:11:12Z',
    'Content-Length': Buffer.from(block).length,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join('')}\r\n`), Buffer.from(block), Buffer.from('\r\n\r\n')]);
};
const answer = (body: string | Uint8Array, headers: Record<string, string> = {}, status = '200 OK'): Buffer => {
  const all = { 'Content-Type': 'text/html; charset=utf-8', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`), Buffer.from(body)]);
};
const at = (number: number, more: Record<string, string> = {}): Record<string, string> => ({
  'WARC-Target-URI': `https://news.example/${number}`,
  ...more,
});
const page = (number: number): Buffer => record('response', answer(`<p>page ${number}`), at(number));

const packed = (records: readonly Uint8Array[]): Buffer => Buffer.concat(records.map((one) => gzipSync(one)));

async function read(name: string, bytes: Uint8Array, options: SourceOptions = {}): Promise<Record<string, unknown>[]> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const items = await summaryOf(inputsOf([path], options));
  return items.map((item) => ({
    ...item,
    ...(item.message ? { message: String(item.message).replace(path, '…') } : {}),
  }));
}

const RECORDS = [
  record('warcinfo', 'software: x\r\n'),
  record('request', 'GET / HTTP/1.1\r\n\r\n', at(1)),
  page(1),
  record('response', answer('{}', { 'Content-Type': 'application/json' }), at(2)),
  record('response', answer('<p>gone', {}, '404 Not Found'), at(3)),
  record('metadata', 'a: b\r\n', at(1)),
  page(4),
];
const PAGES = [
  { id: 'https://news.example/1', form: 'html', text: '<p>page 1' },
  { id: 'https://news.example/4', form: 'html', text: '<p>page 4' },
];

test.each([
  ['a member a record', 'a.warc.gz', packed(RECORDS)],
  ['packed as a whole', 'b.warc.gz', gzipSync(Buffer.concat(RECORDS))],
  ['not packed', 'c.warc', Buffer.concat(RECORDS)],
  [
    'with line ends of Unix',
    'd.warc',
    Buffer.from(
      Buffer.concat([record('warcinfo', ''), page(1), page(4)])
        .toString()
        .replace(/\r\n\r\n(?=WARC|$)/g, '\n\n'),
    ),
  ],
  ['under a strange name', 'e.bin', packed(RECORDS)],
  ['filled up with zero bytes', 'f.warc.gz', Buffer.concat([packed(RECORDS), Buffer.alloc(512)])],
])('pages that were answered with 200 are read: %s', async (_, name, bytes) => {
  expect(await read(name, bytes)).toEqual(PAGES);
});

test('the address, the character set and the day of the capture come along', async () => {
  const one = record('response', answer('<p>x', { 'Content-Type': 'text/html; charset="ISO-8859-1"' }), {
    'WARC-Target-URI': '<https://news.example/1>',
  });
  expect(await allOf(inputsOf(['-'], { stdin: chunksOf(one) }))).toMatchObject([
    {
      input: '-, record 1',
      url: 'https://news.example/1',
      charset: 'ISO-8859-1',
      listing: { published: '2022-05-04', dateBasis: 'implied', why: 'WARC-Date' },
    },
  ]);
});

test('bodies are given as the server meant them, also where the crawler has unpacked them', async () => {
  const html = '<p>She spoke.';
  const chunked = `${html.length.toString(16)};x=y\r\n${html}\r\n0\r\n\r\n`;
  const bodies = [
    answer(gzipSync(html), { 'Content-Encoding': 'gzip' }),
    answer(html, { 'Content-Encoding': 'gzip' }),
    answer(html, { 'Content-Encoding': 'br' }),
    answer(chunked, { 'Transfer-Encoding': 'chunked' }),
    answer(html, { 'Transfer-Encoding': 'chunked' }),
    answer(gzipSync(html).subarray(0, 20), { 'Content-Encoding': 'gzip' }),
    answer(''),
  ];
  const items = await read('bodies.warc.gz', packed(bodies.map((body, index) => record('response', body, at(index)))));
  expect(items.map((item) => item.text ?? item.code)).toEqual([html, html, html, html, html, 'OR1019', 'OR1002']);
});

test('a record that is broken costs itself alone, and is told with file, number and offset', async () => {
  const members = [RECORDS[0] ?? '', page(1), page(2), page(3)].map((one) => gzipSync(one));
  const start = (members[0]?.length ?? 0) + (members[1]?.length ?? 0);
  const bytes = Buffer.concat(members);
  bytes.fill(0xff, start + 20, start + 40);
  expect(await read('broken.warc.gz', bytes)).toEqual([
    { id: 'https://news.example/1', form: 'html', text: '<p>page 1' },
    {
      id: expect.stringMatching(/record 3|news/) as string,
      code: 'OR1019',
      message: expect.stringMatching(new RegExp(`^…, record 3 at byte ${start}: it cannot be unpacked`)) as string,
    },
    { id: 'https://news.example/3', form: 'html', text: '<p>page 3' },
  ]);
});

test.each([
  ['cut within a packed record', packed([page(1), page(2)]).subarray(0, -30), 'it cannot be unpacked'],
  ['cut within a block', Buffer.concat([page(1), page(2)]).subarray(0, -8), 'it is cut short: '],
  ['cut within a header', Buffer.concat([page(1), page(2).subarray(0, 40)]), 'it is cut short within its header'],
  [
    'with a length that is too short',
    Buffer.concat([page(1), record('response', answer('<p>x'), at(2, { 'Content-Length': '60' }))]),
    'it does not end where',
  ],
  [
    'without a length',
    Buffer.concat([page(1), record('response', answer('<p>x'), at(2, { 'Content-Length': 'none' }))]),
    'its header has no Content-Length',
  ],
  [
    'truncated by the crawler',
    Buffer.concat([page(1), record('response', answer('<p>x'), at(2, { 'WARC-Truncated': 'length' }))]),
    'it was cut short when it was captured',
  ],
  ['with something else between', Buffer.concat([page(1), Buffer.from('garbage\r\n')]), 'no header of a record'],
])('%s: the record is left out with a message', async (_, bytes, fault) => {
  const [first, second, ...rest] = await read('cut.warc', Buffer.concat([bytes]));
  expect(first).toMatchObject({ id: 'https://news.example/1', text: '<p>page 1' });
  expect(second).toMatchObject({ code: 'OR1019', message: expect.stringContaining(fault) as string });
  expect(rest).toEqual([]);
});

test('after a broken record of an archive that is not packed the next one is found', async () => {
  const wrong = record('response', answer('<p>x'), at(2, { 'Content-Length': '50' }));
  const items = await read('plain.warc', Buffer.concat([page(1), wrong, page(3), page(4)]));
  expect(items.map((item) => item.code ?? item.text)).toEqual(['<p>page 1', 'OR1019', '<p>page 3', '<p>page 4']);
});

test('large records are passed over in bounded memory, and only pages are told of', async () => {
  const large = Buffer.alloc(300_000, 'x');
  const records = [
    record('response', answer(large, { 'Content-Type': 'video/mp4' }), at(1)),
    record('response', answer(large), at(2)),
    record('response', answer(gzipSync(large), { 'Content-Encoding': 'gzip' }), at(3)),
    page(4),
  ];
  const items = await read('large.warc.gz', packed(records), { maxSize: 100_000 });
  expect(items.map((item) => item.code ?? item.text)).toEqual(['OR1004', 'OR1004', '<p>page 4']);
});

test('an archive without a page says so', async () => {
  expect(await read('none.warc.gz', packed(RECORDS.slice(0, 2)))).toMatchObject([{ code: 'OR1020' }]);
  expect(await read('no-archive.warc', Buffer.from('This is a text.'))).toMatchObject([{ code: 'OR1019' }]);
  expect(await read('no-archive.warc.gz', gzipSync('This is a text.'))).toMatchObject([{ code: 'OR1019' }]);
});

test('whatever happens to one packed record, all the others come out the same, in any chunks', async () => {
  const members = Array.from({ length: 6 }, (_, index) => gzipSync(page(index)));
  const starts = members.map((_, index) => members.slice(0, index).reduce((sum, one) => sum + one.length, 0));
  const damage = fc.record({
    victim: fc.nat(5),
    place: fc.nat(200),
    value: fc.nat(255),
    cut: fc.boolean(),
    chunk: fc.integer({ min: 1, max: 500 }),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ victim, place, value, cut, chunk }) => {
      const member = members[victim] ?? Buffer.alloc(0);
      const broken = Buffer.from(member);
      broken[place % member.length] = value;
      const parts = members.with(victim, cut ? member.subarray(0, place % member.length) : broken);
      const whole = Buffer.concat(parts);
      const chunks = Array.from({ length: Math.ceil(whole.length / chunk) }, (_, index) =>
        whole.subarray(index * chunk, (index + 1) * chunk),
      );
      const items = await summaryOf(documentsInArchive(packedParts(chunksOf(...chunks)), 'x', 1_000_000));
      const read = items.flatMap((item) => (item.text === undefined ? [] : [item.text]));
      const others = starts.map((_, index) => `<p>page ${index}`).filter((_, index) => index !== victim);
      expect(read.filter((text) => text !== `<p>page ${victim}`)).toEqual(others);
      expect(items.length - read.length).toBeLessThanOrEqual(2);
      const untouched = Buffer.compare(whole, Buffer.concat(members)) === 0;
      if (untouched) expect(read).toHaveLength(6);
    }),
    { numRuns: 200 },
  );
});

test('an archive that is not packed reads the same in any chunks', async () => {
  const whole = Buffer.concat(RECORDS);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (size) => {
      const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
        whole.subarray(index * size, (index + 1) * size),
      );
      expect(await summaryOf(documentsInArchive(plainParts(chunksOf(...chunks)), 'x', 1_000_000))).toEqual(PAGES);
    }),
    { numRuns: 60 },
  );
});

test('stopping early lets go of the stream', async () => {
  let closed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield gzipSync(page(1));
    } finally {
      closed = true;
    }
  }
  for await (const item of inputsOf(['-'], { stdin: endless() })) {
    expect(item).toMatchObject({ form: 'html', id: 'https://news.example/1' });
    break;
  }
  expect(closed).toBe(true);
});

test('what is only perhaps a record is looked at once, and told of once', async () => {
  const items = await read(
    'false.warc',
    Buffer.from(`WARC/1.0\r\nContent-Length: 0\r\n\r\nx${'\nWARC/1'.repeat(30_000)}`),
  );
  expect(items.map(({ code, message }) => [code, message])).toEqual([
    ['OR1019', expect.stringContaining('it does not end where its Content-Length says')],
    ['OR1019', expect.stringContaining('it is cut short within its header')],
  ]);
  const found = await read(
    'found.warc',
    Buffer.concat([Buffer.from(`WARC/1.0\nx${'\nWARC/1'.repeat(30_000)}\n`), page(1)]),
  );
  expect(found).toMatchObject([{ code: 'OR1019' }, { id: 'https://news.example/1' }]);
});

test('a member that unpacks to very many times its size is left out, and the rest is read', async () => {
  const bomb = gzipSync(
    Buffer.concat([Buffer.from('WARC/1.0\r\nContent-Length: 90000000\r\n\r\n'), Buffer.alloc(90_000_000)]),
  );
  const items = await read('bomb.warc.gz', Buffer.concat([packed([page(1)]), bomb, packed([page(2)])]));
  expect(items).toMatchObject([
    { id: 'https://news.example/1' },
    { code: 'OR1019', message: expect.stringContaining('it unpacks to more than 200 times its size') },
    { id: 'https://news.example/2' },
  ]);
});

test('after much was unpacked in vain the search ends, which is told', async () => {
  // Each member goes on to the end of the file and is no record.
  const member = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  const items = await read('marks.warc.gz', Buffer.concat([Buffer.alloc(30_000, member), packed([page(1)])]), {
    input: 'warc',
  });
  expect(items.at(-1)).toMatchObject({
    code: 'OR1019',
    message: expect.stringContaining('what follows is not looked at'),
  });
  const few = await read('few.warc.gz', Buffer.concat([Buffer.alloc(3_000, member), packed([page(1)])]), {
    input: 'warc',
  });
  expect(few.at(-1)).toMatchObject({ id: 'https://news.example/1' });
});
