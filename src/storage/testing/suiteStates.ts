import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import type { Store } from '../shared/session.ts';
import { run } from '../shared/sql.ts';
import { copyLedger } from './copyLedger.ts';
import { documentOf } from './documents.ts';
import { heldStore } from './heldStore.ts';
import { fileStore } from './stores.ts';

const NOW = { retrieved: '2026-05-04T12:00:00Z' };
const said = (words: string) => ({ speaker: 'Kari Nygård', words, day: '2022-05-03' });
const DOCUMENTS = [
  'The talks on fish are long overdue',
  'The talks on cod are long overdue',
  'Nobody talks on bread',
].map((words, at) =>
  documentOf({ url: `https://news.example/${at}`, title: 'Fish', published: '2022-05-04', said: [said(words)] }),
);

/** What each question of a person shows of the ledger. */
async function seen(ledger: Ledger): Promise<unknown> {
  const { hits, total } = await ledger.search({ words: 'talks', facets: true });
  const documents = await Array.fromAsync(ledger.documents());
  return {
    found: [total, hits.map(({ text }) => text)],
    all: (await Array.fromAsync(ledger.statements())).map(({ text }) => text),
    documents: documents.map(({ id }) => id),
    shown: await Promise.all(documents.map(({ id }) => ledger.show(id))),
    line: (await ledger.timeline({ actor: 'Nygård' })).rows,
    counts: await ledger.counts(),
  };
}

/** That every question is answered from one state of the ledger, wherever a transaction of another stands still. */
export function statesSuite(name: string, open: () => Promise<Store>, folder: () => string): void {
  describe(name, () => {
    let source: Store;
    const stores: Store[] = [];
    const opened = async (): Promise<Store> => {
      const store = await open();
      stores.push(store);
      return store;
    };
    beforeAll(async () => {
      source = await fileStore(`${folder()}/source.sqlite`);
      const ledger = ledgerOver(source, {});
      for (const document of DOCUMENTS) await ledger.add(document, NOW);
    });
    afterAll(async () => {
      for (const store of [source, ...stores]) await store.close();
    });

    test('what is being written is not seen before it is there as a whole', async () => {
      const expected = await seen(ledgerOver(source, {}));
      // After each table that the copy has written to: between the versions and their statements, for instance.
      for (const after of [2, 4, 5, 8, 10, 12, 14]) {
        const whole = await opened();
        const { store, hold } = heldStore(whole, 'write', after);
        const ledger = ledgerOver(whole, {});
        const before = await seen(ledger);
        const copied = copyLedger(source, store);
        expect(await hold.reached).toBe(true);
        expect(await seen(ledger)).toEqual(before);
        hold.release();
        await copied;
        expect(await seen(ledger)).toEqual(expected);
        expect(before).not.toEqual(expected);
      }
    });

    test('what is rolled back was never seen', async () => {
      const whole = await opened();
      const ledger = ledgerOver(whole, {});
      const before = await seen(ledger);
      const { store, hold } = heldStore(whole, 'write', 14);
      const failing: Store = {
        ...store,
        write: (work) =>
          store.write(async (session) => {
            await work(session);
            throw new Error('the last moment');
          }),
      };
      const copied = copyLedger(source, failing);
      expect(await hold.reached).toBe(true);
      const asked = [ledger.timeline({ actor: 'Nygård' }), ledger.timeline({ actor: 'Nygård' })];
      expect((await asked[0])?.rows).toEqual([]);
      hold.release();
      await expect(copied).rejects.toThrow('the last moment');
      expect((await asked[1])?.rows).toEqual([]);
      expect(await seen(ledger)).toEqual(before);
    });

    test('a question that others write into the middle of is answered from the state in which it began', async () => {
      const whole = await opened();
      await copyLedger(source, whole);
      const ledger = ledgerOver(whole, {});
      const questions: readonly ((ledger: Ledger) => Promise<unknown>)[] = [
        (one) => one.search({ words: 'talks', facets: true }),
        (one) => one.timeline({ actor: 'Nygård' }),
        (one) => one.documentPage(),
        (one) => one.counts(),
        (one) => one.info().then(({ size: _size, changed: _changed, ...info }) => info),
      ];
      for (const question of questions) {
        for (let after = 1; ; after += 1) {
          const { store, hold } = heldStore(whole, 'read', after);
          const before = await question(ledger);
          const answer = question(ledgerOver(store, {}));
          const isHeld = await hold.reached;
          const now = `${after} ${questions.indexOf(question)}`;
          await whole.write((session) =>
            run(
              session,
              sql`update statement_rows set first_day = '2020-01-01', act = ${now}, current = 1 - current where pk = 1`,
            ),
          );
          hold.release();
          expect(await answer).toEqual(before);
          if (!isHeld) break;
        }
      }
    });
  });
}
