import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { filledLedger, onrecord } from './ledgers.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-moving-'));
const at = (name: string): string => join(folder, name);
let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Everything that a ledger gives out: the archive, each statement in each of its reports, and each event. */
async function givenOut(ledger: string, name: string): Promise<string> {
  const formats = [
    ['archive'],
    ['labels', '--with-words'],
    ['jsonl', '--all-reports', '--no-documents'],
    ['plover', '--all-reports'],
    ['csv'],
  ];
  const texts: string[] = [];
  for (const [number, [format = '', ...flags]] of formats.entries()) {
    const file = at(`${name}-${number}`);
    const ran = await onrecord('export', '--format', format, ...flags, '--ledger', ledger, '-o', file);
    expect([ran.exit, ran.err]).toEqual([0, expect.not.stringContaining('OR')]);
    texts.push(readFileSync(file, 'utf8'));
  }
  return texts.join('\n');
}

test('a ledger moves from a file to Postgres and back, and gives out the same bytes', async () => {
  const [file, database, back] = [at('first.sqlite'), await server.database(), at('back.sqlite')];
  await filledLedger(file, 12);
  const { out } = await onrecord('search', '--json', '--limit', '2', '--ledger', file);
  const ids = out.match(/st_[a-z2-7]{16}/g) ?? [];
  for (const id of new Set(ids)) await onrecord('review', id, '--accept', '--by', 'R. Adler', '--ledger', file);
  const first = await givenOut(file, 'first');
  expect(first).toContain('R. Adler');
  for (const [from, to] of [
    [file, database],
    [database, back],
  ] as const) {
    const archive = await onrecord('export', '--format', 'archive', '--ledger', from);
    writeFileSync(at('moving.jsonl'), archive.out);
    expect(await onrecord('import', at('moving.jsonl'), '--ledger', to)).toMatchObject({ exit: 0, codes: [] });
    expect(await givenOut(to, 'next')).toBe(first);
    expect(await onrecord('check', '--ledger', to)).toMatchObject({ exit: 0, codes: [] });
  }
  expect(first.length).toBeGreaterThan(20_000);
}, 60_000);

test('a text that Postgres cannot keep is refused by itself, and what follows is kept', async () => {
  const record = (words: string): string =>
    JSON.stringify({ language: 'en', text: `“We ${words} stay in the port,” said Ana Holm, the minister.` });
  const records = ['shall', 'will \0', 'may'].map(record).join('\n');
  writeFileSync(at('records.jsonl'), records);
  const [file, database, other] = [at('nul.sqlite'), await server.database(), await server.database()];
  expect(await onrecord('add', at('records.jsonl'), '--ledger', file)).toMatchObject({ exit: 0, codes: [] });

  const added = await onrecord('add', at('records.jsonl'), '--ledger', database);
  expect(added).toMatchObject({ exit: 3, codes: ['OR3044'] });
  expect(added.err).toContain(`OR3044 ${at('records.jsonl')}, line 2: `);
  expect(added.err).not.toContain('postgres://postgres:onrecord');

  const archive = await onrecord('export', '--format', 'archive', '--ledger', file);
  writeFileSync(at('nul.jsonl'), archive.out);
  const imported = await onrecord('import', at('nul.jsonl'), '--ledger', other);
  expect(imported).toMatchObject({ exit: 3, codes: ['OR3044'] });
  for (const ledger of [database, other]) {
    const { out } = await onrecord('info', '--json', '--ledger', ledger);
    expect(JSON.parse(out)).toMatchObject({ counts: { documents: 2 } });
  }
}, 60_000);
