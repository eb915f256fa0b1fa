// Checks that no regular expression of src/ can be made to take longer than in proportion to its text (CONTRIBUTING.md,
// “Regular expressions”): npm run regexes [-- --list]
import { readFileSync } from 'node:fs';
import { built, written } from './regexes/collect.ts';
import { judged } from './regexes/judge.ts';

/** More ways to one place of a text than this are too many, though they are bounded. */
const MOST_WAYS = 500;

const started = performance.now();
const exceptions = JSON.parse(readFileSync('scripts/regexes/exceptions.json', 'utf8'));
const { literals, constructions } = written('.');
const made = await built('.');
const faults = [];

const placesMade = new Set(made.map(({ place }) => place));
for (const { place, inside } of constructions) {
  if (inside !== null) faults.push(`${place}: ${inside} builds an expression as it runs, which nothing can check`);
  else if (!placesMade.has(place)) faults.push(`${place}: an expression that is not built when the module is loaded`);
}

const all = await judged([...literals, ...made]);
const excepted = new Set();
const counts = { both: 0, growth: 0, recheck: 0 };
let most = 0;
for (const { source, flags, places, growth, recheck, ways } of all) {
  const name = `${places.join(', ')}: /${source}/${flags}`;
  const exception = exceptions.find((row) => row.source === source && row.flags === flags);
  if (growth.kind === 'linear' && recheck.kind === 'vulnerable')
    faults.push(`${name}\n  the two provers disagree: recheck attacks with ${recheck.attack}`);
  if (growth.kind === 'linear' && recheck.kind === 'proved') counts.both += 1;
  else if (growth.kind === 'linear') counts.growth += 1;
  else if (recheck.kind === 'proved') counts.recheck += 1;
  else if (exception) excepted.add(exception);
  else {
    const word = growth.kind === 'faster' ? `grows on ${JSON.stringify(growth.word)} repeated` : growth.why;
    const attack = recheck.kind === 'vulnerable' ? `recheck attacks with ${recheck.attack}` : `recheck: ${recheck.why}`;
    faults.push(`${name}\n  not proved linear: ${word}; ${attack}`);
    continue;
  }
  if (growth.kind === 'linear' && ways > MOST_WAYS)
    faults.push(`${name}\n  linear, but ${ways} ways lead to one place of a text; ${MOST_WAYS} are allowed`);
  if (growth.kind === 'linear') most = Math.max(most, ways);
  if (process.argv.includes('--list'))
    console.log(`${growth.kind}\t${recheck.kind}\t${ways ?? '-'}\t${places.join(' ')}\t/${source}/${flags}`);
}
for (const row of exceptions)
  if (!excepted.has(row)) faults.push(`${row.place}: is proved or gone, and still stands in exceptions.json`);

for (const fault of faults) console.error(fault);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(
  `${literals.length} expressions written and ${made.length} built, ${all.length} different: ` +
    `${counts.both} proved linear twice, ${counts.growth} by growth.ts, ${counts.recheck} by recheck, ` +
    `${excepted.size} excepted, ${faults.length} faults; at most ${most} ways to one place; ${seconds} s`,
);
// recheck's process would keep this one waiting, and the modules of src/ may have begun something.
process.exit(all.length === 0 || faults.length > 0 ? 1 : 0);
