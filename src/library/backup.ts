import { existsSync, realpathSync } from 'node:fs';
import { OnrecordError } from '../errors/index.ts';
import { keptAmong, makeWhole } from '../export/index.ts';
import { addressWithoutPassword, copySqliteLedger, isPostgres, type LedgerCopy, logBeside } from '../storage/index.ts';
import { progressAt, type WorkOptions } from './progress.ts';

export interface BackupOptions extends WorkOptions {
  /** Whether a file of that name may be replaced; not if left out. */
  readonly force?: boolean | undefined;
}

export interface Backup extends LedgerCopy {
  readonly ledger: string;
  readonly file: string;
}

/**
 * Copies a ledger in an SQLite file while others write to it. The copy is looked through before it takes its name;
 * until then, and where anything goes wrong, a file of that name stays as it was.
 *
 * @param kept the files that belong to the ledger
 */
export async function backUp(
  ledger: string,
  file: string,
  kept: readonly string[],
  { force = false, signal, onProgress }: BackupOptions = {},
): Promise<Backup> {
  if (isPostgres(ledger)) throw new OnrecordError('OR3030', { input: addressWithoutPassword(ledger) });
  refuseFile(file, kept, force);
  const copy = await makeWhole(
    file,
    async (partial) => {
      const made = await copySqliteLedger(ledger, partial, {
        name: file,
        onProgress(done, total) {
          signal?.throwIfAborted();
          onProgress?.(progressAt(done, total));
        },
      });
      signal?.throwIfAborted();
      // Copying takes its time, and somebody may have made the file in it.
      refuseFile(file, kept, force);
      return made;
    },
    'OR3033',
  );
  return { ledger, file, ...copy };
}

function refuseFile(file: string, kept: readonly string[], force: boolean): void {
  if (file.trim() === '') throw new OnrecordError('OR3033', { input: '""', fault: 'the name is empty' });
  const found = coded(file, () => keptAmong(file, kept) ?? logBeside(existsSync(file) ? realpathSync(file) : file));
  if (found !== undefined) throw new OnrecordError('OR3032', { input: file, found });
  if (!force && existsSync(file)) throw new OnrecordError('OR3031', { input: file });
}

function coded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR3033', { input: file, fault }, { cause: error });
  }
}
