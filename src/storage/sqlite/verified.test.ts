import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { memoryIndex, statementJudge } from '../../verify/index.ts';
import { openSqliteLedger } from '../index.ts';
import { BRIEFING, transcriptSketched, verifiedLedgerSuite } from '../testing/suiteVerified.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-verified-'));
afterAll(() => rmSync(folder, { recursive: true }));

let number = 0;
verifiedLedgerSuite(
  'verification in the ledger in SQLite',
  async () => await openSqliteLedger(join(folder, `${(number += 1)}.sqlite`), { judgeWith: statementJudge }),
);
verifiedLedgerSuite('verification in the ledger in SQLite, with what is judged before the lock', async () =>
  openSqliteLedger(join(folder, `${(number += 1)}.sqlite`), { judgeWith: statementJudge, indexWith: memoryIndex }),
);

const script = new URL('../testing/add-verified.ts', import.meta.url).pathname;
const ROUNDS = 12;

test('of two processes, one of which adds reports and one transcripts, nothing misses the other', async () => {
  const path = join(folder, 'two.sqlite');
  const children = ['reports', 'transcripts'].map((what) =>
    spawn(process.execPath, [script, path, what, String(ROUNDS)], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const ends = await Promise.all(children.map((child) => once(child, 'close')));
  expect(ends.map(([code]) => code)).toEqual([0, 0]);
  const ledger = await openSqliteLedger(path, { mode: 'read' });
  const verdicts: (string | null)[] = [];
  for await (const { verdict } of ledger.statements({ kind: 'direct', reports: 'all' })) verdicts.push(verdict);
  expect(verdicts).toEqual(Array.from({ length: ROUNDS }, () => 'verbatim'));
  await ledger.close();
  const database = new Sqlite(path, { readonly: true });
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
}, 60_000);

test('what fails while turns are looked up is a coded error', async () => {
  const path = join(folder, 'damaged.sqlite');
  const ledger = await openSqliteLedger(path, { judgeWith: statementJudge });
  await ledger.add(transcriptSketched(BRIEFING), { retrieved: '2026-05-04T12:00:00Z' });
  const turns = ledger.turns();
  const damaging = new Sqlite(path);
  damaging.pragma('foreign_keys = OFF');
  for (const table of ['turn_shingles', 'turn_pairs', 'turn_texts', 'transcript_speakers']) {
    damaging.exec(`drop table ${table}`);
  }
  const head = { key: 1, transcript: 'doc_a', number: 0, speaker: null, date: null };
  const questions = [
    () => turns.hits([1], null, 1),
    () => turns.pairs([1], null, 1),
    () => turns.body(head),
    () => turns.speakers('doc_a'),
    () => turns.occasions({ from: '2026-01-01', to: '2026-12-31' }),
  ];
  for (const question of questions) await expect(question()).rejects.toMatchObject({ code: 'OR3008' });
  damaging.exec('drop table turns; drop table transcripts');
  damaging.close();
  await expect(ledger.turns().speakers('doc_a')).rejects.toMatchObject({ code: 'OR3008' });
  await ledger.close();
});

test('when all documents are gone, nothing of their words is left', async () => {
  const path = join(folder, 'emptied.sqlite');
  const child = spawn(process.execPath, [script, path, 'both', '2'], { stdio: ['ignore', 'ignore', 'inherit'] });
  expect(await once(child, 'close')).toEqual([0, null]);
  const ledger = await openSqliteLedger(path, { judgeWith: statementJudge });
  const ids: string[] = [];
  for await (const { id } of ledger.documents()) ids.push(id);
  expect(ids).toHaveLength(4);
  for (const id of ids) await ledger.remove(id);
  await ledger.close();
  const database = new Sqlite(path, { readonly: true });
  const tables = ['transcripts', 'transcript_speakers', 'turns', 'turn_texts', 'turn_shingles', 'turn_pairs'];
  for (const table of [...tables, 'statement_prints', 'verifications', 'verification_sources']) {
    expect([table, database.prepare(`select count(*) from ${table}`).pluck().get()]).toEqual([table, 0]);
  }
  database.close();
}, 60_000);
