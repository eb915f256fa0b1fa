import { Command, InvalidArgumentError, Option } from 'commander';
import { tagOf } from '../ledger/index.ts';
import { addressesOf } from './feedAddresses.ts';
import { listed } from './documentFilters.ts';
import { inputKindOption, type ReadFlags, tellLeftOut, whole } from './options.ts';
import { counted, exitCodeOf, reportError, tell, writeJson, writeLine } from './output.ts';
import { queueOption, withQueue } from './queueOption.ts';

interface EnqueueFlags extends Pick<ReadFlags, 'input'> {
  readonly ledger?: string;
  readonly tag?: readonly string[];
  readonly byValue?: boolean;
  readonly records?: number;
  readonly every?: number;
  readonly json?: boolean;
}

/** `onrecord enqueue`: puts inputs into the queue of a ledger in PostgreSQL, for `onrecord work` on any machine. */
export function enqueueCommand(): Command {
  return new Command('enqueue')
    .description('put inputs into the job queue of a ledger in PostgreSQL')
    .argument('<inputs...>', 'files, folders or http(s) addresses; - for standard input')
    .addOption(queueOption())
    .option('--tag <tag>', 'tag every document added (repeatable)', listed)
    .addOption(inputKindOption())
    .option('--by-value', 'store the files in the queue, for workers that cannot read them at the same path')
    .addOption(
      new Option('--records <n>', 'pages of a web archive, or lines of JSON Lines, per job (default: 100)').argParser(
        whole,
      ),
    )
    .addOption(
      new Option('--every <interval>', 'follow the inputs, which are feeds or feed lists: 15m, 2h, 1d').argParser(
        interval,
      ),
    )
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  onrecord enqueue --ledger postgres://desk@db.example.org/onrecord articles/ crawl.warc.gz
  onrecord enqueue --tag fisheries https://example.org/statement
  onrecord enqueue --by-value ~/Downloads/*.pdf
  onrecord enqueue --every 15m https://example.org/statements.rss

Without --by-value the workers must find each file at the same path. Web archives
and JSON Lines are split, so that many workers share one file.`,
    )
    .action(enqueueInputs);
}

async function enqueueInputs(inputs: string[], flags: EnqueueFlags): Promise<void> {
  // Before anything is put in: a tag that is none is no reason to read a folder first.
  const tags = (flags.tag ?? []).map(tagOf);
  await withQueue(flags.ledger, async ({ jobs, database }) => {
    if (flags.every !== undefined) {
      const feeds = await addressesOf(inputs);
      await jobs.prepare(database);
      await jobs.follow(database, feeds, { every: flags.every, tags });
      await (flags.json
        ? writeJson({ feeds: feeds.length })
        : writeLine(`${counted(feeds.length, 'feed')} followed; queue: ${database.name}`));
      return;
    }
    let failed = 0;
    const count = await jobs.enqueue(database, inputs, {
      tags,
      form: flags.input,
      byValue: flags.byValue,
      each: flags.records,
      leftOut: tellLeftOut,
      report(error) {
        failed += 1;
        reportError(error);
      },
    });
    await (flags.json
      ? writeJson({ jobs: count, failed })
      : writeLine(`${counted(count, 'job')} enqueued; queue: ${database.name}`));
    if (failed > 0) tell(`${counted(failed, 'input')} could not be enqueued`);
    process.exitCode = exitCodeOf(count, failed);
  });
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/** “15m” in milliseconds. */
function interval(value: string): number {
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,6})?)([mhd])$/.exec(value) ?? [];
  const time = Number(number) * (UNITS.get(unit) ?? 0);
  if (!(time >= 60_000)) throw new InvalidArgumentError('Must be a number with m, h or d, and at least 1m.');
  return time;
}
