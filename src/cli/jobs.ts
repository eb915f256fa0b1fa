import { Command, Option } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import type { FollowedFeed, JobState, ListedJob } from '../jobs/index.ts';
import { whole } from './options.ts';
import { colours, counted, tell, writeJson, writeLine, writeLines } from './output.ts';
import { queueOption, withQueue } from './queueOption.ts';
import { fittedLines } from './table.ts';

interface LedgerFlag {
  readonly ledger?: string;
}

/** `onrecord jobs`: what stands in the queue, and what is to become of what failed. */
export function jobsCommand(): Command {
  const command = new Command('jobs')
    .description('list, retry and drop jobs of the queue, and list the feeds that are followed')
    .addHelpText(
      'after',
      `
Examples:
  onrecord jobs
  onrecord jobs --state failed --json
  onrecord jobs retry 17 18
  onrecord jobs retry --all
  onrecord jobs drop --failed
  onrecord jobs feeds
  onrecord jobs unfollow https://example.org/statements.rss`,
    );
  command.addCommand(listCommand().copyInheritedSettings(command), { isDefault: true });
  for (const sub of [retryCommand(), dropCommand(), feedsCommand(), unfollowCommand()])
    command.addCommand(sub.copyInheritedSettings(command));
  return command;
}

interface ListFlags extends LedgerFlag {
  readonly state?: JobState;
  readonly limit: number;
  readonly json?: boolean;
}

function listCommand(): Command {
  return new Command('list')
    .description('list jobs: running, failed, then waiting (the default)')
    .addOption(queueOption())
    .addOption(new Option('--state <state>', 'only those in this state').choices(['waiting', 'running', 'failed']))
    .addOption(new Option('--limit <n>', 'at most this many').argParser(whole).default(100))
    .option('--json', 'print one JSON object per job')
    .action((flags: ListFlags) =>
      withQueue(flags.ledger, async ({ jobs, database }) => {
        await jobs.prepare(database);
        const found = await jobs.listJobs(database, { state: flags.state, limit: flags.limit });
        if (flags.json) for (const job of found) await writeJson(job);
        else if (found.length > 0) await writeLines(jobLines(found));
        const { waiting, running, failed } = await jobs.countJobs(database);
        tell(`${counted(waiting, 'job')} waiting, ${running} running, ${failed} failed; queue: ${database.name}`);
      }),
    );
}

function jobLines(jobs: readonly ListedJob[]): string[] {
  const rows = jobs.map((job) => [job.id, job.state, job.input, noteOf(job)]);
  return fittedLines(['id', 'state', 'input', 'note'], rows, [2, 3], { ruled: false });
}

/** What is to be known of a job at a glance; its first fault where it has one. */
function noteOf({ state, worker, done, next, attempts, failed, faults }: ListedJob): string {
  const [fault] = faults;
  const more = failed > 1 ? ` (and ${failed - 1} more)` : '';
  const notes = [
    ...(state === 'running' && worker !== null ? [`on ${worker}`] : []),
    ...(state !== 'failed' && done > 0 ? [`${counted(done, 'document')} done`] : []),
    ...(state === 'waiting' && next !== null ? [`attempt ${attempts + 1} at ${next.slice(0, 19)}Z`] : []),
    ...(fault ? [`${fault.code} ${fault.message}${more}. ${colours.dim(fault.remedy)}`] : []),
  ];
  return notes.join('; ');
}

function retryCommand(): Command {
  return new Command('retry')
    .description('put jobs that failed, or that wait for another attempt, back as new')
    .argument('[ids...]', 'ids of jobs')
    .addOption(queueOption())
    .option('--all', 'all that failed')
    .action((ids: string[], flags: LedgerFlag & { all?: boolean }) =>
      withQueue(flags.ledger, async ({ jobs, database }) => {
        const which = whichOf(ids, flags.all, '--all');
        await jobs.prepare(database);
        await writeLine(`${counted(await jobs.retryJobs(database, which), 'job')} put back`);
      }),
    );
}

function dropCommand(): Command {
  return new Command('drop')
    .description('take jobs out of the queue')
    .argument('[ids...]', 'ids of jobs')
    .addOption(queueOption())
    .option('--failed', 'all that failed')
    .action((ids: string[], flags: LedgerFlag & { failed?: boolean }) =>
      withQueue(flags.ledger, async ({ jobs, database }) => {
        const which = whichOf(ids, flags.failed, '--failed');
        await jobs.prepare(database);
        await writeLine(`${counted(await jobs.dropJobs(database, which), 'job')} dropped`);
      }),
    );
}

/** The jobs that are named, or all that failed: one of the two. */
function whichOf(ids: readonly string[], all: boolean | undefined, option: string): readonly string[] | 'failed' {
  if (all === true && ids.length === 0) return 'failed';
  if (all !== true && ids.length > 0) return ids;
  throw new OnrecordError('OR4001', { input: 'onrecord jobs', fault: `give either ids or ${option}` });
}

function feedsCommand(): Command {
  return new Command('feeds')
    .description('list the feeds that are followed')
    .addOption(queueOption())
    .option('--json', 'print one JSON object per feed')
    .action((flags: LedgerFlag & { json?: boolean }) =>
      withQueue(flags.ledger, async ({ jobs, database }) => {
        await jobs.prepare(database);
        const feeds = await jobs.followedFeeds(database);
        if (flags.json) for (const feed of feeds) await writeJson(feed);
        else if (feeds.length > 0) {
          const head = ['feed', 'every', 'next poll', 'note'];
          await writeLines(fittedLines(head, feeds.map(feedRow), [0, 3], { ruled: false }));
        }
        tell(`${counted(feeds.length, 'feed')} followed; queue: ${database.name}`);
      }),
    );
}

function feedRow({ address, every, due, list, failures, error }: FollowedFeed): string[] {
  const note = [
    ...(list === null ? [] : [`of ${list}`]),
    ...(error === null ? [] : [`failed ${failures}×: ${error.code} ${error.message}`]),
  ];
  return [address, `${every} min`, due === null ? 'now' : `${due.slice(0, 19)}Z`, note.join('; ')];
}

function unfollowCommand(): Command {
  return new Command('unfollow')
    .description('stop following feeds, or feed lists with all their feeds')
    .argument('<feeds...>', 'addresses as listed')
    .addOption(queueOption())
    .action((feeds: string[], flags: LedgerFlag) =>
      withQueue(flags.ledger, async ({ jobs, database }) => {
        await jobs.prepare(database);
        await writeLine(`${counted(await jobs.unfollow(database, feeds), 'feed')} unfollowed`);
      }),
    );
}
