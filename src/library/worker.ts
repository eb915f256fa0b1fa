import { parentPort } from 'node:worker_threads';
import { asOnrecordError } from '../errors/index.ts';
import { openSqliteLedger } from '../storage/index.ts';
import type { FromThread } from '../threads/index.ts';
import { memoryIndex, statementJudge } from '../verify/index.ts';
import type { WriterAnswer, WriterQuestion, WritingLedger } from './writerQuestions.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');

/** Answers that are given at a time. Of removals one: whoever stops listening wants nothing more to go. */
const PORTIONS = { verifyAll: 50, removeAll: 1 } as const;

const ledgers = new Map<number, WritingLedger>();
const iterations = new Map<number, { readonly answers: AsyncIterator<unknown>; readonly portion: number }>();
let begun = 0;

/** Opened when it is first asked something, so that a fault is the answer to that. */
async function ledgerOf({ ledger: number, path }: WriterQuestion): Promise<WritingLedger> {
  const ledger =
    ledgers.get(number) ?? (await openSqliteLedger(path, { judgeWith: statementJudge, indexWith: memoryIndex }));
  ledgers.set(number, ledger);
  return ledger;
}

async function answered(question: WriterQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'verifyAll':
    case 'removeAll': {
      begun += 1;
      const each = (await ledgerOf(question))[question.ask] as (...given: readonly unknown[]) => AsyncIterable<unknown>;
      iterations.set(begun, {
        answers: each(...question.given)[Symbol.asyncIterator](),
        portion: PORTIONS[question.ask],
      });
      return begun;
    }
    case 'next': {
      const items: unknown[] = [];
      const { answers, portion = 1 } = iterations.get(question.iteration) ?? {};
      while (items.length < portion) {
        const next = await answers?.next();
        if (next && !next.done) items.push(next.value);
        else {
          iterations.delete(question.iteration);
          return { items, over: true };
        }
      }
      return { items, over: false };
    }
    case 'stop': {
      await iterations.get(question.iteration)?.answers.return?.();
      iterations.delete(question.iteration);
      return null;
    }
    case 'close': {
      await ledgers.get(question.ledger)?.close();
      ledgers.delete(question.ledger);
      return null;
    }
    default: {
      const work = (await ledgerOf(question))[question.ask] as (...given: readonly unknown[]) => Promise<unknown>;
      return work(...question.given);
    }
  }
}

const say = (answer: WriterAnswer): void => port.postMessage({ answer } satisfies FromThread<WriterAnswer>);

port.on('message', (question: WriterQuestion) => {
  answered(question).then(
    (done) => say({ done }),
    (error: unknown) => {
      const { code, details } = asOnrecordError(error, question.path);
      say({ error: { code, details } });
    },
  );
});
