// Processes that are killed at any moment: what was acknowledged is there, and nothing is there by half.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Added, openLedger, type Refreshed } from '../../src/index.ts';
import { rss } from '../../src/sources/testing/feeds.ts';
import { closeServers, page, serve } from '../../src/sources/testing/server.ts';
import { documentOf, numberedDocument } from '../../src/storage/testing/documents.ts';
import { killed, started } from './killing.ts';
import { ARRIVAL, onrecord } from './ledgers.ts';
import { cases, randomFrom } from './scale.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-kills-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(closeServers);

const exported = async (ledger: string): Promise<string> => {
  const { out, exit, err } = await onrecord('export', '--ledger', ledger, '--format', 'archive');
  expect(exit, err).toBe(0);
  return out;
};

const isWhole = async (ledger: string): Promise<void> => {
  const { out, err, exit } = await onrecord('check', '--ledger', ledger);
  expect([exit, err, out.slice(0, 500)]).toEqual([0, '', expect.stringContaining('No faults found')]);
};

/** The documents of a ledger: their addresses, and the ids of their statements. */
async function documentsIn(path: string): Promise<Map<string, { url: string | null; statements: string[] }>> {
  if (!existsSync(path)) return new Map();
  const ledger = await openLedger(path);
  const found = new Map<string, { url: string | null; statements: string[] }>();
  for await (const { id, url } of ledger.documents()) {
    const shown = await ledger.show(id);
    if (shown.type !== 'document') throw new Error(`${id} is no document`);
    found.set(id, { url, statements: shown.document.statements.map((statement) => statement.id) });
  }
  await ledger.close();
  return found;
}

/** Every acknowledged document is there with all of its statements, none is there twice, and the ledger is whole. */
async function expectKept(path: string, acknowledged: readonly Added[]): Promise<void> {
  const there = await documentsIn(path);
  for (const { document, statements } of acknowledged) expect(there.get(document)?.statements).toEqual(statements);
  const addresses = [...there.values()].map(({ url }) => url);
  expect(new Set(addresses).size).toBe(addresses.length);
  if (existsSync(path)) await isWhole(path);
}

const text = (name: string): string =>
  `“The tolls of ${name} are a step too far,” Minister Ine Dahl said in Oslo. The ministry said that it would answer the letter on ${name} within a week.`;

test('add: what it has acknowledged is there', async () => {
  const path = at('add.sqlite');
  const random = randomFrom(17);
  const acknowledged: Added[] = [];
  let ended = 0;
  for (let kill = 0; kill < cases(3, 200); kill += 1) {
    const records = Array.from({ length: 12 }, (_, number) => ({
      url: `https://news.example/${kill}/${number}`,
      text: text(`strait ${kill}, part ${number}`),
    }));
    writeFileSync(at('records.jsonl'), records.map((record) => JSON.stringify(record)).join('\n'));
    const words = ['add', at('records.jsonl'), '--ledger', path, '--json', '--threads', String(1 + (kill % 2))];
    // One in four while it starts, the others while it adds.
    const hasBegun = kill % 4 === 0 ? null : (said: string): boolean => said.includes('\n');
    const { lines, exit } = await killed(words, random(), hasBegun === null ? 2500 : 250, hasBegun);
    if (exit !== null) ended += 1;
    acknowledged.push(...lines.map((line) => JSON.parse(line) as Added));
    if (kill % 10 === 0) await expectKept(path, acknowledged);
  }
  await expectKept(path, acknowledged);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(ended).toBeLessThan(cases(3, 200));
});

describe('without the model', () => {
  const source = at('source.sqlite');
  const archive = at('source.jsonl');
  let whole = '';

  beforeAll(async () => {
    const ledger = await openLedger(source);
    for (let number = 0; number < 60; number += 1) await ledger.add(numberedDocument(number), ARRIVAL);
    await ledger.close();
    whole = await exported(source);
    writeFileSync(archive, whole);
  });

  test('import: no document is there by half, and importing again finishes it', async () => {
    const random = randomFrom(19);
    for (let kill = 0; kill < cases(2, 35); kill += 1) {
      const path = at(`import-${kill}.sqlite`);
      await killed(['import', archive, '--ledger', path], random(), 600, () => existsSync(path));
      // Killed between the making of the file and of what is in it, there is no ledger yet.
      if (existsSync(path) && !(await onrecord('check', '--ledger', path)).codes.includes('OR3005')) {
        await isWhole(path);
        const lines = new Set(whole.split('\n'));
        for (const line of (await exported(path)).split('\n')) expect(lines).toContain(line);
      }
      expect(await started(['import', archive, '--ledger', path]).ended).toMatchObject({ exit: 0, err: '' });
      expect(await exported(path)).toBe(whole);
    }
  });

  test('export: the file is whole or as it was', async () => {
    const random = randomFrom(23);
    const output = at('out.jsonl');
    const hidden = (): string[] => readdirSync(folder).filter((name) => name.startsWith('.out.jsonl.'));
    for (let kill = 0; kill < cases(4, 35); kill += 1) {
      const before = kill % 2 === 0 ? null : 'what was there before';
      if (before === null) rmSync(output, { force: true });
      else writeFileSync(output, before);
      const words = ['export', '--ledger', source, '--format', 'archive', '-o', output];
      await killed(words, random(), 300, () => hidden().length > 0);
      const there = existsSync(output) ? readFileSync(output, 'utf8') : null;
      expect([before, whole].includes(there)).toBe(true);
    }
    expect(await onrecord('export', '--ledger', source, '--format', 'archive', '-o', output)).toMatchObject({
      exit: 0,
    });
    expect([readFileSync(output, 'utf8') === whole, hidden()]).toEqual([true, []]);
    await isWhole(source);
  });

  test('four writers and a searcher at once: nothing is lost, doubled or locked', async () => {
    const path = at('together.sqlite');
    const lines = whole.trimEnd().split('\n');
    // Ten documents of its own each, and twenty that all of them bring.
    const writers = [0, 1, 2, 3].map((writer) => {
      const own = lines.slice(20 + 10 * writer, 30 + 10 * writer);
      writeFileSync(at(`writer-${writer}.jsonl`), [...lines.slice(0, 20), ...own].join('\n'));
      return started(['import', at(`writer-${writer}.jsonl`), '--ledger', path, '--json']);
    });
    let searches = 0;
    const searcher = async (): Promise<void> => {
      while (writers.some(({ isRunning }) => isRunning())) {
        const { codes, err } = await onrecord('search', 'overdue', '--facets', '--json', '--ledger', path);
        expect(
          codes.filter((code) => code !== 'OR3005'),
          err,
        ).toEqual([]);
        searches += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const [ends] = await Promise.all([Promise.all(writers.map(({ ended }) => ended)), searcher()]);
    expect(ends.map(({ exit, err }) => [exit, err])).toEqual(writers.map(() => [0, '']));
    expect(searches).toBeGreaterThan(0);
    const counts = ends.map(({ lines: [line = ''] }) => JSON.parse(line) as { added: number; unchanged: number });
    expect(counts.reduce((sum, { added }) => sum + added, 0)).toBe(60);
    expect(counts.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(60);
    await isWhole(path);
    expect((await exported(path)).split('\n').toSorted()).toEqual(whole.split('\n').toSorted());
  });
});

test('refresh: what it has acknowledged was read again, and the rest is as it was', async () => {
  const path = at('refresh.sqlite');
  const random = randomFrom(29);
  for (let kill = 0; kill < cases(1, 15); kill += 1) {
    rmSync(path, { force: true });
    const ledger = await openLedger(path);
    for (let number = 0; number < 8; number += 1) {
      const said = [{ speaker: 'Kari Nygård', words: `The talks of round ${number} are long overdue` }];
      await ledger.add(documentOf({ url: `https://news.example/${number}`, said }), ARRIVAL);
    }
    await ledger.close();
    const { lines } = await killed(['refresh', '--ledger', path, '--json'], random(), 250, (said) =>
      said.includes('\n'),
    );
    const done = lines.map((line) => JSON.parse(line) as Refreshed);
    expect(done.length).toBeGreaterThan(0);
    const after = await openLedger(path, { mode: 'read' });
    const anew = new Map<string, boolean>();
    for await (const { id, versions } of after.documents()) anew.set(id, versions.model !== 'en-0.1.0');
    await after.close();
    expect(anew.size).toBe(8);
    for (const { document } of done) expect(anew.get(document)).toBe(true);
    await isWhole(path);
    const end = await started(['refresh', '--ledger', path, '--json']).ended;
    expect([end.exit, end.err]).toEqual([0, '']);
    // At most one had been read again and not been acknowledged.
    expect(done.length + end.lines.length).toBeGreaterThanOrEqual(7);
  }
});

test('watch: what it has acknowledged is there, once, and the next run goes on', async () => {
  const random = randomFrom(31);
  for (let kill = 0; kill < cases(1, 15); kill += 1) {
    const path = at(`watch-${kill}.sqlite`);
    const numbers = [1, 2, 3, 4, 5, 6];
    const links: string[] = [];
    const server = await serve({
      '/rss': (request, response) =>
        page(rss(links.map((link) => `<title>x</title><link>${link}</link>`)), {
          'content-type': 'application/rss+xml',
        })(request, response),
      ...Object.fromEntries(
        numbers.map((number) => [
          `/${number}`,
          page(
            `<html><head><title>Tolls, part ${number}</title></head><body><article><p>${text(`strait ${number}`)}</p><p>${text(`gulf ${number}`)}</p></article></body></html>`,
          ),
        ]),
      ),
    });
    links.push(...numbers.map((number) => `${server.url}/${number}`));
    const words = ['watch', `${server.url}/rss`, '--once', '--allow-private', '--json', '--ledger', path];
    const { lines } = await killed(words, random(), 400, (said) => said.includes('\n'));
    const acknowledged = lines.map((line) => JSON.parse(line) as Added);
    expect(acknowledged.length).toBeGreaterThan(0);
    await expectKept(path, acknowledged);
    if (existsSync(`${path}.watch.json`)) JSON.parse(readFileSync(`${path}.watch.json`, 'utf8'));
    const end = await started(words).ended;
    expect(end.exit, end.err).toBe(0);
    const there = await documentsIn(path);
    expect([...there.values()].map(({ url }) => url).toSorted()).toEqual(links);
    await isWhole(path);
  }
});
