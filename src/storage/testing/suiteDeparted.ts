import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import type { Store } from '../shared/session.ts';
import { rowsOf } from '../shared/sql.ts';
import { documentOf } from './documents.ts';
import { LONG, NOW, READ, reread, restoredOf, reviewedLedger, SKETCH } from './reviewedLedger.ts';

/** What every store has to do with ids that are gone; `open` gives a new and empty one. */
export function departedSuite(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let ledger: Ledger;
    let document = '';
    let first = '';
    let third = '';
    const { departed, statement, eventIds, nothingIsWrong } = reviewedLedger(open, (fresh) => {
      ({ store, ledger, document, first, third } = fresh);
    });

    test('what another reading leaves out keeps its words, its place and what has them now', async () => {
      await ledger.refresh(
        document,
        reread(READ, 0, ([start, end]) => [start + 1, end - 3]),
      );
      const { added } = await ledger.refresh(
        document,
        reread(READ, 0, ([start, end]) => [start + 5, end - 3]),
      );
      const gone = await departed(first);
      expect(gone).toMatchObject({
        id: first,
        kind: 'statement',
        document,
        why: 'refreshed',
        by: { onrecord: '0.1.0', model: 'en-0.2.0', lexicon: '2026-11' },
        was: { text: `“${LONG}”`, type: 'direct', speaker: 'Kari Nygård', day: '2026-05-03' },
        became: added[0],
      });
      expect(Number.isNaN(Date.parse(gone.at))).toBe(false);
      const { context, spans } = gone.was ?? {};
      expect(context?.text).toContain(LONG);
      const { text } = READ;
      expect(spans?.map((span) => text.slice(...offsetsOf(text).toUtf16(span)))).toEqual([`“${LONG}”`]);
      expect((await departed(first.slice(0, 12))).id).toBe(first);
      await nothingIsWrong();
    });

    test('where no entry has the words it became nothing; found again it is there again', async () => {
      await ledger.refresh(
        document,
        reread(READ, 2, () => null),
      );
      expect(await departed(third)).toMatchObject({ became: null, was: { speaker: 'Ana Lima' } });
      await ledger.refresh(document, READ);
      expect((await statement(third)).current).toBe(true);
      await ledger.refresh(
        document,
        reread(READ, 2, () => null, 'en-0.3.0'),
      );
      expect((await departed(third)).by).toMatchObject({ model: 'en-0.3.0' });
    });

    test('an event too', async () => {
      const [sanction = '', consult = ''] = await eventIds();
      const [told, other] = READ.events;
      if (!told || !other) throw new Error('there are no events');
      await ledger.refresh(document, { ...READ, events: [{ ...told, type: 'COERCE', trigger: [[3, 4]] }] });
      const [coerce] = await eventIds();
      expect(await departed(sanction)).toMatchObject({
        kind: 'event',
        was: { type: 'SANCTION', speaker: 'country:NOR', day: '2026-05-02' },
        became: coerce,
      });
      expect((await departed(consult)).became).toBe(null);
      await nothingIsWrong();
    });

    test('of a document that a person removes nothing stays but that the ids were there', async () => {
      const events = await eventIds();
      await ledger.refresh(
        document,
        reread(READ, 2, () => null),
      );
      await ledger.remove(document);
      for (const [id, kind] of [
        [document, 'document'],
        [first, 'statement'],
        [third, 'statement'],
        [events[0] ?? '', 'event'],
      ] as const) {
        expect(await departed(id)).toEqual({
          id,
          kind,
          document,
          why: 'removed',
          at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
          by: null,
          was: null,
          became: null,
          reviews: [],
        });
      }
      const rows = await store.read((session) => rowsOf<object>(session, sql`select * from departed`));
      expect(JSON.stringify(rows)).not.toMatch(/Nyg|ice|asked/);
      await nothingIsWrong();
      await ledger.add(READ, { retrieved: NOW });
      expect((await statement(first)).current).toBe(true);
      expect((await ledger.show(document)).type).toBe('document');
    });

    test('a document that was removed comes back from an archive with what had gone before', async () => {
      await ledger.refresh(
        document,
        reread(READ, 2, () => null),
      );
      const gone = await departed(third);
      const archive = await Array.fromAsync(ledger.versions());
      await ledger.remove(document);
      await ledger.restore(archive.map(restoredOf));
      expect(await departed(third)).toEqual(gone);
      expect(await Array.fromAsync(ledger.versions())).toEqual(archive);
      await nothingIsWrong();
    });

    test('an older version of an edited or changed document keeps its entries, and says what has their words now', async () => {
      const missing = reread(READ, 2, () => null);
      const edits = ledgerOver(store, { readWith: async (article) => ({ ...missing, ...article }) });
      await edits.edit(document, { title: 'Ice' });
      expect(await statement(third)).toMatchObject({ current: false, past: { why: 'edited', became: null } });
      expect(await statement(first)).toMatchObject({ current: true, past: null });
      const changed = documentOf({ ...SKETCH, lead: 'An editor adds a line.', events: [] });
      const { statements } = await ledger.add(changed, { retrieved: '2027-05-05T00:00:00Z' });
      expect(await statement(first)).toMatchObject({
        current: false,
        past: { why: 'changed', at: '2027-05-05T00:00:00.000Z', became: statements[0] },
      });
      // Who takes part in it nobody asks any more.
      const filed = await store.read((session) =>
        rowsOf(
          session,
          sql`select 1 from statement_parties p join statement_rows s on s.pk = p.statement where s.current = 0
            union all select 1 from event_parties q join event_rows e on e.pk = q.event where e.current = 0`,
        ),
      );
      expect(filed).toEqual([]);
      await nothingIsWrong();
    });
  });
}
