import { rmSync } from 'node:fs';
import { type FileHandle, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OnrecordError } from '../errors/index.ts';
import { refuseKept } from './keptFiles.ts';

/** Bytes collected before they go to the disk. */
const PORTION = 1 << 18;

/** How many files this process has begun: two exports to one file at once are apart. */
let begun = 0;

/**
 * Writes a file that is there whole or not at all: the pieces go to a hidden file beside it, which takes its place
 * when all of them are on the disk. Until then an older file of the name stays as it was. After SIGINT and SIGTERM
 * nothing is left over; what a killed process leaves is removed by the next export to the same file. What is no
 * regular file (a device, a pipe) is written to directly.
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
  await told(path, () => removeStale(place.path));
  const partial = join(dirname(place.path), `.${basename(place.path)}.${process.pid}-${(begun += 1)}.part`);
  // A killed process may have had our number.
  await told(path, () => rm(partial, { force: true }));
  const file = await told(path, () => open(partial, 'wx', place.mode));
  const forget = removeWhenStopped(partial);
  try {
    await writeInto(file, pieces, path);
    await told(path, () => rename(partial, place.path));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    forget();
  }
  await told(path, () => syncFolder(dirname(place.path)));
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

/** Removes what exports to this file by processes that are no more have left. */
async function removeStale(path: string): Promise<void> {
  const before = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    const pid = name.startsWith(before) ? /^(\d+)-\d+\.part$/.exec(name.slice(before.length))?.[1] : undefined;
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
    rmSync(path, { force: true });
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

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR8001', { input: path, fault }, { cause: error });
  }
}
