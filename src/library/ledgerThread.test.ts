import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLedger } from '../index.ts';
import { numberedDocument } from '../storage/testing/documents.ts';
import { eachAnswer, ledgerThread } from './ledgerThread.ts';
import type { Asking } from './threadQuestions.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('where a thread ends between two portions, the rest is not taken for all, nor for that of another', async () => {
  const path = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(path, { thread: false });
  for (let at = 0; at < 10; at += 1) await ledger.add(numberedDocument(at), { retrieved: '2026-05-04T12:00:00Z' });
  await ledger.close();
  const thread = ledgerThread('read');
  const statements = (): AsyncGenerator =>
    eachAnswer((asking: Asking) => thread.ask({ ...asking, ledger: 1, path }), {
      ask: 'begin',
      what: 'statements',
      given: [],
    });
  const first = statements();
  await first.next();
  await thread.end();
  // The first that the new thread begins.
  const second = statements();
  await second.next();
  await expect(Array.fromAsync(first)).rejects.toMatchObject({ code: 'OR9001' });
  await second.return(undefined);
  await thread.end();
});
