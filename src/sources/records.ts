import { z } from 'zod';
import { type FailedInput, type DocumentRecord, hostOf, type RawDocument } from '../document/index.ts';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { type Line, linesOf, offsetsOf } from '../text/index.ts';
import { type Bytes, firstCharacter, sizeOf, tooLarge } from './bytes.ts';
import { faultInJson } from './json-fault.ts';
import { MOST_BLANK_LINES } from './limits.ts';
import { hasBody, withOwnNames } from './record-fields.ts';
import { decodeUtf8 } from './utf8.ts';
import { webLink } from './web-address.ts';

const EXCERPT = 24;
/** Characters of a title or another field beside the text, names of a byline together: it comes again with every statement. */
const MOST_OF_METADATA = 5000;

/** Somebody by name, as many write authors: the name, or an object that has it. */
const NAMED = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

/** What one line may say. Null is read as not given: tables exported as JSON fill their gaps with it. */
const RECORD = z.object({
  id: z.union([z.string(), z.number().transform(String)], 'text or a number').nullish(),
  url: z.string().nullish(),
  title: z.string().nullish(),
  published: z.string().nullish(),
  outlet: z.string().nullish(),
  byline: z.union([NAMED, z.array(NAMED)], 'text or a list of texts').nullish(),
  language: z.string().nullish(),
  text: z.string().nullish(),
  html: z.string().nullish(),
  turns: z
    .array(
      z.object({
        speaker: z.string().nullish(),
        text: z.string(),
        at: z.number().nonnegative().nullish(),
        ends: z.number().nonnegative().nullish(),
      }),
    )
    .nullish(),
});

const BODIES = ['text', 'html', 'turns'] as const;
const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['number', 'a number'],
]);

/**
 * The records of a JSON Lines stream, one item for each line that is not blank, in order and in bounded memory. A
 * line that is broken (OR1009), not UTF-8 (OR1005) or over `limit` bytes (OR1004) fails alone. `input` names the
 * stream; a line is named 'input, line N'. `address` is where the stream was found on the web, null for the user's own: the
 * addresses in it are then made full, and it is said who gives them. Throws OR1002 for an empty stream, unless it is only
 * `some` of one.
 */
export async function* recordsOf(
  stream: Bytes,
  input: string,
  limit: number,
  address: string | null = null,
  some: Some | null = null,
): AsyncGenerator<RawDocument | FailedInput> {
  let empty = some === null;
  let blank = 0;
  for await (const found of linesOf(stream, limit)) {
    const line = { ...found, number: found.number + (some?.before ?? 0) };
    if (line.bytes && firstCharacter(line.bytes) === '') {
      blank += 1;
      if (blank < MOST_BLANK_LINES) continue;
      throw new OnrecordError('OR1109', { input, count: blank, what: 'lines' });
    }
    blank = 0;
    empty = false;
    yield itemOf(line, input, limit, address);
  }
  if (empty) throw new OnrecordError('OR1002', { input });
}

/** What stands before a stretch of a stream that is read by itself: so many lines of JSON Lines, or records of an archive. */
export interface Some {
  readonly before: number;
}

/** Where a record stands: what messages call it, its id where it has none of its own, and the error for a fault of it. */
export interface Place {
  readonly input: string;
  readonly id: string;
  readonly broken: (fault: string) => OnrecordError;
}

export const placeOfLine = (input: string, line: number): Place => ({
  input: `${input}, line ${line}`,
  id: `line-${line}`,
  broken: (fault) => new OnrecordError('OR1009', { input, line, fault }),
});

function itemOf(line: Line, stream: string, limit: number, address: string | null): RawDocument | FailedInput {
  const place = placeOfLine(stream, line.number);
  return recordItem(place, address, () => parsedJson(line.bytes, line.size, limit, place));
}

/**
 * The document of a record, or its failure: OR1004, OR1005, or what `place` makes of a fault. `address`: where it was found
 * on the web.
 */
export function recordItem(place: Place, address: string | null, valueOf: () => unknown): RawDocument | FailedInput {
  const { input, broken } = place;
  let { id } = place;
  try {
    const value = valueOf();
    id = idOf(value) ?? id;
    const record = recordOf(value, broken);
    if (address === null) return { form: 'record', input, id, record };
    return {
      form: 'record',
      input,
      id,
      record: { ...record, url: webLink(record.url, address) },
      givenBy: hostOf(address),
    };
  } catch (error) {
    return { form: 'failed', input, id, error: asOnrecordError(error, input) };
  }
}

/** The value of JSON in bytes, null where they were more than the limit. */
export function parsedJson(bytes: Uint8Array | null, size: number, limit: number, { input, broken }: Place): unknown {
  if (bytes === null) throw tooLarge(input, `at least ${sizeOf(size)}`, limit);
  const text = decodeUtf8(bytes, input);
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = faultInJson(text);
    if (at === null) throw error;
    const column = offsetsOf(text).toCodePoints([at, at])[0] + 1;
    const found =
      at < text.trimEnd().length ? `found ${JSON.stringify(text.slice(at, at + EXCERPT))}` : 'it ends too early';
    throw broken(`not JSON at column ${column}: ${found}`);
  }
}

function idOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  const { id } = value;
  if (typeof id === 'string' && id.length > MOST_OF_METADATA) return null;
  return (typeof id === 'string' && id !== '') || Number.isFinite(id) ? String(id) : null;
}

function recordOf(line: unknown, broken: (fault: string) => OnrecordError): DocumentRecord {
  const value = withOwnNames(line);
  const result = RECORD.safeParse(value);
  if (!result.success) throw broken(faultOf(result.error.issues[0], value));
  const { id, byline, text, html, turns, ...metadata } = result.data;
  const record = {
    ...metadata,
    id: id ?? undefined,
    byline: typeof byline === 'string' ? [byline] : (byline ?? undefined),
    text: text ?? undefined,
    html: html ?? undefined,
    turns: turns?.map(({ speaker, text, at, ends }) => ({
      speaker: speaker ?? null,
      text,
      ...(at == null ? {} : { at }),
      ...(ends == null ? {} : { ends }),
    })),
  };
  for (const name of ['id', 'title', 'outlet', 'byline', 'language'] as const) {
    const { length } = [record[name] ?? ''].flat().join('\n');
    if (length > MOST_OF_METADATA)
      throw broken(
        `"${name}" has ${length.toLocaleString('en')} characters; at most ${MOST_OF_METADATA.toLocaleString('en')} are allowed`,
      );
  }
  const given = BODIES.filter((name) => record[name] !== undefined);
  const [body, ...others] = given;
  if (body === undefined) throw broken(`one of "text", "html" and "turns" is needed; found none${hintFor(line)}`);
  if (others.length > 0)
    throw broken(`only one of "text", "html" and "turns" is allowed; found ${given.join(' and ')}`);
  if (record[body]?.length === 0) throw broken(`"${body}" is empty`);
  const end = (record.text ?? record.html ?? '').slice(-EXCERPT);
  if (!isNamed(line, body) && CUT_OFF.test(end))
    throw broken(`its text is the beginning of one alone, and ends with ${JSON.stringify(end)}`);
  return record;
}

/** Where a line is an object around records, as services answer, what reads it. */
function hintFor(line: unknown): string {
  const lists = typeof line === 'object' && line !== null ? Object.entries(line) : [];
  const list = lists.find(([, value]) => Array.isArray(value) && value.some(hasBody));
  return list ? ` (there are records in “${list[0]}”: --input json reads them)` : '';
}

/** How services that give out news end the beginning of a text, which is all that they give. */
const CUT_OFF = /\[\+\d{1,9} chars\]$/;

const isNamed = (line: unknown, name: string): boolean =>
  typeof line === 'object' && line !== null && Object.hasOwn(line, name);

/** '"turns[1].text" must be text; found the number 5'. */
function faultOf(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  const path = issue?.path ?? [];
  const found = path.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown>)[key], value);
  const expected = issue?.code === 'invalid_type' ? (EXPECTED.get(issue.expected) ?? issue.expected) : issue?.message;
  const name = path.length > 0 ? `"${z.core.toDotPath(path)}"` : 'the record';
  return `${name} must be ${expected}; found ${describe(found)}`;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, EXCERPT))}`;
  return typeof value === 'number' ? `the number ${value}` : String(value);
}
