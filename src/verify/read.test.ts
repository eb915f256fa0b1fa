import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readQuotes, readTranscripts } from './read.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-verify-'));
});
afterAll(() => rm(folder, { recursive: true }));

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => Array.fromAsync(items);

test('a broken line fails alone, and other fields are kept', async () => {
  const path = join(folder, 'quotes.jsonl');
  await writeFile(path, '{"quote":"one","mine":1}\n\nnot json\n{"quote":5}\n{"quote":"two","speaker":null}');
  const lines = await all(readQuotes(path));
  expect(lines.map(({ number, value, error }) => [number, value ?? error?.code])).toEqual([
    [1, { quote: 'one', mine: 1 }],
    [3, 'OR7001'],
    [4, 'OR7001'],
    [5, { quote: 'two', speaker: null }],
  ]);
});

test('a date that is none, and a quotation without words, are told of with what was given', async () => {
  const path = join(folder, 'dated.jsonl');
  const dates = ['yesterday', '2024-02-30', '2024-02-29', '2024-02', '', null];
  await writeFile(path, [...dates.map((date) => JSON.stringify({ quote: 'one', date })), '{"quote":" "}'].join('\n'));
  const lines = await all(readQuotes(path));
  expect(lines.map(({ error }) => error?.code ?? null)).toEqual(['OR7001', 'OR7001', null, null, null, null, 'OR7001']);
  expect(lines[0]?.error?.message).toContain('"date": not a date: yesterday');
  expect(lines[6]?.error?.message).toContain('"quote"');
  await writeFile(path, JSON.stringify({ id: 't', date: '31 March', turns: [] }));
  expect((await all(readTranscripts(path)))[0]?.error).toMatchObject({
    code: 'OR7002',
    message: expect.stringContaining('31 March'),
  });
});

test('transcripts, packed or plain', async () => {
  const line = JSON.stringify({ id: 't', published: '2026-03-01', turns: [{ speaker: null, text: 'Hm.', at: 5 }] });
  const plain = join(folder, 'plain.jsonl');
  const packed = join(folder, 'packed.jsonl.gz');
  await writeFile(plain, `${line}\n{"id":"t","turns":[{"text":1}]}`);
  await writeFile(packed, gzipSync(line));
  const expected = { id: 't', date: '2026-03-01', title: null, turns: [{ speaker: null, text: 'Hm.', at: 5 }] };
  const [first, second] = await all(readTranscripts(plain));
  expect(first?.value).toEqual(expected);
  expect(second?.error).toMatchObject({ code: 'OR7002', message: expect.stringContaining('"turns.0.text"') });
  expect(await all(readTranscripts(packed))).toEqual([{ number: 1, value: expected }]);
});

test('what cannot be read is a coded error', async () => {
  await expect(all(readQuotes(join(folder, 'none.jsonl')))).rejects.toMatchObject({ code: 'OR1001' });
  await expect(all(readQuotes(folder))).rejects.toMatchObject({ code: 'OR1013' });
  const cut = join(folder, 'cut.gz');
  await writeFile(cut, gzipSync('{"quote":"long enough to be cut"}').subarray(0, 20));
  await expect(all(readQuotes(cut))).rejects.toMatchObject({ code: 'OR1015' });
});
