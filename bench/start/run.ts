// How long commands take from the start of the process to its end: npm run bench:start [-- OTHER [ROUNDS]]
// OTHER is another checkout that is built, with which each command is run in turns; `ratio` is then the median of the ratios
// of the two of a round. Run what is built (npm run build). Milliseconds, and megabytes of resident memory at the most.
// `cpu` is what all threads have computed: on a busy machine it says more than `wall`. What a command can not do in OTHER, as
// search a ledger of a later schema, is left out there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..', '..');
const [other, rounds = '9'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-start-'));
const story = join(ROOT, 'corpus', 'documents', 'wire-harbour', 'source.txt');
const tell = join(folder, 'told.json');

interface Taken {
  readonly wall: number;
  readonly cpu: number;
  readonly resident: number;
}

/** Null where the command has failed. */
function run(checkout: string, words: readonly string[]): Taken | null {
  const env = { ...process.env, TELL: tell, ONRECORD_LEDGER: join(folder, 'ledger.sqlite') };
  const preload = pathToFileURL(join(import.meta.dirname, 'tell.js')).href;
  const began = performance.now();
  const { status } = spawnSync(
    process.execPath,
    ['--import', preload, join(checkout, 'bin', 'onrecord.js'), ...words],
    { env, stdio: 'ignore' },
  );
  const wall = performance.now() - began;
  if (status !== 0) return null;
  return { wall, ...(JSON.parse(readFileSync(tell, 'utf8')) as Omit<Taken, 'wall'>) };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const rounded = (value: number): number => Number(value.toPrecision(3));
const medians = (taken: readonly Taken[]): Record<string, number> =>
  Object.fromEntries(
    (['wall', 'cpu', 'resident'] as const).map((what) => [what, rounded(median(taken.map((one) => one[what])))]),
  );

try {
  if (!run(ROOT, ['add', join(ROOT, 'samples', 'articles')])) throw new Error('the samples could not be added');
  const found = spawnSync(process.execPath, [join(ROOT, 'bin', 'onrecord.js'), 'search', '--json'], {
    env: { ...process.env, ONRECORD_LEDGER: join(folder, 'ledger.sqlite') },
    encoding: 'utf8',
  });
  const id = (JSON.parse(found.stdout) as { hits: readonly { id: string }[] }).hits[0]?.id ?? '';
  const commands = [['--version'], ['--help'], ['search', 'fisheries'], ['show', id], ['info'], ['read', story]];
  const figures = commands.map((words) => {
    const here: Taken[] = [];
    const there: Taken[] = [];
    const ratios: { wall: number; cpu: number }[] = [];
    for (let round = 0; round < Number(rounds); round += 1) {
      const own = run(ROOT, words);
      const beside = other === undefined ? null : run(resolve(other), words);
      if (own) here.push(own);
      if (beside) there.push(beside);
      if (own && beside) ratios.push({ wall: own.wall / beside.wall, cpu: own.cpu / beside.cpu });
    }
    const ratio = {
      wall: rounded(median(ratios.map(({ wall }) => wall))),
      cpu: rounded(median(ratios.map(({ cpu }) => cpu))),
    };
    const compared = ratios.length > 0 ? { other: medians(there), ratio } : {};
    return {
      command: words
        .map(
          (word) =>
            new Map([
              [story, 'story.txt'],
              [id, 'ID'],
            ]).get(word) ?? word,
        )
        .join(' '),
      ...medians(here),
      ...compared,
    };
  });
  console.log(JSON.stringify({ rounds: Number(rounds), figures }, null, 2));
} finally {
  rmSync(folder, { recursive: true });
}
