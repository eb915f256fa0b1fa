import { Worker } from 'node:worker_threads';
import { OnrecordError } from '../../errors/index.ts';
import { DEEPEST, isDeeperThan } from './html-depth.ts';
import type { Page } from './page.ts';
import type { PageReply, PageRequest } from './page-worker.ts';

/** Milliseconds after which a page is given up: an ordinary one takes some ten. */
const TIME_LIMIT = 20_000;
/** Memory of the worker's heap, in megabytes. */
const HEAP = 2048;

let worker: Worker | null = null;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a page in a thread of its own, which is stopped when it takes too long and otherwise kept for the next page.
 * Pages wait for each other. `limit` is in milliseconds. Throws OR1006 for a page nested too deeply, OR1014 for one
 * that takes longer than the limit, OR1007 for one without an article.
 */
export function readPageApart(input: string, request: PageRequest, limit = TIME_LIMIT): Promise<Page> {
  if (isDeeperThan(request.html, DEEPEST)) {
    return Promise.reject(new OnrecordError('OR1006', { input, limit: DEEPEST }));
  }
  const answer = turn.then(() => ask(input, request, limit));
  // The caller gets the error; the next page only has to know that this one is over.
  turn = answer.catch(() => undefined);
  return answer;
}

function ask(input: string, request: PageRequest, limit: number): Promise<Page> {
  const running = (worker ??= started());
  running.ref();
  return new Promise((resolve, reject) => {
    const stop = (error: Error): void => {
      settle();
      worker = null;
      void running.terminate();
      reject(error);
    };
    const onMessage = (reply: PageReply): void => {
      settle();
      if ('fault' in reply) reject(new OnrecordError('OR9001', { input, fault: reply.fault }));
      else if (reply.page === null) reject(new OnrecordError('OR1007', { input }));
      else resolve(reply.page);
    };
    const onError = (error: Error): void =>
      stop(new OnrecordError('OR9001', { input, fault: error.message }, { cause: error }));
    const onExit = (code: number): void =>
      stop(new OnrecordError('OR9001', { input, fault: `the page's thread ended with ${code}` }));
    const timer = setTimeout(
      () => stop(new OnrecordError('OR1014', { input, limit: limit < 1000 ? `${limit} ms` : `${limit / 1000} s` })),
      limit,
    );
    const settle = (): void => {
      clearTimeout(timer);
      running.off('message', onMessage).off('error', onError).off('exit', onExit);
      running.unref();
    };
    running.on('message', onMessage).on('error', onError).on('exit', onExit);
    running.postMessage(request);
  });
}

/** The same code runs from the sources, where Node strips the types, and from the compiled files. */
function started(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './page-worker.ts' : './page-worker.js';
  const fresh = new Worker(new URL(file, import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP } });
  // A thread that ends between two pages is replaced for the next one.
  const forget = (): void => {
    if (worker === fresh) worker = null;
  };
  fresh.on('error', forget).on('exit', forget);
  return fresh;
}
