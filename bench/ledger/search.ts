// How long the first page of a search takes, for a fixed list of searches of all kinds on generated statements, as JSON:
//   node bench/ledger/search.ts [--statements 1000000] [--ledger FILE|postgres://… | --postgres [--keep FOLDER]]
// Without --ledger the statements are in .cache/bench-ledger/ and built if they are not there. A ledger that is named is
// measured as it is, and filled up first only where --statements is given too (or by fill.ts). Times are milliseconds:
// `first` on a ledger opened for this search alone, as a command does; `warm` the median of three more on one ledger, and
// `cpu` the time for which this process itself worked in these, which other work on the machine hardly changes (a
// server's is not in it). What the system has of the file in memory stays there in between.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLedger, type SearchQuery } from '../../src/index.ts';
import { progress, rounded, shareOf, spread } from './figures.ts';
import { fill } from './fill.ts';
import { queries } from './queries.ts';
import { WHERE, whereOf } from './where.ts';

const { values } = parseArgs({ options: { statements: { type: 'string' }, ...WHERE } });
const WARM_ROUNDS = 3;
const SLOWEST = 10;

interface Timed {
  readonly kind: string;
  readonly query: SearchQuery;
  readonly total: number;
  readonly first: number;
  readonly warm: number;
  readonly cpu: number;
}

/** The file that is built once; null where another ledger is to be measured. */
function ownFile(statements: number): string | null {
  if (values.ledger !== undefined || values.postgres) return null;
  const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench-ledger');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${statements}.sqlite`);
}

async function timed(search: () => Promise<unknown>): Promise<{ clock: number; cpu: number }> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await search();
  const { user, system } = process.cpuUsage(used);
  return { clock: performance.now() - began, cpu: (user + system) / 1000 };
}

async function measure(path: string): Promise<{ opening: number[]; searches: Timed[] }> {
  const opening: number[] = [];
  const searches: Timed[] = [];
  const ledger = await openLedger(path, { mode: 'read' });
  try {
    const asked = await queries(async (words) => {
      const [hit] = (await ledger.search({ words, limit: 1 })).hits;
      if (!hit) throw new Error(`no statement has the words ${words}: is this a ledger of fill.ts?`);
      return hit.id;
    });
    for (const { kind, query } of asked) {
      const began = performance.now();
      const fresh = await openLedger(path, { mode: 'read' });
      opening.push(performance.now() - began);
      const first = await timed(() => fresh.search(query));
      await fresh.close();
      const { total } = await ledger.search(query);
      const again: Awaited<ReturnType<typeof timed>>[] = [];
      for (let round = 0; round < WARM_ROUNDS; round += 1) again.push(await timed(() => ledger.search(query)));
      const [warm, cpu] = (['clock', 'cpu'] as const).map((what) => median(again.map((time) => time[what])));
      searches.push({ kind, query, total, first: rounded(first.clock), warm: warm ?? 0, cpu: cpu ?? 0 });
      progress('searches', searches.length, asked.length);
    }
  } finally {
    await ledger.close();
  }
  return { opening, searches };
}

const median = (times: readonly number[]): number => rounded(shareOf(times, 0.5));

const figures = (searches: readonly Timed[]) => ({
  searches: searches.length,
  first: spread(searches.map(({ first }) => first)),
  warm: spread(searches.map(({ warm }) => warm)),
  cpu: spread(searches.map(({ cpu }) => cpu)),
});

const statements = values.statements === undefined ? undefined : Number(values.statements);
const own = ownFile(statements ?? 1_000_000);
const where = await whereOf(own === null ? values : { ledger: own, postgres: false });
try {
  const isNamed = values.ledger !== undefined;
  const ledger = await openLedger(where.ledger, { thread: false, mode: isNamed && !statements ? 'read' : 'write' });
  const built = isNamed && !statements ? null : await fill(ledger, statements ?? 1_000_000);
  const counts = await ledger.counts();
  const { size } = await ledger.info();
  await ledger.close();
  const { opening, searches } = await measure(where.ledger);
  const kinds = Map.groupBy(searches, ({ kind }) => kind);
  const result = {
    database: where.kind,
    ledger: counts,
    megabytes: Math.round(size / 1e6),
    built,
    opening: spread(opening),
    ...figures(searches),
    kinds: Object.fromEntries([...kinds].map(([kind, of]) => [kind, figures(of)])),
    slowest: searches.toSorted((a, b) => b.first - a.first).slice(0, SLOWEST),
    each: searches.map((one) => `${JSON.stringify(one.query)}: ${one.total}, ${one.first}, ${one.warm}, ${one.cpu}`),
  };
  console.log(JSON.stringify(result, null, 2));
} finally {
  await where.leave();
}
