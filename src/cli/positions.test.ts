import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openLedger } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { positionsCommand } from './positions.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-positions-'));
const path = join(folder, 'ledger.sqlite');
let [printed, told, altered] = ['', '', ''];

beforeAll(async () => {
  const ledger = await openLedger(path);
  const topics = ['fisheries'];
  const said = [
    { speaker: 'Kari Nygård', words: 'The quota is fair', topics },
    { speaker: 'Kari Nygård', words: 'The ports will close at noon', topics },
  ];
  const document = documentOf({ title: 'Two sentences', outlet: null, published: '2024-03-12', said });
  await ledger.add(document, { retrieved: '2024-03-13T00:00:00Z' });
  altered = (await ledger.search({ words: 'ports' })).hits[0]?.id ?? '';
  await ledger.judge([[altered, 'altered']]);
  await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  [printed, told] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
});
afterEach(() => vi.restoreAllMocks());

const positions = (...args: string[]): Promise<unknown> =>
  positionsCommand()
    .exitOverride()
    .parseAsync([...args, '--issue', 'fisheries', '--ledger', path], { from: 'user' });

test('what a transcript says against a quotation stands beside it', async () => {
  await positions('Nygård');
  expect(printed).toMatch(/ports will close[^\n]*│ –[^\n]*\n[^\n]*│ altered/);
  expect(printed.match(/altered/g)).toHaveLength(1);
});

test('as a table for programs', async () => {
  await positions('Nygård', '--format', 'csv');
  const [header = '', ...records] = printed.trimEnd().split('\r\n');
  expect(header).toMatch(/^id,day,speaker,text,.*,why,verdict,reviewed_wrong,document,title$/);
  expect(records).toHaveLength(2);
  expect(records.find((record) => record.startsWith(altered))).toMatch(/,altered,,doc_\w{16},Two sentences$/);
});

test('nothing to compare is not no statements, and a slip of a name is told', async () => {
  await positions('Nygård', '--changes');
  expect([printed, told]).toEqual(['No opposite words.\n', '']);
  printed = '';
  await positions('Nygaard');
  expect(printed).toBe('No matching statements.\n');
  expect(told).toBe('No speaker in the ledger is called Nygaard. Nearest: Kari Nygård\n');
});
