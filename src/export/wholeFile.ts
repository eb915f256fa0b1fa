import { type FileHandle, open, realpath, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ErrorCode, OnrecordError } from '../errors/index.ts';
import { refuseKept } from './keptFiles.ts';
import { discard, removeWhenStopped, syncFolder, told, unfinishedBeside } from './unfinished.ts';

/** Bytes collected before they go to the disk. */
const PORTION = 1 << 18;

/**
 * Writes a file that is there whole or not at all, as `makeWhole` does. What is no regular file (a device, a pipe) is
 * written to directly.
 *
 * @param pieces text, written as UTF-8, or bytes
 * @param kept files that it may not take the place of, a ledger for instance
 * @throws OnrecordError OR8001 when the file cannot be written, OR8003 when it is one of those to be kept; what the
 *   pieces throw goes through as it is
 */
export async function writeWhole(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  kept: readonly string[] = [],
): Promise<void> {
  await told(path, async () => refuseKept(path, kept));
  const place = await told(path, () => placeOf(path));
  if (place.special) return writeInto(await told(path, () => open(path, 'w')), pieces, path);
  await makeAt(path, place, async (partial) => {
    await writeInto(await told(path, () => open(partial, 'wx', place.mode)), pieces, path);
  });
}

/**
 * Makes a file that is there whole or not at all: `make` makes a hidden one beside it, which takes its place when it is
 * on the disk. Until then an older file of the name stays as it was. After SIGINT and SIGTERM nothing is left over; what
 * a killed process leaves is removed by the next one that makes the same file.
 *
 * @param make is given the path of the file to make, where there is none
 * @param code of the error when a file cannot be written here
 * @returns what `make` gives
 * @throws OnrecordError of that code; what `make` throws goes through as it is
 */
export async function makeWhole<Made>(
  path: string,
  make: (partial: string) => Promise<Made>,
  code: ErrorCode = 'OR8001',
): Promise<Made> {
  const place = await told(path, () => placeOf(path), code);
  if (place.special) throw new OnrecordError(code, { input: path, fault: 'it is a device or a pipe' });
  return makeAt(path, place, make, code);
}

async function makeAt<Made>(
  path: string,
  place: Place,
  make: (partial: string) => Promise<Made>,
  code?: ErrorCode,
): Promise<Made> {
  const partial = await told(path, () => unfinishedBeside(place.path), code);
  const forget = removeWhenStopped(partial);
  try {
    const made = await make(partial);
    await told(path, () => rename(partial, place.path), code);
    await told(path, () => syncFolder(dirname(place.path)), code);
    return made;
  } catch (error) {
    await discard(partial);
    throw error;
  } finally {
    forget();
  }
}

interface Place {
  /** The file itself: a link to it stays a link. */
  readonly path: string;
  readonly special: boolean;
  readonly mode: number;
}

async function placeOf(path: string): Promise<Place> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    return { path: await realpath(path), special: !found.isFile(), mode: found.mode & 0o777 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { path, special: false, mode: 0o666 };
  }
}

async function writeInto(file: FileHandle, pieces: AsyncIterable<string | Uint8Array>, path: string): Promise<void> {
  try {
    let waiting: Uint8Array[] = [];
    let text = '';
    let size = 0;
    const flush = async (): Promise<void> => {
      if (text !== '') waiting.push(Buffer.from(text));
      const bytes = Buffer.concat(waiting);
      waiting = [];
      text = '';
      size = 0;
      // writeFile, unlike write, goes on until all bytes are taken.
      await told(path, () => file.writeFile(bytes));
    };
    for await (const piece of pieces) {
      if (typeof piece === 'string') text += piece;
      else {
        if (text !== '') waiting.push(Buffer.from(text));
        text = '';
        waiting.push(piece);
      }
      size += piece.length;
      if (size >= PORTION) await flush();
    }
    await flush();
    if ((await file.stat()).isFile()) await told(path, () => file.sync());
  } finally {
    await file.close();
  }
}
