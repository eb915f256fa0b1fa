import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../storage/testing/documents.ts';
import { type Served, served } from '../testing/served.ts';

let server: Served;
let ids: readonly string[];
beforeAll(async () => {
  const said = { speaker: 'Kari Nygård', targets: ['country:ISL'] };
  const document = documentOf({
    published: '2022-05-04',
    said: [
      { ...said, words: 'We reject the quota for cod', act: 'REJECT' },
      { ...said, words: 'The ferry will be back on Sunday' },
    ],
    events: [{ type: 'PROTEST', actors: ['Kari Nygård'], recipients: ['country:ISL'], day: '2022-05-01' }],
  });
  const events = document.events.map((event) => ({ ...event, location: BERGEN }));
  server = await served(async (ledger) => {
    ids = (await ledger.add({ ...document, events }, { retrieved: '2026-05-04T12:00:00Z' })).statements;
  });
});
afterAll(() => server.close());

const BERGEN = {
  level: 'city',
  name: 'Bergen',
  region: null,
  country: 'NOR',
  countryName: 'Norway',
  latitude: 60.39,
  longitude: 5.32,
  geoname: null,
  why: 'named',
} as const;

const get = async (url: string) => {
  const response = await fetch(server.address + url);
  const body = await response.text();
  const { status, headers } = response;
  return { status, type: headers.get('content-type'), body, json: () => JSON.parse(body) as unknown };
};

describe('partners and places', () => {
  test('a network as data and as a table', async () => {
    const { json } = await get('/api/network?actor=Nyg%C3%A5rd');
    expect(json()).toMatchObject({
      actor: 'name:kari nygard',
      nodes: [{ name: 'Kari Nygård' }, { id: 'country:ISL' }],
      edges: [{ count: 2, byAct: { '': 1, REJECT: 1 }, byQuad: { 3: 1 } }],
      statements: 2,
      more: false,
    });
    const { type, body } = await get('/network.csv?actor=Nyg%C3%A5rd');
    expect(type).toContain('text/csv');
    expect(body.split('\r\n')[1]).toBe(
      'name:kari nygard,Kari Nygård,country:ISL,country:ISL,2,2022-05-04,2022-05-04,REJECT 1,-2',
    );
  });

  test('places as data and as a table', async () => {
    expect((await get('/api/places')).json()).toMatchObject({ places: [{ name: 'Bergen', count: 1 }], unplaced: 0 });
    const { body } = await get('/places.csv');
    expect(body.split('\r\n')[1]).toBe('Bergen,city,,NOR,60.39,5.32,1,2022-05-01,2022-05-01,PROTEST 1');
  });

  test('who takes part, and what is behind a figure', async () => {
    expect((await get('/api/parties?ids=country:ISL,country:NOR')).json()).toEqual({
      upTo: 1000,
      parties: [{ id: 'country:ISL', name: 'country:ISL', code: null, said: 0, about: 2, to: 0, events: 0 }],
    });
    const timeline = (await get('/api/timeline?actor=Nyg%C3%A5rd&ids=1&period=2022-05')).json();
    expect(timeline).toMatchObject({ rows: [{ statements: { count: 2, ids: [ids[0]] } }] });
    const { json } = await get(`/api/entries?ids=${ids.toReversed().join(',')},st_gone`);
    expect(json()).toMatchObject({ statements: [{ id: ids[1] }, { id: ids[0] }], events: [] });
  });

  test('the names of those whose offices a person held come with them', async () => {
    expect((await get('/api/actors/person:jens-stoltenberg')).json()).toMatchObject({
      actors: [{ actor: { name: 'Jens Stoltenberg' } }],
      names: { 'country:NOR': 'Norway', 'org:nato': 'NATO' },
    });
  });

  test.each([
    ['/api/network?most=201', 400, 'OR8150'],
    ['/api/network?actor=a&speaker=b', 400, 'OR3004'],
    ['/api/network?act=SHOUT', 400, 'OR6006'],
    ['/api/places?type=SHOUT', 400, 'OR6006'],
    ['/api/places?from=soon', 400, 'OR3004'],
    ['/api/parties?most=0', 400, 'OR8150'],
    [`/api/entries?ids=${Array.from({ length: 101 }, (_, at) => `st_${at}`).join(',')}`, 400, 'OR8150'],
    ['/api/entries', 400, 'OR8150'],
    ['/api/timeline?actor=a&ids=-1', 400, 'OR8150'],
    ['/api/positions?speaker=a', 400, 'OR3004'],
  ])('%s is refused', async (url, status, code) => {
    const answer = await get(url);
    expect([answer.status, answer.json()]).toMatchObject([status, { code }]);
  });
});
