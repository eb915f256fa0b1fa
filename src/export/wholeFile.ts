import { rmSync } from 'node:fs';
import { type FileHandle, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type ErrorCode, OnrecordError } from '../errors/index.ts';
import { refuseKept } from './keptFiles.ts';

/** Bytes collected before they go to the disk. */
const PORTION = 1 << 18;

/** How many files this process has begun: two exports to one file at once are apart. */
let begun = 0;

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
  await told(path, () => removeStale(place.path), code);
  const partial = join(dirname(place.path), `.${basename(place.path)}.${process.pid}-${(begun += 1)}.part`);
  // A killed process may have had our number.
  await told(path, async () => removePartial(partial), code);
  const forget = removeWhenStopped(partial);
  try {
    const made = await make(partial);
    await told(path, () => rename(partial, place.path), code);
    await told(path, () => syncFolder(dirname(place.path)), code);
    return made;
  } catch (error) {
    removePartial(partial);
    throw error;
  } finally {
    forget();
  }
}

/** What SQLite may have beside a file that it makes. */
const BESIDE = ['', '-journal', '-wal', '-shm'] as const;

function removePartial(partial: string): void {
  for (const ending of BESIDE) rmSync(`${partial}${ending}`, { force: true });
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

/** Removes what processes that are no more have left of this file. */
async function removeStale(path: string): Promise<void> {
  const before = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    const pid = name.startsWith(before)
      ? /^(\d+)-\d+\.part(?:-journal|-wal|-shm)?$/.exec(name.slice(before.length))?.[1]
      : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(dirname(path), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes the file away when the process is told to stop, and lets the signal do its work. Gives the way to end that. */
function removeWhenStopped(path: string): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    forget();
    removePartial(path);
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return forget;
}

/** Makes the new name itself lasting; not every system lets a folder be opened for that. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function told<T>(path: string, work: () => Promise<T>, code: ErrorCode = 'OR8001'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError(code, { input: path, fault }, { cause: error });
  }
}
