import { readFile } from 'node:fs/promises';
import type { DocumentRecord, FailedInput, RawDocument } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { expectedDocuments } from '../../library/index.ts';
import {
  documentsAtAddresses,
  documentsInKeptFile,
  formOfName,
  type InputForm,
  robotsMemory,
  type SourceOptions,
} from '../../sources/index.ts';
import type { Addition, FileAbout, Outcome } from './addition.ts';

type Item = RawDocument | FailedInput;

/** A document of an addition, with the number of the address or file that it came from. */
type Found = readonly [item: Item, source: number];

/** What of an addition is done: its outcomes, in order. */
export interface Done {
  /** The first address or file of which not all may be done. Documents are done in order. */
  readonly source: number;
  /** Takes out of what is done one document with these names, where it is there. */
  take(input: string, name: string): boolean;
}

/** `outcomes`: all of an addition's so far. */
export function doneIn(outcomes: readonly Outcome[]): Done {
  const source = outcomes.at(-1)?.source ?? 0;
  // Two documents may have the same names: an archive that has a page twice.
  const times = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.source !== source) continue;
    const key = keyOf(outcome.input, outcome.name);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return {
    source,
    take(input, name) {
      const left = times.get(keyOf(input, name)) ?? 0;
      if (left > 0) times.set(keyOf(input, name), left - 1);
      return left > 0;
    },
  };
}

const keyOf = (input: string, name: string): string => JSON.stringify([input, name]);

/**
 * The documents of an addition that are still to be read, in order. An address or file that was done is not asked again;
 * of one that was half done, the documents that are done are passed over. Nothing is thrown.
 *
 * @param bytesOf where the bytes of a text or of a file are
 */
export async function* documentsOf(
  addition: Pick<Addition, 'contents'>,
  bytesOf: (number: number) => string,
  done: Done,
  options: SourceOptions,
): AsyncGenerator<Found> {
  for await (const [item, source] of allOf(addition, bytesOf, done.source, options)) {
    if (source !== done.source || !done.take(item.input, item.id)) yield [item, source];
  }
}

async function* allOf(
  { contents }: Pick<Addition, 'contents'>,
  bytesOf: (number: number) => string,
  from: number,
  options: SourceOptions,
): AsyncGenerator<Found> {
  if (contents.kind === 'text') {
    yield [await recordOf(contents.text.title?.trim() || 'the text', bytesOf(0)), 0];
  } else if (contents.kind === 'files') {
    const shared = { ...options, robots: robotsMemory() };
    for (const [source, { name, mediaType }] of contents.files.entries()) {
      if (source < from) continue;
      const file = { path: bytesOf(source), name, mediaType };
      for await (const item of documentsInKeptFile(file, shared)) yield [item, source];
    }
  } else {
    const rest = contents.addresses.slice(from);
    for await (const [item, source] of documentsAtAddresses(rest, options)) yield [item, from + source];
  }
}

async function recordOf(input: string, path: string): Promise<Item> {
  const id = 'text';
  try {
    return { form: 'record', input, id, record: JSON.parse(await readFile(path, 'utf8')) as DocumentRecord };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { form: 'failed', input, id, error: new OnrecordError('OR8134', { input, fault }, { cause: error }) };
  }
}

/** Forms of which one file is one document. */
const SINGLE: ReadonlySet<InputForm> = new Set(['html', 'text', 'pdf', 'transcript', 'docx', 'eml', 'mhtml']);

/** How many documents an addition brings, as its names say; null where only reading tells. */
export async function totalOf(
  { contents }: Pick<Addition, 'contents'>,
  bytesOf: (number: number) => string,
): Promise<number | null> {
  if (contents.kind === 'addresses') return null;
  if (contents.kind === 'text') return 1;
  let total = 0;
  for (const [number, file] of contents.files.entries()) {
    const count = await countOf(file, bytesOf(number));
    if (count === null) return null;
    total += count;
  }
  return total;
}

async function countOf({ name }: FileAbout, path: string): Promise<number | null> {
  const form = formOfName(name);
  if (form === null) return null;
  if (SINGLE.has(form)) return 1;
  return form === 'jsonl' && !/\.gz$/i.test(name) ? expectedDocuments([path], 'jsonl') : null;
}
