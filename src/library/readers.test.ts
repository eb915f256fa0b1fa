import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLedger } from '../index.ts';
import type { Ledger } from '../ledger/index.ts';
import { numberedDocument } from '../storage/testing/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-readers-'));
let number = 0;
const open = (within = 60_000): Promise<Ledger> =>
  openLedger(join(folder, `${(number += 1)}.sqlite`), { readers: { threads: 2, within } });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const retrieved = '2026-05-04T12:00:00Z';

test('what is written is read by every thread from then on', async () => {
  const ledger = await open();
  expect((await ledger.search({})).total).toBe(0);
  for (let at = 0; at < 4; at += 1) {
    const { document } = await ledger.add(numberedDocument(at), { retrieved });
    const shown = await Promise.all([ledger.show(document), ledger.show(document), ledger.show(document)]);
    expect(shown.map(({ type }) => type)).toEqual(['document', 'document', 'document']);
    const counts = await Promise.all([ledger.counts(), ledger.counts()]);
    expect(counts.map(({ documents }) => documents)).toEqual([at + 1, at + 1]);
  }
  await ledger.close();
});

test('statements come one by one, as from the ledger itself, and whoever has enough may leave', async () => {
  const path = join(folder, `${(number += 1)}.sqlite`);
  const plain = await openLedger(path);
  for (let at = 0; at < 60; at += 1) await plain.add(numberedDocument(at), { retrieved });
  const ids = async (ledger: Ledger, most = Infinity): Promise<string[]> => {
    const found: string[] = [];
    for await (const { id } of ledger.statements()) {
      found.push(id);
      if (found.length === most) break;
    }
    return found;
  };
  const ledger = await openLedger(path, { mode: 'read', readers: { threads: 2, within: 60_000 } });
  const all = await ids(plain);
  expect(all.length).toBeGreaterThan(55);
  expect(await ids(ledger)).toEqual(all);
  expect(await ids(ledger, 3)).toEqual(all.slice(0, 3));
  expect(await ids(ledger)).toEqual(all);
  await ledger.close();
  await plain.close();
});

test('errors are those of the ledger', async () => {
  const ledger = await open();
  await expect(ledger.show('st_none')).rejects.toMatchObject({ code: 'OR3003' });
  await expect(ledger.search({ words: '(' })).rejects.toMatchObject({ code: 'OR6005' });
  await ledger.close();
});

test('a question that takes too long is given up, and the ledger answers again', async () => {
  const ledger = await open(0);
  await expect(ledger.counts()).rejects.toMatchObject({ code: 'OR8155' });
  await ledger.close();
});

test('a limit that no timer can have is none', async () => {
  const ledger = await open(Infinity);
  expect((await ledger.counts()).documents).toBe(0);
  await ledger.close();
});

test('whatever only reads is answered by the threads', async () => {
  const ledger = await open(0);
  const versions = { onrecord: '0.1.0', model: 'en', lexicon: '2026-11' };
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    search: () => ledger.search({}),
    show: () => ledger.show('st_none'),
    reading: () => ledger.reading('doc_none'),
    documentPage: () => ledger.documentPage(),
    info: () => ledger.info(),
    tags: () => ledger.tags(),
    eventPage: () => ledger.eventPage(),
    timeline: () => ledger.timeline({ actor: 'org:nato' }),
    positions: () => ledger.positions({ speaker: 'org:nato', about: 'peace' }),
    network: () => ledger.network({}),
    places: () => ledger.places(),
    dyads: () => ledger.dyads(),
    parties: () => ledger.parties(),
    doubles: () => ledger.doubles(),
    quotations: () => ledger.quotations([{ transcript: 'doc_a', turn: 0, span: [0, 1] }]),
    entries: () => ledger.entries([]),
    outdatedCount: () => ledger.outdatedCount(versions),
    names: () => ledger.names('speaker', 'a'),
    reviewQueue: () => ledger.reviewQueue(),
    reviewProgress: () => ledger.reviewProgress({ by: 'R. Adler' }, retrieved),
    agreement: () => ledger.agreement(),
    statements: () => Array.fromAsync(ledger.statements()),
    documents: () => Array.fromAsync(ledger.documents()),
    events: () => Array.fromAsync(ledger.events()),
    versions: () => Array.fromAsync(ledger.versions()),
    reviews: () => Array.fromAsync(ledger.reviews()),
  };
  for (const [name, ask] of Object.entries(asked))
    await expect(ask(), name).rejects.toMatchObject({ code: 'OR8155', details: { input: name } });
  await ledger.close();
});

test('no more wait than can be answered', async () => {
  const ledger = await open();
  const asked = await Promise.allSettled(Array.from({ length: 200 }, () => ledger.counts()));
  const refused = asked.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBe(200 - 2 * 64);
  expect(refused[0]).toMatchObject({ reason: { code: 'OR8156' } });
  await ledger.close();
});
