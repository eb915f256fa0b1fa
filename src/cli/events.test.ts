import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { onrecord } from '../../tests/printed.ts';
import { type EventPage, openLedger, type Timeline } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { probability } from './options.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-events-'));
const path = join(folder, 'ledger.sqlite');

beforeAll(async () => {
  const pair = { actors: ['country:NOR'], recipients: ['country:ISL'] };
  const document = documentOf({
    url: 'https://fjord.example/',
    outlet: 'Fjord News',
    published: '2022-05-10',
    said: [],
    events: [
      { ...pair, type: 'CONSULT', modes: ['phone'], day: '2022-05-09', place: 'Bergen' },
      { ...pair, type: 'AID', day: '2022-07-01', allegedBy: 'Ana Lima' },
      { ...pair, type: 'SANCTION', day: '2022-08-01', actors: ['Ana Lima'] },
    ],
  });
  const [consult, ...others] = document.events;
  const unnamed = consult && {
    ...consult,
    recipients: consult.recipients.map((party) => ({ ...party, actor: null, name: null, mention: [[6, 10]] as const })),
  };
  const ledger = await openLedger(path);
  await ledger.add(
    { ...document, events: [...(unnamed ? [unnamed] : []), ...others] },
    { retrieved: '2022-05-11T12:00:00Z' },
  );
  await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const events = (...more: string[]): Promise<string> => onrecord('events', '--ledger', path, ...more);
const page = async (...more: string[]) => JSON.parse(await events(...more, '--json')) as EventPage;
const typesIn = ({ events: found }: EventPage) => found.map(({ type }) => type);

test('a table tells what was done by whom to whom, in which sentence, and where', async () => {
  vi.stubEnv('COLUMNS', '140');
  const lines = (await events()).split('\n');
  expect(lines.findIndex((line) => line.includes('SANCTION'))).toBeLessThan(
    lines.findIndex((line) => line.includes('CONSULT')),
  );
  const row = lines.slice(lines.findIndex((line) => line.includes('CONSULT'))).join('\n');
  expect(row).toMatch(/CONSULT +│ country:NOR +│ .*In brie.* │ 2022-05-09/u);
  expect(row).toMatch(/phone +│ → “brie” +│/u);
  expect(row).toMatch(/ev_[a-z2-7]{16}/u);
  expect(lines.join('\n')).toMatch(/alleged/u);
  vi.stubEnv('COLUMNS', '70');
  expect(await events('--type', 'consult')).toMatch(/what, who, where +│ sentence/u);
  vi.unstubAllEnvs();
});

test('filters are those of the API, and what there is not is refused', async () => {
  expect(typesIn(await page('--actor', 'NOR', '--recipient', 'country:ISL'))).toEqual(['AID']);
  expect(typesIn(await page('--type', 'sanction'))).toEqual(['SANCTION']);
  expect(typesIn(await page('--reported-as', 'alleged'))).toEqual(['AID']);
  expect(typesIn(await page('--from', '2022-07', '--to', '2022-07'))).toEqual(['AID']);
  expect(typesIn(await page('--outlet', 'fjord', '--published-to', '2022-05', '--reports', 'all'))).toHaveLength(3);
  expect(await events('--tag', 'none')).toBe('No matching events.\n');
  await expect(events('--type', 'shout')).rejects.toMatchObject({ code: 'OR6006' });
  await expect(events('--from', 'May')).rejects.toMatchObject({ code: 'OR3004' });
});

test('what is likely enough is listed, counted and exported alike', async () => {
  const counted = (...command: string[]): Promise<string> => onrecord(...command, '--ledger', path);
  for (const [least, types] of [
    ['0.7', ['SANCTION', 'AID', 'CONSULT']],
    ['0.71', []],
  ] as const) {
    const sure = ['--min-confidence', least];
    expect(typesIn(await page(...sure))).toEqual(types);
    const exported = (await counted('export', '--format', 'plover', ...sure)).split('\n').filter(Boolean);
    expect(exported).toHaveLength(types.length);
    const { rows } = JSON.parse(await counted('timeline', 'country:NOR', '--json', ...sure)) as Timeline;
    expect(rows.length > 0).toBe(types.length > 0);
  }
  for (const wrong of ['1.2', '-1', 'high', ''])
    expect(() => probability(wrong)).toThrow('Must be a number from 0 to 1.');
});

test('a page follows the one before; counts are of all', async () => {
  const first = await page('--limit', '2');
  expect(first).toMatchObject({ total: 3, events: [{ type: 'SANCTION' }, { type: 'AID' }] });
  expect(typesIn(await page('--limit', '2', '--cursor', first.next ?? ''))).toEqual(['CONSULT']);
  const printed = await events('--limit', '1', '--facets');
  expect(printed).toMatch(/^type +.*CONSULT 1/mu);
  expect(printed).toMatch(/^reportedAs +fact 2, alleged 1/mu);
});
