import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DyadQuery, type Ledger, scoreOf, type TimelineRow } from '../../ledger/index.ts';
import { documentOf, type EventSketch, type Sketch } from './documents.ts';
import { NOW, said } from './reports.ts';

type EventReference = ReturnType<typeof documentOf>['events'][number]['actors'][number];

const [NOR, ISL, GBR, NATO] = ['country:NOR', 'country:ISL', 'country:GBR', 'org:nato'];
const MET: EventSketch = { type: 'CONSULT', actors: [NOR, ISL], recipients: [], day: '2022-05-03' };
const DEAL = 'to build a harbour together before the winter comes';

/** What every store has to do with who has done what to whom; `open` gives a new and empty ledger. */
export function dyadsSuite(name: string, open: () => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(() => ledger.close());

    const add = (sketch: Pick<Sketch, 'said' | 'events'>, url = 'https://fjord.example/1') =>
      ledger.add(documentOf({ url, published: '2022-05-04', ...sketch }), { retrieved: NOW });
    const rowOf = async (actor: string, recipient?: string): Promise<TimelineRow | undefined> =>
      (await ledger.timeline({ actor, recipient })).rows[0];
    const done = async (actor: string, recipient?: string) =>
      Object.entries((await rowOf(actor, recipient))?.byType ?? {}).map(([type, { count }]) => `${type} ${count}`);
    const found = async (actor: string | undefined, recipient?: string) => {
      const events = await Array.fromAsync(ledger.events({ actor, recipient }));
      const page = await ledger.eventPage({ actor, recipient });
      expect(page.events.map(({ id }) => id).toSorted()).toEqual(events.map(({ id }) => id).toSorted());
      expect((await ledger.places({ actor, recipient })).events).toBe(events.length);
      return events.map(({ type }) => type).toSorted();
    };

    test('of what both sides do, each does it with the other, whoever is told on which side', async () => {
      await add({
        said: [],
        events: [
          MET,
          { ...MET, actors: [ISL], recipients: [GBR] },
          { ...MET, type: 'COOPERATE', actors: [NOR, ISL, GBR], day: '2022-05-20' },
          { ...MET, type: 'SANCTION', actors: [NOR, ISL], recipients: [GBR], day: '2022-05-09' },
        ],
      });
      for (const [one, other] of [
        [NOR, ISL],
        [ISL, NOR],
      ] as const) {
        expect(await done(one, other)).toEqual(['CONSULT 1', 'COOPERATE 1']);
        expect(await found(one, other)).toEqual(['CONSULT', 'COOPERATE']);
      }
      expect(await done(NOR, GBR)).toEqual(['COOPERATE 1', 'SANCTION 1']);
      expect(await done(GBR, ISL)).toEqual(['CONSULT 1', 'COOPERATE 1']);
      expect(await done(GBR)).toEqual(['CONSULT 1', 'COOPERATE 1']);
      expect(await found(undefined, NOR)).toEqual(['CONSULT', 'COOPERATE']);
      expect(await ledger.parties({ ids: [GBR, NOR] })).toMatchObject([
        { id: NOR, events: 3 },
        { id: GBR, events: 2 },
      ]);
    });

    /** The same, with the codes that actors of the lexicon have. */
    const addCoded = async (events: readonly EventSketch[], more: Partial<Sketch> = {}): Promise<void> => {
      const document = documentOf({
        url: 'https://fjord.example/1',
        published: '2022-05-04',
        said: [],
        events,
        ...more,
      });
      const codeOf = (id: string): string | null => (id === NATO ? 'IGO' : (/^country:(.*)$/u.exec(id)?.[1] ?? null));
      const actors = document.actors.map((actor) => ({ ...actor, code: codeOf(actor.id) }));
      const [first, ...others] = document.events;
      const negated = first ? [{ ...first, id: 'e99', type: 'AID' as const, negated: true }] : [];
      await ledger.add(
        { ...document, actors, events: [...(first ? [first] : []), ...others, ...negated] },
        { retrieved: NOW },
      );
    };

    test('every pair of states and bodies has its rows, the same as its own timeline', async () => {
      const SANCTION: EventSketch = { ...MET, type: 'SANCTION', actors: [NOR], recipients: [ISL], day: '2022-05-09' };
      await addCoded([
        MET,
        SANCTION,
        { ...SANCTION, recipients: [GBR], day: '2023-01-02' },
        { ...SANCTION, type: 'THREATEN', allegedBy: ISL },
        { ...SANCTION, type: 'MOBILIZE', historical: true },
      ]);
      const rows = await ledger.dyads();
      expect(
        rows.map(({ period, source, target, byType, alleged }) => [period, source, target, byType, alleged]),
      ).toEqual([
        ['2022-05', 'ISL', 'NOR', { CONSULT: 1 }, 0],
        ['2022-05', 'NOR', 'ISL', { CONSULT: 1, SANCTION: 1 }, 1],
        ['2023-01', 'NOR', 'GBR', { SANCTION: 1 }, 0],
      ]);
      for (const { period, source, target, byQuad, meanScore } of rows) {
        const pair = await ledger.timeline({ actor: source, recipient: target, period });
        expect(pair.rows).toMatchObject([{ byQuad, meanScore }]);
      }
      expect((await ledger.dyads({ by: 'year', from: '2023' })).map(({ period }) => period)).toEqual(['2023']);
      expect((await ledger.dyads({ to: '2022-05-08' })).map(({ events }) => events)).toEqual([1, 1]);
      expect(await ledger.dyads({ source: 'NOR' })).toEqual([rows[1], rows[2]]);
      expect(await ledger.dyads({ source: 'NOR', target: 'ISL' })).toEqual([rows[1]]);
      for (const { ids, idsByType } of rows) expect(Object.values(idsByType).flat()).toEqual(ids);
      await expect(ledger.dyads({ by: 'week' as never })).rejects.toMatchObject({ code: 'OR6006' });
    });

    test('what a statement does to somebody whom only later reports name is counted for the two, once', async () => {
      const done: EventSketch = { ...MET, type: 'ACCUSE', actors: [NOR], recipients: ['the ports'], statement: 0 };
      const accusing = [said('They have shut the northern ports to us without a word', { day: '2022-05-03' })];
      for (const [at, recipient] of ['the ports', ISL, ISL].entries())
        await addCoded([{ ...done, recipients: [recipient] }], {
          url: `https://news${at}.example/`,
          published: `2022-05-0${4 + at}`,
          said: accusing,
        });
      expect(await Array.fromAsync(ledger.events({ type: 'ACCUSE' }))).toMatchObject([{ reports: 3 }]);
      const [event] = await Array.fromAsync(ledger.events({ actor: NOR, recipient: ISL }));
      expect(await ledger.dyads()).toMatchObject([{ source: 'NOR', target: 'ISL', events: 1, ids: [event?.id] }]);
    });

    test('days that end before they begin are refused, as what a whole year dates would lie in them', async () => {
      await addCoded([{ ...MET, day: '2022' }]);
      const days = { from: '2022-05', to: '2022-03' };
      const refused = { code: 'OR3004', message: expect.stringContaining('2022-05 to 2022-03') as string };
      for (const asked of [
        () => ledger.search(days),
        () => ledger.search({ publishedFrom: days.from, publishedTo: days.to }),
        () => ledger.timeline({ actor: NOR, ...days }),
        () => ledger.positions({ speaker: NOR, about: ISL, ...days }),
        () => ledger.dyads(days),
        () => ledger.eventPage(days),
        () => ledger.places(days),
        () => ledger.documentPage(days),
        () => ledger.documentPage({ addedFrom: days.from, addedTo: days.to }),
        () => ledger.agreement(days),
      ])
        await expect(asked()).rejects.toMatchObject(refused);
      expect(await ledger.dyads({ from: '2022-03', to: '2022-05' })).toHaveLength(2);
    });

    test('what reaches into the days that are asked for counts in the first period of these, not in one before', async () => {
      const told = [said('They have shut the northern ports to us', { act: 'ACCUSE', targets: [ISL], day: '2022' })];
      await addCoded([{ ...MET, type: 'SANCTION', actors: [NOR], recipients: [ISL], day: '2022' }], {
        said: told.map((one) => ({ ...one, speaker: NOR })),
      });
      for (const [query, period] of [
        [{}, '2022-01'],
        [{ to: '2022-06' }, '2022-01'],
        [{ from: '2021-11', to: '2022-06' }, '2022-01'],
        [{ from: '2022-03-15', to: '2022-06' }, '2022-03'],
        [{ from: '2022-12-31' }, '2022-12'],
        [{ from: '2022-03', by: 'year' }, '2022'],
      ] as const) {
        expect((await ledger.dyads(query)).map((row) => [row.period, row.events])).toEqual([[period, 1]]);
        const { rows } = await ledger.timeline({ actor: NOR, recipient: ISL, ...query });
        const found = rows.map((row) => [row.period, row.statements.count, row.byType['SANCTION']?.count]);
        expect(found).toEqual([[period, 1, 1]]);
        expect(rows[0]?.severalPeriods.count).toBe(period === '2022' ? 0 : 2);
        expect((await ledger.timeline({ actor: NOR, ...query, period })).rows).toHaveLength(1);
      }
      expect(await ledger.dyads({ from: '2023' })).toEqual([]);
    });

    test('an envoy and the body for which he speaks are no pair; what has no day is not before one', async () => {
      const AU = 'org:au';
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [],
        events: [{ ...MET, actors: ['person:envoy'], recipients: [ISL] }],
      });
      const actors = [
        ...document.actors.map((actor) =>
          actor.id === ISL ? { ...actor, code: 'ISL' } : { ...actor, code: 'NGA', represents: AU },
        ),
        { ...document.actors[0], id: AU, name: 'African Union', kind: 'organisation', code: 'IGO', represents: null },
      ];
      const events = [...document.events, { ...document.events[0], id: 'e9', type: 'AID', date: null }];
      await ledger.add({ ...document, actors, events } as never, { retrieved: NOW });
      const pairs = async (query?: DyadQuery) =>
        (await ledger.dyads(query)).map(({ period, source, target }) => [period, source, target].join(' '));
      expect(await pairs()).toEqual([
        ' NGA ISL',
        ' org:au ISL',
        '2022-05 ISL NGA',
        '2022-05 ISL org:au',
        '2022-05 NGA ISL',
        '2022-05 org:au ISL',
      ]);
      expect(await pairs({ to: '2022-12' })).toHaveLength(4);
      expect((await ledger.timeline({ actor: AU, to: '2022-12' })).rows.map(({ period }) => period)).toEqual([
        '2022-05',
      ]);
    });

    test('two people of one name are each of the state for which their own document has them, in whatever order', async () => {
      const of = (code: string, recipient: string, day: string) => {
        const event: EventSketch = { ...MET, type: 'ACCUSE', actors: ['Maria Berg'], recipients: [recipient], day };
        const document = documentOf({
          url: `https://fjord.example/${code}`,
          published: day,
          said: [],
          events: [event],
        });
        const known = new Map([
          ['doc:maria-berg', code],
          [recipient, recipient.slice('country:'.length)],
        ]);
        return { ...document, actors: document.actors.map((one) => ({ ...one, code: known.get(one.id) ?? null })) };
      };
      const documents = [of('NOR', ISL, '2022-05-03'), of('AUT', GBR, '2022-05-05')];
      const expected = ['AUT GBR', 'NOR ISL'];
      for (const order of [documents, documents.toReversed()]) {
        const added = [];
        for (const document of order) added.push((await ledger.add(document, { retrieved: NOW })).document);
        const rows = await ledger.dyads();
        expect(rows.map(({ source, target }) => `${source} ${target}`)).toEqual(expected);
        const ids = (await Array.fromAsync(ledger.events())).map(({ id }) => id);
        expect(rows.flatMap((row) => row.ids).toSorted()).toEqual(ids.toSorted());
        for (const id of added) await ledger.remove(id);
      }
    });

    test('who denies an act has not done it', async () => {
      const accusing = [said('Norway has shared nothing at all with us', { act: 'ACCUSE', targets: [NOR] })];
      const document = documentOf({ url: 'https://fjord.example/1', published: '2022-05-04', said: accusing });
      const statements = document.statements.map((one) => ({ ...one, act: { ...one.act, negated: true } }));
      await ledger.add({ ...document, statements } as never, { retrieved: NOW });
      const { rows } = await ledger.timeline({ recipient: NOR });
      expect(rows).toMatchObject([
        { statements: { count: 1 }, byAct: { '': { count: 1 } }, byQuad: {}, meanScore: null },
      ]);
      expect((await ledger.search({ act: 'ACCUSE' })).total).toBe(1);
      expect((await ledger.network({})).edges).toMatchObject([
        { count: 1, byAct: { '': 1 }, byQuad: {}, meanScore: null },
      ]);
    });

    test('an act counts towards whom it is done to, as it says or else its event, and not towards all it is about', async () => {
      const both = { speaker: NATO, day: '2022-05-03', targets: [ISL, NOR] };
      const event = { actors: [NATO], day: '2022-05-03' };
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [
          said('We stand by the island against the fleet of its neighbour', {
            ...both,
            act: 'SUPPORT',
            doneTo: [ISL],
            addressees: [GBR],
          }),
          said('The fleet has no business in the strait of the island', { ...both, act: 'ACCUSE', doneTo: [] }),
          said('Nobody can tell who of the two began it', { ...both, act: 'REJECT', doneTo: [] }),
        ],
        events: [{ ...event, type: 'ACCUSE', recipients: [NOR], statement: 1 }],
      });
      await ledger.add(document, { retrieved: NOW });
      const done = { [ISL]: { '': 2, SUPPORT: 1 }, [NOR]: { '': 2, ACCUSE: 1 }, [GBR]: { '': 1 } };
      for (const [one, byAct] of Object.entries(done)) {
        const row = await rowOf(NATO, one);
        expect(Object.fromEntries(Object.entries(row?.byAct ?? {}).map(([act, { count }]) => [act, count]))).toEqual(
          byAct,
        );
        const acts = Object.keys(byAct).filter(Boolean);
        const scores = acts.map((act) => scoreOf(act));
        expect(row?.meanScore).toBe(scores[0] ?? null);
        for (const actor of [undefined, NATO, one]) {
          const { edges } = await ledger.network({ actor });
          expect(edges.find(({ target }) => target === one)).toMatchObject({ byAct, meanScore: scores[0] ?? null });
        }
      }
      expect((await rowOf(NATO))?.byAct).toMatchObject({ ACCUSE: { count: 1 }, REJECT: { count: 1 } });
    });

    test('what is done to one who speaks for a state is done to the state, once', async () => {
      const envoy = { actor: 'person:envoy', name: 'Envoy', represents: { actor: ISL, name: ISL, code: 'ISL' } };
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [said(DEAL, { speaker: NATO, targets: [ISL, 'person:envoy'], act: 'SUPPORT', doneTo: ['person:envoy'] })],
      });
      const forIsland = <One extends { readonly actor: string | null }>(one: One): One =>
        one.actor === envoy.actor ? { ...one, ...envoy } : one;
      const statements = document.statements.map((one) => ({
        ...one,
        targets: one.targets.map(forIsland),
        act: one.act && { ...one.act, targets: one.act.targets.map(forIsland) },
      }));
      await ledger.add({ ...document, statements }, { retrieved: NOW });
      expect((await ledger.network({ actor: ISL })).edges).toMatchObject([{ count: 1, byAct: { SUPPORT: 1 } }]);
      expect((await rowOf(NATO, ISL))?.byAct).toMatchObject({ SUPPORT: { count: 1 } });
      const { edges } = await ledger.network({});
      expect(edges.map(({ byAct }) => byAct)).toEqual([{ SUPPORT: 1 }, { SUPPORT: 1 }]);
    });

    test('who together deny that they agree have not agreed', async () => {
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [said(DEAL, { speaker: 'the two', members: [NOR, ISL], act: 'AGREE', day: '2022-05-03' })],
      });
      const statements = document.statements.map((one) => ({ ...one, act: { ...one.act, negated: true } }));
      await ledger.add({ ...document, statements } as never, { retrieved: NOW });
      expect(await rowOf(NOR, ISL)).toBeUndefined();
      expect((await ledger.network({})).edges).toEqual([]);
    });

    test('what was published in a month was perhaps published on any day of it, for statements as for documents', async () => {
      const document = documentOf({
        url: 'https://fjord.example/1',
        published: '2022-05-01',
        said: [said('It is so')],
      });
      const month = { ...document.published, to: '2022-05-31', granularity: 'month' };
      await ledger.add({ ...document, published: month } as never, { retrieved: NOW });
      for (const [from, to, total] of [
        ['2022-05-15', '2022-05-20', 1],
        ['2022-06-01', '2022-06-20', 0],
        ['2022-04-01', '2022-04-30', 0],
      ] as const) {
        expect((await ledger.search({ publishedFrom: from, publishedTo: to })).total).toBe(total);
        expect((await ledger.documentPage({ from, to })).total).toBe(total);
      }
    });

    test('a body that is no state has its id, and nobody else has a row', async () => {
      await addCoded([{ ...MET, type: 'REQUEST', actors: [NATO], recipients: ['The Fund', NOR] }]);
      expect((await ledger.dyads()).map(({ source, target }) => [source, target])).toEqual([[NATO, 'NOR']]);
    });

    test('a territory, and whoever acts for it, has the code of its sovereign, as the table of events has', async () => {
      const GRL = 'country:GRL';
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [],
        events: [
          { ...MET, type: 'REQUEST', actors: [GRL], recipients: [ISL] },
          { ...MET, type: 'AID', actors: ['person:envoy'], recipients: [ISL] },
        ],
      });
      const codes = new Map([
        [GRL, 'DNK'],
        ['person:envoy', 'DNK'],
        [ISL, 'ISL'],
      ]);
      const actors = document.actors.map((actor) => ({ ...actor, code: codes.get(actor.id) ?? null }));
      const forTerritory = { represents: { actor: GRL, name: GRL, code: 'GRL' } };
      const events = document.events.map((event) => ({
        ...event,
        actors: event.actors.map((one) => ({ ...one, code: 'DNK', ...forTerritory })),
      }));
      await ledger.add({ ...document, actors, events }, { retrieved: NOW });
      expect((await ledger.dyads()).map(({ source, target, byType }) => [source, target, byType])).toEqual([
        ['DNK', 'ISL', { AID: 1, REQUEST: 1 }],
      ]);
    });

    test('rows have the names of their states and bodies, by which they are chosen too', async () => {
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [],
        events: [
          { ...MET, type: 'REQUEST', actors: [NATO, ISL], recipients: ['Ana Lima'] },
          { ...MET, type: 'AID', actors: [ISL], recipients: [NATO] },
        ],
      });
      const known = new Map([
        [NATO, { name: 'North Atlantic Treaty Organization', code: 'IGO' }],
        [ISL, { name: 'Iceland', code: 'ISL' }],
        ['doc:ana-lima', { code: 'PRT' }],
      ]);
      const actors = document.actors.map((actor) => ({ ...actor, ...known.get(actor.id) }));
      const named = (reference: EventReference) => ({ ...reference, ...known.get(reference.actor ?? '') });
      const events = document.events.map((event) => ({
        ...event,
        actors: event.actors.map(named),
        recipients: event.recipients.map(named),
      }));
      await ledger.add({ ...document, actors, events }, { retrieved: NOW });
      const pairs = async (query: DyadQuery) =>
        (await ledger.dyads(query)).map(({ sourceName, source, targetName, target }) =>
          [sourceName, source, targetName, target].join(' '),
        );
      const all = await pairs({});
      // Of Portugal only its minister is told.
      expect(all).toEqual([
        'Iceland ISL Portugal PRT',
        'Iceland ISL North Atlantic Treaty Organization org:nato',
        'North Atlantic Treaty Organization org:nato Portugal PRT',
      ]);
      for (const source of ['iceland', 'ISL', ISL]) expect(await pairs({ source })).toEqual(all.slice(0, 2));
      for (const target of ['Treaty Organization', NATO]) expect(await pairs({ target })).toEqual([all[1]]);
      expect(await pairs({ source: 'Lima' })).toEqual([]);
    });

    test('nobody meets himself, nor the state for which he speaks', async () => {
      const document = documentOf({ url: 'https://fjord.example/1', published: '2022-05-04', said: [], events: [MET] });
      const speaking = document.actors.map((actor) => (actor.id === ISL ? { ...actor, represents: GBR } : actor));
      await ledger.add(
        { ...document, actors: [...speaking, { ...speaking[0], id: GBR, name: GBR, represents: null } as never] },
        { retrieved: NOW },
      );
      expect(await done(NOR, GBR)).toEqual(['CONSULT 1']);
      for (const [one, other] of [
        [NOR, NOR],
        [ISL, GBR],
        [GBR, ISL],
      ] as const) {
        expect(await done(one, other)).toEqual([]);
        expect(await found(one, other)).toEqual([]);
      }
    });

    test('an act of two who speak together is one of either with the other, if both sides do it', async () => {
      const joint = { members: [NOR, ISL], day: '2022-05-03' };
      await add({
        said: [
          said(DEAL, { ...joint, speaker: 'the two', act: 'AGREE' }),
          said('that the quota of the others is far too high', {
            ...joint,
            speaker: 'the two',
            act: 'ACCUSE',
            targets: [GBR],
          }),
          said('We shall see about that in the autumn', { speaker: NOR, act: 'AGREE', day: '2022-05-03' }),
        ],
      });
      for (const [one, other] of [
        [NOR, ISL],
        [ISL, NOR],
      ] as const)
        expect((await rowOf(one, other))?.byAct).toMatchObject({ AGREE: { count: 1 } });
      expect(Object.keys((await rowOf(NOR, ISL))?.byAct ?? {})).toEqual(['AGREE']);
      expect(Object.keys((await rowOf(NOR, GBR))?.byAct ?? {})).toEqual(['ACCUSE']);
      expect(await rowOf(NOR, NOR)).toBeUndefined();
      expect(await rowOf(GBR, NOR)).toBeUndefined();
      for (const actor of [undefined, NOR]) {
        const { edges } = await ledger.network({ actor });
        const between = edges.filter(({ source, target }) => [source, target].every((id) => id !== GBR));
        expect(between.map(({ source, target, byAct }) => [source, target, byAct])).toEqual([
          [ISL, NOR, { AGREE: 1 }],
          [NOR, ISL, { AGREE: 1 }],
        ]);
      }
    });

    test('what is done by saying it is scored as the event that it is, and what did not take place is not', async () => {
      const about = { speaker: NOR, day: '2022-05-03', targets: [ISL] };
      const performed = { actors: [NOR], recipients: [ISL], day: '2022-05-03' };
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [
          said('that the island had no right to any of it', { ...about, act: 'REJECT' }),
          said('We are not going to blame anybody for the winter', { ...about, act: 'ACCUSE' }),
          said('It was a good offer and we thank them for it', { ...about, act: 'SUPPORT' }),
        ],
        events: [
          { ...performed, type: 'REJECT', modes: ['assist'], statement: 0 },
          { ...performed, type: 'ACCUSE', statement: 1 },
        ],
      });
      const events = document.events.map((event) => ({ ...event, negated: event.type === 'ACCUSE' }));
      await ledger.add({ ...document, events }, { retrieved: NOW });
      const row = await rowOf(NOR, ISL);
      const scores = [scoreOf('REJECT', ['assist']) ?? 0, scoreOf('SUPPORT') ?? 0] as const;
      expect(scoreOf('REJECT', ['assist'])).not.toBe(scoreOf('REJECT'));
      expect(row?.meanScore).toBeCloseTo((scores[0] + scores[1]) / 2, 2);
      expect(row?.byQuad).toEqual({ 1: 1, 3: 1 });
      expect(Object.keys(row?.byAct ?? {})).toEqual(['ACCUSE', 'REJECT', 'SUPPORT']);
    });

    test('what is said together has the codes of all who say it', async () => {
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [said(DEAL, { speaker: 'the two', members: [NOR, ISL] })],
      });
      const actors = document.actors.map((actor) => ({
        ...actor,
        code: actor.id === NOR ? 'NOR' : actor.id === ISL ? 'ISL' : null,
      }));
      await ledger.add({ ...document, actors }, { retrieved: NOW });
      expect(await Array.fromAsync(ledger.statements())).toMatchObject([{ memberCodes: ['NOR', 'ISL'] }]);
    });

    test('in the network of a state those who speak for it are the state, and no partners of it', async () => {
      const document = documentOf({
        url: 'https://fjord.example/1',
        said: [
          said(DEAL, { speaker: 'the two', members: ['Kari Nygård', 'Ana Lima'], act: 'AGREE', day: '2022-05-03' }),
        ],
      });
      const bodyOf = (actor: string) => ({ actor, name: actor, code: null });
      const statements = document.statements.map((one) => ({
        ...one,
        speaker: one.speaker && {
          ...one.speaker,
          members: one.speaker.members.map((member, at) => ({ ...member, represents: bodyOf(at === 0 ? NOR : ISL) })),
        },
      }));
      const actors = document.actors.map((actor) =>
        actor.name === 'Kari Nygård' ? { ...actor, represents: NOR } : actor,
      );
      const bodies = [NOR, ISL].map((id) => ({
        ...actors[0],
        id,
        name: id,
        kind: 'country' as const,
        represents: null,
      }));
      await ledger.add({ ...document, statements, actors: [...actors, ...bodies] as never }, { retrieved: NOW });
      const { actor, edges } = await ledger.network({ actor: NOR });
      expect(edges.map(({ source, target }) => [source, target])).toEqual([
        [actor, 'name:ana lima'],
        ['name:ana lima', actor],
      ]);
      expect((await rowOf(NOR, ISL))?.byAct).toMatchObject({ AGREE: { count: 1 } });
      expect(await rowOf('Nygård', NOR)).toBeUndefined();
    });
  });
}
