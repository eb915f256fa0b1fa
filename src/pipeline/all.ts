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

type Input = RawDocument | FailedInput;

/** What there is to do next: an outcome to give, or what has come of asking the inputs for one more. */
type Step =
  { readonly outcome: Outcome } | { readonly came: IteratorResult<Input, unknown> } | { readonly broke: unknown };

/**
 * Reads documents in parallel; outcomes come in input order, one per input, including failed ones. Each is given as soon
 * as it and those before it are ready, however long the next input takes.
 *
 * @throws what the inputs throw, once what they gave before is read
 */
export async function* readAll(
  inputs: AsyncIterable<Input>,
  pool: Pick<ReaderPool, 'threads' | 'read'>,
): AsyncGenerator<Outcome> {
  const iterator = inputs[Symbol.asyncIterator]();
  const running: Promise<Step>[] = [];
  let coming: Promise<Step> | null = null;
  /** Why no more inputs come, once none do. */
  let end: { readonly broke?: unknown } | null = null;
  try {
    while (end === null || running.length > 0) {
      if (end === null && running.length < pool.threads * AHEAD) coming ??= nextOf(iterator);
      const step = await Promise.race([coming, running[0]].filter((one) => one !== null && one !== undefined));
      if ('outcome' in step) {
        running.shift();
        yield step.outcome;
        continue;
      }
      coming = null;
      if ('broke' in step) end = step;
      else if (step.came.done) end = {};
      else running.push(outcomeOf(step.came.value, pool).then((outcome) => ({ outcome })));
    }
  } finally {
    if (end === null) {
      const closing = iterator.return?.();
      // Inputs that are still waited for would only close after the next has come.
      if (coming) closing?.catch(() => undefined);
      else await closing;
    }
  }
  if ('broke' in end) throw end.broke;
}

/** Never rejects: it may break while nobody waits for it. */
const nextOf = async (iterator: AsyncIterator<Input>): Promise<Step> => {
  try {
    return { came: await iterator.next() };
  } catch (broke) {
    return { broke };
  }
};

async function outcomeOf(raw: Input, pool: Pick<ReaderPool, 'read'>): Promise<Outcome> {
  const { input, id } = raw;
  if (raw.form === 'failed') return { input, id, error: raw.error };
  try {
    return { input, id, recorded: await pool.read(raw) };
  } catch (error) {
    return { input, id, error: asOnrecordError(error, input) };
  }
}
