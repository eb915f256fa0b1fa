import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventQuery, Ledger, LedgerEvent } from '../../ledger/index.ts';
import { documentOf, type EventSketch } from './documents.ts';
import { said } from './reports.ts';

const EVENT: EventSketch = {
  type: 'SANCTION',
  actors: ['country:NOR'],
  recipients: ['country:ISL'],
  day: '2022-05-03',
};
const VISIT: EventSketch = { type: 'CONSULT', actors: ['country:ISL'], recipients: ['country:GBR'], day: '2023-01-07' };

/** What every store has to do with pages of events; `open` gives a new and empty ledger. */
export function ledgerEventsSuite(name: string, open: () => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(() => ledger.close());

    const add = (number: number, events: readonly EventSketch[]) =>
      ledger.add(
        documentOf({
          url: `https://news.example/${number}`,
          published: '2023-02-01',
          said: [{ speaker: 'Ana Lima', words: `Remark ${number}` }],
          events,
        }),
        { retrieved: '2026-05-04T12:00:00Z' },
      );
    const daysOf = (events: readonly LedgerEvent[]) => events.map(({ date }) => date?.from);
    const everyPage = async (query: EventQuery): Promise<LedgerEvent[]> => {
      const events: LedgerEvent[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await ledger.eventPage({ ...query, cursor });
        expect(page.events.length).toBeLessThanOrEqual(query.limit ?? 20);
        events.push(...page.events);
        cursor = page.next;
      }
      return events;
    };

    test('an empty ledger has an empty page', async () => {
      const nothing = { total: 0, more: false, types: [], reportedAs: [], events: [], next: null };
      expect(await ledger.eventPage()).toEqual(nothing);
    });

    test('pages give the latest first, each event once, and count by type', async () => {
      await add(1, [EVENT, { ...EVENT, day: '2022-09-01' }, { ...EVENT, day: '2021-03-04' }]);
      await add(2, [VISIT, { ...EVENT, allegedBy: 'Ana Lima', day: '2022-07-01' }]);
      await add(3, [VISIT, { ...VISIT, day: '2024-01-07' }]);
      const page = await ledger.eventPage({ limit: 2 });
      expect(page).toMatchObject({
        total: 6,
        more: false,
        types: [
          { type: 'SANCTION', count: 4 },
          { type: 'CONSULT', count: 2 },
        ],
        reportedAs: [
          { way: 'fact', count: 5 },
          { way: 'alleged', count: 1 },
        ],
      });
      expect(daysOf(page.events)).toEqual(['2024-01-07', '2023-01-07']);
      expect(page.events[1]).toMatchObject({ reports: 2 });
      const all = ['2024-01-07', '2023-01-07', '2022-09-01', '2022-07-01', '2022-05-03', '2021-03-04'];
      for (const limit of [1, 2, 3, 6, 7]) expect(daysOf(await everyPage({ limit }))).toEqual(all);
      expect(await everyPage({ reports: 'all', limit: 3 })).toHaveLength(7);
    });

    test('pages take the filters that all events take, and find the same', async () => {
      await add(1, [EVENT, { ...EVENT, day: '2022-09-01' }]);
      await add(2, [VISIT, { ...EVENT, allegedBy: 'Ana Lima', day: '2022-07-01' }]);
      for (const filter of [
        { actor: 'country:NOR' },
        { actor: 'country:ISL', recipient: 'country:GBR' },
        { recipient: 'country:ISL', from: '2022-06', to: '2022' },
        { type: 'consult' },
        { reportedAs: 'alleged' },
        { actor: 'nobody' },
      ] as const) {
        const all = await Array.fromAsync(ledger.events(filter));
        const paged = await everyPage({ ...filter, limit: 1 });
        expect(new Set(paged.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
        expect(await ledger.eventPage(filter)).toMatchObject({ total: all.length });
      }
    });

    test('events of some outlets, tags and days of publication: of several reports the first that matches', async () => {
      const report = async (outlet: string, published: string, events: readonly EventSketch[]): Promise<string> => {
        const url = `https://${outlet.toLowerCase().replaceAll(' ', '-')}.example/${published}`;
        const said = [{ speaker: 'Ana Lima', words: `Remark of ${outlet}` }];
        const sketch = documentOf({ url, outlet, published, said, events });
        return (await ledger.add(sketch, { retrieved: '2026-05-04T12:00:00Z' })).document;
      };
      const withdrawn = await report('Fjord News', '2022-05-04', [EVENT]);
      const later = await report('Strait Post', '2022-05-06', [EVENT, VISIT]);
      await ledger.tag([withdrawn], { add: ['withdrawn'] });
      await ledger.tag([later], { add: ['checked'] });
      const found = async (filter: EventQuery) =>
        (await everyPage({ ...filter, limit: 1 })).map(({ type, document, reports }) => [
          type,
          document.outlet,
          reports,
        ]);
      const [fjord, strait] = [
        ['SANCTION', 'Fjord News', 2],
        ['SANCTION', 'Strait Post', 2],
      ];
      const visit = ['CONSULT', 'Strait Post', 1];
      expect(await found({})).toEqual([visit, fjord]);
      expect(await found({ outlet: 'strait' })).toEqual([visit, strait]);
      expect(await found({ tag: 'withdrawn' })).toEqual([fjord]);
      expect(await found({ tag: 'checked', type: 'SANCTION', actor: 'country:NOR' })).toEqual([strait]);
      expect(await found({ publishedFrom: '2022-05-05', to: '2022-06' })).toEqual([strait]);
      expect(await found({ publishedTo: '2022-05-05' })).toEqual([fjord]);
      expect(await found({ outlet: 'news', publishedFrom: '2023' })).toEqual([]);
      expect(await found({ publishedTo: '2022-05', reports: 'all' })).toHaveLength(3);
      expect(await Array.fromAsync(ledger.events({ outlet: 'strait' }))).toHaveLength(2);
    });

    test('what is likely enough, and what a person has let stand, is found and counted', async () => {
      const sketch = documentOf({
        url: 'https://fjord.example/1',
        published: '2022-05-04',
        said: [said('They met', { targets: ['Norway'] }), said('They left', { targets: ['Norway'] })],
        events: [EVENT, { ...EVENT, type: 'THREATEN', day: '2022-05-02' }],
      });
      const withConfidences = <Entry extends { readonly confidence: number }>(entries: readonly Entry[]): Entry[] =>
        entries.map((entry, index) => ({ ...entry, confidence: index === 0 ? 0.9 : 0.6 }));
      const actors = sketch.actors.map((actor) => ({ ...actor, code: /^country:(.*)$/u.exec(actor.id)?.[1] ?? null }));
      await ledger.add(
        { ...sketch, actors, events: withConfidences(sketch.events), statements: withConfidences(sketch.statements) },
        { retrieved: '2026-05-04T12:00:00Z' },
      );
      const typesFrom = async (minConfidence: number) => (await everyPage({ minConfidence })).map(({ type }) => type);
      expect(await typesFrom(0.6)).toEqual(['SANCTION', 'THREATEN']);
      expect(await typesFrom(0.61)).toEqual(['SANCTION']);
      expect(await typesFrom(0.91)).toEqual([]);
      const countsFrom = async (minConfidence: number) => {
        const [pair] = await ledger.dyads({ minConfidence });
        const over = await ledger.timeline({ actor: 'country:NOR', minConfidence });
        const about = await ledger.timeline({ recipient: 'Norway', minConfidence });
        return {
          exported: (await Array.fromAsync(ledger.events({ minConfidence }))).length,
          pair: pair?.byType,
          done: over.rows.flatMap(({ byType }) => Object.keys(byType)),
          said: about.rows.map(({ statements }) => statements.count),
          found: (await ledger.search({ minConfidence })).total,
        };
      };
      const [, threat] = (await everyPage({})).map(({ id }) => id);
      expect(await countsFrom(0.6)).toEqual({
        exported: 2,
        pair: { SANCTION: 1, THREATEN: 1 },
        done: ['SANCTION', 'THREATEN'],
        said: [2],
        found: 2,
      });
      const surest = { exported: 1, pair: { SANCTION: 1 }, done: ['SANCTION'], said: [1], found: 1 };
      expect(await countsFrom(0.7)).toEqual(surest);
      const by = 'R. Adler';
      const [review] = await ledger.review({ entry: threat ?? '', field: 'type', decision: 'accept', by });
      expect(await countsFrom(0.7)).toEqual({
        ...surest,
        exported: 2,
        pair: { SANCTION: 1, THREATEN: 1 },
        done: ['SANCTION', 'THREATEN'],
      });
      await ledger.undoReview(review?.id ?? '');
      expect(await countsFrom(0.7)).toEqual(surest);
      for (const minConfidence of [-0.1, 1.1, Number.NaN])
        await expect(ledger.eventPage({ minConfidence })).rejects.toMatchObject({ code: 'OR3004' });
    });

    test('names of those who take part begin with what was typed', async () => {
      await add(1, [EVENT, { ...VISIT, actors: ['Ana Lima'] }]);
      const about = documentOf({ url: 'https://fjord.example/2', said: [said('They met', { targets: ['Limerick'] })] });
      await ledger.add(about, { retrieved: '2026-05-04T12:00:00Z' });
      expect(await ledger.names('party', 'lim')).toEqual(['Limerick', 'Ana Lima']);
      expect(await ledger.names('actor', 'country')).toEqual(['country:NOR']);
      expect(await ledger.names('actor', 'lim')).toEqual(['Ana Lima']);
      expect(await ledger.names('recipient', 'lim')).toEqual([]);
    });

    test('what cannot be read is refused', async () => {
      await expect(ledger.eventPage({ limit: 0 })).rejects.toMatchObject({ code: 'OR3004' });
      await expect(ledger.eventPage({ cursor: 'x' })).rejects.toMatchObject({ code: 'OR3004' });
      await expect(ledger.eventPage({ type: 'PARTY' })).rejects.toMatchObject({ code: 'OR6006' });
    });
  });
}
