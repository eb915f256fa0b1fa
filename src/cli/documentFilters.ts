import { type Command, InvalidArgumentError, Option } from 'commander';
import { DOCUMENT_FORMS } from '../document/index.ts';
import type { DocumentFilter } from '../index.ts';
import { DOCUMENT_FILTERS } from '../ledger/index.ts';

/** Several of one option are one list, parted by commas. */
export const joined = (value: string, before: string | undefined): string =>
  before === undefined ? value : `${before},${value}`;

/** Several of one option, each by itself. */
export const listed = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

export const tagFilter = (): Option =>
  new Option('--tag <tag>', 'with this tag; of several all are needed').argParser(joined);

/** Adds the filters by which documents are chosen. */
export function withDocumentFilters(command: Command): Command {
  return command
    .option('--title <words>', 'words or parts of words of the title')
    .option('--outlet <name>', 'part of the name of the outlet')
    .option('--speaker <name>', 'who speaks in it: words of a name, an id (org:nato) or a code (CHN)')
    .addOption(tagFilter())
    .addOption(new Option('--form <form>', 'how it came').choices([...DOCUMENT_FORMS, 'record']))
    .option('--from <date>', 'published on or after (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'published on or before')
    .option('--added-from <date>', 'added on or after')
    .option('--added-to <date>', 'added on or before');
}

/** Those of the flags that are filters, and were given. */
export const documentFilterOf = (flags: DocumentFilter): DocumentFilter =>
  Object.fromEntries(DOCUMENT_FILTERS.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]])));

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number above 0 is needed.');
  return number;
}
