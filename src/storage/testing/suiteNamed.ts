import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FacetField, Facets, Ledger, SearchQuery } from '../../ledger/index.ts';
import { documentOf, type Sketch } from './documents.ts';
import { ANONYMOUS_NUMBER, FIRST, NOW, said, TRIMMED, WORDS } from './reports.ts';

/** Whom a name, a code or a value means, and how many are counted of it; `open` gives a new and empty ledger. */
export function ledgerNamedSuite(name: string, open: () => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(() => ledger.close());

    const add = (sketch: Sketch) => ledger.add(documentOf(sketch), { retrieved: NOW });

    test('a facet counts what a search for its value finds: who is spoken for, and what a later report alone has', async () => {
      const forNorway = { represents: ['country:NOR', 'NOR'] as const };
      await add({ ...FIRST, said: [said(WORDS), said('The port is shut', forNorway)] });
      await add({ ...TRIMMED, said: [said(WORDS, { ...forNorway, topics: ['fish'], targets: ['country:ISL'] })] });
      await add({
        ...ANONYMOUS_NUMBER,
        said: [said('Nobody asked the farmers', { speaker: 'Ida Holm', day: '2021' })],
      });
      const { facets, otherValues, total } = await ledger.search({ facets: true });
      expect(total).toBe(3);
      expect(facets?.speaker).toContainEqual({ value: 'NOR', count: 2 });
      expect(facets?.outlet).toContainEqual({ value: 'The Daily', count: 1 });
      expect(facets?.topic).toEqual([{ value: 'fish', count: 1 }]);
      expect(otherValues).toMatchObject({ speaker: 0, topic: 0, year: 0 });
      for (const reports of ['first', 'all'] as const) {
        const { facets: counted = {} } = await ledger.search({ facets: true, reports });
        for (const [field, values] of Object.entries<Facets[FacetField]>(counted))
          for (const { value, count } of values) {
            const asked = field === 'year' ? { from: value, to: value } : { [field]: value };
            expect([field, value, (await ledger.search({ ...asked, reports })).total]).toEqual([field, value, count]);
          }
      }
      const many = Array.from({ length: 23 }, (_, at) =>
        said(`Remark number ${at} on the ferry`, { speaker: `Ana${at}` }),
      );
      await add({ url: 'https://fjord.example/many', said: many });
      expect((await ledger.search({ words: 'remark', facets: true })).otherValues).toMatchObject({ speaker: 3 });
    });

    test('speakers who may be one: a name short for another, unless a document or a state tells them apart', async () => {
      const speaks = async (document: number, ...speakers: string[]) =>
        add({
          url: `https://fjord.example/${document}`,
          said: speakers.map((speaker, at) => said(`Remark ${document}.${at} on the ferry`, { speaker })),
        });
      await speaks(1, 'Tomás Avelar');
      await speaks(2, 'Avelar');
      await speaks(3, 'T. Avelar');
      await speaks(4, 'Rui Lima', 'Lima');
      await speaks(5, 'Ana Lima');
      await speaks(6, 'person:lopo', 'person:vaz');
      const found = await ledger.doubles();
      const pairs = found.map(({ short, long, others }) => [short.name, long.name, others]);
      expect(pairs.toSorted()).toEqual([
        ['Avelar', 'T. Avelar', 1],
        ['Avelar', 'Tomás Avelar', 1],
        ['Lima', 'Ana Lima', 0],
        ['T. Avelar', 'Tomás Avelar', 0],
      ]);
      expect(found.find(({ long }) => long.name === 'Ana Lima')).toMatchObject({ short: { id: null, said: 1 } });
      expect(await ledger.doubles(1)).toHaveLength(1);
      const { statements } = found.find(({ long }) => long.name === 'Tomás Avelar') ?? expect.fail();
      expect(statements).toMatchObject({ open: statements.short.length });
      const [entry = '', ...rest] = statements.short;
      const [decided, ...others] = await Promise.all(
        [entry, ...rest].map((id) =>
          ledger.review({ entry: id, field: 'speaker', decision: 'accept', by: 'R. Adler' }),
        ),
      );
      const shorts = async () => new Set((await ledger.doubles()).map(({ short }) => short.name));
      expect(await shorts()).toEqual(new Set(['Lima', 'T. Avelar']));
      await ledger.undoReview(decided?.[0]?.id ?? '');
      const again = (await ledger.doubles()).find(({ short }) => short.name === 'Avelar');
      expect(again?.statements).toMatchObject({ open: 1, short: [entry] });
      for (const [review] of others) await ledger.undoReview(review?.id ?? '');
      await add({
        url: 'https://fjord.example/1',
        said: ['Tomás Avelar', 'Avelar'].map((speaker) => said('The ferry again', { speaker })),
      });
      expect((await ledger.doubles()).map(({ short, long }) => [short.name, long.name])).not.toContainEqual([
        'Avelar',
        'Tomás Avelar',
      ]);
    });

    test('a state by its code is the state by its name: who speaks for it, and not who only comes from there', async () => {
      const document = documentOf({
        ...FIRST,
        said: [
          said('We shall build the bridge', { speaker: 'person:minister', represents: ['country:NOR', 'Norway'] }),
          said('I left office long ago', { speaker: 'person:former' }),
          said('The choir sings in May', { speaker: 'Choir of Norway' }),
          said('The ban on nets is void', { speaker: 'Coastal Court of Norway' }),
          said('We fish elsewhere', { speaker: 'country:NXX' }),
        ],
        events: [{ type: 'AID', actors: ['person:former'], recipients: ['country:ISL'], day: '2022-05-03' }],
      });
      const names: Readonly<Record<string, string>> = { 'country:NXX': 'New Norway', 'person:former': 'Ola Former' };
      const rename = <One extends { readonly name: string | null }>(one: One): One => ({
        ...one,
        name: names[one.name ?? ''] ?? one.name,
      });
      await ledger.add(
        {
          ...document,
          actors: document.actors.map((actor) => ({
            ...rename(actor),
            code: actor.name === 'Choir of Norway' ? null : actor.id === 'country:NXX' ? 'NXX' : 'NOR',
          })),
          statements: document.statements.map((one) => ({ ...one, speaker: one.speaker && rename(one.speaker) })),
        },
        { retrieved: NOW },
      );
      const words = async (query: SearchQuery) => (await ledger.search(query)).hits.map(({ text }) => text).toSorted();
      const ofState = ['“The ban on nets is void”', '“We shall build the bridge”'];
      expect(await words({ speaker: 'NOR' })).toEqual(ofState);
      expect(await words({ speaker: 'Norway' })).toEqual(ofState);
      expect(await words({ speaker: 'country:NOR' })).toEqual(['“We shall build the bridge”']);
      expect(await words({ speaker: 'New Norway' })).toEqual(['“We fish elsewhere”']);
      for (const actor of ['NOR', 'Norway']) expect((await ledger.eventPage({ actor })).total).toBe(0);
      expect((await ledger.parties({ words: 'NOR' })).map(({ id }) => id)).toContain('person:former');
    });

    test('who acts for an organ of a state acts for the state, wherever that is asked or counted', async () => {
      const [MINISTRY, ENVOY] = ['org:nor-foreign-ministry', 'person:envoy'];
      const document = documentOf({
        ...FIRST,
        said: [
          said('We shall build the bridge', { speaker: ENVOY, represents: [MINISTRY, 'NOR'], act: 'AGREE' }),
          said('They broke their word', { speaker: 'Ana Lima', act: 'ACCUSE', targets: [MINISTRY] }),
        ],
        events: [{ type: 'AID', actors: [ENVOY], recipients: ['country:ISL'], day: '2022-05-03' }],
      });
      const bodies = [
        { id: MINISTRY, represents: 'country:NOR' },
        { id: 'country:NOR', represents: null },
      ].map((body) => ({
        ...body,
        name: body.id,
        kind: 'organisation' as const,
        code: 'NOR',
        sector: null,
        wikidata: null,
      }));
      const others = document.actors.filter(({ id }) => id !== MINISTRY);
      const actors = others.map((actor) => (actor.id === ENVOY ? { ...actor, represents: MINISTRY } : actor));
      await ledger.add({ ...document, actors: [...actors, ...bodies] }, { retrieved: NOW });
      for (const speaker of ['NOR', 'country:NOR', MINISTRY])
        expect((await ledger.search({ speaker })).hits.map(({ text }) => text)).toEqual([
          '“We shall build the bridge”',
        ]);
      expect((await ledger.search({ target: 'NOR' })).total).toBe(1);
      expect((await ledger.eventPage({ actor: 'country:NOR' })).total).toBe(1);
      expect((await ledger.search({ facets: true })).facets?.speaksFor).toContainEqual({
        value: 'country:NOR',
        count: 1,
      });
      expect(await ledger.parties({ ids: ['country:NOR'] })).toMatchObject([{ said: 1, about: 1, events: 1 }]);
      const { edges } = await ledger.network({ actor: 'NOR' });
      expect(edges).toMatchObject([{ source: 'name:ana lima', target: 'country:NOR', byAct: { ACCUSE: 1 } }]);
      expect((await ledger.timeline({ actor: 'Lima', recipient: 'NOR' })).rows).toMatchObject([
        { byAct: { ACCUSE: { count: 1 } } },
      ]);
      // He agrees with nobody by speaking for it.
      expect((await ledger.timeline({ actor: ENVOY, recipient: 'NOR' })).rows).toEqual([]);
    });

    test('a group whose members are known is its members', async () => {
      await add({
        ...FIRST,
        said: [
          said('We shall build the bridge together', {
            speaker: 'Ida, Ola',
            members: ['Ida Dahl', 'Ola Berg'],
            targets: ['Jón Þór'],
          }),
        ],
      });
      const { facets } = await ledger.search({ facets: true });
      expect(facets?.speaker.map(({ value }) => value)).toEqual(['Ida Dahl', 'Ola Berg']);
      expect((await ledger.network({})).nodes.map(({ name }) => name).toSorted()).toEqual([
        'Ida Dahl',
        'Jón Þór',
        'Ola Berg',
      ]);
      expect((await ledger.parties({})).map(({ name }) => name).toSorted()).toEqual([
        'Ida Dahl',
        'Jón Þór',
        'Ola Berg',
      ]);
    });
  });
}
