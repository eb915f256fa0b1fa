import { link, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { OnrecordError } from '../../errors/index.ts';
import { isMissing, kept } from './folder.ts';

/** The file is touched so often, and one that was not touched for so long is left over: its number may be another's by now. */
const TOUCHED_EVERY = 5000;
const LEFT_OVER_AFTER = 30_000;

/**
 * Keeps a second process from working on the same queue: a file with the number of the process. What a killed process has
 * left is taken over.
 *
 * @returns what gives it free
 * @throws OR8135 where another process has it
 */
export async function lock(path: string): Promise<() => Promise<void>> {
  await kept(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    await take(path);
  });
  const touching = setInterval(() => {
    const now = new Date();
    // Whoever has removed it wants it free; a disk that fails will be told by what is to be kept on it.
    utimes(path, now, now).catch(() => undefined);
  }, TOUCHED_EVERY).unref();
  return async () => {
    clearInterval(touching);
    await kept(path, () => rm(path, { force: true }));
  };
}

async function take(path: string): Promise<void> {
  const mine = `${path}.${process.pid}`;
  await writeFile(mine, JSON.stringify(SELF));
  try {
    if (await linked(mine, path)) return;
    await refuseIfTaken(path);
    // Of two that find the same one left over, the second would take away what the first has made in its place.
    const turn = `${path}.turn`;
    await take(turn);
    try {
      await refuseIfTaken(path);
      await rm(path, { force: true });
      if (!(await linked(mine, path))) throw taken(path, 'just begun');
    } finally {
      await rm(turn, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** A link is made with all that is in it, or not at all: false where there is one already. */
async function linked(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

const taken = (input: string, found: string): OnrecordError => new OnrecordError('OR8135', { input, found });

async function refuseIfTaken(path: string): Promise<void> {
  const owner = await ownerOf(path);
  if (owner !== null) throw taken(path, owner);
}

const OWNER = z.object({ host: z.string(), process: z.number().int().positive() });
const SELF: z.infer<typeof OWNER> = { host: hostname(), process: process.pid };

/** Who has the lock, for a message; null for what was left over. */
async function ownerOf(path: string): Promise<string | null> {
  try {
    const owner = OWNER.parse(JSON.parse(await readFile(path, 'utf8')));
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > LEFT_OVER_AFTER) return null;
    // The numbers of another machine say nothing here.
    if (owner.host === SELF.host && (owner.process === SELF.process || !isAlive(owner.process))) return null;
    return `process ${owner.process} on ${owner.host}`;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function isAlive(number: number): boolean {
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    // It is there, but another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
