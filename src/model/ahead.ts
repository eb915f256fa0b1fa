import type { Gate, Thread } from '../threads/index.ts';
import type { Encoding } from './encoder.ts';
import type { EncoderInput } from './input.ts';

/** What a helping thread is started with: the folder of the model, and the gate of the thread that it helps. */
export interface HelperData {
  readonly folder: string;
  readonly gate: Gate;
}

/** A thread that encodes windows (encoder-worker.ts). */
export type Helper = Pick<Thread<readonly EncoderInput[], readonly Encoding[]>, 'ask' | 'end'>;

/** Where help comes from. */
export interface Help {
  /** How many threads may help at the moment: those that have no document to read. */
  free(): number;
  start(): Helper;
}

/** Fewer windows (some 15,000 words) are soon encoded without the time that it takes to start a helper. */
const WORTH_STARTING = 64;
/** More would have little to do: what this thread asks the other networks takes two thirds as long as all encoding. */
const MOST_HELPERS = 2;
/** So many windows a helper is asked for at once, since it may have to wait until a network of ours has run. */
const AT_ONCE = 4;
/** So far ahead of the window that is read others are encoded at most; each takes 1.3 MB. */
const AHEAD = 12;

/**
 * The encodings of windows, in order. Whoever has nothing to do takes the next window that nobody has begun: a helper, or
 * this thread as long as the window that it is to read is not ready. Who encodes a window makes no difference to what comes
 * out.
 */
export async function* encodedInOrder(
  inputs: readonly EncoderInput[],
  encode: (input: EncoderInput) => Promise<Encoding>,
  help: Help,
): AsyncGenerator<readonly [EncoderInput, Encoding]> {
  const ready = new Map<number, Encoding>();
  /** Of each window that a helper has begun, when it will be ready. */
  const asked = new Map<number, Promise<void>>();
  const helpers: Helper[] = [];
  const idle: Helper[] = [];
  /** The window that is read. */
  let at = 0;
  /** The first that nobody has begun. */
  let next = 0;
  /** Takes the next windows; none where enough are ready or begun. */
  const begin = (most: number): readonly [from: number, taken: readonly EncoderInput[]] => {
    const [from, taken] = [next, inputs.slice(next, Math.min(next + most, at + AHEAD))];
    next += taken.length;
    return [from, taken];
  };
  const keepBusy = async (helper: Helper): Promise<void> => {
    while (helpers.length - idle.length <= help.free()) {
      const [from, taken] = begin(AT_ONCE);
      if (taken.length === 0) break;
      const answered = helper.ask(taken).then((encodings) => {
        for (const [index, encoding] of encodings.entries()) ready.set(from + index, encoding);
      });
      for (const index of taken.keys()) asked.set(from + index, answered);
      await answered;
    }
    idle.push(helper);
  };
  const callHelpers = (): void => {
    if (helpers.length < Math.min(help.free(), MOST_HELPERS) && inputs.length - next >= WORTH_STARTING) {
      const helper = help.start();
      helpers.push(helper);
      idle.push(helper);
    }
    // Why one has failed is heard by whoever waits for what it was asked.
    for (const helper of idle.splice(0)) keepBusy(helper).catch(() => undefined);
  };
  try {
    for (const input of inputs) {
      callHelpers();
      while (!ready.has(at)) {
        const [from, [other]] = begin(1);
        if (other) ready.set(from, await encode(other));
        else await asked.get(at);
      }
      const encoding = ready.get(at);
      ready.delete(at);
      asked.delete(at);
      if (encoding) yield [input, encoding];
      at += 1;
    }
  } finally {
    next = inputs.length;
    await Promise.all(helpers.map((helper) => helper.end()));
  }
}
