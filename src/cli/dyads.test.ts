import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onrecord } from '../../tests/printed.ts';
import { openLedger } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-dyads-'));
const path = join(folder, 'ledger.sqlite');
const pair = { actors: ['country:NOR'], recipients: ['country:ISL'] };

beforeAll(async () => {
  const document = documentOf({
    url: 'https://news.example/',
    published: '2022-05-10',
    said: [],
    events: [
      { ...pair, type: 'CONSULT', day: '2022-05-09' },
      { ...pair, type: 'AID', day: '2022-07-01' },
    ],
  });
  const actors = document.actors.map((actor) => ({ ...actor, code: actor.id.slice('country:'.length) }));
  const named = <Party extends { readonly name: string | null }>(party: Party) => ({
    ...party,
    name: party.name === 'country:NOR' ? 'Norway' : 'Iceland',
  });
  const events = document.events.map((event) => ({
    ...event,
    actors: event.actors.map(named),
    recipients: event.recipients.map(named),
  }));
  const ledger = await openLedger(path);
  await ledger.add({ ...document, actors, events }, { retrieved: '2022-05-11T12:00:00Z' });
  await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const dyads = (...more: string[]): Promise<string> => onrecord('dyads', '--ledger', path, ...more);

test('a table of who did what to whom', async () => {
  const printed = await dyads();
  expect(printed).toMatch(/2022-05 +│ Iceland \(ISL\) +│ Norway \(NOR\) +│ 1 +│ CONSULT 1/);
  expect(printed).toMatch(/2022-07 +│ Norway \(NOR\) +│ Iceland \(ISL\) +│ 1 +│ AID 1/);
  expect(await dyads('--source', 'ISL', '--target', 'NOR')).not.toContain('AID');
  expect(await dyads('--min-confidence', '0.7')).toBe(printed);
  expect(await dyads('--min-confidence', '0.71')).toBe('No events between two states or bodies.\n');
  expect(await dyads('--from', '2023')).toBe('No events between two states or bodies.\n');
});

test('a panel has every pair in every period', async () => {
  const lines = (await dyads('--format', 'csv', '--every-period')).trimEnd().split('\r\n');
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 4).join(' '))).toEqual([
    '2022-05 ISL NOR 1',
    '2022-05 NOR ISL 1',
    '2022-06 ISL NOR 0',
    '2022-06 NOR ISL 0',
    '2022-07 ISL NOR 0',
    '2022-07 NOR ISL 1',
  ]);
  expect(JSON.parse(await dyads('--json', '--by', 'year'))).toMatchObject([
    { period: '2022', source: 'ISL', byType: { CONSULT: 1 } },
    { period: '2022', source: 'NOR', byType: { CONSULT: 1, AID: 1 } },
  ]);
});

test('with what reviewers decided', async () => {
  const ledger = await openLedger(path);
  const [{ id: entry = '' } = {}] = await Array.fromAsync(ledger.events({ type: 'AID' }));
  const by = 'R. Adler';
  await ledger.review({ entry, field: 'type', decision: 'wrong', value: 'SANCTION', by });
  await ledger.close();
  expect(await dyads()).toMatch(/2022-07 +│ Norway \(NOR\) +│ Iceland \(ISL\) +│ 1 +│ SANCTION 1/);
  const lines = (await dyads('--format', 'csv')).trimEnd().split('\r\n');
  expect(lines.map((line) => line.split(',').at(-1))).toEqual(['corrected', '0', '0', '1']);
});
