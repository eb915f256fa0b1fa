import { Worker } from 'node:worker_threads';
import { type ErrorCode, OnrecordError } from '../../errors/index.ts';

/** What a thread that answers with `answerWith` gives to a request: the result, one of our errors, or what else was thrown. */
export type Reply<Result> =
  | { readonly result: Result }
  | { readonly code: ErrorCode; readonly details: OnrecordError['details'] }
  | { readonly fault: string };

export interface Apart {
  /** The module that answers, without its extension, beside this one. */
  readonly thread: string;
  /** Milliseconds after which a document is given up. */
  readonly time: number;
  /** Megabytes of the thread's memory: of its heap, and of the buffers beside it. */
  readonly memory: number;
}

/** How often the memory beside the heap is looked at, in milliseconds; nothing unpacks faster than 1 MB in one. */
const LOOK = 50;

/**
 * Reads documents in a thread of its own, which is stopped when one takes too long or too much memory and is otherwise
 * kept for the next one. Documents wait for each other. The call throws OR1014 and OR1027 for those two, what the
 * thread says of the document, and OR9001 for anything else that is thrown there.
 */
export function readerApart<Request extends object, Result>({ thread, time, memory }: Apart) {
  let worker: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function ask(input: string, request: Request, limit: number): Promise<Result> {
    const running = (worker ??= started());
    running.ref();
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        clearInterval(watch);
        running.off('message', onMessage).off('error', onError).off('exit', onExit);
        running.unref();
      };
      // What has failed once may be left in any state: the next document gets a thread of its own.
      const stop = (error: Error): void => {
        settle();
        if (worker === running) worker = null;
        void running.terminate();
        reject(error);
      };
      const onMessage = (reply: Reply<Result>): void => {
        if ('fault' in reply) stop(new OnrecordError('OR9001', { input, fault: reply.fault }));
        else if ('code' in reply) stop(new OnrecordError(reply.code, reply.details));
        else {
          settle();
          resolve(reply.result);
        }
      };
      const tooMuch = (): OnrecordError => new OnrecordError('OR1027', { input, limit: `${memory} MB` });
      const onError = (error: Error): void =>
        stop(
          'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? tooMuch()
            : new OnrecordError('OR9001', { input, fault: error.message }, { cause: error }),
        );
      const onExit = (code: number): void =>
        stop(new OnrecordError('OR9001', { input, fault: `its thread ended with ${code}` }));
      const timer = setTimeout(
        () => stop(new OnrecordError('OR1014', { input, limit: limit < 1000 ? `${limit} ms` : `${limit / 1000} s` })),
        limit,
      );
      // Buffers lie beside the heap, and Node's limits leave them out.
      const watch = setInterval(() => {
        void running.getHeapStatistics().then(
          ({ external_memory: beside }) => {
            if (beside > memory * 1e6) stop(tooMuch());
          },
          // It has ended, of which the other events tell.
          () => undefined,
        );
      }, LOOK);
      running.on('message', onMessage).on('error', onError).on('exit', onExit);
      running.postMessage({ input, request });
    });
  }

  /** The same code runs from the sources, where Node strips the types, and from the compiled files. */
  function started(): Worker {
    const file = `./${thread}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`;
    const fresh = new Worker(new URL(file, import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: memory } });
    // A thread that ends between two documents is replaced for the next one.
    const forget = (): void => {
      if (worker === fresh) worker = null;
    };
    fresh.on('error', forget).on('exit', forget);
    return fresh;
  }

  return (input: string, request: Request, limit = time): Promise<Result> => {
    const answer = turn.then(() => ask(input, request, limit));
    // The caller gets the error; the next document only has to know that this one is over.
    turn = answer.catch(() => undefined);
    return answer;
  };
}
