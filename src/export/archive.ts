import type { Recorded } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type PointRecorded, sha256, type StoredVersion } from '../ledger/index.ts';
import { jsonLine, offsetsOf, type Span } from '../text/index.ts';
import { STATEMENT_SCHEMA } from './jsonl.ts';

const SCHEMA = 'onrecord.archive/1';

/** One version a line. `fromArchive` makes of the line what a ledger takes in. */
export async function* versionsAsArchive(versions: AsyncIterable<StoredVersion>): AsyncGenerator<string> {
  for await (const version of versions) yield `${jsonLine(archiveEntry(version))}\n`;
}

/** What a line of an archive says; its version's number follows from the order of the lines. */
export const archiveEntry = ({ document, retrieved, sourceSha256, verdicts }: StoredVersion) => ({
  schema: SCHEMA,
  sha256: sha256(document.text),
  retrieved,
  sourceSha256,
  verdicts,
  document,
});

/** What a line of an archive holds, ready for a ledger's `add` and `judge`. */
export interface Restored {
  readonly recorded: Recorded;
  readonly arrival: { readonly retrieved: string; readonly sourceSha256: string | null };
  readonly verdicts: Readonly<Record<string, string>>;
}

const LISTS = ['blocks', 'sentences', 'entities', 'dates', 'attributions', 'statements', 'events', 'actors'] as const;

/**
 * Reads a line of an archive.
 *
 * @param line one line, without its line feed; `input` and `number` (from 1) are for messages
 * @throws OnrecordError OR8002 when it is no line of an archive, is cut short, or its text is not the one it had
 */
export function fromArchive(line: string, input: string, number: number): Restored {
  const broken = brokenAt(input, number);
  return restored(parsed(line, broken), broken);
}

/** What a line that `onrecord export` has written as JSON Lines or as an archive has for a ledger. */
export interface ImportLine {
  readonly versions: readonly Restored[];
  /** Of a statement's line, the id of its document, which stands in this line or one before it. */
  readonly document: string | null;
  /** By what the statements of the file were chosen, where the line says it; null where all were. */
  readonly filter: Readonly<Record<string, unknown>> | null;
}

/**
 * Reads a line of either form. Of a statement's line only the documents that it carries count, for they have all that the
 * line says.
 *
 * @param line one line, without its line feed; `input` and `number` (from 1) are for messages
 * @throws OnrecordError OR8002 as fromArchive
 */
export function fromImportLine(line: string, input: string, number: number): ImportLine {
  const broken = brokenAt(input, number);
  const value = parsed(line, broken);
  if (value.schema !== STATEMENT_SCHEMA) return { versions: [restored(value, broken)], document: null, filter: null };
  const { document, archive } = value as Carrying;
  if (typeof document?.id !== 'string') throw broken('the statement has no document');
  const { versions = [], filter = null } = archive ?? {};
  if (!Array.isArray(versions)) throw broken('it has no list of versions');
  return { versions: versions.map((version) => restored(version, broken)), document: document.id, filter };
}

interface Carrying {
  readonly document?: { readonly id?: string };
  readonly archive?: { readonly versions?: readonly Line[]; readonly filter?: ImportLine['filter'] };
}

type Broken = (fault: string) => OnrecordError;

const brokenAt =
  (input: string, line: number): Broken =>
  (fault) =>
    new OnrecordError('OR8002', { input, line, fault });

function restored(value: Line, broken: Broken): Restored {
  if (value.schema !== SCHEMA) throw broken(`not of an archive: its schema is ${JSON.stringify(value.schema ?? null)}`);
  const { document, retrieved, sourceSha256 = null, verdicts = {} } = value;
  if (!document || typeof document.text !== 'string') throw broken('it has no document with a text');
  const missing = LISTS.find((name) => !Array.isArray(document[name]));
  if (missing) throw broken(`the document has no list of ${missing}`);
  if (!retrieved || Number.isNaN(Date.parse(retrieved))) throw broken('it has no time of retrieval');
  if (value.sha256 !== sha256(document.text)) throw broken('the text is not the one that was exported');
  return { recorded: inUtf16(document, broken), arrival: { retrieved, sourceSha256 }, verdicts };
}

type Line = Partial<StoredVersion> & { readonly schema?: string; readonly sha256?: string };

function parsed(line: string, broken: Broken): Line {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw broken(`not JSON (${error.message})`);
  }
  throw broken('not a JSON object');
}

/** The document as it is in memory; the inverse of the ledger's `inCodePoints`. */
function inUtf16(document: PointRecorded, broken: Broken): Recorded {
  const { toUtf16, toCodePoints } = offsetsOf(document.text);
  const length = toCodePoints([0, document.text.length])[1];
  const at = (span: Span): Span => {
    if (span[0] < 0 || span[0] > span[1] || span[1] > length)
      throw broken(`the span ${span.join('–')} is not in the text`);
    return toUtf16(span);
  };
  return { ...(converted(document, at) as PointRecorded), prose: [], quotations: [] };
}

/** Every pair of whole numbers of a document is a span: no other of its fields is a list of two numbers. */
function converted(value: unknown, at: (span: Span) => Span): unknown {
  if (Array.isArray(value)) {
    return isSpan(value) ? at(value) : value.map((item) => converted(item, at));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, converted(item, at)]));
}

const isSpan = (value: readonly unknown[]): value is Span => value.length === 2 && value.every(Number.isInteger);
