import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../src/index.ts';
import { countJobs, type Database, enqueue, openDatabase, prepare } from '../../src/jobs/index.ts';
import { startPostgres } from '../../tests/postgres.ts';

/** A queue, and a ledger to fill, with a folder for what is read. */
export interface BenchQueue {
  readonly database: Database;
  readonly address: string;
  /** As --ledger takes it. */
  readonly ledger: string;
  readonly folder: string;
  put(inputs: readonly string[], each?: number): Promise<number>;
  /** Fulfilled when nothing waits and nothing is being worked on. */
  emptied(): Promise<void>;
  /** What the ledger holds: documents by their ids, and versions of them. */
  kept(): Promise<{ readonly documents: number; readonly versions: number }>;
  close(): Promise<void>;
}

/**
 * A queue and a ledger for one bench. With an address of PostgreSQL both are there, and what is there is added to; without,
 * the queue is in a server of its own and the ledger a file.
 */
export async function openQueue(given: string | undefined): Promise<BenchQueue> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-jobs-'));
  const postgres = given === undefined ? await startPostgres({ max_connections: '200' }) : null;
  const address = given ?? (await postgres?.database()) ?? '';
  const ledger = given ?? join(folder, 'ledger.sqlite');
  const database = openDatabase(address);
  await prepare(database);
  return {
    database,
    address,
    ledger,
    folder,
    put: (inputs, each) =>
      enqueue(database, inputs, {
        each,
        report(error) {
          throw error;
        },
      }),
    async emptied() {
      for (;;) {
        const { waiting, running } = await countJobs(database);
        if (waiting === 0 && running === 0) return;
        await sleep(20);
      }
    },
    async kept() {
      const opened = await openLedger(ledger, { mode: 'read' });
      try {
        const documents = new Set<string>();
        let versions = 0;
        for await (const { document } of opened.versions()) {
          documents.add(document.id);
          versions += 1;
        }
        return { documents: documents.size, versions };
      } finally {
        await opened.close();
      }
    },
    async close() {
      await database.close();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
