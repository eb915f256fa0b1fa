import type { FailedInput, RawDocument, Recorded } from '../document/index.ts';
import { asOnrecordError, type OnrecordError } from '../errors/index.ts';
import type { ReaderPool } from './pool.ts';

/** The outcome for one input. */
export type Outcome = { readonly input: string; readonly id: string } & (
  | { readonly recorded: Recorded; readonly error?: undefined }
  | { readonly error: OnrecordError; readonly recorded?: undefined }
);

/**
 * How many documents per thread may be in progress ahead of the one being waited for: bounds memory, keeps all threads
 * busy.
 */
const AHEAD = 4;

/** Reads documents in parallel; outcomes come in input order, one per input, including failed ones. */
export async function* readAll(
  inputs: AsyncIterable<RawDocument | FailedInput>,
  pool: Pick<ReaderPool, 'threads' | 'read'>,
): AsyncGenerator<Outcome> {
  const running: Promise<Outcome>[] = [];
  for await (const raw of inputs) {
    running.push(outcomeOf(raw, pool));
    const first = running.length >= pool.threads * AHEAD ? running.shift() : undefined;
    if (first) yield await first;
  }
  for (const outcome of running) yield await outcome;
}

async function outcomeOf(raw: RawDocument | FailedInput, pool: Pick<ReaderPool, 'read'>): Promise<Outcome> {
  const { input, id } = raw;
  if (raw.form === 'failed') return { input, id, error: raw.error };
  try {
    return { input, id, recorded: await pool.read(raw) };
  } catch (error) {
    return { input, id, error: asOnrecordError(error, input) };
  }
}
