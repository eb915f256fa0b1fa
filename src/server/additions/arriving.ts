import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OnrecordError } from '../../errors/index.ts';
import { type Addition, type Contents, type FileAbout, NO_COUNTS } from './addition.ts';
import { type AdditionsFolder, kept } from './folder.ts';
import type { IntakeLimits } from './limits.ts';

/** Who hands something in, and the tags that its documents get. */
export interface Giving {
  readonly by: string;
  readonly tags: readonly string[];
}

/** An upload while it comes in; nothing of it counts before `done`. */
export interface Upload {
  /**
   * Takes in one file; gives its size.
   * @throws OR8132 where it is larger than a file may be, OR8133 where it is not whole or one too many, OR8134
   */
  file(name: string, mediaType: string | null, bytes: Readable): Promise<number>;
  /** Makes an addition of the files: it is on the disk when the promise is fulfilled. @throws OR8133 without a file */
  done(giving: Giving): Promise<Addition>;
  /** Takes everything back that has come; to be called wherever `done` was not. */
  discard(): Promise<void>;
}

/** Ids in the order of arriving: the instant, and chance. */
export const newId = (now = Date.now()): string =>
  `${now.toString(36).padStart(9, '0')}${randomBytes(6).toString('hex')}`;

/** Longer names are cut: they are for people. */
const LONGEST_NAME = 200;

export const additionOf = (id: string, contents: Contents, size: number, { by, tags }: Giving): Addition => ({
  version: 1,
  id,
  contents,
  size,
  tags: [...tags],
  by,
  received: new Date().toISOString(),
  started: null,
  ended: null,
  state: 'waiting',
  total: null,
  counts: NO_COUNTS,
  starts: 0,
  doneAtStart: 0,
  error: null,
});

/** Begins an upload. `acknowledge` puts the addition on the disk and into the queue. */
export async function uploadInto(
  folder: AdditionsFolder,
  limits: Pick<IntakeLimits, 'fileSize' | 'files'>,
  acknowledge: (addition: Addition) => Promise<void>,
): Promise<Upload> {
  const id = newId();
  const place = await folder.arrive(id);
  const files: FileAbout[] = [];
  return {
    async file(given, mediaType, bytes) {
      const name = nameOf(given, files.length);
      if (files.length === limits.files)
        throw new OnrecordError('OR8133', { input: name, fault: `more than ${limits.files} files` });
      const size = await written(bytes, join(place, String(files.length)), name, limits.fileSize);
      files.push({ name, mediaType, size });
      return size;
    },
    async done(giving) {
      if (files.length === 0)
        throw new OnrecordError('OR8133', { input: 'the upload', fault: 'there is no file in it' });
      const size = files.reduce((sum, file) => sum + file.size, 0);
      const addition = additionOf(id, { kind: 'files', files }, size, giving);
      await acknowledge(addition);
      return addition;
    },
    discard: () => folder.leave(id),
  };
}

/** Writes bytes to the disk as they come, and waits for it. */
async function written(bytes: Readable, path: string, input: string, limit: number): Promise<number> {
  let size = 0;
  async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limit) throw tooLarge(input, limit);
      yield chunk;
    }
  }
  // What stands against the upload is not to be taken for what stands against the disk.
  let fault: unknown;
  async function* watched(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      yield* bounded(chunks);
    } catch (error) {
      fault = error;
      throw error;
    }
  }
  await kept(path, async () => {
    try {
      await pipeline(bytes, watched, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      if (fault === undefined || fault instanceof OnrecordError) throw fault ?? error;
      const reason = fault instanceof Error ? fault.message : String(fault);
      throw new OnrecordError('OR8133', { input, fault: reason }, { cause: fault });
    }
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  });
  return size;
}

export const tooLarge = (input: string, limit: number): OnrecordError =>
  new OnrecordError('OR8132', { input, limit: sizeOf(limit) });

const MB = 1024 * 1024;
/** Not more than it is. */
const sizeOf = (bytes: number): string =>
  bytes < MB ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor((10 * bytes) / MB) / 10} MB`;

/** The last part of what may be a path, of the system of whoever sends it. */
function nameOf(given: string, number: number): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const name = last.replace(/\p{C}/gu, '').trim();
  if (name === '') return `file ${number + 1}`;
  // The ending tells the form.
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME / 2)}…${name.slice(-LONGEST_NAME / 2)}`;
}

/** Puts the words of a text beside its addition. */
export async function handedIn(
  folder: AdditionsFolder,
  given: { readonly contents: Contents; readonly bytes: string | null },
  giving: Giving,
  acknowledge: (addition: Addition) => Promise<void>,
): Promise<Addition> {
  const id = newId();
  const place = await folder.arrive(id);
  try {
    if (given.bytes !== null) {
      const bytes = given.bytes;
      await kept(place, () => writeFile(join(place, '0'), bytes, { flush: true, mode: 0o600 }));
    }
    const size = Buffer.byteLength(given.bytes ?? '');
    const addition = additionOf(id, given.contents, size, giving);
    await acknowledge(addition);
    return addition;
  } catch (error) {
    await folder.leave(id);
    throw error;
  }
}
