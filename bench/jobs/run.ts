// What the queue bears, as JSON: `node bench/jobs/run.ts [BENCH…] [--ledger postgres://…] [--documents N] [--kills N]
// [--pages N] [--reader real|made] [--concurrency N]`; all benches where none is named:
//
// kills    N documents of 250 ms by four workers, of which one is killed (SIGKILL) every second until there were so many
//          kills: how many documents are lost or there twice at the end (none may be)
// waits    four workers against one, with a reader that only waits 100 ms (to be 3.8 times as fast)
// cores    two workers against one, with the real reader (to be 1.8 times as fast on two cores that are free)
// archive  a web archive of so many pages by one worker of so many threads: its memory over time (to stay below 700 MB with
//          one thread, and flat; each further thread holds a model of its own)
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { HEARTBEAT } from '../../src/jobs/index.ts';
import { writeArchive, writeFiles } from './pages.ts';
import { type BenchQueue, openQueue } from './queue.ts';
import {
  type BenchWorker,
  endWorkers,
  processorSeconds,
  residentMemory,
  startWorker,
  type WorkerOptions,
} from './workers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ledger: { type: 'string' },
    documents: { type: 'string' },
    kills: { type: 'string', default: '200' },
    pages: { type: 'string', default: '20000' },
    reader: { type: 'string', default: 'real' },
    concurrency: { type: 'string', default: '1' },
  },
});
const documents = (otherwise: number): number => Number(values.documents ?? otherwise);

/** Missed sooner than by default, so that the last of the killed is not waited for longer than the whole bench. */
const QUICK = { every: 1000, deadAfter: 8000 } as const;

async function kills(queue: BenchQueue): Promise<object> {
  const count = documents(2000);
  await queue.put(writeFiles(queue.folder, count, 'in', 'line'));
  const options: WorkerOptions = {
    database: queue.address,
    ledger: queue.ledger,
    reader: 250,
    concurrency: 1,
    heartbeat: QUICK,
  };
  const began = performance.now();
  const workers = Array.from({ length: 4 }, () => startWorker(options));
  const empty = queue.emptied().then(() => true);
  let killed = 0;
  while (killed < Number(values.kills)) {
    if (await Promise.race([empty, sleep(Math.random() * 2000, false)])) break;
    const at = Math.floor(Math.random() * workers.length);
    workers[at]?.child.kill('SIGKILL');
    await workers[at]?.ended;
    killed += 1;
    workers[at] = startWorker(options);
  }
  await empty;
  const seconds = since(began);
  await endWorkers(workers);
  const kept = await queue.kept();
  return {
    documents: count,
    kills: killed,
    seconds,
    heartbeat: QUICK,
    lost: count - kept.documents,
    doubled: kept.versions - kept.documents,
  };
}

interface Times {
  readonly seconds: number;
  /** Of the processor, all workers together: where cores are shared with others, this tells what is left of the seconds. */
  readonly processor: number;
}

/** The times in which so many workers, which are there already, do what is put in. */
async function timed(
  queue: BenchQueue,
  workers: number,
  options: Pick<WorkerOptions, 'reader'>,
  inputs: () => readonly string[],
): Promise<Times> {
  const started = Array.from({ length: workers }, () =>
    startWorker({
      database: queue.address,
      ledger: queue.ledger,
      concurrency: 1,
      heartbeat: HEARTBEAT,
      ...options,
    }),
  );
  await Promise.all(started.map(({ ready }) => ready));
  const given = inputs();
  const processor = (): number => started.reduce((sum, { child }) => sum + processorSeconds(child), 0);
  const before = processor();
  // Up to 500 jobs are put in by one transaction: until it ends, nobody can begin.
  await queue.put(given);
  const began = performance.now();
  await queue.emptied();
  const times = { seconds: since(began), processor: Number((processor() - before).toFixed(1)) };
  await endWorkers(started);
  return times;
}

/** So many workers against one, on documents that the ledger does not have yet. */
async function against(workers: number, reader: WorkerOptions['reader'], count: number): Promise<object> {
  const found: Times[] = [];
  for (const number of [1, workers]) {
    const queue = await openQueue(values.ledger);
    try {
      found.push(
        await timed(queue, number, { reader }, () =>
          writeFiles(queue.folder, count, `by ${number}`, reader === 'real' ? 'page' : 'line'),
        ),
      );
    } finally {
      await queue.close();
    }
  }
  const [one, many] = found;
  return {
    documents: count,
    workers,
    one,
    many,
    times: Number(((one?.seconds ?? 0) / (many?.seconds ?? 1)).toFixed(2)),
  };
}

/** Samples of memory, one every so often; the whole is told in twenty parts, the highest of each. */
const PARTS = 20;

async function archive(queue: BenchQueue): Promise<object> {
  const pages = Number(values.pages);
  const path = join(queue.folder, 'pages.warc.gz');
  writeArchive(path, pages);
  const jobs = await queue.put([path]);
  const began = performance.now();
  const worker: BenchWorker = startWorker({
    database: queue.address,
    ledger: queue.ledger,
    reader: values.reader === 'real' ? 'real' : 0,
    concurrency: Number(values.concurrency),
    heartbeat: HEARTBEAT,
  });
  await worker.ready;
  const samples: number[] = [];
  const empty = queue.emptied().then(() => true);
  do samples.push(residentMemory(worker.child));
  while (!(await Promise.race([empty, sleep(500, false)])));
  const seconds = since(began);
  await endWorkers([worker]);
  const each = Math.max(1, Math.ceil(samples.length / PARTS));
  const parts = Array.from({ length: Math.ceil(samples.length / each) }, (_, at) =>
    Math.max(...samples.slice(at * each, (at + 1) * each)),
  );
  const { documents: kept } = await queue.kept();
  const { reader, concurrency } = values;
  return { pages, jobs, reader, concurrency, kept, seconds, megabytes: parts, most: Math.max(...samples) };
}

const since = (began: number): number => Number(((performance.now() - began) / 1000).toFixed(1));

async function withQueue(bench: (queue: BenchQueue) => Promise<object>): Promise<object> {
  const queue = await openQueue(values.ledger);
  try {
    return await bench(queue);
  } finally {
    await queue.close();
  }
}

const BENCHES = new Map<string, () => Promise<object>>([
  ['kills', () => withQueue(kills)],
  ['waits', () => against(4, 100, documents(400))],
  ['cores', () => against(2, 'real', documents(60))],
  ['archive', () => withQueue(archive)],
]);

const results: Record<string, object> = {};
for (const name of positionals.length > 0 ? positionals : BENCHES.keys()) {
  const bench = BENCHES.get(name);
  if (!bench) throw new Error(`no such bench: ${name}; there are ${[...BENCHES.keys()].join(', ')}`);
  const load = loadavg()[0]?.toFixed(1);
  results[name] = { ...(await bench()), loadBefore: Number(load) };
}
console.log(JSON.stringify({ ledger: values.ledger === undefined ? 'SQLite' : 'PostgreSQL', ...results }, null, 2));
