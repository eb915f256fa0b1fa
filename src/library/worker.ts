import { parentPort, threadId, workerData } from 'node:worker_threads';
import { asOnrecordError } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { openSqliteLedger } from '../storage/index.ts';
import type { FromThread, ThreadData } from '../threads/index.ts';
import { memoryIndex, statementJudge } from '../verify/index.ts';
import type { ThreadAnswer, ThreadMode, ThreadQuestion } from './threadQuestions.ts';

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread');
const { data: mode } = workerData as ThreadData<ThreadMode>;

/** Answers that are given at a time. Of removals one: whoever stops listening wants nothing more to go. */
const PORTION = 50;

const ledgers = new Map<number, Ledger>();
const iterations = new Map<string, { readonly answers: AsyncIterator<unknown>; readonly portion: number }>();
let begun = 0;

/** Opened when it is first asked something, so that a fault is the answer to that. */
async function ledgerOf({ ledger: number, path }: ThreadQuestion): Promise<Ledger> {
  const ledger =
    ledgers.get(number) ?? (await openSqliteLedger(path, { mode, judgeWith: statementJudge, indexWith: memoryIndex }));
  ledgers.set(number, ledger);
  return ledger;
}

async function answered(question: ThreadQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'begin': {
      begun += 1;
      // A thread that takes the place of this one must not go on with another of its own under the same name.
      const iteration = `${threadId}-${begun}`;
      const { what, given } = question;
      const each = (await ledgerOf(question))[what] as (...given: readonly unknown[]) => AsyncIterable<unknown>;
      const portion = what === 'removeAll' ? 1 : PORTION;
      iterations.set(iteration, { answers: each(...given)[Symbol.asyncIterator](), portion });
      return iteration;
    }
    case 'next': {
      const items: unknown[] = [];
      const known = iterations.get(question.iteration);
      if (!known) throw new Error('the thread that gave the answers has ended before it had given all');
      while (items.length < known.portion) {
        const next = await known.answers.next();
        if (!next.done) items.push(next.value);
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
      const { what, given } = question;
      const work = (await ledgerOf(question))[what] as (...given: readonly unknown[]) => Promise<unknown>;
      return work(...given);
    }
  }
}

const say = (answer: ThreadAnswer): void => port.postMessage({ answer } satisfies FromThread<ThreadAnswer>);

port.on('message', (question: ThreadQuestion) => {
  answered(question).then(
    (done) => say({ done }),
    (error: unknown) => {
      const { code, details } = asOnrecordError(error, question.path);
      say({ error: { code, details } });
    },
  );
});
