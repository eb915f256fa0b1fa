import type { FailedInput, Listing, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Bytes, collect, sizeOf } from './bytes.ts';
import { elementsOf, type Element } from './json-elements.ts';
import { hasBody } from './record-fields.ts';
import { parsedJson, type Place, placeOfLine, recordItem } from './records.ts';
import { isPieceOfSpeech, speechIn, speechOf } from './speech.ts';

/** An object around records is held in memory whole, and so may have no more than so many times what a document may. */
const AROUND = 2;
/** So deep within an object its list of records may lie: {"response": {"docs": […]}}. */
const DEEPEST = 3;

/** What records are read with: the name of the stream, bytes of one record, and the address where it comes from the web. */
interface Reading {
  readonly input: string;
  readonly limit: number;
  readonly address: string | null;
}

/**
 * The records of a JSON text, one item each: the elements of a list, which may have any length; one record; several in a
 * row; or the list of records in an object around them. What a program has written down of speech, in an object or as a
 * list of pieces, is one document. Throws OR1002 for an empty text, OR1038 for an object that is no
 * JSON, OR1040 where it has no record, OR1041 where it has more than one list of them, OR1045 where it is too large.
 * A record that is broken (OR1039, of several in a row OR1009), not UTF-8 or too large fails alone.
 */
export async function* recordsInJson(
  stream: Bytes,
  input: string,
  limit: number,
  address: string | null = null,
): AsyncGenerator<RawDocument | FailedInput> {
  const reading = { input, limit, address };
  const elements = elementsOf(stream, limit, AROUND * limit);
  const { value: first } = await elements.next();
  if (!first) throw new OnrecordError('OR1002', { input });
  const { value: second } = await elements.next();
  if (!first.listed && !second) {
    yield* recordsInObject(first, reading);
    return;
  }
  if (first.listed && first.cut && first.size === 0) throw broken(input, 'it ends too early');
  const begun = [first, second].filter((element) => element !== undefined);
  const { known, pieces } = await piecesOfSpeech(begun, elements, reading);
  if (pieces !== null) {
    yield transcriptOf({ turns: pieces }, reading);
    return;
  }
  // Held back until one has a text: a list in which none has is no list of documents, and told as a whole.
  const without: (RawDocument | FailedInput)[] = [];
  let names = '';
  let found = false;
  async function* all(): AsyncGenerator<Element> {
    yield* known;
    yield* elements;
  }
  for await (const element of all()) {
    const { item, bare } = itemOf(element, reading);
    if (bare === null || found) {
      yield* without.splice(0);
      yield item;
      found = true;
      continue;
    }
    names ||= bare;
    without.push(item);
    if (without.length === MOST_WITHOUT) break;
  }
  if (!found) throw new OnrecordError('OR1040', { input, fault: `its first has ${names}, and no text` });
}

/**
 * The elements of a list as long as they are pieces of speech, and what was said where all are: a list of documents is not
 * held in memory for it.
 */
async function piecesOfSpeech(begun: readonly Element[], rest: AsyncIterable<Element>, { input, limit }: Reading) {
  const known = [...begun];
  const values = begun.map(valueOf);
  if (!begun.every(({ listed }) => listed) || !values.every(isPieceOfSpeech)) return { known, pieces: null };
  let size = begun.reduce((sum, element) => sum + element.size, 0);
  for await (const element of whileOpen(rest)) {
    known.push(element);
    const value = valueOf(element);
    if (!isPieceOfSpeech(value)) return { known, pieces: null };
    values.push(value);
    size += element.size;
    if (size > AROUND * limit) throw new OnrecordError('OR1045', { input, limit: sizeOf(AROUND * limit) });
  }
  return { known, pieces: speechOf(values) };
}

/** The same elements; whoever stops early may go on with them. */
async function* whileOpen(elements: AsyncIterable<Element>): AsyncGenerator<Element> {
  const iterator = elements[Symbol.asyncIterator]();
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
}

/** The value of an element; undefined where it is none, which is told of where it is read as a record. */
function valueOf({ bytes, cut }: Element): unknown {
  if (bytes === null || cut) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The document of what a program has written down of speech. It is the whole of a file, or of what stands at an address. */
function transcriptOf(value: object, { input, address }: Reading): RawDocument | FailedInput {
  const place: Place = { input, id: input, broken: (fault) => broken(input, fault) };
  const document = recordItem(place, address, () => (address === null ? value : { url: address, ...value }));
  return document.form === 'record' ? { ...document, whole: true } : document;
}

/**
 * The transcript to which a feed has led, with what it says of it.
 * @throws OR1002, OR1004, OR1005 and OR1038; OR1021 where it is something else
 */
export async function transcriptInJson(
  stream: Bytes,
  { input, url }: { readonly input: string; readonly url: string | null },
  limit: number,
  listing: Listing | undefined,
): Promise<RawDocument | FailedInput> {
  const reading = { input, limit, address: url };
  const bytes = await collect(stream, AROUND * limit, input);
  const value = parsedJson(bytes, bytes.length, AROUND * limit, {
    input,
    id: input,
    broken: (fault) => broken(input, fault),
  });
  const turns = speechIn(value) ?? (Array.isArray(value) ? speechOf(value) : null);
  if (turns === null) throw new OnrecordError('OR1021', { input, expected: 'document', found: 'JSON' });
  const document = transcriptOf({ turns }, reading);
  return document.form === 'record' && listing ? { ...document, listing } : document;
}

/** Records without a text before the first one that has some. */
const MOST_WITHOUT = 1000;

const broken = (input: string, fault: string): OnrecordError =>
  new OnrecordError('OR1038', { input, what: 'JSON', fault });

/** The item of a record; `bare` has the names in one that has no text, and is null for every other. */
function itemOf(element: Element, { input, limit, address }: Reading) {
  const place = element.listed ? placeOf(input, element.number) : placeOfLine(input, element.line);
  let bare: string | null = null;
  const item = recordItem(place, address, () => {
    if (element.size > limit) return parsedJson(null, element.size, limit, place);
    if (element.listed && element.size === 0)
      throw place.broken(element.cut ? 'the list ends too early' : 'nothing stands between two commas');
    const value = parsedJson(element.bytes, element.size, limit, place);
    if (!hasBody(value)) bare = namesIn(value);
    return value;
  });
  return { item, bare: bare as string | null };
}

const placeOf = (input: string, number: number, list = ''): Place => {
  const name = `record ${number}${list === '' ? '' : ` of “${list}”`}`;
  return {
    input: `${input}, ${name}`,
    id: `record-${number}`,
    broken: (fault) => new OnrecordError('OR1039', { input, place: name, fault }),
  };
};

/** The records of the one value that a text is. */
function* recordsInObject(element: Element, { input, limit, address }: Reading): Generator<RawDocument | FailedInput> {
  if (element.bytes === null) throw new OnrecordError('OR1045', { input, limit: sizeOf(AROUND * limit) });
  const whole: Place = { input, id: 'record-1', broken: (fault) => broken(input, fault) };
  const value = parsedJson(element.bytes, element.size, AROUND * limit, whole);
  if (speechIn(value) !== null) {
    yield transcriptOf(value as object, { input, limit, address });
    return;
  }
  if (hasBody(value)) {
    // Told again with its length, which is that of a record now.
    const bytes = element.size > limit ? null : element.bytes;
    yield recordItem(placeOf(input, 1), address, () => parsedJson(bytes, element.size, limit, placeOf(input, 1)));
    return;
  }
  const lists = listsIn(value);
  const found = lists.filter(({ records }) => records.some(hasBody));
  const [only, another] = found;
  if (!only) throw new OnrecordError('OR1040', { input, fault: faultOf(value, lists) });
  if (another) {
    const names = found.map(({ name, records }) => `“${name}” (${records.length})`).join(', ');
    throw new OnrecordError('OR1041', { input, found: names, first: only.name });
  }
  for (const [index, record] of only.records.entries()) {
    yield recordItem(placeOf(input, index + 1, only.name), address, () => record);
  }
}

interface List {
  /** Its name with those that lead to it: response.docs. */
  readonly name: string;
  readonly records: readonly unknown[];
}

/** The lists of objects within an object, by their names. */
function listsIn(value: unknown, path = '', depth = 0): List[] {
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return [];
  return Object.entries(value).flatMap(([key, inner]): List[] => {
    const name = path === '' ? key : `${path}.${key}`;
    if (!Array.isArray(inner)) return listsIn(inner, name, depth + 1);
    return inner.some((one) => typeof one === 'object' && one !== null) ? [{ name, records: inner }] : [];
  });
}

const NAMED = 8;

function faultOf(value: unknown, lists: readonly List[]): string {
  const [list] = lists;
  if (list) return `“${list.name}” has ${namesIn(list.records[0])}, and no text`;
  if (typeof value !== 'object' || value === null) return 'it is neither an object nor a list';
  return `it has ${namesIn(value)}`;
}

function namesIn(value: unknown): string {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (names.length === 0) return 'nothing';
  return `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ' …' : ''}`;
}
