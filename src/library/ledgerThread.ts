import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { startThread, type Thread, ThreadEnded } from '../threads/index.ts';
import type { Asking, ThreadAnswer, ThreadMode, ThreadQuestion } from './threadQuestions.ts';

/** Megabytes of the thread's heap: an archive's line of the largest document takes less. */
const HEAP = { old: 4_096 } as const;

/** A thread that has ledgers open and answers for them, one question after another. It is started with the first. */
export interface LedgerThread {
  /** @throws OnrecordError as the ledger itself; OR3009 where what is given cannot be sent to a thread */
  ask(question: ThreadQuestion): Promise<unknown>;
  /** How many questions have no answer yet. */
  readonly waiting: number;
  /** Fulfilled when all that was asked so far is answered. */
  idle(): Promise<unknown>;
  end(): Promise<void>;
}

export function ledgerThread(mode: ThreadMode): LedgerThread {
  let thread: Thread<ThreadQuestion, ThreadAnswer> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function answerTo(question: ThreadQuestion): Promise<unknown> {
    if (thread === null || thread.over) {
      thread = startThread<ThreadQuestion, ThreadAnswer, ThreadMode>(new URL('../library/worker', import.meta.url), {
        data: mode,
        heap: HEAP,
      });
    }
    const answer = await answerOf(thread, question);
    if ('error' in answer) throw new OnrecordError(answer.error.code, answer.error.details);
    return answer.done;
  }

  return {
    ask(question) {
      waiting += 1;
      const answer = last.then(() => answerTo(question)).finally(() => (waiting -= 1));
      last = answer.catch(() => undefined);
      return answer;
    },
    get waiting() {
      return waiting;
    },
    idle: () => last,
    async end() {
      const ended = thread;
      thread = null;
      await ended?.end();
    },
  };
}

async function answerOf(thread: Thread<ThreadQuestion, ThreadAnswer>, question: ThreadQuestion): Promise<ThreadAnswer> {
  try {
    return await thread.ask(question);
  } catch (error) {
    if (error instanceof ThreadEnded) throw asOnrecordError(error.cause ?? error, question.path);
    // What cannot be sent to a thread (a function, a promise) is no part of a document.
    if (!(error instanceof DOMException) || error.name !== 'DataCloneError') throw error;
    const input = 'what' in question ? question.what : question.ask;
    throw new OnrecordError('OR3009', { input, fault: error.message }, { cause: error });
  }
}

/** What answers one by one in a thread, in portions; whoever stops listening ends it there too. */
export async function* eachAnswer<Item>(
  put: (asking: Asking) => Promise<unknown>,
  begin: Asking & { readonly ask: 'begin' },
): AsyncGenerator<Item> {
  const iteration = (await put(begin)) as string;
  let isOver = false;
  try {
    while (!isOver) {
      const portion = (await put({ ask: 'next', iteration })) as { items: readonly Item[]; over: boolean };
      isOver = portion.over;
      yield* portion.items;
    }
  } finally {
    if (!isOver) await put({ ask: 'stop', iteration });
  }
}
