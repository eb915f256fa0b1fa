import { describe, expect, test } from 'vitest';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { recordsInJson } from './json-records.ts';

/** In chunks of so many bytes, so that every value is cut somewhere. */
async function* stream(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const shown = (item: RawDocument | FailedInput): unknown =>
  item.form === 'failed'
    ? { id: item.id, code: item.error.code, message: item.error.message }
    : { id: item.id, ...('record' in item ? { text: item.record.text, title: item.record.title } : {}) };

async function read(text: string | Uint8Array, { limit = 1000, size = 7 } = {}) {
  const items: unknown[] = [];
  for await (const item of recordsInJson(stream(text, size), 'case.json', limit)) items.push(shown(item));
  return items;
}

const A = { id: 'a', text: 'The port stays open.' };
const B = { content: 'It said “[no, ]” and “}”, \\" and \u{1F41F}.', title: 'B' };

test.each([1, 2, 5, 64, 10_000])('a list, %i bytes at a time, with or without room between', async (size) => {
  const expected = [
    { id: 'a', text: A.text, title: undefined },
    { id: 'record-2', text: B.content, title: 'B' },
  ];
  expect(await read(JSON.stringify([A, B]), { size })).toEqual(expected);
  expect(await read(`\ufeff\n${JSON.stringify([A, B], null, 2)}\n`, { size })).toEqual(expected);
  expect(await read(`[${JSON.stringify(A)},\n${JSON.stringify(B)},]`, { size })).toEqual(expected);
});

test('one record; several in a row, by their lines', async () => {
  expect(await read(JSON.stringify(A, null, 1))).toMatchObject([{ id: 'a' }]);
  expect(await read(JSON.stringify(B))).toMatchObject([{ id: 'record-1', text: B.content }]);
  expect(await read(`${JSON.stringify(B)}\n\n${JSON.stringify(B)}\n{"text": 3}\n`)).toMatchObject([
    { id: 'line-1' },
    { id: 'line-3' },
    { id: 'line-4', code: 'OR1009' },
  ]);
});

describe('an object around records', () => {
  test.each<object>([
    { status: 'ok', articles: [A, B] },
    { response: { docs: [A, B], meta: { hits: 2 } } },
    { data: { items: [A, B] }, tags: ['x'], facets: [{ name: 'n', count: 1 }] },
  ])('%j', async (value) => {
    expect(await read(JSON.stringify(value))).toMatchObject([{ id: 'a' }, { id: 'record-2' }]);
  });

  test('its faults name the record and the list', async () => {
    expect(await read(JSON.stringify({ articles: [A, { text: 5 }, { title: 'T' }] }))).toMatchObject([
      { id: 'a' },
      { code: 'OR1039', message: 'case.json, record 2 of “articles”: "text" must be text; found the number 5' },
      { code: 'OR1039', message: expect.stringContaining('found none') as string },
    ]);
  });

  test.each<[unknown, string, string]>([
    [{ a: [A], b: { c: [B] } }, 'OR1041', '“a” (1), “b.c” (1)'],
    [{ articles: [{ title: 'T', url: 'u' }] }, 'OR1040', '“articles” has title, url, and no text'],
    [{ name: 'n', version: 1 }, 'OR1040', 'it has name, version'],
    [{ a: { b: { c: { d: [A] } } } }, 'OR1040', 'it has a'],
    [{}, 'OR1040', 'it has nothing'],
    ['words', 'OR1040', 'neither an object nor a list'],
    [[{ a: 1 }, { b: 2 }], 'OR1040', 'its first has a, and no text'],
    [[1, 2], 'OR1040', 'its first has nothing'],
  ])('%j is refused with %s', async (value, code, message) => {
    await expect(read(JSON.stringify(value))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message) as string,
    });
  });
});

test('what is broken costs itself alone', async () => {
  const good = JSON.stringify(A);
  expect(await read(`[${good}, {"text": oh}, , {"a": 1}, ${good}]`)).toMatchObject([
    { id: 'a' },
    {
      id: 'record-2',
      code: 'OR1039',
      message: expect.stringContaining('not JSON at column 10: found "oh}"') as string,
    },
    { id: 'record-3', message: expect.stringContaining('nothing stands between two commas') as string },
    { id: 'record-4', code: 'OR1039' },
    { id: 'a' },
  ]);
  expect(await read(`[${good}, {"text": "It is`)).toMatchObject([{ id: 'a' }, { id: 'record-2', code: 'OR1039' }]);
  expect(await read(`[${good}`)).toMatchObject([{ id: 'a' }, { code: 'OR1039' }].slice(0, 1));
  expect(await read(`[${good}] and more`)).toMatchObject([{ id: 'a' }, { code: 'OR1009' }, { code: 'OR1009' }]);
  expect(
    await read(Buffer.concat([Buffer.from(`[${good}, {"text": "`), Buffer.from([0xff]), Buffer.from('"}]')])),
  ).toMatchObject([{ id: 'a' }, { code: 'OR1005' }]);
});

test('a quotation mark that is not closed costs its record alone', async () => {
  const good = JSON.stringify(A);
  expect(await read(`${good}\n{"text": "broken\n${good}\n{"text": "too", "a\n${good}`)).toMatchObject([
    { id: 'a' },
    { id: 'line-2', code: 'OR1009' },
    { id: 'a' },
    { id: 'line-4', code: 'OR1009' },
    { id: 'a' },
  ]);
  expect(await read(`[${good},\n{"text": "broken\n},\n${good}]`)).toMatchObject([
    { id: 'a' },
    { id: 'record-2', code: 'OR1039' },
    { id: 'a' },
  ]);
});

test.each([
  ['', 'OR1002'],
  [' \n', 'OR1002'],
  ['[]', 'OR1002'],
  ['[', 'OR1038'],
  ['{"text": "The port', 'OR1038'],
])('%j as a whole: %s', async (text, code) => {
  await expect(read(text)).rejects.toMatchObject({ code });
});

test('of a record over the limit nothing is kept, and the next one is read', async () => {
  const large = JSON.stringify({ text: 'x'.repeat(1500) });
  expect(await read(`[${JSON.stringify(A)}, ${large}, ${JSON.stringify(B)}]`)).toMatchObject([
    { id: 'a' },
    { id: 'record-2', code: 'OR1004' },
    { id: 'record-3' },
  ]);
  expect(await read(large)).toMatchObject([{ id: 'record-1', code: 'OR1004' }]);
  await expect(read(JSON.stringify({ articles: [A], more: 'x'.repeat(2000) }))).rejects.toMatchObject({
    code: 'OR1045',
  });
});

test('brackets in brackets without end are a broken record and no fault of ours', async () => {
  const deep = `{"text": "T", "authors": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  expect(await read(`[${deep}]`, { limit: 1e6, size: 4096 })).toMatchObject([{ id: 'record-1', text: 'T' }]);
  const around = `{"a": ${'{"a": '.repeat(50_000)}1${'}'.repeat(50_001)}`;
  await expect(read(around, { limit: 1e6, size: 4096 })).rejects.toMatchObject({ code: 'OR1040' });
});

test('the beginning of a text is not taken for the text', async () => {
  const cut = 'The port stays open, the minister said… [+2345 chars]';
  expect(await read(JSON.stringify([{ content: cut }]))).toMatchObject([{ code: 'OR1039' }]);
  // Under our own name it is what somebody has chosen to give.
  expect(await read(JSON.stringify([{ text: cut }]))).toMatchObject([{ text: cut }]);
});

test('from the web an address is made full, and it is said who gives it', async () => {
  const list = JSON.stringify([
    { ...A, url: '/a' },
    { ...A, url: 'https://other.example/b' },
  ]);
  const items: unknown[] = [];
  for await (const item of recordsInJson(stream(list, 50), 'case.json', 1000, 'https://x.example/list.json'))
    items.push(item);
  expect(items).toMatchObject([
    { record: { url: 'https://x.example/a' }, givenBy: 'x.example' },
    { record: { url: 'https://other.example/b' }, givenBy: 'x.example' },
  ]);
});

describe('what was said', () => {
  const PIECES = [
    { speaker: 'Anna Holm', start: 1, end: 2, text: 'Will you sign?' },
    { speaker: 'Erik Lund', start: 3, end: 4, text: 'No.' },
  ];
  const TURNS = PIECES.map(({ speaker, start, end, text }) => ({ speaker, text, at: start * 1000, ends: end * 1000 }));

  async function records(value: unknown, address: string | null = null, limit = 1000) {
    const items: unknown[] = [];
    for await (const item of recordsInJson(stream(JSON.stringify(value), 7), 'talk.json', limit, address))
      items.push(item);
    return items;
  }

  test.each([
    ['an object', { segments: PIECES }],
    ['an object with more than its text', { text: 'Will you sign? No.', segments: PIECES }],
    ['a list', PIECES],
  ])('in %s is one document, called as its file', async (_, value) => {
    expect(await records(value)).toMatchObject([
      { form: 'record', id: 'talk.json', whole: true, record: { turns: TURNS } },
    ]);
    const address = 'https://cast.example/talk.json';
    expect(await records(value, address)).toMatchObject([
      { record: { url: address, turns: TURNS }, givenBy: 'cast.example' },
    ]);
  });

  test('has what else is told of it', async () => {
    const value = { id: 'a', title: 'A talk', date: '2024-05-02', segments: PIECES };
    expect(await records(value)).toMatchObject([
      { id: 'a', record: { title: 'A talk', published: '2024-05-02', turns: TURNS } },
    ]);
  });

  test('in a list where one element is none is a list of documents', async () => {
    const list = [...PIECES, { title: 'The end', text: 'It rains.' }];
    expect(await records(list)).toMatchObject([
      { id: 'record-1' },
      { id: 'record-2' },
      { id: 'record-3', record: { title: 'The end' } },
    ]);
    expect(await records([PIECES[0], 'and more'])).toMatchObject([
      { id: 'record-1' },
      { form: 'failed', id: 'record-2' },
    ]);
  });

  test('without end is not held in memory', async () => {
    await expect(records(Array.from({ length: 40 }, () => PIECES[0]))).rejects.toMatchObject({ code: 'OR1045' });
  });
});
