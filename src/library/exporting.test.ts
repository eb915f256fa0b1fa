import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, expect, test } from 'vitest';
import {
  eventsWithDocuments,
  exportEvents,
  exportStatements,
  isOfAll,
  openLedger,
  versionsOfMatching,
  writeEventsByMonth,
  writeStatementsByMonth,
} from '../index.ts';
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

test('a table tells what people have decided, in each format', async () => {
  const ledger = await openLedger(join(folder, 'corrected.sqlite'), { thread: false });
  const event: EventSketch = { type: 'AID', actors: ['country:NOR'], recipients: ['country:ISL'], day: '2026-05-01' };
  const other = { speaker: 'Ana Lima', words: 'Nobody has crossed it since the autumn' };
  const page = {
    url: 'https://news.example/bridge',
    published: '2026-05-02',
    said: [...said, other],
    events: [event],
  };
  const { statements } = await ledger.add(documentOf(page), NOW);
  const [entry = '', none = ''] = statements;
  const [{ id: told = '' } = {}] = await Array.fromAsync(ledger.events());
  const decision = { decision: 'wrong', by: 'R. Adler' } as const;
  await ledger.review({ ...decision, entry, field: 'speaker', value: { name: 'Marta Holm' } });
  await ledger.review({ ...decision, entry, field: 'kind', value: 'mixed' });
  await ledger.review({ ...decision, entry: none, field: 'entry' });
  await ledger.review({ ...decision, entry: told, field: 'date', value: { from: '2026-04-03', to: '2026-04-03' } });
  await ledger.review({ ...decision, entry: told, field: 'standing', value: 'alleged' });
  const written = async (pieces: AsyncIterable<string | Uint8Array>) =>
    Buffer.concat((await Array.fromAsync(pieces)).map((piece) => Buffer.from(piece)));
  const statementsAs = async (format: 'jsonl' | 'csv' | 'parquet') => written(exportStatements(ledger, {}, format));
  const eventsAs = async (format: 'plover' | 'events' | 'parquet-events') => written(exportEvents(ledger, {}, format));

  const rows = async (table: Promise<Buffer>) => {
    const [header = '', ...records] = String(await table)
      .trim()
      .split('\r\n');
    const names = header.split(',');
    return records.map((record) => Object.fromEntries(record.split(',').map((value, at) => [names[at], value])));
  };
  expect(await rows(statementsAs('csv'))).toMatchObject([
    { id: entry, kind: 'mixed', speaker: 'Marta Holm', corrected: 'speaker; kind' },
  ]);

  const [line] = String(await statementsAs('jsonl'))
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one) as object);
  expect(line).toMatchObject({
    corrected: ['speaker', 'kind'],
    speaker: { name: 'Marta Holm', actor: null },
    actor: null,
  });
  expect(line).toHaveProperty('archive');
  const parquet = async (bytes: Promise<Buffer>) => {
    const { buffer, byteOffset, byteLength } = await bytes;
    return parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer });
  };
  expect(await parquet(statementsAs('parquet'))).toMatchObject([{ id: entry, corrected: ['speaker', 'kind'] }]);

  const plover = JSON.parse(String(await eventsAs('plover'))) as object;
  const decided = { date: '2026-04-03', date_source: null, standing: 'alleged', corrected: ['date', 'standing'] };
  expect(plover).toMatchObject({ ...decided, alleged_by: null, refuted: ['date', 'standing'] });
  const table = String(await eventsAs('events'))
    .trim()
    .split('\r\n');
  expect(table.map((record) => record.split(',').at(-1))).toEqual(['Corrected', 'date;standing']);
  expect(await parquet(eventsAs('parquet-events'))).toMatchObject([
    { event_date: '2026-04-03', standing: 'alleged', corrected: ['date', 'standing'] },
  ]);
  const months = join(folder, 'months');
  await writeEventsByMonth(months, eventsWithDocuments(ledger, {}));
  expect(readdirSync(months)).toEqual(['month=2026-04']);
  await writeStatementsByMonth(`${months}-said`, ledger.statements());
  expect(await parquet(readFile(join(`${months}-said`, 'month=2026-05', 'part-0000.parquet')))).toMatchObject([
    { corrected: ['speaker', 'kind'] },
  ]);
  await ledger.close();
});

test('a format that there is not is refused', async () => {
  const ledger = await openLedger(join(folder, 'formats.sqlite'), { thread: false });
  const refused = { code: 'OR6006', message: expect.stringContaining('format of exports') as unknown };
  await expect(exportStatements(ledger, {}, 'xml' as 'csv').next()).rejects.toMatchObject(refused);
  expect(() => exportEvents(ledger, {}, 'xml' as 'events')).toThrow(expect.objectContaining(refused));
  await ledger.close();
});
