// How fast the built package reads, as JSON: npm run bench:speed [-- PART… --articles 84 --rounds 3]
// Parts: speed (with memory), start, stages, growth, peers; all of them by default. docs/speed.md says what each is.
// Figures of one machine and day cannot be compared with those of another; the ratios can.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Articles, articles, ROOT } from './articles.ts';
import { median, rounded } from './figures.ts';
import { besidePeers } from './peers.ts';
import { type Round, startOnrecord } from './rounds.ts';
import { wholeProcess } from './whole.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: 'string', default: '84' }, rounds: { type: 'string', default: '3' } },
});
const ROUNDS = Number(values.rounds);
const STARTS = 5;
const STORY = join(ROOT, 'corpus', 'documents', 'wire-harbour', 'source.txt');

/** Articles a second, model loaded, and the most memory: each number of threads in a process of its own. */
async function speed({ path, count }: Articles): Promise<unknown> {
  const of = async (threads: number) => {
    const warm = await startOnrecord(path, threads);
    // Fills the tokenizer's memory.
    await warm.round();
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await warm.round());
    await warm.close();
    return {
      articlesPerSecond: rounded(median(rounds.map(({ seconds }) => count / seconds))),
      articlesPerProcessorSecond: rounded(median(rounds.map(({ processorSeconds }) => count / processorSeconds))),
      mostMegabytes: Math.round(rounds.at(-1)?.mostMegabytes ?? 0),
    };
  };
  return { oneThread: await of(1), twoThreads: await of(2) };
}

/** New processes from their start to their first output: one story read, and a search in a ledger with one story. */
async function start({ folder }: Articles): Promise<unknown> {
  const ledger = join(folder, 'start.db');
  await wholeProcess(ROOT, ['add', '--ledger', ledger, STORY], folder);
  const of = async (...argv: string[]) => {
    const runs = [];
    for (let run = 0; run < STARTS; run += 1) runs.push(await wholeProcess(ROOT, argv, folder));
    return {
      firstResultSeconds: rounded(median(runs.map(({ firstSeconds }) => firstSeconds))),
      processorSeconds: rounded(median(runs.map(({ processorSeconds }) => processorSeconds))),
      mostMegabytes: Math.round(median(runs.map(({ mostMegabytes }) => mostMegabytes))),
    };
  };
  return { read: await of('read', STORY), search: await of('search', '--ledger', ledger) };
}

/** What another program of this folder prints about the articles. */
function inProcess(program: string, ...argv: readonly string[]): unknown {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [path, ...argv], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return JSON.parse(stdout);
}

/** The same text as eight documents, and joined to four, two and one: `ratios` to the eight, of processor time. */
function growth({ path }: Articles): unknown {
  const rows = [1, 2, 4, 8].map(
    (times) => inProcess('growth.ts', path, String(times)) as { processorSeconds: number; mostMegabytes: number },
  );
  const first = rows[0]?.processorSeconds ?? 0;
  return { ratios: rows.map(({ processorSeconds }) => rounded(processorSeconds / first)), rows };
}

const parts: Readonly<Record<string, (chosen: Articles) => unknown>> = {
  speed,
  start,
  stages: ({ path }) => inProcess('stages.ts', path),
  growth,
  peers: (chosen) => besidePeers(chosen, ROUNDS),
};
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`no part of this is called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
const chosen = await articles(Number(values.articles));
try {
  const report: Record<string, unknown> = { data: chosen.data, articles: chosen.count };
  for (const [name, part] of Object.entries(parts))
    if (positionals.length === 0 || positionals.includes(name)) report[name] = await part(chosen);
  console.log(JSON.stringify(report, null, 2));
} finally {
  chosen.remove();
}
