import { rmSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type ErrorCode, OnrecordError } from '../errors/index.ts';

// What exports write to a file and to a folder share: it is made beside its place under a hidden name, and what a
// stopped or killed process leaves of it goes.

/** How many exports this process has begun: two to one place at once are apart. */
let begun = 0;

/** A name beside `path` for what is not finished yet; a killed process may have had our number, so nothing is there. */
export async function unfinishedBeside(path: string): Promise<string> {
  await removeStale(path);
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}-${(begun += 1)}.part`);
  await discard(partial);
  return partial;
}

/** What SQLite may have beside a file that it makes. */
const BESIDE = ['', '-journal', '-wal', '-shm'] as const;

/** Takes away what is not finished, a file or a folder. */
export async function discard(partial: string): Promise<void> {
  for (const ending of BESIDE) await rm(`${partial}${ending}`, { force: true, recursive: true });
}

/** Removes what exports to this place by processes that are no more have left. */
async function removeStale(path: string): Promise<void> {
  const before = `.${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    const pid = name.startsWith(before)
      ? /^(\d+)-\d+\.part(?:-journal|-wal|-shm)?$/.exec(name.slice(before.length))?.[1]
      : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await discard(join(dirname(path), name));
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

/** Takes it away when the process is told to stop, and lets the signal do its work. Gives the way to end that. */
export function removeWhenStopped(partial: string): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    forget();
    for (const ending of BESIDE) rmSync(`${partial}${ending}`, { force: true, recursive: true });
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

/** Makes the names in a folder lasting; not every system lets a folder be opened for that. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What fails on the disk is told as a fault of what is made at `path`. @throws OnrecordError of the code */
export async function told<T>(path: string, work: () => Promise<T>, code: ErrorCode = 'OR8001'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError(code, { input: path, fault }, { cause: error });
  }
}
