import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDateGold } from './dateGold.ts';
import { runEntityEvaluation } from './entities.ts';
import { runEventEvaluation } from './events.ts';
import { readGold } from './gold.ts';
import { readStatementGold } from './statementGold.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-gold-'));
});
afterAll(() => rm(folder, { recursive: true }));

const text = '\u{1F54A} Vik said no.';
const attribution = { source: [[2, 5]], cue: [[6, 10]], content: [[11, 13]] };

async function file(name: string, ...lines: unknown[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

test('lines come with UTF-16 offsets, ids and outlets; gold without a content is left out', async () => {
  const empty = { source: [[2, 5]], cue: [], content: [] };
  const path = await file('a.jsonl', { id: 'one', publisher: 'Fjord', text, attributions: [attribution, empty] }, '', {
    outlet: 'Daily',
    publisher: 'Fjord',
    text: 'None.',
    attributions: [],
  });
  const { documents, sha256 } = await readGold(path);
  expect(documents.map(({ id, outlet, attributions }) => [id, outlet, attributions.length])).toEqual([
    ['one', 'Fjord', 1],
    ['line-3', 'Daily', 0],
  ]);
  const [only] = documents[0]?.attributions ?? [];
  expect([only?.source, only?.cue, only?.content].map((spans) => text.slice(...(spans?.[0] ?? [0, 0])))).toEqual([
    'Vik',
    'said',
    'no',
  ]);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await readGold(path)).sha256).toBe(sha256);
});

test('a folder has a document in each of its folders, in the order of their names', async () => {
  const path = join(folder, 'documents');
  for (const id of ['b', 'a']) {
    await mkdir(join(path, id), { recursive: true });
    await file(`documents/${id}/expected.json`, JSON.stringify({ text, attributions: [attribution] }, null, 2));
  }
  await file('documents/README.md', 'not a document');
  expect((await readGold(path)).documents.map(({ id }) => id)).toEqual(['a', 'b']);
  await file('documents/b/expected.json', '{ "text": ');
  await expect(readGold(path)).rejects.toMatchObject({
    code: 'OR5003',
    details: { input: join(path, 'b', 'expected.json') },
  });
  await rm(join(path, 'a', 'expected.json'));
  await rm(join(path, 'b'), { recursive: true });
  await expect(readGold(path)).rejects.toMatchObject({
    code: 'OR1001',
    details: { input: join(path, 'a', 'expected.json') },
  });
});

test('a folder without gold data is refused by every task that takes one', async () => {
  const path = join(folder, 'empty');
  await mkdir(path);
  for (const task of [readGold, readDateGold, readStatementGold])
    await expect(task(path)).rejects.toMatchObject({ code: 'OR5002', details: { input: path } });
  for (const task of [runEntityEvaluation, runEventEvaluation])
    await expect(task([path])).rejects.toMatchObject({ code: 'OR5002', details: { input: path } });
});

test('a missing file and a broken line are named', async () => {
  await expect(readGold(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'OR1001' });
  const good = { text, attributions: [attribution] };
  for (const bad of [
    '{',
    { text },
    { text, attributions: [{ ...attribution, cue: [[1.5, 2]] }] },
    { attributions: [] },
  ])
    await expect(readGold(await file('bad.jsonl', good, bad))).rejects.toMatchObject({
      code: 'OR5003',
      details: { input: join(folder, 'bad.jsonl'), line: 2 },
    });
});
