// node bench/ledger/run.ts [STATEMENTS] builds a ledger of generated statements (a million if not said) in
// .cache/bench-ledger/ unless it is there, and prints as JSON how long filtered searches and an export take.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchQuery } from '../../src/ledger/index.ts';
import { openSqliteLedger } from '../../src/storage/index.ts';
import { statementsAsJsonl } from '../../src/export/index.ts';
import { documentsFor, generatedDocument, speakerName, wordOf } from './generate.ts';

const wanted = Number(process.argv[2] ?? 1_000_000);
const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench-ledger');
mkdirSync(folder, { recursive: true });
const path = join(folder, `${wanted}.sqlite`);
const ledger = await openSqliteLedger(path);
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
const milliseconds = (time: number): number => Math.round(time * 100) / 100;

/** Bytes in memory without the pages of the ledger's file, which belong to the system; all where it does not tell. */
function ownMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /RssAnon:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes ? Number(kilobytes) * 1024 : process.memoryUsage().rss;
}

async function build() {
  const from = (await ledger.counts()).documents;
  const to = documentsFor(wanted);
  const start = performance.now();
  let [lastTime, slices] = [start, [] as number[]];
  for (let number = from; number < to; number += 1) {
    await ledger.add(generatedDocument(number), { retrieved: '2026-01-01T00:00:00Z' });
    if ((number + 1) % 1_000 !== 0) continue;
    const now = performance.now();
    slices = [...slices, milliseconds((now - lastTime) / 1_000)];
    lastTime = now;
    process.stderr.write(`\r${number + 1} of ${to} documents, ${slices.at(-1)} ms each `);
  }
  return {
    documents: to - from,
    seconds: Math.round((performance.now() - start) / 1000),
    millisecondsADocument: slices,
  };
}

/** Searches as people make them, from rare to frequent values; each with the first page of 20 and the count. */
function queries(): SearchQuery[] {
  const speakers = [0, 1, 5, 40, 300, 2_000].map(speakerName);
  const words = [0, 3, 20, 150, 1_000, 8_000].map(wordOf);
  return [
    {},
    ...words.map((word) => ({ words: word })),
    ...words.slice(2).map((word) => ({ words: word, order: 'rank' as const })),
    ...speakers.map((speaker) => ({ speaker })),
    ...speakers.map((target) => ({ target })),
    ...words.flatMap((word) => speakers.slice(0, 4).map((speaker) => ({ words: word, speaker }))),
    ...speakers.slice(0, 3).flatMap((speaker) => speakers.slice(1, 5).map((target) => ({ speaker, target }))),
    { words: `"${wordOf(0)} ${wordOf(1)}"` },
    { words: `${wordOf(150).slice(0, 4)}*` },
    { kind: 'mixed' },
    { act: 'THREATEN', polarity: 'negated' },
    { act: 'ACCUSE', kind: 'mixed', from: '2013', to: '2013-02' },
    { topic: 'cyber' },
    { topic: 'cyber', act: 'SUPPORT', polarity: 'negated', kind: 'mixed' },
    { outlet: 'Outlet 0' },
    { outlet: 'Outlet 150' },
    { outlet: 'Outlet 3', speaker: speakers[1] },
    { from: '2015-03', to: '2015-04' },
    { publishedFrom: '2012-01', publishedTo: '2012-01-03' },
    { words: wordOf(3), from: '2020', kind: 'indirect', act: 'REJECT' },
    { words: wordOf(20), topic: 'military', outlet: 'Outlet 7' },
    { speaker: 'nobody of this name' },
    { speaker: `country:c7`, target: speakers[0] },
    { speaker: speakers[2], topic: 'health', act: 'AGREE' },
  ];
}

async function search() {
  const list = queries();
  const times: { milliseconds: number; query: SearchQuery; total: number }[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (const query of list) {
      const start = performance.now();
      const { total } = await ledger.search(query);
      times.push({ milliseconds: milliseconds(performance.now() - start), query, total });
    }
  }
  const sorted = times.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))]?.milliseconds ?? 0;
  return {
    searches: sorted.length,
    median: at(0.5),
    p95: at(0.95),
    worst: at(1),
    slowest: sorted.slice(-8).toReversed(),
  };
}

async function facets() {
  const times: number[] = [];
  for (const query of [{ speaker: speakerName(0) }, { words: wordOf(150) }, { topic: 'cyber' }, {}]) {
    const start = performance.now();
    await ledger.search({ ...query, facets: true });
    times.push(milliseconds(performance.now() - start));
  }
  return { milliseconds: times };
}

async function exported() {
  const start = performance.now();
  let [count, most] = [0, 0];
  async function* first() {
    for await (const statement of ledger.statements()) {
      if (count >= 50_000) return;
      count += 1;
      if (count % 1_000 === 0) most = Math.max(most, ownMemory());
      yield statement;
    }
  }
  let bytes = 0;
  for await (const line of statementsAsJsonl(first())) bytes += line.length;
  return {
    statements: count,
    seconds: milliseconds((performance.now() - start) / 1000),
    megabytes: megabytes(bytes),
    peakMemory: megabytes(most),
  };
}

const built = await build();
const searched = await search();
const result = {
  statements: (await ledger.counts()).statements,
  fileMegabytes: megabytes(statSync(path).size),
  built,
  searched,
  facets: await facets(),
  exported: await exported(),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
await ledger.close();
