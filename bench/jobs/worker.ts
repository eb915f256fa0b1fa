// A worker as a process of its own, for the benches beside this file: argv[2] is JSON (WorkerOptions).
import { openLedger } from '../../src/index.ts';
import { openDatabase, openLog, work } from '../../src/jobs/index.ts';
import { madeReader } from '../../src/jobs/testing/reader.ts';
import { openPool } from '../../src/pipeline/index.ts';
import type { WorkerOptions } from './workers.ts';

const {
  database: address,
  ledger: path,
  reader,
  concurrency,
  heartbeat,
} = JSON.parse(process.argv[2] ?? '') as WorkerOptions;
const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());
const database = openDatabase(address, concurrency + 4);
const ledger = await openLedger(path, { thread: false });
const pool = reader === 'real' ? openPool({ threads: concurrency }) : null;
await pool?.versions();
const made = madeReader(reader === 'real' ? 0 : reader);
await work({
  database,
  ledger,
  read: (raw) => pool?.read(raw) ?? made(raw),
  concurrency,
  signal: ending.signal,
  heartbeat,
  log: openLog('info', { write: (line) => void (line.includes('worker started') && process.stdout.write('ready\n')) }),
});
await pool?.close();
await ledger.close();
await database.close();
