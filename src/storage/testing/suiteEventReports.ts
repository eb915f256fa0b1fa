import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventFilter, Ledger, LedgerEvent } from '../../ledger/index.ts';
import { documentOf, type EventSketch, type Sketch } from './documents.ts';
import { NOW, said, WORDS } from './reports.ts';

const SEIZED: EventSketch = {
  type: 'ASSAULT',
  actors: ['country:NOR'],
  recipients: ['country:ISL'],
  day: '2022-05-03',
};
const AT_FIRST: Sketch = { url: 'https://fjord.example/1', outlet: 'Fjord News', published: '2022-05-04', said: [] };
const LATER: Sketch = { url: 'https://daily.example/1', outlet: 'The Daily', published: '2022-05-06', said: [] };
const LATEST: Sketch = { url: 'https://herald.example/1', outlet: 'Herald', published: '2022-05-09', said: [] };

/** What every store has to do with reports of one event; `open` gives a new and empty ledger. */
export function eventReportsSuite(name: string, open: () => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(() => ledger.close());

    const add = (sketch: Sketch) => ledger.add(documentOf(sketch), { retrieved: NOW });
    const every = (filter: EventFilter = {}): Promise<LedgerEvent[]> => Array.fromAsync(ledger.events(filter));
    const faults = () => Array.fromAsync(ledger.faults());

    test.each([
      ['as they came out', [AT_FIRST, LATER, LATEST]],
      ['the latest first', [LATEST, LATER, AT_FIRST]],
      ['the first one last', [LATER, LATEST, AT_FIRST]],
    ])('the first report is the earliest published, whichever order they are added in: %s', async (_, order) => {
      const modes = new Map([
        [AT_FIRST, ['seize']],
        [LATER, ['beat']],
        [LATEST, ['other']],
      ]);
      for (const sketch of order) await add({ ...sketch, events: [{ ...SEIZED, modes: modes.get(sketch) ?? [] }] });
      const [event, ...others] = await every();
      expect(others).toEqual([]);
      expect(event).toMatchObject({ modes: ['seize'], reports: 3, document: { outlet: 'Fjord News' } });
      const shown = await ledger.show(event?.id ?? '');
      const reports = shown.type === 'event' ? shown.reports : [];
      expect(reports.map(({ document }) => document.outlet)).toEqual(['Fjord News', 'The Daily', 'Herald']);
      await ledger.remove(event?.document.id ?? '');
      expect(await every()).toMatchObject([{ modes: ['beat'], reports: 2, document: { outlet: 'The Daily' } }]);
      expect(await faults()).toEqual([]);
    });

    test('of two reports of one day the same one is first in every order', async () => {
      const other = { ...LATER, published: AT_FIRST.published ?? null };
      const firstOf = async (...order: readonly Sketch[]): Promise<unknown[]> => {
        for (const sketch of order) await add({ ...sketch, said: [said(WORDS)], events: [SEIZED] });
        const [event] = await every();
        const { hits } = await ledger.search({});
        const first = [event?.document.outlet, hits[0]?.document.outlet];
        await Array.fromAsync(ledger.removeAll({ from: '2022' }));
        return first;
      };
      expect(await firstOf(other, AT_FIRST)).toEqual(await firstOf(AT_FIRST, other));
    });

    test('what a statement performs has the first report of the statement', async () => {
      const accuse = {
        type: 'ACCUSE' as const,
        actors: ['Kari Nygård'],
        recipients: ['country:ISL'],
        day: '2022-05-03',
      };
      const performing = (sketch: Sketch): Sketch => ({
        ...sketch,
        said: [said(WORDS, { day: '2022-05-03' })],
        events: [{ ...accuse, statement: 0 }],
      });
      await add(performing(LATER));
      await add(performing(AT_FIRST));
      const [event, ...others] = await every();
      expect(others).toEqual([]);
      expect(event).toMatchObject({ reports: 2, document: { outlet: 'Fjord News' } });
      expect((await ledger.search({})).hits.map(({ id }) => id)).toEqual([event?.statement]);
      expect(await every({ reports: 'all' })).toHaveLength(2);
      await ledger.remove(event?.document.id ?? '');
      expect(await every()).toMatchObject([{ reports: 1, document: { outlet: 'The Daily' } }]);
      expect(await faults()).toEqual([]);
    });

    test('of an act whose recipient only a later report tells, that report is written, and more filters add nothing', async () => {
      const ACCUSED: EventSketch = { ...SEIZED, type: 'ACCUSE', recipients: ['the ports'], statement: 0 };
      const accusing = (sketch: Sketch, ...recipients: readonly string[]): Sketch => ({
        ...sketch,
        said: [said(WORDS, { day: '2022-05-03' })],
        events: recipients.map((recipient) => ({ ...ACCUSED, recipients: [recipient] })),
      });
      await add(accusing(AT_FIRST, 'the ports'));
      const { document } = await add(accusing(LATER, 'country:ISL'));
      await add(accusing(LATEST, 'country:ISL'));
      const towards: EventFilter = { recipient: 'country:ISL' };
      for (const filter of [towards, { ...towards, outlet: 'Daily' }, { ...towards, from: '2022-05' }]) {
        expect(await every(filter)).toMatchObject([{ document: { id: document }, reports: 3 }]);
        expect((await ledger.eventPage(filter)).events.map(({ id }) => id)).toEqual(
          (await every(filter)).map(({ id }) => id),
        );
      }
      expect(await every({ ...towards, outlet: 'Fjord' })).toEqual([]);
      expect(await every()).toMatchObject([{ document: { outlet: 'Fjord News' } }]);
      expect((await ledger.places(towards)).events).toBe(1);
      expect(await ledger.parties({ ids: ['country:NOR'] })).toMatchObject([{ events: 1 }]);
    });

    test('of an act in the headline and below it, the place that tells the recipient is the report of the document', async () => {
      const sketch: Sketch = {
        ...AT_FIRST,
        said: [said('Northern route to stay shut'), said('The northern route will stay shut until the ice has gone')],
        events: ['the ports', 'country:ISL'].map((recipient, statement) => ({
          ...SEIZED,
          type: 'REJECT',
          recipients: [recipient],
          statement,
        })),
      };
      const document = documentOf(sketch);
      const blocks = document.blocks.map((block, at) => (at === 1 ? { ...block, kind: 'headline' as const } : block));
      await ledger.add({ ...document, blocks }, { retrieved: NOW });
      expect(await every({ reports: 'all' })).toHaveLength(1);
      for (const recipient of ['the ports', 'country:ISL'])
        expect(await every({ reports: 'all', recipient })).toHaveLength(1);
    });

    test('an event that a later report dates otherwise is found on either day, in the timeline too', async () => {
      await add({ ...AT_FIRST, events: [SEIZED] });
      await add({ ...LATER, events: [{ ...SEIZED, day: '2022-05-04' }] });
      expect(await every()).toHaveLength(1);
      for (const [from, to, days] of [
        ['2022-05-04', '2022-05-04', ['2022-05-04']],
        ['2022-05-03', '2022-05-03', ['2022-05-03']],
        ['2022-05-03', '2022-05-04', ['2022-05-03']],
        ['2022-05-05', '2022-05-06', []],
      ] as const) {
        expect((await every({ from, to })).map(({ date }) => date?.from)).toEqual(days);
        const { rows } = await ledger.timeline({ actor: 'country:NOR', from, to });
        expect(rows.map(({ byType }) => byType['ASSAULT']?.count)).toEqual(days.map(() => 1));
      }
    });

    test('an act of one or two words, told again of the same day, is one', async () => {
      const rejecting = (sketch: Sketch): Sketch => ({
        ...sketch,
        said: [said('the offer', { day: '2022-05-03', kind: 'indirect', act: 'REJECT', targets: ['country:ISL'] })],
        events: [{ ...SEIZED, type: 'REJECT', statement: 0 }],
      });
      await add(rejecting(AT_FIRST));
      const { document } = await add(rejecting(LATER));
      expect(await every()).toMatchObject([{ reports: 2 }]);
      const { rows } = await ledger.timeline({ actor: 'Nygård', recipient: 'country:ISL' });
      expect(rows).toMatchObject([
        { statements: { count: 1 }, byAct: { REJECT: { count: 1 } }, independentReports: 2 },
      ]);
      await ledger.remove(document);
      expect(await ledger.counts()).toMatchObject({ statements: 1, clusters: 1, events: 1 });
      await add(rejecting(LATER));
      expect(await ledger.counts()).toMatchObject({ statements: 2, clusters: 1 });
    });

    test('two acts of a type by one statement stay two, each with its own reports', async () => {
      const accuse = (recipient: string): EventSketch => ({
        ...SEIZED,
        type: 'ACCUSE',
        recipients: [recipient],
        statement: 0,
      });
      const both = [accuse('country:ISL'), accuse('country:GBR')];
      await add({ ...LATER, said: [said(WORDS, { day: '2022-05-03' })], events: both });
      await add({ ...AT_FIRST, said: [said(WORDS, { day: '2022-05-03' })], events: both.toReversed() });
      const events = await every();
      expect(events.map(({ reports }) => reports)).toEqual([2, 2]);
      for (const { id, recipients } of events) {
        const shown = await ledger.show(id);
        const reports = shown.type === 'event' ? shown.reports : [];
        expect(reports.map((report) => report.recipients[0]?.actor)).toEqual([
          recipients[0]?.actor,
          recipients[0]?.actor,
        ]);
      }
    });

    test('what one document tells as two events stays two, and each has its own reports', async () => {
      await add({ ...AT_FIRST, events: [SEIZED, SEIZED] });
      await add({ ...LATER, events: [SEIZED] });
      expect((await every()).map(({ reports }) => reports)).toEqual([2, 1]);
      expect(await every({ reports: 'all' })).toHaveLength(3);
      await add({ ...LATEST, events: [SEIZED, SEIZED] });
      const counted = await every();
      expect(counted.map(({ reports }) => reports)).toEqual([3, 2]);
      expect(await every({ reports: 'all' })).toHaveLength(5);
    });

    test('what the second of two sayings that are one performs is told of the first, which stands for both', async () => {
      const below = 'The northern route will stay shut until the ice has gone from the strait';
      const document = documentOf({
        ...AT_FIRST,
        said: [said('Northern route to stay shut'), said(below)],
        events: [{ ...SEIZED, type: 'REJECT', statement: 1 }],
      });
      const blocks = document.blocks.map((block, at) => (at === 1 ? { ...block, kind: 'headline' as const } : block));
      const { statements } = await ledger.add({ ...document, blocks }, { retrieved: NOW });
      const listed = (await ledger.search({})).hits.map(({ id }) => id);
      expect([listed.length, statements.length]).toEqual([1, 2]);
      expect((await every()).map(({ statement }) => statement)).toEqual(listed);
    });

    test('an act in the headline and below it is one report', async () => {
      const below = 'The northern route will stay shut until the ice has gone from the strait';
      const sketch: Sketch = {
        ...AT_FIRST,
        said: [said('Northern route to stay shut'), said(below)],
        events: [0, 1].map((statement) => ({ ...SEIZED, type: 'REJECT', statement })),
      };
      const document = documentOf(sketch);
      const blocks = document.blocks.map((block, at) => (at === 1 ? { ...block, kind: 'headline' as const } : block));
      await ledger.add({ ...document, blocks }, { retrieved: NOW });
      const [event, ...others] = await every({ reports: 'all' });
      expect(others).toEqual([]);
      expect(event).toMatchObject({ reports: 1, firstReport: event?.id });
      expect((await ledger.search({})).hits.map(({ id }) => id)).toEqual([event?.statement]);
    });
  });
}
