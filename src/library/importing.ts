import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { fromImportLine, type ImportLine } from '../export/index.ts';
import type { Added, Ledger } from '../ledger/index.ts';
import { type TextLine, textLinesOf } from '../text/index.ts';
import type { WorkOptions } from './progress.ts';

/** What became of one version of a document, or of a line that could not be taken in. */
export type ImportOutcome = { readonly input: string; readonly line: number } & (
  { readonly added: Added; readonly error?: undefined } | { readonly error: OnrecordError; readonly added?: undefined }
) & {
    /** The search whose documents the file has; null where it has all of a ledger. */
    readonly filter: ImportLine['filter'];
  };

/** Bytes of one line: the largest document with everything read from it takes a tenth. */
const MOST_BYTES = 500_000_000;

/**
 * Takes exports (jsonl, archive) into the ledger. Each line is on the disk whole, or not at all, before the next is
 * begun; one that cannot be taken in gives its error, and the rest goes on. '-' is the standard input.
 *
 * @throws OnrecordError OR1001, OR1013 for a file that cannot be read; OR3006, OR3008, OR3011 where the ledger takes
 *   nothing more; the reason of `signal`
 */
export async function* importFiles(
  ledger: Pick<Ledger, 'restore'>,
  files: readonly string[],
  { signal, onProgress }: WorkOptions = {},
): AsyncGenerator<ImportOutcome> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0));
  const all = files.includes('-') ? 0 : sizes.reduce((sum, size) => sum + size, 0);
  let [read, done] = [0, 0];
  let filter: ImportLine['filter'] = null;
  for (const file of files) {
    const documents = new Set<string>();
    for await (const { text, number } of linesOf(file)) {
      signal?.throwIfAborted();
      read += Buffer.byteLength(text ?? '') + 1;
      try {
        if (text === null) throw tooLong(file, number);
        const line = fromImportLine(text, file, number);
        filter = line.filter ?? filter;
        for (const added of await ledger.restore(line.versions)) {
          documents.add(added.document);
          done += 1;
          onProgress?.({ done, total: null, share: all === 0 ? null : Math.min(1, read / all) });
          yield { input: file, line: number, added, filter };
        }
        if (line.document === null || documents.has(line.document)) continue;
        // Told once for each document, not for each of its statements.
        documents.add(line.document);
        const fault = `the document of this statement (${line.document}) is not in the file`;
        throw new OnrecordError('OR8002', { input: file, line: number, fault });
      } catch (error) {
        if (signal?.aborted && error === signal.reason) throw error;
        const known = ofLine(asOnrecordError(error, `${file}, line ${number}`), file, number);
        // A ledger that cannot be written to now will not take the next line either.
        if (known.code.startsWith('OR3')) throw known;
        yield { input: file, line: number, error: known, filter };
      }
    }
  }
}

/** What the ledger cannot keep is a fault of the line that has it. */
const ofLine = (error: OnrecordError, input: string, line: number): OnrecordError =>
  error.code === 'OR3009'
    ? new OnrecordError('OR8002', { input, line, fault: String(error.details['fault']) }, { cause: error })
    : error;

const tooLong = (input: string, line: number): OnrecordError =>
  new OnrecordError('OR8002', { input, line, fault: `longer than ${MOST_BYTES / 1e6} MB` });

/** The lines of a file that are not blank, with their numbers from 1. */
async function* linesOf(file: string): AsyncGenerator<TextLine> {
  try {
    yield* textLinesOf(file === '-' ? process.stdin : createReadStream(file), MOST_BYTES);
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new OnrecordError('OR1001', { input: file }, { cause: error });
    throw new OnrecordError('OR1013', { input: file, fault: message }, { cause: error });
  }
}
