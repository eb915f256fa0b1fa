// How long the calling thread's event loop stands still while 30 articles are read and added to a ledger, as JSON in
// milliseconds: node bench/ledger/stalls.ts [--ledger FILE|postgres://… | --postgres]
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openLedger, read } from '../../src/index.ts';
import { WHERE, whereOf } from './where.ts';

const ARTICLES = 30;
const LIMIT = 50;
const corpus = join(import.meta.dirname, '..', '..', 'corpus', 'documents');
const inputs = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(corpus, name))
      .filter((file) => file.startsWith('source.'))
      .map((file) => join(corpus, name, file)),
  )
  .slice(0, ARTICLES);

const where = await whereOf(parseArgs({ options: WHERE }).values);
const milliseconds = (nanoseconds: number): number => Math.round(nanoseconds / 1e5) / 10;
const delay = monitorEventLoopDelay({ resolution: 1 });
/**
 * Stretches between two ticks in which this thread has worked for more than the limit. Its own time and not the clock's:
 * on a machine with other work a thread also waits for its turn, and the clock tells that as a stall.
 */
const stalls: { readonly during: string; readonly own: number; readonly clock: number }[] = [];
let during = 'start';
const owned = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
let last = { own: owned(), clock: performance.now() };
const tick = (): void => {
  const now = { own: owned(), clock: performance.now() };
  const [own, clock] = [now.own - last.own, now.clock - last.clock];
  if (own > LIMIT) stalls.push({ during, own: Math.round(own), clock: Math.round(clock) });
  last = now;
};
const ticks = setInterval(tick, 1);

const ledger = await openLedger(where.ledger);
const begin = performance.now();
delay.enable();
during = 'reading';
for await (const { input, recorded, error } of read(inputs)) {
  if (error) throw error;
  tick();
  during = `adding ${input.split('/').at(-2) ?? input}`;
  await ledger.add(recorded, { retrieved: new Date().toISOString() });
  tick();
  during = 'reading';
}
during = 'searching';
await ledger.search({ words: 'border', facets: true });
delay.disable();
clearInterval(ticks);
await ledger.close();
await where.leave();
process.stdout.write(
  `${JSON.stringify(
    {
      database: where.kind,
      articles: inputs.length,
      seconds: Math.round((performance.now() - begin) / 100) / 10,
      longest: milliseconds(delay.max),
      p99: milliseconds(delay.percentile(99)),
      longestOwn: Math.max(0, ...stalls.map(({ own }) => own)),
      longerThan50: stalls,
    },
    null,
    2,
  )}\n`,
);
