import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { openSqliteLedger } from '../index.ts';
import { numberedDocument } from '../testing/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-crash-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'ledger.sqlite');
const script = new URL('../testing/add-until-killed.ts', import.meta.url).pathname;
const KILLS = 50;
const NUMBERS_A_RUN = 10_000;

/**
 * Lets a child add documents, kills it at some moment, and gives what it had said to be done: number, id, statements.
 * `early` counts the moment from the child's start, so that the opening may be hit, otherwise from its first document.
 */
async function killedWhileAdding(
  from: number,
  early: boolean,
): Promise<[number: number, id: string, statements: number][]> {
  const child = spawn(process.execPath, [script, path, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const killSoon = (): unknown => setTimeout(() => child.kill('SIGKILL'), Math.random() * 300);
  if (early) killSoon();
  else child.stdout.once('data', killSoon);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  const lines = output.split('\n').slice(0, -1);
  return lines.map((line) => {
    const [number, id = '', statements] = line.split(' ');
    return [Number(number), id, Number(statements)];
  });
}

test(`what was acknowledged survives ${KILLS} kills, whole, and nothing is there by half`, async () => {
  const acknowledged: [number: number, id: string, statements: number][] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    acknowledged.push(...(await killedWhileAdding(kill * NUMBERS_A_RUN, kill % 5 === 0)));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 0.8);

  const database = new Sqlite(path);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.exec(`insert into statements_text (statements_text, rank) values ('integrity-check', 1)`);
  const none = (query: string): unknown =>
    expect(database.prepare(`select count(*) from ${query}`).pluck().get()).toBe(0);
  none('statement_rows where current = 1 and cluster is null');
  none('clusters g where not exists (select 1 from statement_rows s where s.cluster = g.pk and s.place = 0)');
  none(`clusters g where reports <> (select count(distinct v.document) from statement_rows s
    join versions v on v.pk = s.version where s.cluster = g.pk)`);
  none('statement_rows s where not exists (select 1 from statement_parties p where p.statement = s.pk)');
  none('statement_prints p where not exists (select 1 from statement_rows s where s.pk = p.statement)');
  database.close();

  const ledger = await openSqliteLedger(path, { mode: 'read' });
  const there = new Set<string>();
  for await (const { id } of ledger.documents()) there.add(id);
  for (const [, id] of acknowledged) expect(there).toContain(id);
  // At most the one document that was being written in each run is there without having been acknowledged.
  expect(there.size - acknowledged.length).toBeLessThanOrEqual(KILLS);
  expect(await ledger.counts()).toMatchObject({ documents: there.size, versions: there.size });
  for (const id of there) {
    const shown = await ledger.show(id);
    if (shown.type !== 'document') throw new Error(`${id} is not a document`);
    const made = numberedDocument(Number(shown.document.url?.split('/').at(-1)));
    expect(shown.document.text).toBe(made.text);
    expect(shown.document.statements.map(({ text }) => text)).toEqual(made.statements.map(({ text }) => text));
    expect(shown.document.blocks).toHaveLength(made.blocks.length);
    expect(shown.document.actors).toEqual(made.actors);
  }
  await ledger.close();
}, 120_000);

test('edits, tags and removals that were acknowledged survive kills, and none is there by half', async () => {
  const edited = join(folder, 'edited.sqlite');
  const editor = new URL('../testing/edit-until-killed.ts', import.meta.url).pathname;
  const said: string[] = [];
  for (let kill = 0; kill < 6; kill += 1) {
    const child = spawn(process.execPath, [editor, edited, String(kill * 1_000)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 600));
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    await once(child, 'close');
    said.push(...output.split('\n').slice(0, -1));
  }
  const ledger = await openSqliteLedger(edited);
  const there = new Map<string, { edited: boolean; tags: readonly string[] }>();
  for await (const { id, edited: edit, tags } of ledger.documents()) there.set(id, { edited: edit !== null, tags });
  for (const line of said) {
    const [what, , ids = ''] = line.split(' ');
    if (what === 'edited') expect(there.get(ids)?.edited).toBe(true);
    if (what === 'removed') for (const id of ids.split(',')) expect(there.has(id)).toBe(false);
  }
  // All four of a round go from one tag to the other at once.
  const { tags } = await ledger.info();
  for (const { tag } of tags.filter(({ tag }) => tag !== 'kept')) {
    const rounds = [...there.values()].filter((document) => document.tags.includes(tag));
    expect(rounds.every((document) => !document.tags.includes('kept'))).toBe(true);
  }
  // Each child was killed after it had said something.
  expect(said.length).toBeGreaterThanOrEqual(6);
  const faults: unknown[] = [];
  for await (const fault of ledger.faults()) faults.push(fault);
  expect(faults).toEqual([]);
  await ledger.close();
}, 120_000);
