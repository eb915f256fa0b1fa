import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import {
  type CarriedDeparted,
  type CarriedReview,
  documentId,
  faultOfDocument,
  identityOf,
  idOfReview,
  inUtf16,
  isDeeperThan,
  misshapen,
  type PointRecorded,
  type Restored,
  sha256,
  statementIds,
  type StoredVersion,
  tagOf,
  VERDICTS,
} from '../ledger/index.ts';
import { jsonLine } from '../text/index.ts';
import { DOCUMENT_SCHEMA } from './document.ts';
import { fromDocumentLine } from './documentReading.ts';
import { STATEMENT_SCHEMA } from './jsonl.ts';

export type { Restored } from '../ledger/index.ts';

const SCHEMA = 'onrecord.archive/1';

/** One version a line. `fromArchive` makes of the line what a ledger takes in. */
export async function* versionsAsArchive(versions: AsyncIterable<StoredVersion>): AsyncGenerator<string> {
  for await (const version of versions) yield `${jsonLine(archiveEntry(version))}\n`;
}

/** What a line of an archive says; its version's number follows from the order of the lines. */
export const archiveEntry = ({
  document,
  retrieved,
  sourceSha256,
  verdicts,
  tags,
  reviews,
  departed,
}: StoredVersion) => ({
  schema: SCHEMA,
  sha256: sha256(document.text),
  retrieved,
  sourceSha256,
  verdicts,
  ...(tags.length > 0 ? { tags } : {}),
  ...(reviews.length > 0 ? { reviews } : {}),
  ...(departed.length > 0 ? { departed } : {}),
  document,
});

/**
 * Reads a line of an archive. All of it is looked at before anything of it is given: its form, its spans, the parts
 * that name each other, its ids and hashes.
 *
 * @param line one line, without its line feed; `input` and `number` (from 1) are for messages
 * @throws OnrecordError OR8002 when it is no line of an archive, is cut short, does not fit together, or its text is
 *   not the one it had
 */
export function fromArchive(line: string, input: string, number: number): Restored {
  const broken = brokenAt(input, number);
  return restored(parsed(line, broken), broken);
}

/** What a line that `onrecord export` or `onrecord read` has written has for a ledger. */
export interface ImportLine {
  readonly versions: readonly Restored[];
  /** Of a statement's line, the id of its document, which stands in this line or one before it. */
  readonly document: string | null;
  /** By what the statements of the file were chosen, where the line says it; null where all were. */
  readonly filter: Readonly<Record<string, unknown>> | null;
}

/** Where a line stands, and when its document was had, where it does not say so itself. */
export interface ImportPlace {
  /** What the numbers of messages count: lines, or rows of a table. */
  readonly unit?: 'line' | 'row' | undefined;
  /** ISO 8601 instant; now if not given. */
  readonly retrieved?: string | undefined;
}

/**
 * Reads a line of an export in either form, or one of `onrecord read`. Of a statement's line only the documents that it
 * carries count, for they have all that the line says.
 *
 * @param line one line, without its line feed; `input` and `number` (from 1) are for messages
 * @throws OnrecordError OR8002 as fromArchive; OR1052 and OR1053 for a line of `onrecord read`, OR1052 for any row
 */
export function fromImportLine(
  line: string,
  input: string,
  number: number,
  { unit = 'line', retrieved = new Date().toISOString() }: ImportPlace = {},
): ImportLine {
  const place = { input, place: `${unit} ${number}` };
  const broken: Broken =
    unit === 'line' ? brokenAt(input, number) : (fault) => new OnrecordError('OR1052', { ...place, fault });
  const value = parsed(line, broken);
  if (value['schema'] === DOCUMENT_SCHEMA)
    return { versions: [fromDocumentLine(value, place, retrieved)], document: null, filter: null };
  if (value['schema'] !== STATEMENT_SCHEMA) {
    return { versions: [restored(value, broken)], document: null, filter: null };
  }
  const { document, archive } = CARRYING.parse(value);
  if (document === null) throw broken('the statement has no document');
  if (archive === null) throw broken('it has no list of versions');
  const { versions, filter } = archive;
  return { versions: versions.map((version) => restored(version, broken)), document: document.id, filter };
}

/** What has another form than it should is null here. */
const CARRYING = z.object({
  document: z.object({ id: z.string() }).nullable().catch(null),
  archive: z
    .object({
      versions: z.array(z.record(z.string(), z.unknown())).default([]),
      filter: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
        .nullable()
        .default(null),
    })
    .nullable()
    .default({ versions: [], filter: null })
    .catch(null),
});

type Broken = (fault: string) => OnrecordError;

const brokenAt =
  (input: string, line: number): Broken =>
  (fault) =>
    new OnrecordError('OR8002', { input, line, fault });

type Line = Readonly<Record<string, unknown>>;

/** An instant, as `toISOString` gives it; the offset may be another. */
const INSTANT = z.iso.datetime({ offset: true });
const SHA256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable();
const TAGS = z.array(z.string()).default([]);
const VERDICTS_BY_ID = z.record(z.string(), z.enum(VERDICTS));

function restored(value: Line, broken: Broken): Restored {
  if (value['schema'] !== SCHEMA)
    throw broken(`not of an export: its schema is ${JSON.stringify(value['schema'] ?? null).slice(0, 100)}`);
  const { document: given, sourceSha256: source = null, verdicts: judged = {} } = value;
  if (typeof given !== 'object' || given === null) throw broken('it has no document');
  const fault = faultOfDocument(given);
  if (fault !== null) throw broken(`the document does not fit together: ${fault}`);
  const document = given as PointRecorded;
  if (value['sha256'] !== sha256(document.text)) throw broken('the text is not the one that was exported');
  const retrieved = INSTANT.safeParse(value['retrieved']);
  if (!retrieved.success) throw broken('it has no time of retrieval');
  const sourceSha256 = SHA256.safeParse(source);
  if (!sourceSha256.success) throw broken('sourceSha256 is no SHA-256');
  const verdicts = VERDICTS_BY_ID.safeParse(judged);
  if (!verdicts.success) throw broken('its verdicts are not verdicts by the ids of statements');
  const tags = TAGS.safeParse(value['tags']);
  if (!tags.success || !tags.data.every(isTag)) throw broken('its tags are no list of tags');
  const { reviews = [], departed = [] } = value;
  const people = misshapen(reviews, 'reviews');
  if (people !== null) throw broken(`its reviews are not reviews (${people})`);
  const gone = misshapen(departed, 'departed');
  if (gone !== null) throw broken(`what it has departed is no list of entries (${gone})`);
  const carried = { reviews: reviews as readonly CarriedReview[], departed: departed as readonly CarriedDeparted[] };
  if (carried.reviews.some((review) => idOfReview(review) !== review.id))
    throw broken('a review is not the one that was put down');
  checkIds(document, Object.keys(verdicts.data), broken);
  return {
    recorded: inUtf16(document),
    arrival: { retrieved: retrieved.data, sourceSha256: sourceSha256.data, tags: tags.data },
    verdicts: verdicts.data,
    ...carried,
  };
}

/** Whether a tag is written as it is kept. */
function isTag(tag: string): boolean {
  try {
    return tagOf(tag) === tag;
  } catch (error) {
    if (error instanceof OnrecordError) return false;
    throw error;
  }
}

/** Ids are made from what they are of, so one that is not has been changed, or what it is of has. */
function checkIds(document: PointRecorded, judged: readonly string[], broken: Broken): void {
  const id = documentId(identityOf(document));
  if (document.id !== id)
    throw broken(`the document's id is ${document.id}, and not ${id} as its address or text has it`);
  const ids = statementIds(id, document.text, document.attributions);
  for (const [at, statement] of document.statements.entries()) {
    if (statement.id !== ids[at]) throw broken(`statements[${at}].id is not the one that its words have`);
  }
  const known = new Set(ids);
  const strange = judged.find((one) => !known.has(one));
  if (strange !== undefined) throw broken(`a verdict is of ${strange}, which is no statement of the document`);
}

/** What Onrecord writes is eight levels deep; far more is made to end the program that reads it. */
const DEEPEST = 64;

function parsed(line: string, broken: Broken): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw broken(`not JSON (${error.message})`);
  }
  if (typeof value !== 'object' || value === null) throw broken('not a JSON object');
  if (isDeeperThan(value, DEEPEST)) throw broken(`its values stand in one another more than ${DEEPEST} deep`);
  return value as Line;
}
