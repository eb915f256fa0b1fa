// Reads articles with the built package and prints speed and memory as JSON: npm run bench:speed
// Articles are PolNeAR's where that is beside the checkout, else those of corpus/. Rounds are read after each other in one run;
// quote the median. A new process measures the time from start to the first result.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGold } from '../../src/evaluate/index.ts';
import { openPool, readAll } from '../../src/pipeline/index.ts';
import type { RawDocument } from '../../src/document/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 3;
const shared = join(ROOT, '..', 'shared', 'data', 'polnear', 'dev.jsonl');
const path = existsSync(shared) ? shared : join(ROOT, 'corpus', 'documents');
const { documents } = await readGold(path);

async function* inputs(): AsyncGenerator<RawDocument> {
  for (const { id, text } of documents) yield { form: 'record', input: id, id, record: { text, language: 'en' } };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function speed(threads: number): Promise<number> {
  const pool = openPool({ threads });
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now();
    let failed = 0;
    for await (const outcome of readAll(inputs(), pool)) if (outcome.error) failed += 1;
    if (failed > 0) throw new Error(`${failed} documents could not be read`);
    // The first round warms up: it loads the model and fills the tokenizer's memory.
    if (round > 0) rates.push(documents.length / ((performance.now() - began) / 1000));
  }
  await pool.close();
  return median(rates);
}

const sample = join(ROOT, 'corpus', 'documents', 'wire-harbour', 'source.txt');
const starts = Array.from({ length: 5 }, () => {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [join(ROOT, 'bin', 'onrecord.js'), 'read', sample], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('the sample could not be read');
  return performance.now() - began;
});
const one = await speed(1);
const residentOne = process.memoryUsage.rss();
const two = await speed(2);
console.log(
  JSON.stringify(
    {
      data: path === shared ? 'polnear dev' : 'corpus',
      documents: documents.length,
      documentsPerSecond: { oneThread: one, twoThreads: two },
      residentMegabytes: { oneThread: residentOne / 1e6, twoThreads: process.memoryUsage.rss() / 1e6 },
      startToFirstResultMilliseconds: median(starts),
    },
    null,
    2,
  ),
);
