// How the time to bring in and parse an input grows with it, as JSON: node bench/growth/run.ts [NAME…]
// Each kind of input is doubled a few times; twice the input should take twice the time. A ratio over MOST is told on
// stderr. Documents of feeds, archives and records are brought in and not parsed: each of them is small.
import { parseArticle } from '../../src/stages/article/index.ts';
import { inputsOf } from '../../src/sources/index.ts';
import { OnrecordError } from '../../src/errors/index.ts';
import { type Kind, KINDS } from './inputs.ts';

const DOUBLINGS = 3;
/** Each size is measured so often, and the shortest time counts. */
const ROUNDS = 3;
/** A sort takes a little more than twice as long for twice as much, and collecting garbage adds to it. */
const MOST = 2.6;
/** Below so many milliseconds a ratio says nothing. */
const LEAST = 30;

const MANY = new Set(['warc', 'feed', 'jsonl']);

async function* chunks(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}

/** Reads the input once: milliseconds of all threads' work, which others on the machine change little, and what came out. */
async function once({ form }: Kind, content: Uint8Array): Promise<{ time: number; found: Record<string, number> }> {
  const found: string[] = [];
  const start = process.cpuUsage();
  for await (const raw of inputsOf(['-'], { stdin: chunks(content), input: form, maxSize: 100_000_000 })) {
    if (raw.form === 'failed') found.push(raw.error.code);
    else if (MANY.has(form)) found.push(raw.form);
    else {
      found.push(
        await parseArticle(raw, { timeLimit: 120_000 }).then(
          () => 'article',
          (error: unknown) => (error instanceof OnrecordError ? error.code : 'thrown'),
        ),
      );
    }
  }
  const { user, system } = process.cpuUsage(start);
  const time = (user + system) / 1000;
  const groups = Object.entries(Object.groupBy(found, (name) => name));
  return { time, found: Object.fromEntries(groups.map(([name, all]) => [name, all?.length ?? 0])) };
}

const asked = process.argv.slice(2);
const results: unknown[] = [];
const slow: string[] = [];
for (const [name, kind] of Object.entries(KINDS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const rows: { size: number; bytes: number; milliseconds: number; found: Record<string, number> }[] = [];
  for (let doubling = 0; doubling <= DOUBLINGS; doubling += 1) {
    const size = kind.least * 2 ** doubling;
    const content = Buffer.from(kind.make(size));
    const runs: Awaited<ReturnType<typeof once>>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) runs.push(await once(kind, content));
    const best = runs.reduce((least, run) => (run.time < least.time ? run : least));
    rows.push({ size, bytes: content.length, milliseconds: Math.round(best.time), found: best.found });
  }
  const ratios = rows
    .slice(1)
    .map(({ milliseconds }, at) => Math.round((100 * milliseconds) / Math.max(1, rows[at]?.milliseconds ?? 1)) / 100);
  results.push({ name, ratios, rows });
  for (const [at, ratio] of ratios.entries())
    if (ratio > MOST && (rows[at + 1]?.milliseconds ?? 0) > LEAST)
      slow.push(`${name}: ${ratio} times as long for twice as much`);
}
console.log(JSON.stringify({ doublings: DOUBLINGS, most: MOST, results }, null, 1));
for (const line of slow) console.error(line);
