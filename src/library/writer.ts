import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Ledger, Verified } from '../ledger/index.ts';
import { startThread, type Thread, ThreadEnded } from '../threads/index.ts';
import type { WriterAnswer, WriterData, WriterQuestion, Writing } from './writerQuestions.ts';

/** Megabytes of the thread's heap: an archive's line of the largest document takes less. */
const HEAP = { old: 4_096 } as const;

/**
 * The ledger with all that changes it done in a thread with a connection of its own, so that the caller's event loop
 * does not stand still while a document is written and the disk waited for. What only reads stays where it is: the
 * write-ahead log lets both go on at once, and what a promise has answered is seen by the next question. The thread is
 * started with the first change.
 */
export function withWriter(ledger: Ledger, path: string): Ledger {
  let thread: Thread<WriterQuestion, WriterAnswer> | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** One question at a time, in the order of asking. */
  function ask(question: WriterQuestion): Promise<unknown> {
    const answer = last.then(() => answerTo(question));
    last = answer.catch(() => undefined);
    return answer;
  }
  async function answerTo(question: WriterQuestion): Promise<unknown> {
    if (thread === null || thread.over) {
      thread = startThread<WriterQuestion, WriterAnswer, WriterData>(new URL('./worker', import.meta.url), {
        data: { path },
        heap: HEAP,
      });
    }
    const answer = await asked(thread, question);
    if ('error' in answer) throw new OnrecordError(answer.error.code, answer.error.details);
    return answer.done;
  }
  async function asked(writer: Thread<WriterQuestion, WriterAnswer>, question: WriterQuestion): Promise<WriterAnswer> {
    try {
      return await writer.ask(question);
    } catch (error) {
      throw error instanceof ThreadEnded ? asOnrecordError(error.cause ?? error, path) : refusedBy(error, question);
    }
  }
  const write = <T>(what: Writing, ...given: readonly unknown[]): Promise<T> => ask({ ask: what, given }) as Promise<T>;

  return {
    ...ledger,
    add: (recorded, arrival) => write('add', recorded, arrival),
    restore: (versions) => write('restore', versions),
    verify: (id) => write('verify', id),
    judge: (verdicts) => write('judge', [...verdicts]),
    refresh: (document, recorded) => write('refresh', document, recorded),
    remove: (id) => write('remove', id),
    async *verifyAll(filter = {}) {
      const iteration = (await ask({ ask: 'verifyAll', filter })) as number;
      let isOver = false;
      try {
        while (!isOver) {
          const portion = (await ask({ ask: 'next', iteration })) as { items: readonly Verified[]; over: boolean };
          isOver = portion.over;
          yield* portion.items;
        }
      } finally {
        if (!isOver) await ask({ ask: 'stop', iteration });
      }
    },
    async close() {
      await last;
      if (thread !== null && !thread.over) {
        await ask({ ask: 'close' });
        await thread.end();
      }
      await ledger.close();
    },
  };
}

/** What cannot be sent to a thread (a function, a promise) is no part of a document. */
function refusedBy(error: unknown, { ask }: WriterQuestion): unknown {
  if (!(error instanceof DOMException) || error.name !== 'DataCloneError') return error;
  return new OnrecordError('OR3009', { input: ask, fault: error.message }, { cause: error });
}
