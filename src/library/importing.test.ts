import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../tests/postgres.ts';
import { importFiles, openLedger, versionsAsArchive } from '../index.ts';
import { documentOf, numberedDocument } from '../storage/testing/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-importing-'));
const retrieved = '2026-05-04T12:00:00Z';
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a text with NUL, which PostgreSQL does not keep, is told as that, with its line, and the rest comes', async () => {
  const from = await openLedger(join(folder, 'from.sqlite'));
  const odd = await from.add(documentOf({ said: [{ speaker: 'Kari Nygård', words: 'The port\0stays open' }] }), {
    retrieved,
  });
  const even = await from.add(numberedDocument(1), { retrieved });
  let lines = '';
  const order: string[] = [];
  for await (const line of versionsAsArchive(from.versions())) {
    lines += line;
    order.push(line.includes(odd.document) ? 'OR3044' : even.document);
  }
  await from.close();
  const archive = join(folder, 'all.archive.jsonl');
  writeFileSync(archive, lines);
  const to = await openLedger(await postgres.database());
  const outcomes = await Array.fromAsync(importFiles(to, [archive]));
  expect(outcomes.map(({ added, error }) => error?.code ?? added?.document)).toEqual(order);
  const { error, line } = outcomes.find((outcome) => outcome.error !== undefined) ?? {};
  expect(error?.message).toContain(`${archive}, line ${line}: a text contains a NUL character`);
  expect((await to.counts()).documents).toBe(1);
  await to.close();
});
