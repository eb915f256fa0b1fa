import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FileRange, InputForm, SourceOptions } from '../sources/index.ts';

const FORM = z.string() as unknown as z.ZodType<'auto' | InputForm>;
const RANGE: z.ZodType<FileRange> = z.object({
  form: z.enum(['warc', 'jsonl']),
  from: z.number(),
  to: z.number(),
  before: z.number(),
});

/**
 * Where the documents of a job are:
 *
 * - file: at a path, as the workers see it. `mayHoldNone`: it was found in a folder, and need not hold documents.
 * - range: a stretch of such a file, of which `size` is the length in bytes when it was cut.
 * - bytes, bytes-range: with the job, as of a file of that name.
 * - address: on the web.
 */
export const JOB_SOURCE = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string(), form: FORM, mayHoldNone: z.boolean() }),
  z.object({ kind: z.literal('range'), path: z.string(), size: z.number(), range: RANGE }),
  z.object({ kind: z.literal('bytes'), name: z.string(), form: FORM, mayHoldNone: z.boolean() }),
  z.object({ kind: z.literal('bytes-range'), name: z.string(), range: RANGE }),
  z.object({ kind: z.literal('address'), address: z.string(), form: FORM }),
]);
export type JobSource = z.infer<typeof JOB_SOURCE>;

/** A job to be put into the queue. */
export interface NewJob {
  readonly source: JobSource;
  /** Where `source` says that they are with the job. */
  readonly bytes: Uint8Array | null;
  readonly tags: readonly string[];
}

/** A job as a worker finds it. */
export interface Job extends NewJob {
  readonly id: string;
  readonly input: string;
  /** How many documents of it have been dealt with, in its order. */
  readonly done: number;
}

/** The name of a job for people: its file or address, and where in the file it begins. */
export function inputOf(source: JobSource): string {
  const from = ({ form, before }: FileRange): string =>
    before === 0 ? '' : `, from ${form === 'jsonl' ? 'line' : 'record'} ${before + 1}`;
  if (source.kind === 'address') return source.address;
  if (source.kind === 'file') return source.path;
  if (source.kind === 'bytes') return source.name;
  return `${source.kind === 'range' ? source.path : source.name}${from(source.range)}`;
}

/** The host that a job asks first; null where it asks none. */
export const hostOfJob = (source: JobSource): string | null =>
  source.kind === 'address' ? (URL.parse(source.address)?.host ?? null) : null;

/** What graphile-worker calls our jobs. */
export const TASKS = {
  read: 'onrecord_read',
  poll: 'onrecord_poll',
  sweep: 'onrecord_sweep',
  tidy: 'onrecord_tidy',
} as const;

export const keyOfJob = (id: string): string => `job:${id}`;
export const keyOfFeed = (id: string): string => `feed:${id}`;

/** graphile-worker takes names of queues up to 128 characters. */
const LONGEST_NAME = 100;

/** Jobs that ask the same host stand in one queue, of which one is worked on at a time, by whomever. */
export function queueOf(host: string | null): string | null {
  if (host === null) return null;
  return `host:${host.length > LONGEST_NAME ? createHash('sha256').update(host).digest('hex') : host}`;
}

/**
 * How often a job is tried: with the pauses of graphile-worker, which double and more from some seconds to six hours, for
 * about half a day.
 */
export const MOST_ATTEMPTS = 12;

export type GivenForm = NonNullable<SourceOptions['input']>;
