import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FailedInput, RawDocument } from '../document/index.ts';
import type { Bytes } from './bytes.ts';
import { documentsIn } from './contents.ts';
import { failed } from './failed.ts';
import { asOnrecordError, fileError, OnrecordError } from '../errors/index.ts';
import { documentsAtPath } from './files.ts';
import { formOfContentType, formOfName } from './forms.ts';
import { type Settings, settingsOf, type SourceOptions } from './options.ts';
import type { Links } from './links.ts';
import { webOnDemand } from './web.ts';

const STANDARD_INPUT = '-';
/** Two letters at least, so that the drive of a Windows path is none. */
const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;

/**
 * Brings in documents: `inputs` are paths of files and folders, http and https addresses, and '-' for the standard
 * input. One item comes out for each document, in order; JSON Lines, JSON and tables (CSV) give one for each record, a web archive
 * (WARC) one for each page, a feed (RSS, Atom, RDF, JSON Feed) one for each item and a list of feeds (OPML) those of
 * all its feeds. An input that fails is an item as well, with a coded error, and the rest goes on: only options that
 * cannot be used are thrown (OR4001, OR6006).
 *
 * The id of a document is its path or address as given, '-' for the standard input, for a record its own `id`,
 * 'line-N' or 'record-N', for a page of an archive or an item of a feed its address. Read as it is asked for: stopping early closes what is open.
 */
export async function* inputsOf(
  inputs: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<RawDocument | FailedInput> {
  const settings = settingsOf(options);
  const web = webOnDemand(settings);
  try {
    for (const input of inputs) {
      if (input === STANDARD_INPUT) yield* documentsInStandardInput(options.stdin ?? process.stdin, settings, web);
      else if (SCHEME.test(input)) yield* web.documentsAt(input);
      else yield* documentsAtPath(input, settings, web);
    }
  } finally {
    await web.close();
  }
}

/**
 * The documents in bytes that were had elsewhere, as of a file of this name: one, or those of its records, as `inputsOf`
 * gives them. Nothing is thrown.
 */
export async function* documentsInBytes(
  bytes: Uint8Array,
  input: string,
  options: SourceOptions = {},
): AsyncGenerator<RawDocument | FailedInput> {
  const settings = settingsOf(options);
  const web = webOnDemand(settings);
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  try {
    const content = { stream: stream(), input, form: formOfName(input), charset: null, url: null, size: bytes.length };
    yield* documentsIn(content, settings, web);
  } catch (error) {
    yield failed(input, asOnrecordError(error, input));
  } finally {
    await web.close();
  }
}

/** A file that was handed in and is kept under a name of ours. */
export interface KeptFile {
  readonly path: string;
  /** What it is called where it comes from: in messages and ids, and its ending tells the form. */
  readonly name: string;
  /** The content type that it came with, null for none. */
  readonly mediaType: string | null;
}

/**
 * The documents in a file that is kept under another name, as `inputsOf` gives them. Its name says more than its content
 * type, for browsers go by the name themselves. Nothing is thrown.
 */
export async function* documentsInKeptFile(
  { path, name, mediaType }: KeptFile,
  options: SourceOptions = {},
): AsyncGenerator<RawDocument | FailedInput> {
  const settings = settingsOf(options);
  const web = webOnDemand(settings);
  try {
    const announced = formOfName(name) ?? formOfContentType(mediaType, name);
    const form = announced === 'other' ? null : announced;
    const { size } = await stat(path);
    const content = { stream: createReadStream(path), input: name, form, charset: null, url: null, size };
    yield* documentsIn(content, settings, web);
  } catch (error) {
    yield failed(name, fileError(error, name));
  } finally {
    await web.close();
  }
}

/**
 * What stands at addresses of the web, and at nothing else: unlike an input of `inputsOf`, what is no http or https address
 * is never taken for a file (OR1107). With each document comes the number of its address in the list. Nothing is thrown.
 */
export async function* documentsAtAddresses(
  addresses: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<readonly [document: RawDocument | FailedInput, address: number]> {
  const web = webOnDemand(settingsOf(options));
  try {
    for (const [index, address] of addresses.entries())
      for await (const document of web.documentsAt(address)) yield [document, index];
  } finally {
    await web.close();
  }
}

/**
 * Asks once for what is to be a feed.
 * @returns how many items it has; a list of feeds (OPML) has its feeds
 * @throws what stands against it: OR1002, OR1017, OR1101 to OR1107
 */
export async function askForFeed(
  address: string,
  options: SourceOptions = {},
): Promise<{ readonly kind: 'feed' | 'list'; readonly entries: number }> {
  const web = webOnDemand(settingsOf(options));
  try {
    const poll = await web.poll(address, { etag: null, lastModified: null });
    if (poll.kind === 'failed') throw poll.error;
    if (poll.kind === 'feed') return { kind: 'feed', entries: poll.items.length };
    if (poll.kind === 'list') return { kind: 'list', entries: poll.feeds.length };
    // Nobody had told it of an older state.
    throw new OnrecordError('OR1103', { input: address, found: '304 to a request without conditions' });
  } finally {
    await web.close();
  }
}

async function* documentsInStandardInput(
  stream: Bytes,
  settings: Settings,
  links: Links,
): AsyncGenerator<RawDocument | FailedInput> {
  const input = STANDARD_INPUT;
  try {
    const content = { stream: bytesOf(stream), input, form: null, charset: null, url: null, size: null };
    yield* documentsIn(content, settings, links);
  } catch (error) {
    yield failed(input, fileError(error, input));
  }
}

/** What a program gives in the place of the standard input, which its types may not have checked. */
async function* bytesOf(stream: Bytes): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) {
      const fault = `expected a stream of bytes (Uint8Array), found a ${typeof chunk} in it`;
      throw new OnrecordError('OR4001', { input: 'stdin', fault });
    }
    yield chunk;
  }
}
