import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DyadRow } from '../../ledger/index.ts';
import { documentOf } from '../../storage/testing/documents.ts';
import { type Served, served } from '../testing/served.ts';

let server: Served;
beforeAll(async () => {
  const pair = { actors: ['country:NOR'], recipients: ['country:ISL'] };
  const document = documentOf({
    published: '2022-08-04',
    said: [],
    events: [
      { ...pair, type: 'CONSULT', day: '2022-05-09' },
      { ...pair, type: 'AID', day: '2022-07-01' },
    ],
  });
  const actors = document.actors.map((actor) => ({ ...actor, code: actor.id.slice('country:'.length) }));
  server = await served(async (ledger) => {
    await ledger.add({ ...document, actors }, { retrieved: '2026-05-04T12:00:00Z' });
    const [{ id: entry = '' } = {}] = await Array.fromAsync(ledger.events({ type: 'AID' }));
    await ledger.review({ entry, field: 'type', decision: 'wrong', value: 'SANCTION', by: 'R. Adler' });
  });
});
afterAll(() => server.close());

const get = async (url: string): Promise<string> => (await fetch(server.address + url)).text();
const page = async (query: string) =>
  JSON.parse(await get(`/api/dyads${query}`)) as { rows: DyadRow[]; total: number; next: string | null };
const told = ({ rows }: { readonly rows: readonly DyadRow[] }): string[] =>
  rows.map(({ period, source, target, byType }) => [period, source, target, ...Object.keys(byType)].join(' '));

test('all pairs with the ids behind each figure, as the command has them', async () => {
  const all = await page('');
  expect(told(all)).toEqual(['2022-05 ISL NOR CONSULT', '2022-05 NOR ISL CONSULT', '2022-07 NOR ISL SANCTION']);
  expect(all).toEqual({ rows: await server.ledger.dyads(), total: 3, next: null });
  for (const { ids, idsByType } of all.rows) expect(Object.values(idsByType).flat()).toEqual(ids);
  expect(told(await page('?target=NOR'))).toEqual(['2022-05 ISL NOR CONSULT']);
  const [{ ids, idsByType, correctedIds } = { ids: [] }] = (await page('?from=2022-06')).rows;
  expect(ids).toHaveLength(1);
  expect([idsByType, correctedIds]).toEqual([{ SANCTION: ids }, ids]);
  expect(all.rows.slice(0, 2).map((row) => row.correctedIds)).toEqual([[], []]);
  expect((await page('?everyPeriod=true&source=NOR')).rows.map(({ events }) => events)).toEqual([1, 0, 1]);
});

test('a page follows the other, and a table has all of them', async () => {
  const first = await page('?limit=2');
  expect(first).toMatchObject({ total: 3, rows: { length: 2 } });
  const second = await page(`?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`);
  expect([...told(first), ...told(second)]).toEqual(told(await page('')));
  expect(second.next).toBeNull();
  const lines = (await get('/dyads.csv?limit=2')).trimEnd().split('\r\n');
  expect(lines.map((line) => line.split(',').at(-1))).toEqual(['corrected', '0', '0', '1']);
});
