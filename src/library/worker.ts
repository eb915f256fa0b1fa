import { parentPort, workerData } from 'node:worker_threads';
import { asOnrecordError } from '../errors/index.ts';
import type { Verified } from '../ledger/index.ts';
import { openSqliteLedger } from '../storage/index.ts';
import type { FromThread, ThreadData } from '../threads/index.ts';
import { statementJudge } from '../verify/index.ts';
import type { WriterAnswer, WriterData, WriterQuestion, WritingLedger } from './writerQuestions.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');
const { data } = workerData as ThreadData<WriterData>;

/** Statements that are given at a time. */
const PORTION = 50;

let ledger: WritingLedger | null = null;
const iterations = new Map<number, AsyncIterator<Verified>>();

async function answered(question: WriterQuestion): Promise<unknown> {
  // Opened when it is first asked something, so that a fault is the answer to that.
  ledger ??= openSqliteLedger(data.path, { judgeWith: statementJudge });
  switch (question.ask) {
    case 'verifyAll': {
      const iteration = iterations.size === 0 ? 1 : Math.max(...iterations.keys()) + 1;
      iterations.set(iteration, ledger.verifyAll(question.filter)[Symbol.asyncIterator]());
      return iteration;
    }
    case 'next': {
      const items: Verified[] = [];
      while (items.length < PORTION) {
        const next = await iterations.get(question.iteration)?.next();
        if (!next || next.done) return { items, over: iterations.delete(question.iteration) || true };
        items.push(next.value);
      }
      return { items, over: false };
    }
    case 'stop': {
      await iterations.get(question.iteration)?.return?.();
      iterations.delete(question.iteration);
      return null;
    }
    case 'close': {
      await ledger.close();
      return null;
    }
    default: {
      const work = ledger[question.ask] as (...given: readonly unknown[]) => Promise<unknown>;
      return work(...question.given);
    }
  }
}

const say = (answer: WriterAnswer): void => port.postMessage({ answer } satisfies FromThread<WriterAnswer>);

port.on('message', (question: WriterQuestion) => {
  answered(question).then(
    (done) => say({ done }),
    (error: unknown) => {
      const { code, details } = asOnrecordError(error, data.path);
      say({ error: { code, details } });
    },
  );
});
