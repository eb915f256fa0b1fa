import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { onrecord } from '../../tests/printed.ts';
import { openLedger } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { searchCommand } from './search.ts';
import { timelineCommand } from './timeline.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-timeline-'));
const path = join(folder, 'ledger.sqlite');
const column = { actors: ['country:NOR'], recipients: ['country:ISL'] };

beforeAll(async () => {
  const ledger = await openLedger(path);
  for (const number of [1, 2])
    await ledger.add(
      documentOf({
        url: `https://news${number}.example/`,
        outlet: `Skerry News ${number}`,
        published: '2022-05-10',
        said: [
          {
            speaker: 'Ada Lind',
            words: `The weir at Tarn Bridge is open again, says report ${number}`,
            topics: number === 1 ? ['fisheries', 'trade'] : ['fisheries'],
          },
        ],
        events: [
          { ...column, type: 'CONSULT', day: '2022-05-09' },
          { ...column, type: 'ASSAULT', day: '1808-09-06', historical: true },
          ...(number === 1 ? [{ ...column, type: 'AID' as const, day: '2021' }] : []),
        ],
      }),
      { retrieved: '2022-05-11T12:00:00Z' },
    );
  await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const timeline = (...more: string[]): Promise<string> => onrecord('timeline', '--ledger', path, 'country:NOR', ...more);

test('history stands apart from what was done, and dates that cover several periods are told', async () => {
  const printed = await timeline('--from', '1800');
  expect(printed).toMatch(/alleged +│ history +│ score/);
  expect(printed).toMatch(/1808-09 [^\n]*│ +│ 1 +│ +│/);
  expect(printed).toContain('whose date covers more than one month, counted in its first: 1 in 2021-01');
});

test('statements are counted by topic, one of two topics in both', async () => {
  const asked = ['timeline', '--ledger', path, '--by', 'year', 'Lind'];
  expect(await onrecord(...asked, '--topics')).toMatch(
    /topic +│ all │ 2022 │\n.*\n│ fisheries +│ 2 +│ 2 +│\n│ trade +│ 1 +│ 1 +│\n│ all statements │ 2 /,
  );
  expect(await timeline('--topics')).toBe('No statement on a topic.\n');
  expect(await onrecord(...asked, '--format', 'csv')).toMatch(/2022,topic,trade,1,st_\w+\r\n/);
});

test('a long statement is cut with a sign that it goes on', async () => {
  const ledger = await openLedger(join(folder, 'long.sqlite'));
  const said = [{ speaker: 'Ada Lind', words: `The weir is open${', and open'.repeat(12)}` }];
  await ledger.add(documentOf({ published: '2022-05-10', said }), { retrieved: '2022-05-11T12:00:00Z' });
  await ledger.close();
  const printed = await onrecord('timeline', '--ledger', join(folder, 'long.sqlite'), 'Lind');
  expect(printed).toMatch(/first: [^\n]*The weir is open, and open[^\n]*…\s+st_/);
});

test('where there is neither, neither is told', async () => {
  const printed = await timeline('--by', 'year', '--from', '2021');
  expect(printed).toMatch(/2021 [^\n]*AID 1/);
  expect(printed).not.toMatch(/history|more than one/);
});

test.each([
  [[], 1],
  [['--all-reports'], 2],
  [['--reports', 'all'], 2],
] as const)('events exported with %j: a row for each report that is asked for', async (asked, rows) => {
  const csv = await onrecord('export', '--ledger', path, '--format', 'events', '--from', '2022', ...asked);
  const [header = '', ...records] = csv.trimEnd().split('\r\n');
  const told = records.map((record) => {
    const cells = record.split(',');
    return Object.fromEntries(header.split(',').map((name, at) => [name, cells[at]]));
  });
  expect(told).toHaveLength(rows);
  const first = told[0]?.['First Report'];
  expect(told.map((one) => one['Event ID'])).toContain(first);
  for (const one of told)
    expect(one).toMatchObject({ Reports: '2', 'Independent Reports': '2', 'First Report': first });
});

test.each(['csv', 'svg', 'json'])('where nothing matches, %s says so too, beside the data', async (format) => {
  let told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const ask = (actor: string): Promise<unknown> =>
    timelineCommand().parseAsync([actor, '--ledger', path, '--format', format], { from: 'user' });
  await ask('country:NOR');
  expect(told).toBe('');
  await ask('Nobody Known');
  expect(told).toBe('No matching statements or events.\n');
  vi.restoreAllMocks();
});

test('words in one argument that are found nowhere as a phrase are told to have been one', async () => {
  let told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const ask = (...words: string[]): Promise<unknown> =>
    searchCommand().parseAsync([...words, '--ledger', path], { from: 'user' });
  await ask('bridge weir');
  expect(told).toBe('Searched as a phrase: "bridge weir". Leave out the quotation marks to find its words anywhere.\n');
  told = '';
  await ask('bridge', 'nowhere');
  expect(told).toBe('');
  vi.restoreAllMocks();
});
