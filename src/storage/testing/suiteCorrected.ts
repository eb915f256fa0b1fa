import { describe, expect, test } from 'vitest';
import type { EventFilter, Ledger, NewReview, StatementFilter } from '../../ledger/index.ts';
import type { Store } from '../shared/session.ts';
import { documentOf, type EventSketch } from './documents.ts';
import { ADLER, all, BRANDT, LONG, NOW, READ, reread, reviewedLedger } from './reviewedLedger.ts';

const [NOR, ISL, GBR] = ['country:NOR', 'country:ISL', 'country:GBR'];

/** What every store has to do with rows as people have corrected them; `open` gives a new and empty one. */
export function correctedSuite(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let ledger: Ledger;
    let document = '';
    let first = '';
    let second = '';
    let third = '';
    const { review, eventIds } = reviewedLedger(open, (fresh) => {
      ({ ledger, document, first, second, third } = fresh);
    });
    const decide = (entry: string, field: NewReview['field'], value: unknown, by = ADLER) =>
      review(entry, by, { field, decision: 'wrong', value });
    const statements = (filter: StatementFilter = {}) => all(ledger.statements(filter, { corrected: true }));
    const statement = async (id: string) => (await statements()).find((one) => one.id === id);
    const events = () => all(ledger.events({}, { corrected: true }));

    test('without decisions, or with those that say what the machine says, nothing is corrected', async () => {
      await review(first, ADLER);
      const machine = await all(ledger.statements());
      expect(machine.some((one) => 'corrected' in one)).toBe(false);
      expect(await statements()).toEqual(machine.map((one) => ({ ...one, corrected: [] })));
      const told = await all(ledger.events());
      expect(await events()).toEqual(told.map((one) => ({ ...one, corrected: [] })));
    });

    test('each field of a statement has the value that people decided; without the option all stays', async () => {
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
      const machine = await all(ledger.statements());
      expect(machine.map((one) => ({ ...one, refuted: [] }))).toEqual(before);
    });

    test('what nobody knows better, and what people differ about, stays; what they decide to be none is left out', async () => {
      await decide(first, 'speaker', null);
      await decide(first, 'kind', 'mixed');
      await decide(first, 'kind', 'indirect', BRANDT);
      await review(second, ADLER, { field: 'entry', decision: 'wrong' });
      await review(third, ADLER, { field: 'entry', decision: 'wrong' });
      await review(third, BRANDT, { field: 'entry' });
      const [machine] = await all(ledger.statements());
      expect(await statements()).toMatchObject([
        { id: first, corrected: [], refuted: ['speaker', 'kind'], speaker: machine?.speaker, kind: machine?.kind },
        { id: third, corrected: [], refuted: ['entry'] },
      ]);
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
        [{ speaksFor: 'IGO' }, []],
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
      const [sanction = '', meeting = ''] = await eventIds();
      await decide(sanction, 'type', 'COERCE');
      await decide(sanction, 'actors', [{ actor: GBR }, { actor: NOR }]);
      await decide(sanction, 'recipients', [{ name: 'Nobody Known' }]);
      await decide(sanction, 'date', { from: '2026-01-01', to: '2026-12-31' });
      await decide(sanction, 'negated', true);
      await decide(sanction, 'standing', 'alleged');
      await review(meeting, ADLER, { field: 'entry', decision: 'wrong' });
      const [kept] = (await all(ledger.events()))[0]?.actors ?? [];
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
    });

    test('filters of events ask what people decided', async () => {
      const [sanction = '', meeting = ''] = await eventIds();
      await decide(sanction, 'actors', [{ actor: GBR }]);
      await decide(sanction, 'type', 'COERCE');
      await decide(sanction, 'standing', 'alleged');
      await decide(meeting, 'date', { from: '2023-04-05', to: '2023-04-05' });
      const found = async (filter: EventFilter) =>
        (await all(ledger.events(filter, { corrected: true }))).map(({ id }) => id);
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

    const MET: EventSketch = { type: 'CONSULT', actors: [NOR], recipients: [ISL], day: '2022-05-03' };
    const addCoded = (events: readonly EventSketch[], url: string, published = '2022-05-04') => {
      const made = documentOf({ url, published, said: [], events });
      const actors = made.actors.map((actor) => ({ ...actor, code: actor.id.slice('country:'.length) }));
      return ledger.add({ ...made, actors }, { retrieved: NOW });
    };
    const rows = async (corrected: boolean) =>
      (await ledger.dyads({ corrected, to: '2025' })).map(({ period, source, target, byType, correctedIds }) => [
        `${period} ${source} ${target}`,
        byType,
        correctedIds?.length,
      ]);

    test('dyads count what people decided of the first report of an event, once', async () => {
      const SANCTION: EventSketch = { ...MET, type: 'SANCTION', day: '2022-05-09' };
      const AID: EventSketch = { ...MET, type: 'AID', day: '2022-06-01' };
      await addCoded([MET, SANCTION, AID], 'https://fjord.example/1');
      await addCoded([MET, SANCTION, AID], 'https://fjord.example/2', '2022-05-10');
      const found = await all(ledger.events({ to: '2025' }));
      expect(found).toMatchObject([{ reports: 2 }, { reports: 2 }, { reports: 2 }]);
      const machine = await rows(false);
      expect(await rows(true)).toEqual(machine.map(([pair, byType]) => [pair, byType, 0]));
      const [met = '', sanction = '', aid = ''] = found.map(({ id }) => id);
      await decide(met, 'recipients', [{ actor: GBR }]);
      await decide(sanction, 'date', { from: '2023-01-02', to: '2023-01-02' });
      await decide(sanction, 'type', 'COERCE');
      await review(aid, ADLER, { field: 'entry', decision: 'wrong' });
      const later = (await all(ledger.events({ to: '2025', reports: 'all' }))).find(
        ({ id, type }) => type === 'CONSULT' && id !== met,
      );
      await decide(later?.id ?? '', 'type', 'AGREE');
      expect(await rows(true)).toEqual([
        ['2022-05 GBR NOR', { CONSULT: 1 }, 1],
        ['2022-05 NOR GBR', { CONSULT: 1 }, 1],
        ['2023-01 NOR ISL', { COERCE: 1 }, 1],
      ]);
      await decide(sanction, 'future', true);
      expect((await ledger.dyads({ corrected: true, by: 'year', from: '2022', to: '2024' })).length).toBe(2);
      expect(await rows(false)).toEqual(machine);
    });
  });
}
