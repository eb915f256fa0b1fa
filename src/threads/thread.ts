import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { closeGate, closeGateNow, type Gate, newGate } from './gate.ts';

/** What a thread may send: how many milliseconds from now its answer may take at most, and the answer. */
export type FromThread<Answer> = { readonly within: number } | { readonly answer: Answer };

/** What a thread finds in its `workerData`. */
export interface ThreadData<Data> {
  readonly data: Data;
  /** Whatever native code the thread runs has to be inside this gate. */
  readonly gate: Gate;
}

/** Why there was no answer: the thread took too long, filled its heap, or ended by a fault. It is over then. */
export class ThreadEnded extends Error {
  readonly reason: 'time' | 'memory' | 'fault';
  /** What it went beyond, for a person: “20 s”, “1024 MB”; empty for a fault. */
  readonly limit: string;

  constructor(reason: ThreadEnded['reason'], limit: string, cause?: unknown) {
    const fault = cause instanceof Error ? cause.message : 'a thread ended before it had answered';
    super(fault, { cause });
    this.reason = reason;
    this.limit = limit;
  }
}

/**
 * What became of a question about `input`, as a coded error: OR1014 where the thread took too long, the code given where it
 * took too much memory, and otherwise what went wrong in it.
 */
export function codedError(error: unknown, input: string, tooMuchMemory: 'OR1027' | 'OR1036'): OnrecordError {
  if (!(error instanceof ThreadEnded)) return asOnrecordError(error, input);
  if (error.reason === 'fault') return asOnrecordError(error.cause, input);
  const code = error.reason === 'time' ? 'OR1014' : tooMuchMemory;
  return new OnrecordError(code, { input, limit: error.limit }, { cause: error });
}

/** A thread that answers one question at a time and can be ended whatever it does. An idle one keeps no process alive. */
export interface Thread<Question, Answer> {
  /** @param within milliseconds; the thread may set others when it has begun. @throws ThreadEnded */
  ask(question: Question, within?: number): Promise<Answer>;
  /** Whether it has ended, so that it can be asked nothing more. */
  readonly over: boolean;
  end(): Promise<void>;
}

const running = new Map<Worker, Gate>();
// A process that ends while a thread is inside native code would end with an abort.
process.on('exit', () => {
  for (const gate of running.values()) closeGateNow(gate);
});

/** A timer of Node counts milliseconds in 31 bits, and ends at once where there are more. */
export const LONGEST_TIMER = 2 ** 31 - 1;

/** How often the memory beside the heap is looked at, in milliseconds; nothing unpacks faster than 1 MB in one. */
const LOOK = 50;

export interface ThreadOptions<Data> {
  readonly data: Data;
  /** Megabytes of its heap; V8 chooses the young part where it is not given. */
  readonly heap: { readonly young?: number; readonly old: number };
  /** Megabytes of buffers beside the heap, which Node's own limits leave out; not looked at where it is not given. */
  readonly buffers?: number;
}

/**
 * @param module the thread's module without its ending: `.ts` where the sources run, `.js` where the compiled files do. It is
 *   named by its room (`../pipeline/worker`), so that it is found from the bundle of the command line too
 */
export function startThread<Question, Answer, Data = undefined>(
  module: URL,
  { data, heap, buffers }: ThreadOptions<Data>,
): Thread<Question, Answer> {
  const gate = newGate();
  const workerData: ThreadData<Data> = { data, gate };
  const worker = new Worker(new URL(`${module.href}${import.meta.url.slice(-3)}`), {
    workerData,
    // What this process was started with (--eval, --input-type, --test) is not for the thread.
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: heap.old,
      ...(heap.young === undefined ? {} : { maxYoungGenerationSizeMb: heap.young }),
    },
  });
  running.set(worker, gate);
  worker.unref();
  let asked: PromiseWithResolvers<Answer> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  let ending = false;

  const finished = (): typeof asked => {
    const done = asked;
    asked = null;
    clearTimeout(timer);
    clearInterval(watch);
    // One that is being ended may still answer, and must keep the process alive: its end is waited for.
    if (!ending) worker.unref();
    return done;
  };
  const end = async (): Promise<void> => {
    if (!running.has(worker)) return;
    ending = true;
    // Not `once` of node:events, which an error of the thread on its way out would make fail.
    const exit = new Promise((resolve) => worker.once('exit', resolve));
    await closeGate(gate);
    await worker.terminate();
    await exit;
  };
  const giveUp = async (reason: ThreadEnded): Promise<void> => {
    const given = finished();
    await end();
    given?.reject(reason);
  };
  const limitTo = (milliseconds: number): void => {
    clearTimeout(timer);
    const set = setTimeout(
      async () => {
        // This thread may itself have been busy for so long: what has arrived in the meantime is looked at first.
        await nextTurn();
        await nextTurn();
        if (timer !== set || asked === null) return;
        await giveUp(new ThreadEnded('time', inSeconds(milliseconds)));
      },
      Math.min(milliseconds, LONGEST_TIMER),
    );
    timer = set;
  };
  const watchBuffers = async (most: number): Promise<void> => {
    // One that has just ended has no statistics; of that the other events tell.
    const statistics = await worker.getHeapStatistics().catch(() => null);
    if (asked && statistics && statistics.external_memory > most * 1e6)
      await giveUp(new ThreadEnded('memory', `${most} MB`));
  };
  const over = (cause: unknown): void => {
    running.delete(worker);
    const full = (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    finished()?.reject(full ? new ThreadEnded('memory', `${heap.old} MB`, cause) : new ThreadEnded('fault', '', cause));
  };
  worker.on('message', (message: FromThread<Answer>) => {
    if ('answer' in message) finished()?.resolve(message.answer);
    else if (asked) limitTo(message.within);
  });
  worker.on('error', over);
  worker.on('exit', (code) => over(new Error(`a thread ended with code ${code}`)));

  return {
    get over() {
      return !running.has(worker);
    },
    ask(question, within) {
      const settle = Promise.withResolvers<Answer>();
      asked = settle;
      worker.ref();
      if (within !== undefined) limitTo(within);
      if (buffers !== undefined) watch = setInterval(() => void watchBuffers(buffers), LOOK);
      try {
        worker.postMessage(question);
      } catch (error) {
        // What cannot be sent (a function, say) has not been asked, and nobody waits for its answer.
        finished();
        throw error;
      }
      return settle.promise;
    },
    end,
  };
}

const inSeconds = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 1000)} s`;
