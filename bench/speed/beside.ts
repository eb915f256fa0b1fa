// This checkout and another one, both built, in turns as whole processes, as JSON:
//   npm run bench:beside -- PATH_OF_OTHER_CHECKOUT [--pairs 5] [--articles 84]
// Ratios are this checkout's figure divided by the other's, the median over pairs of runs. Only they can be compared
// between machines and days.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Articles, articles, ROOT } from './articles.ts';
import { median, rounded } from './figures.ts';
import { type Whole, wholeProcess } from './whole.ts';

const USAGE = 'usage: node bench/speed/beside.ts PATH_OF_OTHER_CHECKOUT [--pairs 5] [--articles 84]';
const STORY = join(ROOT, 'corpus', 'documents', 'wire-harbour', 'source.txt');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string', default: '5' }, articles: { type: 'string', default: '84' } },
});
const [other] = positionals;
if (!other || !existsSync(join(other, 'dist', 'cli', 'main.js'))) {
  console.error(`${USAGE}; it has to be built`);
  process.exit(2);
}
const roots = { this: ROOT, other: resolve(other) };
type Side = keyof typeof roots;
type Pair = Record<Side, Whole>;
type Figures = Readonly<Record<string, (whole: Whole) => number>>;

/** Pairs of runs; who goes first changes, because what one leaves in the machine's caches serves the next. */
async function inTurns(argvOf: (side: Side) => readonly string[], folder: string): Promise<Pair[]> {
  const run = (side: Side): Promise<Whole> => wholeProcess(roots[side], argvOf(side), folder);
  // The first run of a checkout may write caches of its own.
  await run('this');
  await run('other');
  const pairs: Pair[] = [];
  for (let pair = 0; pair < Number(values.pairs); pair += 1) {
    const before = pair % 2 === 0 ? await run('other') : null;
    const mine = await run('this');
    pairs.push({ this: mine, other: before ?? (await run('other')) });
  }
  return pairs;
}

/** The medians of each side's figures, and of their ratios. */
function compared(pairs: readonly Pair[], figures: Figures) {
  const of = (measure: (pair: Pair, figure: (whole: Whole) => number) => number): Record<string, number> =>
    Object.fromEntries(
      Object.entries(figures).map(([name, figure]) => [
        name,
        rounded(median(pairs.map((pair) => measure(pair, figure)))),
      ]),
    );
  return {
    this: of((pair, figure) => figure(pair.this)),
    other: of((pair, figure) => figure(pair.other)),
    ratios: of((pair, figure) => figure(pair.this) / figure(pair.other)),
  };
}

async function compare({ path, count, data, folder }: Articles): Promise<unknown> {
  const megabytes = ({ mostMegabytes }: Whole): number => mostMegabytes;
  const many: Figures = {
    articlesPerSecond: ({ seconds }) => count / seconds,
    articlesPerProcessorSecond: ({ processorSeconds }) => count / processorSeconds,
    mostMegabytes: megabytes,
  };
  const one: Figures = {
    firstResultSeconds: ({ firstSeconds }) => firstSeconds,
    processorSeconds: ({ processorSeconds }) => processorSeconds,
    mostMegabytes: megabytes,
  };
  const read = (threads: number) => () => ['read', '--input', 'jsonl', path, '--threads', String(threads)];
  const ledger = (side: Side): string => join(folder, `${side}.db`);
  for (const side of ['this', 'other'] as const)
    await wholeProcess(roots[side], ['add', '--ledger', ledger(side), STORY], folder);
  return {
    data,
    articles: count,
    pairs: Number(values.pairs),
    other: roots.other,
    oneThread: compared(await inTurns(read(1), folder), many),
    twoThreads: compared(await inTurns(read(2), folder), many),
    oneStory: compared(await inTurns(() => ['read', STORY], folder), one),
    search: compared(await inTurns((side) => ['search', '--ledger', ledger(side)], folder), one),
  };
}

const chosen = await articles(Number(values.articles));
try {
  console.log(JSON.stringify(await compare(chosen), null, 2));
} finally {
  chosen.remove();
}
