import { open, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { tagOf } from '../ledger/index.ts';
import { filesAt, type FileRange, type FoundFile, rangesOf } from '../sources/index.ts';
import type { Database } from './database.ts';
import type { GivenForm, NewJob } from './job.ts';
import { prepare } from './migrations.ts';
import { insertJobs } from './queue.ts';

export interface EnqueueOptions {
  readonly tags?: readonly string[] | undefined;
  /** The form of every input; 'auto' (the default) goes by content and name. */
  readonly form?: GivenForm | undefined;
  /** Whether files are kept in the queue, for workers that cannot read them where they are. */
  readonly byValue?: boolean | undefined;
  /** Pages of an archive, or lines of JSON Lines, that make a job; 100 if not given. */
  readonly each?: number | undefined;
  /** What '-' reads. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** Told of inputs that cannot be put in; the others are. */
  readonly report: (error: OnrecordError) => void;
  /** Told of each folder's files that are none of ours. */
  readonly leftOut?: ((folder: string, files: readonly string[]) => void) | undefined;
  /** Told how many are in. */
  readonly onProgress?: ((jobs: number) => void) | undefined;
}

/** A restart costs at most so many pages: some ten seconds of a core. */
export const EACH = 100;
/** Bytes of a file that are kept in the queue at the most: they go through the memory of the database and of a worker. */
const LARGEST = 50_000_000;
/** Jobs, and bytes, that are put in at a time. */
const PORTION = { jobs: 500, bytes: 16_000_000 } as const;

/**
 * Puts inputs into the queue, a job for each: files and those of folders, addresses, and ranges of archives and of JSON
 * Lines. Gives how many jobs came of it. What was put in before an error is in.
 *
 * @throws OR3016 for what is no tag, OR8021, OR8026
 */
export async function enqueue(database: Database, inputs: readonly string[], options: EnqueueOptions): Promise<number> {
  await prepare(database);
  const tags = (options.tags ?? []).map(tagOf);
  let count = 0;
  let portion: NewJob[] = [];
  let size = 0;
  async function putIn(): Promise<void> {
    if (portion.length === 0) return;
    const jobs = portion;
    [portion, size] = [[], 0];
    await database.transaction((query) => insertJobs(query, jobs));
    count += jobs.length;
    options.onProgress?.(count);
  }
  for (const input of inputs) {
    for await (const job of jobsOf(input, options)) {
      portion.push({ ...job, tags });
      size += job.bytes?.length ?? 0;
      if (portion.length >= PORTION.jobs || size >= PORTION.bytes) await putIn();
    }
  }
  await putIn();
  return count;
}

type Untagged = Omit<NewJob, 'tags'>;

const ADDRESS = /^https?:\/\//i;

async function* jobsOf(input: string, options: EnqueueOptions): AsyncGenerator<Untagged> {
  const { form = 'auto', report } = options;
  try {
    if (input === '-') yield await standardInput(options);
    else if (ADDRESS.test(input)) yield { source: { kind: 'address', address: input, form }, bytes: null };
    else yield* jobsAtPath(resolve(input), options);
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
    report(error);
  }
}

async function standardInput({ stdin = process.stdin, form = 'auto' }: EnqueueOptions): Promise<Untagged> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST) throw tooLarge('-', size);
  }
  return { source: { kind: 'bytes', name: '-', form, mayHoldNone: false }, bytes: Buffer.concat(chunks) };
}

async function* jobsAtPath(path: string, options: EnqueueOptions): AsyncGenerator<Untagged> {
  const leftOut: string[] = [];
  for await (const found of filesAt(path, (file) => leftOut.push(file))) {
    if ('form' in found) options.report(found.error);
    else {
      try {
        yield* jobsOfFile(found, options);
      } catch (error) {
        options.report(asOnrecordError(error, found.path));
      }
    }
  }
  if (leftOut.length > 0) options.leftOut?.(path, leftOut);
}

async function* jobsOfFile(
  { path, mayHoldNone }: FoundFile,
  { form = 'auto', byValue = false, each = EACH }: EnqueueOptions,
): AsyncGenerator<Untagged> {
  const { size } = await stat(path);
  let cut = false;
  for await (const range of rangesOf(path, each, form)) {
    cut = true;
    if (!byValue) yield { source: { kind: 'range', path, size, range }, bytes: null };
    else yield { source: { kind: 'bytes-range', name: path, range }, bytes: await bytesOf(path, range) };
  }
  if (cut) return;
  if (!byValue) yield { source: { kind: 'file', path, form, mayHoldNone }, bytes: null };
  else {
    if (size > LARGEST) throw tooLarge(path, size);
    yield { source: { kind: 'bytes', name: path, form, mayHoldNone }, bytes: await readFile(path) };
  }
}

async function bytesOf(path: string, { from, to }: FileRange): Promise<Uint8Array> {
  if (to - from > LARGEST) throw tooLarge(path, to - from);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const MEGABYTE = 1_000_000;

const tooLarge = (input: string, size: number): OnrecordError =>
  new OnrecordError('OR8025', {
    input,
    found: `${Math.ceil(size / MEGABYTE)} MB`,
    limit: `${LARGEST / MEGABYTE} MB`,
  });
