import type { FailedInput, RawDocument } from '../document/index.ts';
import type { Bytes } from './bytes.ts';
import { documentsIn } from './contents.ts';
import { failed } from './failed.ts';
import { documentsAtPath, fileError } from './files.ts';
import { type Settings, settingsOf, type SourceOptions } from './options.ts';
import { openWeb, type Web } from './pages.ts';

const STANDARD_INPUT = '-';
/** Two letters at least, so that the drive of a Windows path is none. */
const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;

/**
 * Brings in documents: `inputs` are paths of files and folders, http and https addresses, and '-' for the standard
 * input. One item comes out for each document, in order; a JSON Lines input gives one for each record. An input that
 * fails is an item as well, with a coded error, and the rest goes on: nothing is thrown.
 *
 * The id of a document is its path or address as given, '-' for the standard input, and for a record its own `id` or
 * 'line-N'. Read as it is asked for: stopping early closes what is open.
 */
export async function* inputsOf(
  inputs: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<RawDocument | FailedInput> {
  const settings = settingsOf(options);
  let web: Web | null = null;
  try {
    for (const input of inputs) {
      if (input === STANDARD_INPUT) yield* documentsInStandardInput(options.stdin ?? process.stdin, settings);
      else if (SCHEME.test(input)) {
        web ??= openWeb(settings);
        yield* web.documentsAt(input);
      } else yield* documentsAtPath(input, settings);
    }
  } finally {
    await web?.close();
  }
}

async function* documentsInStandardInput(stream: Bytes, settings: Settings): AsyncGenerator<RawDocument | FailedInput> {
  const input = STANDARD_INPUT;
  try {
    const content = { stream, input, form: null, charset: null, url: null, size: null };
    yield* documentsIn(content, settings);
  } catch (error) {
    yield failed(input, fileError(error, input));
  }
}
