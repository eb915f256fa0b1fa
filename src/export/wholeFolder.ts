import { mkdir, readdir, realpath, rename, rmdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { OnrecordError } from '../errors/index.ts';
import { refuseKept } from './keptFiles.ts';
import { discard, removeWhenStopped, syncFolder, told, unfinishedBeside } from './unfinished.ts';

/**
 * Makes a folder that is there whole or not at all: it is filled under a hidden name beside its place, and takes its
 * place when all of it is on the disk. An older export is never mixed with a newer one: the folder must not be there yet,
 * or be empty. After SIGINT and SIGTERM nothing is left over; what a killed process leaves is removed by the next export
 * to the same place.
 *
 * @param fill puts the files into the folder that it is given
 * @param kept files that it may not take the place of, a ledger for instance
 * @throws OnrecordError OR6030 where something is in the folder, OR6031 where it is no folder, OR6032 where it cannot be
 *   put in place as one, OR8001 when it cannot be written, OR8003 when it is one of those to be kept; what `fill` throws
 *   goes through as it is
 */
export async function writeWholeFolder(
  path: string,
  fill: (folder: string) => Promise<void>,
  kept: readonly string[] = [],
): Promise<void> {
  await told(path, async () => refuseKept(path, kept));
  const place = await told(path, () => emptyPlace(path));
  const partial = await told(path, () => unfinishedBeside(place.path));
  await told(path, () => mkdir(partial, { mode: place.mode }));
  const forget = removeWhenStopped(partial);
  try {
    await fill(partial);
    await told(path, () => syncFolder(partial));
    await told(path, () => putInPlace(partial, place.path, path));
  } catch (error) {
    await discard(partial);
    throw error;
  } finally {
    forget();
  }
  await told(path, () => syncFolder(dirname(place.path)));
}

interface EmptyPlace {
  /** Without links. */
  readonly path: string;
  readonly mode: number;
}

/** Where the folder is to be, where there is nothing. */
async function emptyPlace(given: string): Promise<EmptyPlace> {
  const path = resolve(given);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (found === null) return { path, mode: 0o777 };
  if (!found.isDirectory()) throw new OnrecordError('OR6031', { input: given });
  const own = await realpath(path);
  const [first] = (await readdir(own)).toSorted();
  if (first !== undefined) throw new OnrecordError('OR6030', { input: given, found: first });
  // Another folder can be given its name only on the disk where it is; found out now, not when all is written.
  if (found.dev !== (await stat(dirname(own))).dev) throw new OnrecordError('OR6032', { input: given });
  return { path: own, mode: found.mode & 0o777 };
}

/** What has come there in the meantime stays as it is. */
async function putInPlace(partial: string, place: string, given: string): Promise<void> {
  try {
    // Windows gives no folder the name of one that is there, be it empty.
    await rmdir(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw await inTheWay(error, place, given);
  }
  try {
    await rename(partial, place);
  } catch (error) {
    throw await inTheWay(error, place, given);
  }
}

async function inTheWay(error: unknown, place: string, given: string): Promise<unknown> {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOTDIR') return new OnrecordError('OR6031', { input: given }, { cause: error });
  if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code)) return error;
  const [found] = (await readdir(place).catch(() => [])).toSorted();
  return found === undefined ? error : new OnrecordError('OR6030', { input: given, found }, { cause: error });
}
