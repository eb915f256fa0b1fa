import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ledgerOver } from '../shared/ledger.ts';
import { documentOf } from '../testing/documents.ts';
import { heldStore } from '../testing/heldStore.ts';
import { fileStore } from '../testing/stores.ts';
import { statesSuite } from '../testing/suiteStates.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-states-'));
afterAll(() => rmSync(folder, { recursive: true }));

let number = 0;
const open = async () => fileStore(join(folder, `${(number += 1)}.sqlite`));
statesSuite('a ledger in SQLite', open, () => folder);

test('a document is seen as a whole or not at all, wherever its adding stands still', async () => {
  const retrieved = '2026-05-04T12:00:00Z';
  const recorded = documentOf({
    url: 'https://news.example/fish',
    said: [{ speaker: 'Kari Nygård', words: 'The talks are overdue', day: '2022-05-03' }],
  });
  for (let after = 1; ; after += 1) {
    const whole = await open();
    const ledger = ledgerOver(whole, {});
    const { store, hold } = heldStore(whole, 'write', after);
    const added = ledgerOver(store, {}).add(recorded, { retrieved });
    const isHeld = await hold.reached;
    if (isHeld) {
      expect((await ledger.search({ words: 'overdue' })).total).toBe(0);
      expect((await ledger.timeline({ actor: 'Nygård' })).rows).toEqual([]);
      expect(await Array.fromAsync(ledger.statements())).toEqual([]);
      expect(await Array.fromAsync(ledger.documents())).toEqual([]);
    }
    hold.release();
    const { statements } = await added;
    expect((await ledger.search({ words: 'overdue' })).hits.map(({ id }) => id)).toEqual(statements);
    await whole.close();
    if (!isHeld) break;
    expect(after).toBeLessThan(200);
  }
});
