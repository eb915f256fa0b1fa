import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { fromImportLine, type ImportLine } from '../export/index.ts';
import type { Added, Ledger } from '../ledger/index.ts';
import { importEntriesOf, type ImportFile, importFilesAt } from './importEntries.ts';
import { listedNames } from './names.ts';
import { withProgress, type WorkOptions } from './progress.ts';

/** What became of one version of a document, or of a line or row that could not be taken in. */
export type ImportOutcome = {
  readonly input: string;
  /** The number of the line or row, from 1; null where it is of the whole file. */
  readonly line: number | null;
} & (
  { readonly added: Added; readonly error?: undefined } | { readonly error: OnrecordError; readonly added?: undefined }
) & {
    /** The search whose documents this file has; null where it has all of a ledger. */
    readonly filter: ImportLine['filter'];
  };

/**
 * Takes exports (jsonl, archive) and what `onrecord read` has read (its lines, or Parquet that has one in the column
 * `reading` of each row) into the ledger. Each line is on the disk whole, or not at all, before the next is begun; one
 * that cannot be taken in gives its error, and the rest goes on, as it does after a file that cannot be read or is no
 * export. '-' is the standard input; a folder stands for the Parquet files under it; a file may be packed with gzip.
 *
 * @throws OnrecordError OR3006, OR3008, OR3011 where the ledger takes nothing more; the reason of `signal`
 */
export async function* importFiles(
  ledger: Pick<Ledger, 'restore'>,
  files: string | readonly string[],
  { signal, onProgress }: WorkOptions = {},
): AsyncGenerator<ImportOutcome> {
  const names = listedNames(files, 'importFiles', 'files');
  const found: { name: string; source: ImportFile | OnrecordError }[] = [];
  for (const name of names) for (const source of await importFilesAt(name)) found.push({ name, source });
  const sizes = found.map(({ source }) => (source instanceof OnrecordError ? 0 : source.size));
  const all = names.includes('-') ? 0 : sizes.reduce((sum, size) => sum + size, 0);
  let [before, done] = [0, 0];
  for (const { name, source } of found) {
    signal?.throwIfAborted();
    let filter: ImportLine['filter'] = null;
    if (source instanceof OnrecordError) {
      yield { input: name, line: null, error: source, filter };
      continue;
    }
    const { file, unit, size } = source;
    const documents = new Set<string>();
    for await (const { number, ...entry } of withProgress(importEntriesOf(source), { signal })) {
      let line: ImportLine;
      let kept: readonly Added[];
      try {
        if (entry.error) throw entry.error;
        line = fromImportLine(entry.text, file, number ?? 0, { unit });
        filter = line.filter ?? filter;
        kept = await ledger.restore(line.versions);
      } catch (error) {
        const known = asOnrecordError(error, `${file}, ${unit} ${number}`);
        // A ledger that cannot be written to now will not take the next line either.
        if (known.code.startsWith('OR3') && !OF_LINE.has(known.code)) throw known;
        yield { input: file, line: number, error: ofLine(known, source, number ?? 0), filter };
        continue;
      }
      const share = all === 0 ? null : Math.min(1, (before + entry.share * size) / all);
      for (const added of kept) {
        documents.add(added.document);
        done += 1;
        onProgress?.({ done, total: null, share });
        yield { input: file, line: number, added, filter };
      }
      if (line.document === null || documents.has(line.document)) continue;
      // Told once for each document, not for each of its statements.
      documents.add(line.document);
      const fault = `the document of this statement (${line.document}) is not in the file`;
      const error = new OnrecordError('OR8002', { input: file, line: number ?? 0, fault });
      yield { input: file, line: number, error, filter };
    }
    before += size;
  }
}

/** What the ledger cannot keep is a fault of the line that has it. */
const OF_LINE: ReadonlySet<string> = new Set(['OR3009', 'OR3044']);

/** The same of its line: a NUL stays what it is, since the file is complete and unchanged. */
function ofLine(error: OnrecordError, { file: input, unit }: ImportFile, line: number): OnrecordError {
  if (!OF_LINE.has(error.code)) return error;
  const fault = String(error.details['fault']);
  if (error.code === 'OR3044')
    return new OnrecordError('OR3044', { input: `${input}, ${unit} ${line}`, fault }, { cause: error });
  return unit === 'line'
    ? new OnrecordError('OR8002', { input, line, fault }, { cause: error })
    : new OnrecordError('OR1052', { input, place: `${unit} ${line}`, fault }, { cause: error });
}
