import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { EventFilter, Ledger, NewReview, StatementFilter } from '../../ledger/index.ts';
import type { Store } from '../shared/session.ts';
import { ledgerOver } from '../shared/ledger.ts';
import { rowsOf } from '../shared/sql.ts';
import { documentOf, type EventSketch } from './documents.ts';
import {
  ADLER,
  all,
  BRANDT,
  LONG,
  NOW,
  QUOTA,
  READ,
  reread,
  restoredOf,
  reviewedLedger,
  SKETCH,
} from './reviewedLedger.ts';

const [NOR, ISL, GBR] = ['country:NOR', 'country:ISL', 'country:GBR'];

/** What every store has to do with rows as people have corrected them; `open` gives a new and empty one. */
export function correctedSuite(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let ledger: Ledger;
    let store: Store;
    let document = '';
    let first = '';
    let second = '';
    let third = '';
    const { review, eventIds, nothingIsWrong } = reviewedLedger(open, (fresh) => {
      ({ store, ledger, document, first, second, third } = fresh);
    });
    const decide = (entry: string, field: NewReview['field'], value: unknown, by = ADLER) =>
      review(entry, by, { field, decision: 'wrong', value });
    const statements = (filter: StatementFilter = {}) => all(ledger.statements(filter));
    const statement = async (id: string) => (await statements()).find((one) => one.id === id);
    const events = () => all(ledger.events());

    test('without decisions, or with those that say what the machine says, nothing is corrected', async () => {
      const [read, told] = [await statements(), await events()];
      await review(first, ADLER);
      expect([await statements(), await events()]).toEqual([read, told]);
      expect([...read, ...told].some((one) => 'corrected' in one)).toBe(false);
    });

    test('each field of a statement has the value that people decided, and the machine’s again once that is taken back', async () => {
      const before = await all(ledger.statements());
      const span = before[0]?.attribution.content[0] ?? [0, 0];
      await decide(first, 'speaker', { name: 'ANA  Lima' });
      await decide(first, 'span', [[span[0] + 1, span[0] + 8]]);
      await decide(first, 'kind', 'mixed');
      await decide(first, 'addressee', [{ actor: ISL }]);
      await decide(first, 'targets', [{ name: 'Norway' }, { name: 'the miners' }]);
      await decide(first, 'act', 'REQUEST');
      await decide(first, 'said', { from: '2026-04-01', to: '2026-04-30' });
      const [now] = await statements();
      expect(now).toMatchObject({
        corrected: ['speaker', 'span', 'kind', 'addressee', 'targets', 'act', 'said'],
        refuted: ['speaker', 'span', 'kind', 'addressee', 'targets', 'act', 'said'],
        speaker: { actor: 'doc:ana-lima', name: 'Ana Lima', status: 'resolved', mention: [], represents: null },
        actor: { id: 'doc:ana-lima', kind: 'person' },
        speakerWords: 'Kari Nygård',
        text: LONG.slice(0, 7),
        quotes: [{ exact: LONG.slice(0, 7), span: [span[0] + 1, span[0] + 8] }],
        kind: 'mixed',
        addressees: [{ actor: ISL }],
        targets: [
          { actor: NOR, represents: { actor: NOR, code: 'NOR' } },
          { actor: null, name: 'the miners', status: 'resolved' },
        ],
        act: { type: 'REQUEST', negated: false, targets: [{ actor: NOR }, { name: 'the miners' }] },
        said: { from: '2026-04-01', to: '2026-04-30', granularity: 'month', span: null },
      });
      expect(now?.speaker).not.toHaveProperty('confidence');
      await decide(second, 'speaker', { actor: null, name: null });
      await decide(second, 'said', 'none');
      await decide(third, 'act', 'ACCUSE');
      expect(await statement(second)).toMatchObject({
        speaker: { name: null, status: 'anonymous' },
        actor: null,
        said: null,
      });
      expect((await statement(third))?.act).toEqual({ type: 'ACCUSE', negated: false, targets: [] });
      await nothingIsWrong();
      for (const { id } of await all(ledger.reviews())) await ledger.undoReview(id);
      expect(await statements()).toEqual(before);
      await nothingIsWrong();
    });

    test('what nobody knows better, and what people differ about, stays; what they decide to be none is left out', async () => {
      const [machine] = await statements();
      await decide(first, 'speaker', null);
      await decide(first, 'kind', 'mixed');
      await decide(first, 'kind', 'indirect', BRANDT);
      await review(second, ADLER, { field: 'entry', decision: 'wrong' });
      await review(third, ADLER, { field: 'entry', decision: 'wrong' });
      await review(third, BRANDT, { field: 'entry' });
      const now = await statements();
      expect(now).toMatchObject([
        { id: first, refuted: ['speaker', 'kind'], speaker: machine?.speaker, kind: machine?.kind },
        { id: third, refuted: ['entry'] },
      ]);
      expect(now.some((one) => 'corrected' in one)).toBe(false);
    });

    test('who was accepted stays so when another reading says somebody else', async () => {
      await review(first, ADLER, { field: 'speaker' });
      const was = READ.statements[2]?.speaker ?? null;
      const other = { ...READ, statements: READ.statements.map((one) => ({ ...one, speaker: was })) };
      await ledger.refresh(
        document,
        reread(other, 9, (span) => span),
      );
      expect(await statement(first)).toMatchObject({ corrected: ['speaker'], speaker: { name: 'Kari Nygård' } });
    });

    test('a verdict from outside is that of what the machine says, and there again once that holds', async () => {
      const verdict = async () => (await statement(first))?.verification?.verdict;
      await ledger.judge([[first, 'altered']]);
      await decide(first, 'kind', 'mixed');
      expect(await verdict()).toBe('altered');
      const [taken] = await decide(first, 'speaker', { name: 'Jens Okko' });
      expect(await verdict()).toBeUndefined();
      await decide(first, 'speaker', { name: 'Ana Lima' });
      await ledger.refresh(
        document,
        reread(READ, 9, (span) => span),
      );
      await ledger.undoReview(taken?.id ?? '');
      await decide(first, 'speaker', { name: 'Kari Nygård' });
      expect(await verdict()).toBe('altered');
    });

    test('filters ask what people decided; of what they did not decide, the machine', async () => {
      const found = async (filter: StatementFilter) => (await statements(filter)).map(({ id }) => id);
      await decide(first, 'speaker', { name: 'Ana Lima' });
      await decide(second, 'speaker', { actor: 'org:nato' });
      await decide(third, 'said', { from: '2023-04-05', to: '2023-04-05' });
      await decide(third, 'targets', [{ name: 'the crews of Fjord Lines' }]);
      await decide(third, 'kind', 'mixed');
      await decide(third, 'act', 'REQUEST');
      const cases: [StatementFilter, string[]][] = [
        [{ speaker: 'Nygård' }, []],
        [{ speaker: 'Lima' }, [first, third]],
        [{ speaker: 'NOR' }, []],
        [{ speaker: 'NATO' }, [second]],
        [{ speaker: 'org:nato', from: '2026-05-02', to: '2026-05' }, [second]],
        [{ from: '2023', to: '2023-04' }, [third]],
        [{ from: '2024' }, [first, second]],
        [{ to: '2024' }, [third]],
        [{ target: 'fjord lines' }, [third]],
        [{ target: 'Fjord', outlet: 'Elsewhere' }, []],
        [{ speaksFor: 'IGO' }, [second]],
        [{ kind: 'mixed' }, [third]],
        [{ kind: 'direct', act: 'ACCUSE' }, [first]],
        [{ act: 'request', speaker: 'Lima' }, [third]],
        [{ words: 'asked', act: 'REQUEST' }, [third]],
        [{ words: 'quota', act: 'REQUEST' }, []],
      ];
      for (const [filter, expected] of cases) expect([filter, await found(filter)]).toEqual([filter, expected]);
      await review(third, ADLER, { field: 'entry', decision: 'wrong' });
      expect(await found({ kind: 'mixed' })).toEqual([]);
      for (const filter of [{ kind: 'spoken' as never }, { act: 'SHOUT' }, { from: '2024', to: '2023' }])
        await expect(found(filter)).rejects.toMatchObject({ code: expect.stringMatching(/OR3004|OR6006/u) as string });
    });

    test('whom only the lexicon knows has its codes, and whom nobody knows a name alone', async () => {
      await decide(first, 'speaker', { name: 'NATO' });
      await decide(second, 'speaker', { actor: 'person:jens-stoltenberg' });
      await decide(second, 'said', { from: '2020-05-01', to: '2020-05-01' });
      await decide(third, 'speaker', { name: 'Somebody Else' });
      const given = await statements();
      expect(given.map(({ speaker, actor }) => [speaker?.actor, speaker?.represents?.code, actor?.code])).toEqual([
        ['org:nato', 'IGO', 'IGO'],
        ['person:jens-stoltenberg', 'IGO', null],
        [null, undefined, undefined],
      ]);
    });

    test('each field of an event has the value that people decided; modes of another type go', async () => {
      const before = await events();
      const [kept] = before[0]?.actors ?? [];
      const [sanction = '', meeting = ''] = await eventIds();
      await decide(sanction, 'type', 'COERCE');
      await decide(sanction, 'actors', [{ actor: GBR }, { actor: NOR }]);
      await decide(sanction, 'recipients', [{ name: 'Nobody Known' }]);
      await decide(sanction, 'date', { from: '2026-01-01', to: '2026-12-31' });
      await decide(sanction, 'negated', true);
      await decide(sanction, 'standing', 'alleged');
      await review(meeting, ADLER, { field: 'entry', decision: 'wrong' });
      expect(await events()).toMatchObject([
        {
          id: sanction,
          corrected: ['type', 'actors', 'recipients', 'date', 'negated', 'standing'],
          type: 'COERCE',
          actors: [{ actor: GBR, name: 'United Kingdom', code: 'GBR', mention: [] }, kept],
          recipients: [{ actor: null, name: 'Nobody Known', code: null, sector: null }],
          date: { from: '2026-01-01', to: '2026-12-31', granularity: 'year' },
          negated: true,
          reportedAs: 'alleged',
        },
      ]);
      await nothingIsWrong();
      for (const { id } of await all(ledger.reviews())) await ledger.undoReview(id);
      expect(await events()).toEqual(before);
    });

    test('filters of events ask what people decided', async () => {
      const [sanction = '', meeting = ''] = await eventIds();
      await decide(sanction, 'actors', [{ actor: GBR }]);
      await decide(sanction, 'type', 'COERCE');
      await decide(sanction, 'standing', 'alleged');
      await decide(meeting, 'date', { from: '2023-04-05', to: '2023-04-05' });
      const found = async (filter: EventFilter) => (await all(ledger.events(filter))).map(({ id }) => id);
      const cases: [EventFilter, string[]][] = [
        [{ actor: NOR }, []],
        [{ actor: 'GBR' }, [sanction]],
        [{ actor: GBR, recipient: ISL }, [sanction]],
        [{ recipient: GBR }, []],
        [{ actor: 'Lima' }, [meeting]],
        [{ type: 'SANCTION' }, []],
        [{ type: 'COERCE', from: '2026' }, [sanction]],
        [{ reportedAs: 'alleged' }, [sanction]],
        [{ reportedAs: 'fact', to: '2023' }, [meeting]],
        [{ from: '2026-05' }, [sanction]],
        [{ actor: GBR, outlet: 'Elsewhere' }, []],
      ];
      for (const [filter, expected] of cases) expect([filter, await found(filter)]).toEqual([filter, expected]);
    });

    /** What is answered about who speaks about whom, wherever somebody asks. */
    const answers = async (speaker: string, target: string) => ({
      search: (await ledger.search({ speaker, target })).hits.map(({ id }) => id),
      listed: (await statements({ speaker, target })).map(({ id }) => id),
      facets: (await ledger.search({ target, facets: true })).facets?.speaker,
      timeline: (await ledger.timeline({ actor: speaker, recipient: target, by: 'year' })).rows.flatMap(
        ({ statements: { ids } }) => ids,
      ),
      network: (await ledger.network({ speaker })).edges.map(({ source, target: to }) => `${source} ${to}`),
      positions: (await ledger.positions({ speaker, about: target })).positions.map(({ statement }) => statement.id),
      parties: (await ledger.parties({ words: speaker })).map(({ said }) => said),
      documents: (await all(ledger.documents({ speaker }))).map(({ id }) => id),
    });

    test('every question asks what people decided, and the machine again once it is taken back', async () => {
      const before = [
        await answers('Okko', 'NOR'),
        await answers('Nygård', 'NOR'),
        await ledger.search({ facets: true }),
      ];
      await decide(first, 'speaker', { name: 'Jens Okko' });
      await decide(first, 'targets', [{ actor: NOR }]);
      expect(await answers('Okko', 'NOR')).toEqual({
        search: [first],
        listed: [first],
        facets: [{ value: 'Jens Okko', count: 1 }],
        timeline: [first],
        network: ['name:jens okko country:NOR'],
        positions: [first],
        parties: [1],
        documents: [document],
      });
      expect((await ledger.search({ speaker: 'Nygård' })).hits.map(({ id }) => id)).toEqual([second]);
      expect(await ledger.search({ speaker: 'Okko' })).toMatchObject({
        hits: [{ speaker: 'Jens Okko', corrected: ['speaker', 'targets'], refuted: ['speaker', 'targets'] }],
      });
      const [row] = await store.read((session) =>
        rowsOf<Record<string, unknown>>(session, sql`select speaker, targets from statements where id = ${first}`),
      );
      expect(row).toMatchObject({ speaker: 'Jens Okko', targets: 'country:NOR' });
      const read = await ledger.reading(document);
      expect(read.statements.map(({ speaker }) => speaker)).toEqual(['Jens Okko', 'Kari Nygård', 'Ana Lima']);
      await decide(second, 'entry', false);
      expect((await ledger.search({})).hits.map(({ id }) => id).toSorted()).toEqual([first, third].toSorted());
      expect((await ledger.reading(document)).statements.map(({ id }) => id)).toEqual([first, third]);
      expect(await ledger.show(second)).toMatchObject({ current: true, statement: { corrected: ['entry'] } });
      const shown = await ledger.show(first);
      expect(shown).toMatchObject({
        statement: { speaker: { name: 'Jens Okko' } },
        effective: [{ machine: { name: 'Kari Nygård' }, views: [{ by: [ADLER] }] }, { machine: [] }],
      });
      await nothingIsWrong();
      for (const { id } of await all(ledger.reviews())) await ledger.undoReview(id);
      expect([
        await answers('Okko', 'NOR'),
        await answers('Nygård', 'NOR'),
        await ledger.search({ facets: true }),
      ]).toEqual(before);
    });

    test('pages, timelines and maps of events ask what people decided', async () => {
      const [sanction = '', meeting = ''] = await eventIds();
      await decide(sanction, 'actors', [{ actor: GBR }]);
      await decide(sanction, 'type', 'COERCE');
      await decide(meeting, 'historical', true);
      expect((await ledger.eventPage({ actor: NOR })).events).toEqual([]);
      const { events: found, types } = await ledger.eventPage({ actor: GBR });
      expect([found.map(({ id }) => id), types]).toEqual([[sanction], [{ type: 'COERCE', count: 1 }]]);
      const [row] = (await ledger.timeline({ actor: GBR, recipient: ISL })).rows;
      expect(row?.byType).toEqual({ COERCE: { count: 1, ids: [sanction] } });
      const told = (await ledger.timeline({ actor: 'Nygård' })).rows.flatMap(({ historical: { ids } }) => ids);
      expect(told).toEqual([meeting]);
      await review(sanction, ADLER, { field: 'entry', decision: 'wrong' });
      expect((await ledger.eventPage({ actor: GBR })).events).toEqual([]);
      expect((await ledger.parties({ ids: [GBR] })).map(({ events: count }) => count)).toEqual([]);
      await nothingIsWrong();
    });

    const copyIn = (url: string, published: string) =>
      ledger.add(documentOf({ ...SKETCH, url, published, events: [] }), { retrieved: NOW });
    const spokenBy = async (speaker: string) =>
      (await statements({ speaker, reports: 'all', words: 'ice' })).map(({ document: { url } }) => url);

    test('reports of one statement go together, whichever comes or goes, but what was decided of each is its own', async () => {
      const [one, two, three] = ['https://a.example/ice', 'https://b.example/ice', 'https://c.example/ice'];
      await copyIn(one, '2026-05-03');
      await decide(first, 'speaker', { name: 'Jens Okko' });
      expect(await spokenBy('Okko')).toEqual([SKETCH.url, one]);
      // An earlier report is the first now.
      const {
        document: earlier,
        statements: [ofEarlier = ''],
      } = await copyIn(two, '2026-05-01');
      await copyIn(three, '2026-05-04');
      expect(await spokenBy('Okko')).toEqual([SKETCH.url, one, two, three]);
      expect((await ledger.search({ speaker: 'Nygård', words: 'ice' })).hits).toEqual([]);
      await review(ofEarlier, BRANDT, { field: 'speaker' });
      expect([await spokenBy('Okko'), await spokenBy('Nygård')]).toEqual([[SKETCH.url], [one, two, three]]);
      await nothingIsWrong();
      await ledger.remove(earlier);
      expect([await spokenBy('Okko'), await spokenBy('Nygård')]).toEqual([[SKETCH.url, one, three], []]);
      await ledger.remove(document);
      expect([await spokenBy('Okko'), await spokenBy('Nygård')]).toEqual([[], [one, three]]);
      await nothingIsWrong();
    });

    test('another reading, another text and another ledger have what people decided', async () => {
      await decide(first, 'speaker', { name: 'Jens Okko' });
      await review(second, ADLER, { field: 'entry', decision: 'wrong' });
      await ledger.refresh(
        document,
        reread(READ, 9, (span) => span),
      );
      expect((await statements({ speaker: 'Okko' })).map(({ id }) => id)).toEqual([first]);
      expect((await ledger.search({ words: QUOTA })).total).toBe(0);
      const copy = ledgerOver(await open(), {});
      await copy.restore((await all(ledger.versions())).map(restoredOf));
      const there = await all(copy.statements());
      const withoutTimes = ({ document, ...one }: (typeof there)[number]) => ({
        ...one,
        document: { ...document, retrieved: null },
      });
      expect(there.map(withoutTimes)).toEqual((await statements()).map(withoutTimes));
      await copy.close();
      await ledger.add(documentOf({ ...SKETCH, lead: 'An editor adds a line.' }), {
        retrieved: '2027-05-05T00:00:00Z',
      });
      expect((await statements({ speaker: 'Okko' })).map(({ text }) => text)).toEqual([`“${LONG}”`]);
      expect((await ledger.search({ words: QUOTA })).total).toBe(0);
      await nothingIsWrong();
    });

    test('who is to decide sees the machine’s values, also of what another has decided to be none', async () => {
      const before = await ledger.reviewQueue({ by: BRANDT });
      const events = await ledger.reviewQueue({ by: BRANDT, kind: 'event' });
      await decide(first, 'speaker', { name: 'Jens Okko' });
      await review(second, ADLER, { field: 'entry', decision: 'wrong' });
      const [event = ''] = await eventIds();
      await decide(event, 'type', 'COERCE');
      const bare = <One extends object>(entries: readonly One[]) => entries.map((one) => ({ ...one, refuted: [] }));
      const now = await ledger.reviewQueue({ by: BRANDT });
      expect(bare(now.statements)).toEqual(before.statements);
      expect(bare((await ledger.reviewQueue({ by: BRANDT, kind: 'event' })).events)).toEqual(events.events);
      await review(second, BRANDT, { field: 'entry' });
      expect(await ledger.agreement({ field: 'entry' })).toMatchObject([{ field: 'entry', kind: 'statement' }]);
    });

    const MET: EventSketch = { type: 'CONSULT', actors: [NOR], recipients: [ISL], day: '2022-05-03' };
    const addCoded = (events: readonly EventSketch[], url: string, published = '2022-05-04') => {
      const made = documentOf({ url, published, said: [], events });
      const actors = made.actors.map((actor) => ({ ...actor, code: actor.id.slice('country:'.length) }));
      return ledger.add({ ...made, actors }, { retrieved: NOW });
    };
    const rows = async () =>
      (await ledger.dyads({ to: '2025' })).map(({ period, source, target, byType, correctedIds }) => [
        `${period} ${source} ${target}`,
        byType,
        correctedIds.length,
      ]);

    test('dyads count what people decided of the reports of an event, once', async () => {
      const SANCTION: EventSketch = { ...MET, type: 'SANCTION', day: '2022-05-09' };
      const AID: EventSketch = { ...MET, type: 'AID', day: '2022-06-01' };
      await addCoded([MET, SANCTION, AID], 'https://fjord.example/1');
      await addCoded([MET, SANCTION, AID], 'https://fjord.example/2', '2022-05-10');
      const found = await all(ledger.events({ to: '2025' }));
      expect(found).toMatchObject([{ reports: 2 }, { reports: 2 }, { reports: 2 }]);
      const machine = await rows();
      const [met = '', sanction = '', aid = ''] = found.map(({ id }) => id);
      await decide(met, 'recipients', [{ actor: GBR }]);
      await decide(sanction, 'date', { from: '2023-01-02', to: '2023-01-02' });
      await decide(sanction, 'type', 'COERCE');
      await review(aid, ADLER, { field: 'entry', decision: 'wrong' });
      const later = (await all(ledger.events({ to: '2025', reports: 'all' }))).find(
        ({ id, type }) => type === 'CONSULT' && id !== met,
      );
      await decide(later?.id ?? '', 'type', 'AGREE');
      expect(await rows()).toEqual([
        ['2022-05 GBR NOR', { AGREE: 1 }, 1],
        ['2022-05 NOR GBR', { AGREE: 1 }, 1],
        ['2023-01 NOR ISL', { COERCE: 1 }, 1],
      ]);
      await decide(sanction, 'future', true);
      expect((await ledger.dyads({ by: 'year', from: '2022', to: '2024' })).length).toBe(2);
      for (const { id } of await all(ledger.reviews())) await ledger.undoReview(id);
      expect(await rows()).toEqual(machine);
    });
  });
}
