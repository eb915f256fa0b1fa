import { type Command, Option } from 'commander';
import type { StatementFilter } from '../index.ts';
import { KNOWN_VALUES } from '../ledger/index.ts';
import { tagFilter } from './documentFilters.ts';
import { minConfidenceOption } from './options.ts';

/** An option with fixed values, which the ledger checks: it knows which is meant, and of what it is the value. */
export const valued = (flags: string, description: string, values: readonly string[]): Option =>
  new Option(flags, description).choices(values).argParser((value) => value);

/** Adds the filters that search and export share. */
export function withFilters(command: Command): Command {
  return command
    .option('--speaker <name>', 'who speaks: words of a name, an id (org:nato) or a code (CHN)')
    .option('--speaks-for <name>', 'for whom somebody else speaks, given like --speaker')
    .option('--addressee <name>', 'addressee, given like --speaker')
    .option('--target <name>', 'target (about whom it is said), given like --speaker')
    .option('--outlet <name>', 'part of the outlet’s name')
    .addOption(tagFilter())
    .option('--topic <slug>', 'topic (see onrecord topics)')
    .option('--from <date>', 'said or published on or after this date (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'said or published on or before this date')
    .option('--published-from <date>', 'published on or after this date')
    .option('--published-to <date>', 'published on or before this date')
    .addOption(valued('--kind <kind>', 'kind of quotation', KNOWN_VALUES.kind))
    .addOption(valued('--act <type>', 'speech act, as a PLOVER event type', KNOWN_VALUES.act))
    .addOption(valued('--polarity <polarity>', 'polarity of the statement', KNOWN_VALUES.polarity))
    .addOption(valued('--verdict <verdict>', 'verdict of the comparison with transcripts', KNOWN_VALUES.verdict))
    .addOption(minConfidenceOption('statements or events'))
    .addOption(
      new Option(
        '--reports <reports>',
        'for a statement or event in several documents: the first report only, or all',
      ).choices(['first', 'all']),
    );
}

export type FilterFlags = Omit<StatementFilter, 'words' | 'like'>;

const FILTERS = [
  'speaker',
  'speaksFor',
  'addressee',
  'target',
  'outlet',
  'tag',
  'topic',
  'from',
  'to',
  'publishedFrom',
  'publishedTo',
  'kind',
  'act',
  'polarity',
  'verdict',
  'minConfidence',
  'reports',
] as const satisfies readonly (keyof FilterFlags)[];

/** Those of the flags that are filters, and were given. */
export const filterOf = (flags: FilterFlags): FilterFlags => {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = flags[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
};
