import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../tests/postgres.ts';
import type { Ledger } from '../../ledger/index.ts';
import { openPostgresLedger } from '../../storage/index.ts';
import {
  type Database,
  enqueue,
  type EnqueueOptions,
  openDatabase,
  prepare,
  work,
  type WorkOptions,
} from '../index.ts';
import { madeReader } from './reader.ts';
import type { WorkerOptions } from './workers.ts';

/** What a test of the queue has: a database and a ledger of its own, and a folder, anew for each test. */
export interface QueueTest {
  readonly database: Database;
  readonly address: string;
  readonly ledger: Ledger;
  /** The folder of its files. */
  readonly folder: string;
  /** Writes a file into the folder; gives its path. */
  file(name: string, text: string | Uint8Array): string;
  put(inputs: readonly string[], options?: Partial<EnqueueOptions>): Promise<{ jobs: number; codes: string[] }>;
  /** Works, within this process, until nothing is left that could be begun. */
  workAll(options?: Partial<WorkOptions>): Promise<void>;
  documents(): Promise<number>;
  /** The server of the databases goes away for so many milliseconds. */
  restart(pause: number): Promise<void>;
  /** The address of a database with nothing in it. */
  emptyDatabase(): Promise<string>;
  /** Options for a worker as a process of its own. */
  workerOptions(options?: Partial<WorkerOptions>): WorkerOptions;
}

/** Workers that are killed are missed after a second. */
const HEARTBEAT = { every: 200, deadAfter: 1000 };

/** Sets all that up for the tests of a file; what it gives is filled in before each. */
export function queueTest(): QueueTest {
  let postgres: TestPostgres;
  let folder = '';
  let address = '';
  let database: Database;
  let ledger: Ledger;
  /** With the tables of the queue, which take longer to make than most tests. */
  let prepared = '';
  beforeAll(async () => {
    postgres = await startPostgres();
    prepared = await postgres.database();
    const first = openDatabase(prepared);
    await prepare(first);
    await first.close();
    await (await openPostgresLedger(prepared)).close();
  });
  afterAll(() => postgres.stop());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-jobs-'));
    address = await postgres.database(prepared);
    database = openDatabase(address, 8);
    ledger = await openPostgresLedger(address);
  });
  afterEach(async () => {
    await database.close();
    await ledger.close();
    rmSync(folder, { recursive: true });
  });
  return {
    get database() {
      return database;
    },
    get address() {
      return address;
    },
    get ledger() {
      return ledger;
    },
    get folder() {
      return folder;
    },
    file(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    async put(inputs, options = {}) {
      const codes: string[] = [];
      const jobs = await enqueue(database, inputs, { report: ({ code }) => codes.push(code), ...options });
      return { jobs, codes };
    },
    workAll: (options = {}) =>
      work({
        database,
        ledger,
        read: madeReader(),
        concurrency: 2,
        signal: new AbortController().signal,
        untilEmpty: true,
        delay: 10,
        heartbeat: HEARTBEAT,
        sources: { allowPrivate: true, timeout: 5000 },
        ...options,
      }),
    async documents() {
      return (await ledger.counts()).documents;
    },
    restart: (pause) => postgres.restart(pause),
    emptyDatabase: () => postgres.database(),
    workerOptions: (options = {}) => ({
      database: address,
      ledger: address,
      wait: 0,
      concurrency: 2,
      untilEmpty: true,
      delay: 10,
      heartbeat: HEARTBEAT,
      ...options,
    }),
  };
}

/** A web archive, packed, with so many pages. */
export const archived = (count: number): Buffer =>
  Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>page ${index}</p></html>`;
      return gzipSync(
        `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/${index}\r\n` +
          `WARC-Date: 2022-05-04T10:11:12Z\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`,
      );
    }),
  );

/** JSON Lines, each with a text of its own. */
export const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${JSON.stringify({ text: `record ${index}` })}\n`).join('');
