import { parentPort } from 'node:worker_threads';
import { asOnrecordError } from '../errors/index.ts';
import type { Verified } from '../ledger/index.ts';
import { openSqliteLedger } from '../storage/index.ts';
import type { FromThread } from '../threads/index.ts';
import { statementJudge } from '../verify/index.ts';
import type { WriterAnswer, WriterQuestion, WritingLedger } from './writerQuestions.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');

/** Statements that are given at a time. */
const PORTION = 50;

const ledgers = new Map<number, WritingLedger>();
const iterations = new Map<number, AsyncIterator<Verified>>();
let begun = 0;

/** Opened when it is first asked something, so that a fault is the answer to that. */
function ledgerOf({ ledger: number, path }: WriterQuestion): WritingLedger {
  const ledger = ledgers.get(number) ?? openSqliteLedger(path, { judgeWith: statementJudge });
  ledgers.set(number, ledger);
  return ledger;
}

async function answered(question: WriterQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'verifyAll': {
      begun += 1;
      iterations.set(begun, ledgerOf(question).verifyAll(question.filter)[Symbol.asyncIterator]());
      return begun;
    }
    case 'next': {
      const items: Verified[] = [];
      while (items.length < PORTION) {
        const next = await iterations.get(question.iteration)?.next();
        if (next && !next.done) items.push(next.value);
        else {
          iterations.delete(question.iteration);
          return { items, over: true };
        }
      }
      return { items, over: false };
    }
    case 'stop': {
      await iterations.get(question.iteration)?.return?.();
      iterations.delete(question.iteration);
      return null;
    }
    case 'close': {
      await ledgers.get(question.ledger)?.close();
      ledgers.delete(question.ledger);
      return null;
    }
    default: {
      const work = ledgerOf(question)[question.ask] as (...given: readonly unknown[]) => Promise<unknown>;
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
