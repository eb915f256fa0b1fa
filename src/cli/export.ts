import { Command, Option } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import {
  DETAILS,
  FORMATS,
  type FormatName,
  refuseKept,
  reviewsAsLabels,
  versionsAsArchive,
  writeEventsByMonth,
  writeStatementsByMonth,
  writeWhole,
} from '../export/index.ts';
import {
  EVENT_FORMATS,
  type EventFilter,
  type EventFormatName,
  eventsWithDocuments,
  exportEvents,
  exportStatements,
  isOfAll,
  type Ledger,
  ledgerFiles,
  openLedger,
  type Progress,
  type StatementFilter,
  versionsOfMatching,
  withProgress,
} from '../index.ts';
import { ledgerOption, optionOf, whole } from './options.ts';
import { forPerson, tell, writeData } from './output.ts';
import { progressLine } from './progress.ts';
import { asSearch } from './search.ts';
import { type FilterFlags, filterOf, withFilters } from './statementFilters.ts';

interface Flags extends FilterFlags {
  readonly ledger?: string;
  readonly format: FormatName | EventFormatName | 'archive' | 'labels';
  readonly output?: string;
  readonly by?: 'month';
  readonly allReports?: boolean;
  readonly documents: boolean;
  readonly withWords?: boolean;
  readonly title?: string;
  readonly link?: string;
  readonly feedLink?: string;
  readonly publisher: string;
  readonly limit: number;
}

/** `onrecord export`: the statements that match, in constant memory. */
export function exportCommand(): Command {
  const command = new Command('export')
    .description('export statements, events or documents in other formats')
    .argument('[words...]', 'only statements that match, as in search')
    .addOption(ledgerOption())
    .addOption(
      new Option('--format <format>', 'output format')
        .choices([...Object.keys(FORMATS), ...Object.keys(EVENT_FORMATS), 'archive', 'labels'])
        .default('jsonl'),
    )
    .option('-o, --output <file>', 'write to this file (with --by: folder), which appears only once it is complete')
    .addOption(
      new Option('--by <period>', 'parquet, parquet-events: a folder of files by month instead of one file').choices([
        'month',
      ]),
    )
    .option('--all-reports', 'write a statement or event for every document that reports it, not just the first')
    .option('--no-documents', 'jsonl: write only the statements, without the documents onrecord import needs')
    .option('--with-words', 'labels: also write the words that were reviewed, and notes')
    .option('--title <words>', 'rss, jsonfeed, annotations, gexf: title of the feed, collection or network')
    .option('--link <address>', 'rss, jsonfeed: address of the search page')
    .option('--feed-link <address>', 'rss, jsonfeed: address of the feed itself')
    .option('--publisher <name>', 'claimreview: who publishes the verdicts', DETAILS.publisher)
    .addOption(
      new Option('--limit <n>', 'rss, jsonfeed: number of latest statements').argParser(whole).default(DETAILS.most),
    )
    .addHelpText(
      'after',
      `
Formats (see docs/exports.md):
  jsonl, csv, parquet   one statement per line or row; jsonl includes the documents for onrecord import
  archive               complete documents only, for onrecord import
  annotations           W3C Web Annotations (JSON-LD)
  quotations            schema.org Quotations; claimreview: ClaimReviews of verified statements
  bibtex, csl           documents, for reference managers
  gexf, graphml         network of who speaks about whom
  rss, jsonfeed         latest statements, as a feed of a saved search
  plover, events        events, as PLOVER JSON Lines or as a table like those of POLECAT and ICEWS;
                        --speaker is the actor, --target the recipient, --act the type
  parquet-events        the same table of events, as Parquet
  labels                what reviewers decided, one field per line, without the texts (docs/reviews.md)

Filters: statements and documents take all of them. Events take --speaker, --target,
--act, --outlet, --tag, --from, --to, --published-from, --published-to,
--min-confidence and --reports, and no words; labels take none.

Examples:
  onrecord export --format csv --from 2024 > statements.csv
  onrecord export "arms control" --speaker Holm -o holm.jsonl
  onrecord export --format gexf --outlet Fjord -o fjord.gexf
  onrecord export --format parquet --by month -o statements
  onrecord export --format events -o events.csv`,
    );
  return withFilters(command).action(async (words: string[], flags: Flags) => {
    const { format, output, by } = flags;
    refuseOfOtherFormats(format, (name) => command.getOptionValueSource(name) === 'cli');
    if (by !== undefined && output === undefined) throw unusable('--by', 'writes a folder; give it with --output');
    if (output === undefined && format.startsWith('parquet') && forPerson())
      throw unusable(`--format ${format}`, 'cannot be written to a terminal; give --output');
    const ledger = await openLedger(flags.ledger, { mode: 'read' });
    const progress = progressLine('exported');
    let count = 0;
    const counting = (state: Progress): void => {
      count = state.done;
      progress.show(state);
    };
    // Data that a person sees on the terminal show by themselves how far they are, and that there are none.
    const isSeen = output === undefined && forPerson();
    try {
      await write(ledger, words, flags, isSeen ? undefined : counting);
    } finally {
      progress.end();
      await ledger.close();
    }
    if (count === 0 && !isSeen) tell('Nothing matches: the export is empty.');
  });
}

async function write(
  ledger: Ledger,
  words: readonly string[],
  flags: Flags,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<void> {
  const { format, output, by } = flags;
  if (isOfEvents(format) || format === 'labels') refuseUnused(format, words, flags);
  const filter = { ...filterOf(flags), ...(words.length > 0 ? { words: asSearch(words) } : {}) };
  const kept = ledgerFiles(flags.ledger);
  if (by !== undefined && output !== undefined) {
    if (isOfEvents(format)) {
      const events = eventsWithDocuments(ledger, eventFilterOf(filter, flags));
      await writeEventsByMonth(output, withProgress(events, { onProgress }), { kept });
    } else {
      const asked = askedOf(filter, 'parquet', flags);
      const total = await countOf(ledger, asked, onProgress);
      const statements = ledger.statements(asked);
      await writeStatementsByMonth(output, withProgress(statements, { onProgress, total }), { kept });
    }
    return;
  }
  const pieces = isOfEvents(format)
    ? exportEvents(ledger, eventFilterOf(filter, flags), format, { onProgress })
    : format === 'archive'
      ? versionsAsArchive(withProgress(versionsOfMatching(ledger, filter), { onProgress }))
      : format === 'labels'
        ? reviewsAsLabels(withProgress(ledger.reviews({ standing: true }), { onProgress }), flags)
        : await statementPieces(ledger, askedOf(filter, format, flags), format, flags, onProgress);
  if (output === undefined) {
    // onrecord export >> ledger.sqlite
    refuseKept(process.stdout.fd, kept);
    for await (const piece of onceAsked(pieces)) await writeData(piece);
  } else await writeWhole(output, pieces, kept);
}

/** The pieces, each once the next one is there: the first may be a header, which is made before the filter is read. */
async function* onceAsked<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  let held: readonly Piece[] = [];
  for await (const piece of pieces) {
    yield* held;
    held = [piece];
  }
  yield* held;
}

async function statementPieces(
  ledger: Ledger,
  filter: StatementFilter,
  format: FormatName,
  { title, link, feedLink, publisher, limit, documents }: Flags,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<AsyncIterable<string | Uint8Array>> {
  return exportStatements(ledger, filter, format, {
    onProgress,
    total: await countOf(ledger, filter, onProgress),
    documents,
    ...(title === undefined ? {} : { title }),
    link: link ?? null,
    feedLink: feedLink ?? null,
    publisher,
    most: limit,
  });
}

const askedOf = (filter: StatementFilter, format: FormatName, { allReports }: Flags): StatementFilter => ({
  ...filter,
  reports: allReports ? 'all' : (filter.reports ?? FORMATS[format].reports),
});

/** How many statements there are to write, where somebody sees it; null where only counting them all would tell. */
async function countOf(
  ledger: Ledger,
  asked: StatementFilter,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<number | null> {
  if (onProgress === undefined || !process.stderr.isTTY) return null;
  const { total, more } = await ledger.search({ ...asked, limit: 1 });
  if (!more) return total;
  const { clusters, statements } = await ledger.counts();
  return isOfAll(asked) ? (asked.reports === 'all' ? statements : clusters) : null;
}

const unusable = (input: string, fault: string): OnrecordError => new OnrecordError('OR4001', { input, fault });

const isOfEvents = (format: string): format is EventFormatName => Object.hasOwn(EVENT_FORMATS, format);

const eventFilterOf = (
  { speaker, target, act, from, to, outlet, tag, publishedFrom, publishedTo, minConfidence, reports }: StatementFilter,
  { allReports }: Flags,
): EventFilter => ({
  actor: speaker,
  recipient: target,
  type: act,
  from,
  to,
  outlet,
  tag,
  publishedFrom,
  publishedTo,
  minConfidence,
  reports: allReports ? 'all' : reports,
});

/** The options that not every format has a use for, with the formats that have. */
const FORMATS_WITH: Readonly<Record<string, readonly Flags['format'][]>> = {
  by: ['parquet', 'parquet-events'],
  documents: ['jsonl'],
  withWords: ['labels'],
  title: ['annotations', 'gexf', 'rss', 'jsonfeed'],
  link: ['rss', 'jsonfeed'],
  feedLink: ['rss', 'jsonfeed'],
  publisher: ['claimreview'],
  limit: ['rss', 'jsonfeed'],
};

const LISTED = new Intl.ListFormat('en-GB');

function refuseOfOtherFormats(format: Flags['format'], isGiven: (name: string) => boolean): void {
  for (const [name, formats] of Object.entries(FORMATS_WITH))
    if (isGiven(name) && !formats.includes(format)) {
      const option = name === 'documents' ? '--no-documents' : optionOf(name);
      throw unusable(option, `not available with --format ${format}, only with ${LISTED.format(formats)}`);
    }
}

/** Of the filters those that events have; the others would be left out and nobody told. */
const OF_EVENTS = [
  'speaker',
  'target',
  'act',
  'outlet',
  'tag',
  'from',
  'to',
  'publishedFrom',
  'publishedTo',
  'minConfidence',
  'reports',
] as const satisfies readonly (keyof StatementFilter)[];

function refuseUnused(format: string, words: readonly string[], flags: Flags): void {
  const known: readonly string[] = format === 'labels' ? [] : OF_EVENTS;
  const unused = Object.keys(filterOf(flags)).find((name) => !known.includes(name));
  if (unused === undefined && words.length === 0) return;
  const input = unused === undefined ? words.join(' ') : optionOf(unused);
  const what =
    format === 'labels'
      ? 'all reviews that count are written'
      : `events can be filtered by ${LISTED.format(OF_EVENTS.map(optionOf))}`;
  throw unusable(input, `not available with --format ${format}; ${what}`);
}
