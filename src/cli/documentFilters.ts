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
  new Option('--tag <tag>', 'with this tag; if repeated, with all of them').argParser(joined);

/** Adds the filters by which documents are chosen. */
export function withDocumentFilters(command: Command): Command {
  return command
    .option('--title <words>', 'words or parts of words in the title')
    .option('--outlet <name>', 'part of the outlet’s name')
    .option('--speaker <name>', 'a speaker in the document: words of a name, an id (org:nato) or a code (CHN)')
    .addOption(tagFilter())
    .addOption(new Option('--form <form>', 'original format').choices([...DOCUMENT_FORMS, 'record']))
    .option('--from <date>', 'published on or after this date (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'published on or before this date')
    .option('--added-from <date>', 'added on or after this date')
    .option('--added-to <date>', 'added on or before this date');
}

/** Those of the flags that are filters, and were given. */
export const documentFilterOf = (flags: DocumentFilter): DocumentFilter =>
  Object.fromEntries(DOCUMENT_FILTERS.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]]])));

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Must be a whole number greater than 0.');
  return number;
}
