import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { fileError, OnrecordError } from '../errors/index.ts';
import { documentsIn } from './contents.ts';
import { leadsElsewhere } from './sniff.ts';
import { failed } from './failed.ts';
import { formOfName, isOfManyUses, mayLeadElsewhere } from './forms.ts';
import type { Links } from './links.ts';
import type { Settings } from './options.ts';

/**
 * The documents of a file, or of all files of a folder whose extensions are known, and of its feeds called .xml.
 * Of what is called .json or .csv, files without records of documents are left out. Nothing is thrown.
 */
export async function* documentsAtPath(
  path: string,
  settings: Settings,
  links: Links,
): AsyncGenerator<RawDocument | FailedInput> {
  const kind = await stat(path).catch((error: unknown) => fileError(error, path));
  if (kind instanceof OnrecordError) yield failed(path, kind);
  else if (kind.isDirectory()) yield* documentsInFolder(path, settings, links);
  else yield* documentsInFile(path, settings, links);
}

/** A file that an input stands for. */
export interface FoundFile {
  readonly path: string;
  /** Whether it was only found in a folder, and may hold no documents at all: OR1040 is then no failure of it. */
  readonly mayHoldNone: boolean;
}

/** The files that a path stands for: itself, or those that are read of a folder. Nothing is thrown. */
export async function* filesAt(
  path: string,
  leaveOut: (path: string) => void,
): AsyncGenerator<FoundFile | FailedInput> {
  const kind = await stat(path).catch((error: unknown) => fileError(error, path));
  if (kind instanceof OnrecordError) yield failed(path, kind);
  else if (!kind.isDirectory()) yield { path, mayHoldNone: false };
  else {
    let empty = true;
    for await (const found of filesUnder(path, leaveOut)) {
      empty = false;
      yield typeof found === 'string' ? { path: found, mayHoldNone: isOfManyUses(formOfName(found)) } : found;
    }
    if (empty) yield failed(path, new OnrecordError('OR1016', { input: path }));
  }
}

async function* documentsInFolder(
  folder: string,
  settings: Settings,
  links: Links,
): AsyncGenerator<RawDocument | FailedInput> {
  let empty = true;
  const leftOut: string[] = [];
  for await (const found of filesUnder(folder, (path) => leftOut.push(path))) {
    empty = false;
    if (typeof found !== 'string') yield found;
    else if (!isOfManyUses(formOfName(found))) yield* documentsInFile(found, settings, links);
    else {
      for await (const document of documentsInFile(found, settings, links)) {
        if (document.form === 'failed' && document.error.code === 'OR1040') leftOut.push(found);
        else yield document;
      }
    }
  }
  if (leftOut.length > 0) settings.leftOut(folder, leftOut);
  if (empty) yield failed(folder, new OnrecordError('OR1016', { input: folder }));
}

async function* documentsInFile(
  path: string,
  settings: Settings,
  links: Links,
): AsyncGenerator<RawDocument | FailedInput> {
  try {
    const file = await open(path);
    try {
      const kind = await file.stat();
      const stream = file.createReadStream({ autoClose: false });
      const size = kind.isFile() ? kind.size : null;
      const content = { stream, input: path, form: formOfName(path), charset: null, url: null, size };
      yield* documentsIn(content, settings, links);
    } finally {
      await file.close();
    }
  } catch (error) {
    yield failed(path, fileError(error, path));
  }
}

/**
 * Paths of the files under a folder, sorted by name with each folder in its place. Hidden entries and links to
 * folders (they may lead in circles) are passed over; a folder that cannot be read is a failed input. `leaveOut` is told
 * of what is none of ours by its name, or is no file.
 */
async function* filesUnder(folder: string, leaveOut: (path: string) => void): AsyncGenerator<string | FailedInput> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => fileError(error, folder));
  if (entries instanceof OnrecordError) {
    yield failed(folder, entries);
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* filesUnder(path, leaveOut);
    else {
      // A link that leads nowhere is a file that will be reported as missing.
      const kind = await stat(path).catch(() => null);
      if (kind?.isDirectory()) continue;
      // To open a pipe is to wait until somebody writes to it, perhaps for ever.
      if ((kind?.isFile() ?? true) && (await isOurs(entry.name, path))) yield path;
      else leaveOut(path);
    }
  }
}

const isOurs = async (name: string, path: string): Promise<boolean> =>
  formOfName(name) !== null || (mayLeadElsewhere(name) && (await isFeed(path)));

/** How much of a file called .xml is looked at. */
const HEAD = 4096;

/** Whether a file is a feed or a list of feeds by its beginning; one that cannot be read is none of ours. */
async function isFeed(path: string): Promise<boolean> {
  const file = await open(path).catch((error: unknown) => fileError(error, path));
  if (file instanceof OnrecordError) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return leadsElsewhere(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
