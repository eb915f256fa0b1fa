import type { FailedInput, RawDocument } from '../document/index.ts';
import type { Bytes } from './bytes.ts';
import { documentsIn } from './contents.ts';
import { failed } from './failed.ts';
import { asOnrecordError } from '../errors/index.ts';
import { documentsAtPath, fileError } from './files.ts';
import { formOfName } from './forms.ts';
import { type Settings, settingsOf, type SourceOptions } from './options.ts';
import type { Links } from './links.ts';
import { openWeb } from './pages.ts';

const STANDARD_INPUT = '-';
/** Two letters at least, so that the drive of a Windows path is none. */
const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;

/**
 * Brings in documents: `inputs` are paths of files and folders, http and https addresses, and '-' for the standard
 * input. One item comes out for each document, in order; JSON Lines, JSON and tables (CSV) give one for each record, a web archive
 * (WARC) one for each page, a feed (RSS, Atom, RDF, JSON Feed) one for each item and a list of feeds (OPML) those of
 * all its feeds. An input that fails is an item as well, with a coded error, and the rest goes on: nothing is thrown.
 *
 * The id of a document is its path or address as given, '-' for the standard input, for a record its own `id`,
 * 'line-N' or 'record-N', for a page of an archive or an item of a feed its address. Read as it is asked for: stopping early closes what is open.
 */
export async function* inputsOf(
  inputs: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<RawDocument | FailedInput> {
  const settings = settingsOf(options);
  const web = openWeb(settings);
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
  const web = openWeb(settings);
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

async function* documentsInStandardInput(
  stream: Bytes,
  settings: Settings,
  links: Links,
): AsyncGenerator<RawDocument | FailedInput> {
  const input = STANDARD_INPUT;
  try {
    const content = { stream, input, form: null, charset: null, url: null, size: null };
    yield* documentsIn(content, settings, links);
  } catch (error) {
    yield failed(input, fileError(error, input));
  }
}
