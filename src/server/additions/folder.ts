import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OnrecordError } from '../../errors/index.ts';
import { textLinesOf } from '../../text/index.ts';
import { ADDITION, type Addition, OUTCOME, type Outcome } from './addition.ts';

/** What is not (or no longer) acknowledged begins with a dot, and is removed when the folder is opened. */
const ARRIVING = '.arriving-';
const GONE = '.gone-';
const STATE = 'addition.json';
const OUTCOMES = 'outcomes.jsonl';
const BYTES = 'bytes';

/** Where the outcomes of one addition are put down, one after another. */
export interface OutcomeFile {
  append(outcome: Outcome): Promise<void>;
  /** Waits until what was put down is on the disk. */
  close(): Promise<void>;
}

/**
 * The additions on the disk: for each a folder, made whole under another name and then renamed, so that after a crash it
 * is there with all of its bytes or not at all. Everything may throw OR8134.
 */
export interface AdditionsFolder {
  readonly path: string;
  /** @throws OR8144 for one that is not ours or damaged */
  load(): Promise<Addition[]>;
  /** Makes room for the bytes of an addition that arrives; gives where they go. */
  arrive(id: string): Promise<string>;
  /** Takes back what has arrived. */
  leave(id: string): Promise<void>;
  /** Makes an addition of what has arrived: when the promise is fulfilled, it is on the disk. */
  acknowledge(addition: Addition): Promise<void>;
  save(addition: Addition): Promise<void>;
  bytesOf(id: string, number: number): string;
  removeBytes(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  outcomesInto(id: string): Promise<OutcomeFile>;
  /** In order, from a number on. What was half written in a crash is no outcome. */
  outcomes(id: string, from?: number): AsyncGenerator<Outcome>;
}

export async function openFolder(path: string): Promise<AdditionsFolder> {
  const at = (...names: string[]): string => join(path, ...names);

  await kept(path, async () => {
    await mkdir(path, { recursive: true });
    for (const name of await readdir(path)) {
      if (name.startsWith(ARRIVING) || name.startsWith(GONE)) await rm(at(name), { recursive: true, force: true });
    }
  });

  async function loaded(id: string): Promise<Addition> {
    try {
      return ADDITION.parse(JSON.parse(await readFile(at(id, STATE), 'utf8')));
    } catch (error) {
      throw new OnrecordError('OR8144', { input: at(id), fault: faultIn(error) }, { cause: error });
    }
  }

  return {
    path,
    async load() {
      const entries = await kept(path, () => readdir(path, { withFileTypes: true }));
      const ids = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
      return Promise.all(ids.toSorted().map(loaded));
    },
    arrive: (id) =>
      kept(path, async () => {
        await mkdir(at(`${ARRIVING}${id}`, BYTES), { recursive: true });
        return at(`${ARRIVING}${id}`, BYTES);
      }),
    leave: (id) => kept(path, () => rm(at(`${ARRIVING}${id}`), { recursive: true, force: true })),
    acknowledge: (addition) =>
      kept(path, async () => {
        const arriving = at(`${ARRIVING}${addition.id}`);
        await writeWhole(join(arriving, STATE), JSON.stringify(addition));
        await syncFolder(join(arriving, BYTES));
        await syncFolder(arriving);
        await rename(arriving, at(addition.id));
        await syncFolder(path);
      }),
    save: (addition) =>
      kept(path, async () => {
        await writeWhole(at(addition.id, STATE), JSON.stringify(addition));
        await syncFolder(at(addition.id));
      }),
    bytesOf: (id, number) => at(id, BYTES, String(number)),
    removeBytes: (id) => kept(path, () => rm(at(id, BYTES), { recursive: true, force: true })),
    remove: (id) =>
      kept(path, async () => {
        await rename(at(id), at(`${GONE}${id}`));
        await rm(at(`${GONE}${id}`), { recursive: true, force: true });
      }),
    outcomesInto: (id) => kept(path, () => outcomeFile(at(id, OUTCOMES))),
    outcomes: (id, from = 0) => outcomesIn(at(id, OUTCOMES), from),
  };
}

async function outcomeFile(path: string): Promise<OutcomeFile> {
  const file = await open(path, 'a+');
  await endLine(file);
  return {
    append: (outcome) => kept(path, () => file.appendFile(`${JSON.stringify(outcome)}\n`)),
    close: () =>
      kept(path, async () => {
        try {
          await file.sync();
        } finally {
          await file.close();
        }
      }),
  };
}

/** Ends a line that a crash has cut off, so that the next one stands by itself. */
async function endLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer.toString() !== '\n') await file.appendFile('\n');
}

async function* outcomesIn(path: string, from: number): AsyncGenerator<Outcome> {
  const stream = createReadStream(path);
  let number = 0;
  try {
    for await (const { text } of textLinesOf(stream, Infinity)) {
      const outcome = outcomeOf(text ?? '');
      if (outcome === null) continue;
      if (number >= from) yield outcome;
      number += 1;
    }
  } catch (error) {
    if (isMissing(error)) return;
    throw new OnrecordError('OR8134', { input: path, fault: faultIn(error) }, { cause: error });
  } finally {
    stream.destroy();
  }
}

/** Null for what a crash has left of a line. */
function outcomeOf(line: string): Outcome | null {
  try {
    return OUTCOME.parse(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Writes a file whole or not at all, and waits for the disk. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.tmp`;
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}

/** Waits until the names in a folder are on the disk; Windows has no such thing. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** What the work gives; what the disk says against it as OR8134. */
export async function kept<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    throw new OnrecordError('OR8134', { input: path, fault: faultIn(error) }, { cause: error });
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

export function faultIn(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).replace(/\s+/g, ' ');
  return error instanceof Error ? error.message : String(error);
}
