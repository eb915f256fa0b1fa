// How long commands take from the start of the process to its end: npm run bench:start [-- OTHER [ROUNDS]]
// OTHER is another checkout that is built, with which each command is run in turns; `ratio` is then the median of the ratios
// of the two of a round. Run what is built (npm run build). Milliseconds, and megabytes of resident memory at the most.
// `cpu` is what all threads have computed: on a busy machine it says more than `wall`. What a command can not do in OTHER, as
// search a ledger of a later schema, is left out there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, rounded } from '../speed/figures.ts';
import { wholeProcess } from '../speed/whole.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const [other, rounds = '9'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-start-'));
const story = join(ROOT, 'corpus', 'documents', 'wire-harbour', 'source.txt');
process.env['ONRECORD_LEDGER'] = join(folder, 'ledger.sqlite');

interface Taken {
  readonly wall: number;
  readonly cpu: number;
  readonly resident: number;
}

async function run(checkout: string, words: readonly string[]): Promise<Taken> {
  const { seconds, processorSeconds, mostMegabytes } = await wholeProcess(checkout, words, folder);
  return { wall: 1000 * seconds, cpu: 1000 * processorSeconds, resident: mostMegabytes };
}

/** Null where the other checkout can not do it; why is told on stderr. */
const tried = (checkout: string, words: readonly string[]): Promise<Taken | null> =>
  run(checkout, words).catch((fault: unknown) => {
    console.error(String(fault));
    return null;
  });

const medians = (taken: readonly Taken[]): Record<string, number> =>
  Object.fromEntries(
    (['wall', 'cpu', 'resident'] as const).map((what) => [what, rounded(median(taken.map((one) => one[what])), 0)]),
  );

try {
  await run(ROOT, ['add', join(ROOT, 'samples', 'articles')]);
  const found = spawnSync(process.execPath, [join(ROOT, 'bin', 'onrecord.js'), 'search', '--json'], {
    encoding: 'utf8',
  });
  const id = (JSON.parse(found.stdout) as { hits: readonly { id: string }[] }).hits[0]?.id ?? '';
  const commands = [['--version'], ['--help'], ['search', 'fisheries'], ['show', id], ['info'], ['read', story]];
  const shownAs = new Map([
    [story, 'story.txt'],
    [id, 'ID'],
  ]);
  const figures = [];
  for (const words of commands) {
    const here: Taken[] = [];
    const there: Taken[] = [];
    const ratios: { wall: number; cpu: number }[] = [];
    for (let round = 0; round < Number(rounds); round += 1) {
      const own = await run(ROOT, words);
      const beside = other === undefined ? null : await tried(resolve(other), words);
      here.push(own);
      if (!beside) continue;
      there.push(beside);
      ratios.push({ wall: own.wall / beside.wall, cpu: own.cpu / beside.cpu });
    }
    const ratio = {
      wall: rounded(median(ratios.map(({ wall }) => wall))),
      cpu: rounded(median(ratios.map(({ cpu }) => cpu))),
    };
    const compared = ratios.length > 0 ? { other: medians(there), ratio } : {};
    figures.push({
      command: words.map((word) => shownAs.get(word) ?? word).join(' '),
      ...medians(here),
      ...compared,
    });
  }
  console.log(JSON.stringify({ rounds: Number(rounds), figures }, null, 2));
} finally {
  rmSync(folder, { recursive: true });
}
