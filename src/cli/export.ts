import { Command, Option } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import { eventWithSpans } from '../document/index.ts';
import {
  DETAILS,
  eventsAsCsv,
  eventsAsParquet,
  eventsAsPlover,
  type ExportedEvent,
  FORMATS,
  type FormatName,
  refuseKept,
  reviewsAsLabels,
  statementsWithDocuments,
  versionsAsArchive,
  writeEventsByMonth,
  writeStatementsByMonth,
  writeWhole,
} from '../export/index.ts';
import {
  type Ledger,
  ledgerFiles,
  type LedgerStatement,
  openLedger,
  type PointRecorded,
  type Progress,
  type StatementFilter,
  type StoredVersion,
  withProgress,
} from '../index.ts';
import { offsetsOf } from '../text/index.ts';
import { type FilterFlags, filterOf, ledgerOption, positive, withFilters, optionOf } from './options.ts';
import { forPerson, writeData } from './output.ts';
import { progressLine } from './progress.ts';
import { asSearch } from './search.ts';

const EVENT_FORMATS = { plover: eventsAsPlover, events: eventsAsCsv, 'parquet-events': eventsAsParquet } as const;
type EventFormat = keyof typeof EVENT_FORMATS;

type Pieces = AsyncIterable<string | Uint8Array>;

interface Flags extends FilterFlags {
  readonly ledger?: string;
  readonly format: FormatName | EventFormat | 'archive' | 'labels';
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
    .option('--all-reports', 'write a statement for every document that reports it, not just the first')
    .option('--no-documents', 'jsonl: write only the statements, without the documents onrecord import needs')
    .option('--with-words', 'labels: also write the words that were reviewed, and notes')
    .option('--title <words>', 'title of the feed, collection or network')
    .option('--link <address>', 'rss, jsonfeed: address of the search page')
    .option('--feed-link <address>', 'rss, jsonfeed: address of the feed itself')
    .option('--publisher <name>', 'claimreview: who publishes the verdicts', DETAILS.publisher)
    .addOption(
      new Option('--limit <n>', 'rss, jsonfeed: number of latest statements').argParser(positive).default(DETAILS.most),
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
                        --speaker is the actor, --target the recipient
  parquet-events        the same table of events, as Parquet
  labels                what reviewers decided, one field per line, without the texts (docs/reviews.md)

Examples:
  onrecord export --format csv --from 2024 > statements.csv
  onrecord export "arms control" --speaker Holm -o holm.jsonl
  onrecord export --format gexf --outlet Fjord -o fjord.gexf
  onrecord export --format parquet --by month -o statements`,
    );
  return withFilters(command).action(async (words: string[], flags: Flags) => {
    const { format, output, by } = flags;
    if (by !== undefined && format !== 'parquet' && format !== 'parquet-events')
      throw unusable('--by', `not available with --format ${format}, only with parquet and parquet-events`);
    if (by !== undefined && output === undefined) throw unusable('--by', 'writes a folder; give it with --output');
    if (output === undefined && format.startsWith('parquet') && forPerson())
      throw unusable(`--format ${format}`, 'cannot be written to a terminal; give --output');
    const ledger = await openLedger(flags.ledger, { mode: 'read' });
    const progress = progressLine('exported');
    // Data that a person sees on the terminal show by themselves how far they are.
    const onProgress = flags.output === undefined && forPerson() ? undefined : progress.show;
    try {
      if (isOfEvents(format) || format === 'labels') refuseUnused(format, words, flags);
      const filter = { ...filterOf(flags), ...(words.length > 0 ? { words: asSearch(words) } : {}) };
      const kept = ledgerFiles(flags.ledger);
      if (by !== undefined && output !== undefined) {
        if (isOfEvents(format))
          await writeEventsByMonth(output, withProgress(eventsOf(ledger, filter), { onProgress }), { kept });
        else
          await writeStatementsByMonth(output, await statementsOf(ledger, filter, 'parquet', flags, onProgress), {
            kept,
          });
        return;
      }
      const pieces = isOfEvents(format)
        ? EVENT_FORMATS[format](withProgress(eventsOf(ledger, filter), { onProgress }))
        : format === 'archive'
          ? versionsAsArchive(withProgress(versionsOf(ledger, filter), { onProgress }))
          : format === 'labels'
            ? reviewsAsLabels(withProgress(ledger.reviews({ standing: true }), { onProgress }), flags)
            : piecesOf(ledger, filter, format, flags, onProgress);
      if (output === undefined) {
        // onrecord export >> ledger.sqlite
        refuseKept(process.stdout.fd, kept);
        for await (const piece of pieces) await writeData(piece);
      } else await writeWhole(output, pieces, kept);
    } finally {
      progress.end();
      await ledger.close();
    }
  });
}

async function* piecesOf(
  ledger: Ledger,
  filter: StatementFilter,
  format: FormatName,
  flags: Flags,
  onProgress: ((progress: Progress) => void) | undefined,
): Pieces {
  const { title, link, feedLink, publisher, limit, documents } = flags;
  const statements = await statementsOf(ledger, filter, format, flags, onProgress);
  if (format === 'jsonl' && documents) {
    return yield* statementsWithDocuments(statements, versionsOf(ledger, filter), isOfAll(filter) ? null : filter);
  }
  const details = {
    title: title ?? titleOf(filter),
    link: link ?? null,
    feedLink: feedLink ?? null,
    publisher,
    most: limit,
    made: new Date().toISOString(),
  };
  yield* FORMATS[format].write(statements, details);
}

async function statementsOf(
  ledger: Ledger,
  filter: StatementFilter,
  format: FormatName,
  { allReports }: Pick<Flags, 'allReports'>,
  onProgress: ((progress: Progress) => void) | undefined,
): Promise<AsyncIterable<LedgerStatement>> {
  const asked = { ...filter, reports: allReports ? 'all' : FORMATS[format].reports } as const;
  const total = onProgress && process.stderr.isTTY ? await countOf(ledger, asked) : null;
  return withProgress(ledger.statements(asked), { onProgress, total });
}

/** How many statements there are to write; null where only counting them all would tell. */
async function countOf(ledger: Ledger, asked: StatementFilter): Promise<number | null> {
  const { total, more } = await ledger.search({ ...asked, limit: 1 });
  if (!more) return total;
  const { clusters, statements } = await ledger.counts();
  return isOfAll(asked) ? (asked.reports === 'all' ? statements : clusters) : null;
}

const unusable = (input: string, fault: string): OnrecordError => new OnrecordError('OR4001', { input, fault });

const isOfEvents = (format: string): format is EventFormat => Object.hasOwn(EVENT_FORMATS, format);

/** Of the filters those that events have; the others would be left out and nobody told. */
const OF_EVENTS: ReadonlySet<string> = new Set(['speaker', 'target', 'from', 'to', 'reports']);

function refuseUnused(format: string, words: readonly string[], flags: Flags): void {
  const known = format === 'labels' ? new Set<string>() : OF_EVENTS;
  const unused = Object.keys(filterOf(flags)).find((name) => !known.has(name));
  if (unused === undefined && words.length === 0) return;
  const input = unused === undefined ? words.join(' ') : optionOf(unused);
  const what =
    format === 'labels'
      ? 'all reviews that count are written'
      : 'events can be filtered by --speaker, --target, --from and --to';
  throw unusable(input, `not available with --format ${format}; ${what}`);
}

/** The events of the ledger with the documents that tell them; of the filter only what events have. */
async function* eventsOf(
  ledger: Ledger,
  { speaker, target, from, to }: StatementFilter,
): AsyncGenerator<ExportedEvent> {
  let told: { readonly id: string; readonly document: PointRecorded | null } = { id: '', document: null };
  for await (const found of ledger.events({ actor: speaker, recipient: target, from, to })) {
    const { id } = found.document;
    if (told.id !== id) told = { id, document: await currentOf(ledger, id) };
    const { document } = told;
    if (document) yield { id: found.id, event: eventWithSpans(found, offsetsOf(document.text).toUtf16), document };
  }
}

/** The current version of a document, which the ledger gives last. */
async function currentOf(ledger: Ledger, id: string): Promise<PointRecorded | null> {
  let current: PointRecorded | null = null;
  for await (const { document } of ledger.versions(id)) current = document;
  return current;
}

/** What was asked for, in words. */
function titleOf(filter: StatementFilter): string {
  const asked = Object.entries(filter).map(([name, value]) => (name === 'words' ? value : `${name}: ${value}`));
  return asked.length === 0 ? DETAILS.title : `${DETAILS.title}: ${asked.join(', ')}`;
}

/** The whole documents of the statements that match; all documents and versions where nothing is asked for. */
async function* versionsOf(ledger: Ledger, filter: StatementFilter): AsyncGenerator<StoredVersion> {
  if (isOfAll(filter)) return yield* ledger.versions();
  const given = new Set<string>();
  for await (const { document } of ledger.statements({ ...filter, reports: 'all' })) {
    if (given.has(document.id)) continue;
    given.add(document.id);
    yield* ledger.versions(document.id);
  }
}

/** Whether nothing is asked for; which reports are given makes no difference to the documents. */
const isOfAll = (filter: StatementFilter): boolean => Object.keys(filter).every((name) => name === 'reports');
