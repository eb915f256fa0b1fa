// What is asked of a ledger in Postgres has the answer that SQLite gives, row for row.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filledLedger } from '../../../tests/hardening/ledgers.ts';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import { openLedger } from '../../index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import { copyLedger } from '../testing/copyLedger.ts';
import { documentOf, numberedDocument } from '../testing/documents.ts';
import { everyAnswer } from '../testing/everyAnswer.ts';
import { databaseStore, fileStore } from '../testing/stores.ts';
import { rowsOfView } from '../testing/suiteViews.ts';
import { VIEW_NAMES } from '../shared/views.ts';
import type { Store } from '../shared/session.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-reading-'));
let server: TestPostgres;
let [inFile, inDatabase]: Ledger[] = [];
let stores: Store[] = [];
const opened: Ledger[] = [];

/** Everything that there is: versions, copies, headlines, tags, edits, verdicts, events, and texts in other scripts. */
async function fill(path: string): Promise<void> {
  await filledLedger(path, 2);
  const ledger = await openLedger(path, { thread: false });
  const add = (number: number, words: string, more: Parameters<typeof documentOf>[0]) =>
    ledger.add(documentOf({ ...more, said: [{ speaker: 'Kari Nygård', words, day: `2022-05-0${number}` }] }), {
      retrieved: `2026-05-0${number}T12:00:00Z`,
      tags: number % 2 === 0 ? ['checked'] : ['checked', 'first batch'],
    });
  const fish = { outlet: 'Fjord News', title: 'Ministers meet on fish', published: '2022-05-04', said: [] };
  await add(1, 'The talks on fish are long overdue', { ...fish, url: 'https://news.example/fish' });
  await add(2, 'The talks on fish are long overdue', {
    ...fish,
    url: 'https://daily.example/fish',
    outlet: 'The Daily',
  });
  await add(3, 'The talks on cod are long overdue', { ...fish, url: 'https://news.example/fish' });
  await add(4, 'Café, ÅNGSTRÖM, Ελλάδα, Россия, 汉字 and \u{1F41F}: all of it overdue', {
    ...fish,
    url: 'https://odd.example/',
    title: 'Ünïcode',
  });
  await add(5, 'overdue the fish the overdue on the cod the overdue', { url: null, title: null, said: [] });
  await ledger.add({ ...numberedDocument(1), title: 'Another report' }, { retrieved: '2026-05-05T00:00:00Z' });
  await ledger.close();
}

beforeAll(async () => {
  const path = join(folder, 'ledger.sqlite');
  await fill(path);
  server = await startPostgres();
  const [file, database] = [await fileStore(path), await databaseStore(await server.database())];
  await copyLedger(file, database);
  stores = [file, database];
  [inFile, inDatabase] = [ledgerOver(file, {}), ledgerOver(database, {})];
  opened.push(inFile, inDatabase);
}, 120_000);

afterAll(async () => {
  for (const ledger of opened) await ledger.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('every question has the same answer', async () => {
  if (!inFile || !inDatabase) throw new Error('not opened');
  const [expected, found] = [await everyAnswer(inFile), await everyAnswer(inDatabase)];
  expect(expected.size).toBeGreaterThan(250);
  const differing = [...expected].filter(
    ([question, answer]) => JSON.stringify(answer) !== JSON.stringify(found.get(question)),
  );
  expect(differing.map(([question]) => question)).toEqual([]);
  expect(found).toEqual(expected);
}, 120_000);

test.each(VIEW_NAMES)('the view %s has the same rows, column for column', async (view) => {
  const [expected = [], found] = await Promise.all(stores.map((store) => rowsOfView(store, view)));
  expect(expected.length).toBeGreaterThan(0);
  expect(found).toEqual(expected);
});
