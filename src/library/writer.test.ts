import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Ledger } from '../ledger/index.ts';
import { openLedger } from '../index.ts';
import { documentOf, numberedDocument } from '../storage/testing/documents.ts';
import { transcriptSketched } from '../storage/testing/suiteVerified.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-writer-'));
let number = 0;
const open = (): Promise<Ledger> => openLedger(join(folder, `${(number += 1)}.sqlite`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const retrieved = '2026-05-04T12:00:00Z';

test('while documents are written the event loop goes on', async () => {
  const ledger = await open();
  let turns = 0;
  let isWriting = true;
  const count = (async () => {
    // oxlint-disable-next-line no-unmodified-loop-condition -- it is changed below, while this waits
    while (isWriting) {
      await setImmediate();
      turns += 1;
    }
  })();
  await Promise.all(Array.from({ length: 5 }, (_, at) => ledger.add(numberedDocument(at), { retrieved })));
  isWriting = false;
  await count;
  // In the same thread there would be two turns for each document.
  expect(turns).toBeGreaterThan(50);
  expect((await ledger.counts()).documents).toBe(5);
  await ledger.close();
});

test('an error of the thread is the error of the call, and the next call is answered', async () => {
  const ledger = await open();
  const document = documentOf({ said: [{ speaker: 'Kari Nygård', words: 'Fish' }] });
  const broken = { ...document, sentences: [[0, 1_000_000] as const] };
  await expect(ledger.add(broken, { retrieved })).rejects.toMatchObject({ code: 'OR3009', name: 'OnrecordError' });
  const strange = { ...document, basis: { title: (() => 'no') as unknown as string } };
  await expect(ledger.add(strange, { retrieved })).rejects.toMatchObject({ code: 'OR3009' });
  expect(await ledger.add(document, { retrieved })).toMatchObject({ status: 'added' });
  await expect(ledger.remove('doc_')).rejects.toMatchObject({ code: 'OR3012' });
  await ledger.close();
});

test('all statements are compared in portions, and whoever has enough may leave', async () => {
  const ledger = await open();
  await ledger.add(numberedDocument(5), { retrieved });
  await ledger.add(
    transcriptSketched({ url: 'https://a.example/t', published: '2022-05-03', turns: [['A', 'Fish']] }),
    {
      retrieved,
    },
  );
  let compared = 0;
  for await (const { statement } of ledger.verifyAll()) if (statement.verdict !== null) compared += 1;
  expect(compared).toBeGreaterThan(20);
  for await (const _ of ledger.verifyAll()) break;
  expect(await ledger.verify((await ledger.search({ limit: 1 })).hits[0]?.id ?? '')).toHaveLength(1);
  await ledger.close();
});

test('tags and removals go the same way; who stops listening to removals keeps the rest', async () => {
  const ledger = await open();
  const added = await Promise.all([1, 2, 3].map((at) => ledger.add(numberedDocument(at), { retrieved })));
  const ids = added.map(({ document }) => document);
  expect(await ledger.tag(ids, { add: ['Fish'] })).toMatchObject(ids.map((document) => ({ document, tags: ['fish'] })));
  for await (const id of ledger.removeAll({ tag: 'fish' })) {
    expect(ids).toContain(id);
    break;
  }
  expect((await ledger.counts()).documents).toBe(2);
  await expect(ledger.removeAll({})[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'OR3019' });
  await ledger.close();
});
