import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Ledger, Verified } from '../ledger/index.ts';
import { startThread, type Thread, ThreadEnded } from '../threads/index.ts';
import type { WriterAnswer, WriterQuestion, Writing, WritingEach } from './writerQuestions.ts';

/** Megabytes of the thread's heap: an archive's line of the largest document takes less. */
const HEAP = { old: 4_096 } as const;
/** Milliseconds for which the thread is kept when no ledger needs it: starting it takes some hundred. */
const KEPT = 30_000;

type Asked = WriterQuestion extends infer Question
  ? Question extends WriterQuestion
    ? Omit<Question, 'ledger' | 'path'>
    : never
  : never;

/** One thread writes for all ledgers of the process, one question after another. */
let thread: Thread<WriterQuestion, WriterAnswer> | null = null;
let last: Promise<unknown> = Promise.resolve();
let leaving: NodeJS.Timeout | undefined;
let opened = 0;
const inUse = new Set<number>();

function ask(question: WriterQuestion): Promise<unknown> {
  const answer = last.then(() => answerTo(question));
  last = answer.catch(() => undefined);
  return answer;
}

async function answerTo(question: WriterQuestion): Promise<unknown> {
  clearTimeout(leaving);
  if (thread === null || thread.over) {
    thread = startThread<WriterQuestion, WriterAnswer>(new URL('./worker', import.meta.url), {
      data: undefined,
      heap: HEAP,
    });
  }
  inUse.add(question.ledger);
  const answer = await answerOf(thread, question);
  if ('error' in answer) throw new OnrecordError(answer.error.code, answer.error.details);
  return answer.done;
}

async function answerOf(writer: Thread<WriterQuestion, WriterAnswer>, question: WriterQuestion): Promise<WriterAnswer> {
  try {
    return await writer.ask(question);
  } catch (error) {
    if (error instanceof ThreadEnded) throw asOnrecordError(error.cause ?? error, question.path);
    // What cannot be sent to a thread (a function, a promise) is no part of a document.
    if (!(error instanceof DOMException) || error.name !== 'DataCloneError') throw error;
    throw new OnrecordError('OR3009', { input: question.ask, fault: error.message }, { cause: error });
  }
}

/** Lets go of a ledger's file in the thread, and of the thread where nobody needs it for a while. */
async function leave(ledger: number, path: string): Promise<void> {
  if (!inUse.has(ledger)) return;
  await ask({ ask: 'close', ledger, path });
  inUse.delete(ledger);
  if (inUse.size > 0) return;
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    const idle = thread;
    thread = null;
    void idle?.end();
  }, KEPT).unref();
}

/**
 * The ledger with all that changes it done in a thread with a connection of its own, so that the caller's event loop
 * does not stand still while a document is written and the disk waited for. What only reads stays where it is: the
 * write-ahead log lets both go on at once, and what a promise has answered is seen by the next question. The thread is
 * started with the first change, and is the same for all ledgers.
 */
export function withWriter(ledger: Ledger, path: string): Ledger {
  const number = (opened += 1);
  const put = (question: Asked): Promise<unknown> => ask({ ...question, ledger: number, path });
  const write = <T>(what: Writing, ...given: readonly unknown[]): Promise<T> => put({ ask: what, given }) as Promise<T>;
  async function* writeEach<Item>(what: WritingEach, ...given: readonly unknown[]): AsyncGenerator<Item> {
    const iteration = (await put({ ask: what, given })) as number;
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
  return {
    ...ledger,
    add: (recorded, arrival) => write('add', recorded, arrival),
    restore: (versions) => write('restore', versions),
    verify: (id) => write('verify', id),
    judge: (verdicts) => write('judge', [...verdicts]),
    refresh: (document, recorded) => write('refresh', document, recorded),
    remove: (id) => write('remove', id),
    review: (given) => write('review', given),
    undoReview: (id) => write('undoReview', id),
    tag: (documents, changes) => write('tag', documents, changes),
    verifyAll: (filter) => writeEach<Verified>('verifyAll', filter),
    removeAll: (which) => writeEach<string>('removeAll', which),
    async close() {
      await last;
      try {
        await leave(number, path);
      } finally {
        await ledger.close();
      }
    },
  };
}
