import { eventWithSpans } from '../document/index.ts';
import {
  DETAILS,
  eventsAsCsv,
  eventsAsParquet,
  eventsAsPlover,
  type ExportDetails,
  type ExportedEvent,
  FORMATS,
  type FormatName,
  statementsWithDocuments,
} from '../export/index.ts';
import {
  type EventFilter,
  type Ledger,
  type PointRecorded,
  type StatementFilter,
  type StoredVersion,
  unknownValue,
} from '../ledger/index.ts';
import { offsetsOf } from '../text/index.ts';
import { withProgress, type WorkOptions } from './progress.ts';

/** The formats in which events are written, by name, with their media types. */
export const EVENT_FORMATS = {
  plover: { write: eventsAsPlover, mediaType: 'application/x-ndjson' },
  events: { write: eventsAsCsv, mediaType: 'text/csv; charset=utf-8; header=present' },
  'parquet-events': { write: eventsAsParquet, mediaType: 'application/vnd.apache.parquet' },
} as const;

export type EventFormatName = keyof typeof EVENT_FORMATS;

type Pieces = AsyncIterable<string | Uint8Array>;

export interface StatementExport extends WorkOptions, Partial<Omit<ExportDetails, 'made'>> {
  /** How many statements there are, for `onProgress`. */
  readonly total?: number | null | undefined;
  /** jsonl: with the documents that `onrecord import` needs; true if not given. */
  readonly documents?: boolean | undefined;
}

/**
 * The statements that match as a file of a format, piece by piece in constant memory.
 * @throws OnrecordError OR3004, OR6005, OR6006 where the filter cannot be read, OR6006 for another format; the reason of `signal`
 */
export async function* exportStatements(
  ledger: Ledger,
  filter: StatementFilter,
  format: FormatName,
  { signal, onProgress, total, documents = true, ...details }: StatementExport = {},
): AsyncGenerator<string | Uint8Array> {
  const { write, reports: usual } = formatIn(FORMATS, format);
  const { reports = usual, ...chosen } = filter;
  const rows = ledger.statements({ ...chosen, reports });
  const statements = withProgress(rows, { signal, onProgress, total });
  if (format === 'jsonl' && documents) {
    const versions = versionsOfMatching(ledger, chosen);
    return yield* statementsWithDocuments(statements, versions, isOfAll(chosen) ? null : chosen);
  }
  yield* write(statements, {
    ...DETAILS,
    title: titleOf(chosen),
    made: new Date().toISOString(),
    ...details,
  });
}

/**
 * The events that match as a file of a format, piece by piece in constant memory.
 * @throws OnrecordError OR3004, OR6006; the reason of `signal`
 */
export const exportEvents = (
  ledger: Ledger,
  filter: EventFilter,
  format: EventFormatName,
  work: WorkOptions = {},
): Pieces => formatIn(EVENT_FORMATS, format).write(withProgress(eventsWithDocuments(ledger, filter), work));

/** Programs need not be written in TypeScript. @throws OnrecordError OR6006 */
function formatIn<Name extends string, Format>(formats: Readonly<Record<Name, Format>>, name: Name): Format {
  if (Object.hasOwn(formats, name)) return formats[name];
  throw unknownValue('format of exports', String(name), Object.keys(formats));
}

/** The events of the ledger with the documents that tell them, as they are in memory. */
export async function* eventsWithDocuments(ledger: Ledger, filter: EventFilter): AsyncGenerator<ExportedEvent> {
  let told: { readonly key: string; readonly version: PointRecorded | null } = { key: '', version: null };
  for await (const found of ledger.events(filter)) {
    const { id, document, reportedAs, firstReport, reports, independent, refuted, corrected } = found;
    const key = `${document.id} ${document.version}`;
    if (told.key !== key) told = { key, version: await versionOf(ledger, document.id, document.version) };
    const { version } = told;
    if (!version) continue;
    const { text } = version;
    const event = eventWithSpans(found, offsetsOf(text).toUtf16);
    const exported = { id, event, reportedAs, firstReport, reports, independent, refuted };
    yield { ...exported, ...(corrected ? { corrected } : {}), document: { ...document, text } };
  }
}

/** A version of a document; null where it is gone by now. The last is not always the current one: an older may come later. */
async function versionOf(ledger: Ledger, id: string, number: number): Promise<PointRecorded | null> {
  for await (const { document, version } of ledger.versions(id)) if (version === number) return document;
  return null;
}

/** The whole documents of the statements that match; all documents and versions where nothing is asked for. */
export async function* versionsOfMatching(ledger: Ledger, filter: StatementFilter): AsyncGenerator<StoredVersion> {
  if (isOfAll(filter)) return yield* ledger.versions();
  const given = new Set<string>();
  for await (const { document } of ledger.statements({ ...filter, reports: 'all' })) {
    if (given.has(document.id)) continue;
    given.add(document.id);
    yield* ledger.versions(document.id);
  }
}

/** Whether nothing is asked for; which reports are given makes no difference to the documents. */
export const isOfAll = (filter: StatementFilter): boolean =>
  Object.entries(filter).every(([name, value]) => name === 'reports' || value === undefined);

/** What was asked for, in words. */
function titleOf(filter: StatementFilter): string {
  const asked = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : name === 'words' ? value : `${name}: ${value}`,
  );
  return asked.length === 0 ? DETAILS.title : `${DETAILS.title}: ${asked.join(', ')}`;
}
