import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportEvents, exportStatements, isOfAll, openLedger, versionsOfMatching } from '../index.ts';
import { documentOf, type EventSketch } from '../storage/testing/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-exporting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = { retrieved: '2026-05-06T12:00:00Z' };
const said = [{ speaker: 'Kari Nygård', words: 'The bridge stays open' }];

test('events have the words of the version they are of, also after an older one has been imported', async () => {
  const event: EventSketch = { type: 'AID', actors: ['country:NOR'], recipients: ['country:ISL'], day: '2026-05-01' };
  const page = { url: 'https://news.example/bridge', published: '2026-05-02', said, events: [event] };
  const ledger = await openLedger(join(folder, 'events.sqlite'), { thread: false });
  const now = documentOf(page);
  await ledger.add(now, NOW);
  const events = async (): Promise<string> =>
    (await Array.fromAsync(exportEvents(ledger, {}, 'events'))).map(String).join('');
  const before = await events();
  // Events are in the first line.
  const was = { ...now, text: now.text.replace('In brief', 'In haste') };
  const older = { recorded: was, arrival: { retrieved: '2026-05-04T12:00:00Z' }, verdicts: {} };
  expect(await ledger.restore([older])).toMatchObject([{ status: 'new-version' }]);
  expect(before).toContain('In brief');
  expect(await events()).toBe(before);
  await ledger.close();
});

test('what is asked for as undefined is not asked for: documents without statements come too', async () => {
  const ledger = await openLedger(join(folder, 'statements.sqlite'), { thread: false });
  await ledger.add(documentOf({ url: 'https://news.example/1', said }), NOW);
  await ledger.add(documentOf({ url: 'https://news.example/2', said: [] }), NOW);
  const nothing = { speaker: undefined, outlet: undefined };
  expect([isOfAll(nothing), isOfAll({ speaker: 'x' })]).toEqual([true, false]);
  expect(await Array.fromAsync(versionsOfMatching(ledger, nothing))).toHaveLength(2);
  const lines = async (filter: object): Promise<unknown[]> =>
    Array.fromAsync(exportStatements(ledger, filter, 'jsonl'));
  expect(await lines(nothing)).toEqual(await lines({}));
  await ledger.close();
});

test('a format that there is not is refused', async () => {
  const ledger = await openLedger(join(folder, 'formats.sqlite'), { thread: false });
  const refused = { code: 'OR6006', message: expect.stringContaining('format of exports') as unknown };
  await expect(exportStatements(ledger, {}, 'xml' as 'csv').next()).rejects.toMatchObject(refused);
  expect(() => exportEvents(ledger, {}, 'xml' as 'events')).toThrow(expect.objectContaining(refused));
  await ledger.close();
});
