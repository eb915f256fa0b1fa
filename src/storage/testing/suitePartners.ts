import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventLocation } from '../../document/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { documentOf, type Sketch } from './documents.ts';

const NOW = { retrieved: '2026-05-04T12:00:00Z' };
const NYGARD = { speaker: 'person:nygard', represents: ['country:NOR', 'NOR'] } as const;

const TALKS: Sketch = {
  url: 'https://fjord.example/talks',
  outlet: 'Fjord News',
  published: '2022-05-04',
  said: [
    { ...NYGARD, words: 'We reject the quota for cod', targets: ['country:ISL'], act: 'REJECT', day: '2022-05-01' },
    {
      ...NYGARD,
      words: 'We accuse them of fishing at night',
      targets: ['country:ISL'],
      act: 'ACCUSE',
      day: '2022-06-02',
    },
    {
      ...NYGARD,
      words: 'The weather was fine',
      targets: ['country:ISL'],
      addressees: ['country:ISL'],
      topics: ['fish'],
    },
    { speaker: 'Jón Þór', words: 'We would rather talk than shout', addressees: ['person:nygard'], act: 'CONSULT' },
    { speaker: 'Jón Þór', words: 'Nobody was asked about the ferry' },
  ],
};
const COPY: Sketch = {
  url: 'https://daily.example/talks',
  outlet: 'The Daily',
  published: '2022-05-05',
  said: [TALKS.said[0] ?? { speaker: '', words: '' }],
};

const OSLO: EventLocation = {
  level: 'city',
  name: 'Oslo',
  region: 'Oslo',
  country: 'NOR',
  countryName: 'Norway',
  latitude: 59.91,
  longitude: 10.75,
  geoname: 3143244,
  why: 'named',
};
const ICELAND: EventLocation = {
  ...OSLO,
  level: 'country',
  name: 'Iceland',
  region: null,
  country: 'ISL',
  countryName: 'Iceland',
  latitude: null,
  longitude: null,
  geoname: null,
};

/** A report of events, of which the nth took place at the nth of these; null: nobody says where. */
function eventful(locations: readonly (EventLocation | null)[], days: readonly string[]) {
  const document = documentOf({
    url: 'https://fjord.example/events',
    published: '2022-05-04',
    said: [],
    events: days.map((day, at) => ({
      type: at === 0 ? 'PROTEST' : 'CONSULT',
      actors: ['country:NOR'],
      recipients: [`country:X${at}`],
      day,
    })),
  });
  const events = document.events.map((event, at) => ({ ...event, location: locations[at] ?? null }));
  return { ...document, events };
}

/** What every store has to count of partners and places; `open` gives a new and empty ledger. */
export function ledgerPartnersSuite(name: string, open: () => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(() => ledger.close());

    const add = async (sketch: Sketch) => ledger.add(documentOf(sketch), NOW);
    const edgesOf = async (query: Parameters<Ledger['network']>[0]) =>
      (await ledger.network(query)).edges.map(({ source, target, count }) => [source, target, count]);

    test('an actor’s partners, each statement once however many report it', async () => {
      await add(TALKS);
      await add(COPY);
      const network = await ledger.network({ actor: 'person:nygard' });
      expect(network).toMatchObject({ actor: 'person:nygard', statements: 4, more: false });
      expect(network.nodes.map(({ id, said, received }) => [id, said, received])).toEqual([
        ['person:nygard', 3, 1],
        ['country:ISL', 0, 3],
        ['name:jon thor', 1, 0],
      ]);
      expect(network.edges[0]).toEqual({
        source: 'person:nygard',
        target: 'country:ISL',
        count: 3,
        first: '2022-05-01',
        last: '2022-06-02',
        byAct: { '': 1, ACCUSE: 1, REJECT: 1 },
        byQuad: { 3: 2 },
        meanScore: network.edges[0]?.meanScore,
      });
      expect(network.edges[0]?.meanScore).toBeLessThan(0);
      // Nobody says with whom: it is no act towards whoever hears of it.
      expect(network.edges[1]).toMatchObject({ source: 'name:jon thor', target: 'person:nygard', byAct: { '': 1 } });
    });

    test('those who speak for a state are the state where it is asked for', async () => {
      await add(TALKS);
      expect(await edgesOf({ actor: 'country:NOR' })).toEqual([['country:NOR', 'country:ISL', 3]]);
      await add({
        url: 'https://fjord.example/elders',
        published: '2022-05-06',
        said: [{ speaker: 'NOR Elders', words: 'We shall see about the harbour', targets: ['country:ISL'] }],
      });
      const { actor, nodes: found } = await ledger.network({ actor: 'NOR' });
      expect([actor, found.map(({ id }) => id)]).toEqual(['country:NOR', ['country:NOR', 'country:ISL']]);
      expect(await edgesOf({ actor: 'country:ISL', topic: 'fish' })).toEqual([['person:nygard', 'country:ISL', 1]]);
      expect(await edgesOf({ act: 'ACCUSE' })).toEqual([['person:nygard', 'country:ISL', 1]]);
      expect(await edgesOf({ actor: 'person:nygard', most: 2 })).toEqual([['person:nygard', 'country:ISL', 3]]);
      const { nodes, others } = await ledger.network({ actor: 'person:nygard' });
      expect([nodes.length > 2, others]).toEqual([true, 0]);
      expect(await ledger.network({ actor: 'person:nygard', most: 2 })).toMatchObject({ others: nodes.length - 2 });
      expect(await ledger.network({ actor: 'person:nobody' })).toMatchObject({ actor: null, nodes: [], edges: [] });
      await expect(ledger.network({ actor: 'NOR', speaker: 'Jón' })).rejects.toMatchObject({ code: 'OR3004' });
      await expect(ledger.network({ most: 0 })).rejects.toMatchObject({ code: 'OR3004' });
      await expect(ledger.network({ act: 'SHOUT' })).rejects.toMatchObject({ code: 'OR6006' });
    });

    test('the events counted of somebody are those that a search for what they do finds', async () => {
      const one = { type: 'AID', actors: ['country:NOR'], recipients: ['country:ISL'], day: '2022-05-03' } as const;
      await add({ ...TALKS, events: [one, { ...one, actors: ['country:ISL'], recipients: ['country:NOR'] }] });
      await add({ ...COPY, events: [one] });
      const [norway] = await ledger.parties({ ids: ['country:NOR'] });
      expect(norway?.events).toBe(1);
      expect((await ledger.eventPage({ actor: 'country:NOR' })).total).toBe(1);
    });

    test('who takes part how often, by words, by ids and of late', async () => {
      await add(TALKS);
      await add(COPY);
      const nygard = { id: 'person:nygard', name: 'person:nygard', code: null, said: 3, about: 0, to: 1, events: 0 };
      expect(await ledger.parties({ ids: ['person:nygard', 'person:nobody'] })).toEqual([nygard]);
      expect(await ledger.parties({ words: 'Þór' })).toMatchObject([{ id: null, name: 'Jón Þór', said: 2 }]);
      expect((await ledger.parties({ most: 2 })).map(({ name }) => name)).toEqual(['country:ISL', 'person:nygard']);
      await expect(ledger.parties({ most: 0 })).rejects.toMatchObject({ code: 'OR3004' });
    });

    test('events by place; a country is no point, and what did not take place, or is history, is nowhere', async () => {
      const document = eventful(
        [OSLO, OSLO, ICELAND, null, OSLO, OSLO],
        ['2022-05-01', '2022-06-01', '2022-07-01', '2022-08-01', '2022-09-01', '1905-06-07'],
      );
      const events = document.events.map((event, at) => ({ ...event, hypothetical: at === 4, historical: at === 5 }));
      await ledger.add({ ...document, events }, NOW);
      const { places, ...counted } = await ledger.places();
      expect(counted).toEqual({ events: 4, unplaced: 1, more: false });
      expect(places).toMatchObject([
        {
          name: 'Oslo',
          latitude: 59.91,
          longitude: 10.75,
          count: 2,
          byType: { CONSULT: 1, PROTEST: 1 },
          first: '2022-05-01',
          last: '2022-06-01',
        },
        { name: 'Iceland', latitude: null, longitude: null, count: 1 },
      ]);
      expect(places[0]?.ids).toHaveLength(2);
      expect((await ledger.places({ type: 'PROTEST' })).places.map(({ count }) => count)).toEqual([1]);
      expect((await ledger.places({ actor: 'SWE', from: '2022-07' })).events).toBe(0);
      expect((await ledger.places({ actor: 'country:NOR', from: '2022-07' })).events).toBe(2);
      expect((await ledger.places({ recipient: 'country:X0' })).events).toBe(1);
    });

    test('entries by their ids, and of a figure only as many ids as are asked for', async () => {
      const { statements } = await add(TALKS);
      await ledger.add(eventful([OSLO], ['2022-05-01']), NOW);
      const [event] = (await ledger.places()).places[0]?.ids ?? [];
      const found = await ledger.entries([statements[2] ?? '', event ?? '', 'st_gone', statements[0] ?? '']);
      expect(found.statements.map(({ id }) => id)).toEqual([statements[2], statements[0]]);
      expect(found.events.map(({ id }) => id)).toEqual([event]);
      const all = await ledger.timeline({ actor: 'person:nygard', by: 'year' });
      expect(all.rows[0]?.statements).toEqual({ count: 3, ids: [statements[0], statements[2], statements[1]] });
      const some = await ledger.timeline({ actor: 'person:nygard', by: 'year', ids: 1 });
      expect(some.rows[0]?.statements).toEqual({ count: 3, ids: [statements[0]] });
      expect(some.rows[0]?.byAct['ACCUSE']).toEqual({ count: 1, ids: [statements[1]] });
      const june = await ledger.timeline({ actor: 'person:nygard', period: '2022-06' });
      expect(june.rows.map(({ period, statements: { ids } }) => [period, ids])).toEqual([['2022-06', [statements[1]]]]);
    });

    test('a name after name: is that one alone, as the list of actors counts it', async () => {
      await add({ ...TALKS, said: [{ speaker: 'Holm', words: 'The ferry is late' }] });
      await add({ ...COPY, said: [{ speaker: 'Marta Holm', words: 'The harbour is closed for the week' }] });
      const total = async (speaker: string) => (await ledger.search({ speaker })).total;
      expect([await total('Holm'), await total('name:Holm'), await total('name:holm')]).toEqual([2, 1, 1]);
      expect((await ledger.parties({ words: 'Holm' })).map(({ name, said }) => [name, said])).toContainEqual([
        'Holm',
        1,
      ]);
    });

    test('an outlet is counted by its name, whether or not its document has an address', async () => {
      await add(TALKS);
      await add({
        ...TALKS,
        url: null,
        said: [{ ...NYGARD, words: 'The ferry will sail on Sunday', day: '2022-05-06' }],
      });
      await add(COPY);
      const { outlets } = await ledger.timeline({ actor: 'person:nygard' });
      expect(outlets).toEqual([
        { outlet: 'Fjord News', reports: 4, share: 0.8 },
        { outlet: 'The Daily', reports: 1, share: 0.2 },
      ]);
    });

    test('an outlet that reports a statement from two of its hosts is one', async () => {
      await add({ ...TALKS, said: TALKS.said.slice(0, 1) });
      await add({ ...COPY, url: 'https://m.fjord.example/talks', outlet: 'Fjord News' });
      expect(await Array.fromAsync(ledger.statements())).toMatchObject([{ reports: 2, outlets: 1 }]);
      await add(COPY);
      await add({ ...COPY, url: 'https://herald.example/talks', outlet: null });
      expect(await Array.fromAsync(ledger.statements())).toMatchObject([{ reports: 4, outlets: 3 }]);
    });
  });
}
