// A worker as a process of its own, with a reader that needs no model. argv[2] is JSON (WorkerOptions). Each input is printed
// when it is begun, so that it is known when to kill the process. SIGTERM ends it as it ends `onrecord work`.
import { writeSync } from 'node:fs';
import { openPostgresLedger } from '../../storage/index.ts';
import { openDatabase, openLog, takeInConsole, work } from '../index.ts';
import { madeReader } from './reader.ts';
import type { WorkerOptions } from './workers.ts';

const options = JSON.parse(process.argv[2] ?? '') as WorkerOptions;
const { database: address, ledger: path, wait, concurrency, untilEmpty, delay, heartbeat } = options;
const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());
const database = openDatabase(address, concurrency + 4);
const ledger = await openPostgresLedger(path);
const read = madeReader(wait);
const log = openLog('warn', process.stderr);
takeInConsole(log);
await work({
  database,
  ledger,
  read(raw) {
    // Not console.log: a pipe's buffer would die with the process.
    writeSync(1, `${raw.input}\n`);
    return read(raw);
  },
  concurrency,
  signal: ending.signal,
  untilEmpty,
  delay,
  heartbeat,
  sources: { allowPrivate: true, timeout: 5000 },
  log,
});
await ledger.close();
await database.close();
