// A thread for the tests: answers, hangs, fills its heap or dies, as it is asked.
import { parentPort, workerData } from 'node:worker_threads';
import { isClosed } from '../gate.ts';
import type { ThreadData } from '../index.ts';

const { data, gate } = workerData as ThreadData<{ readonly greeting: string }>;

const held: unknown[] = [];

parentPort?.on('message', async (question: string) => {
  if (question === 'hang') for (;;) if (Date.now() < 0) break;
  if (question === 'fill') for (const all: string[][] = []; ;) all.push(Array.from({ length: 1e6 }, () => question));
  if (question === 'fill beside')
    for (const all: Buffer[] = []; ; await new Promise(setImmediate)) all.push(Buffer.alloc(1e6, 1));
  if (question === 'die') throw new Error('dying');
  // What is on the heap takes its time to be thrown away.
  if (question === 'answer at the end') held.push(...Array.from({ length: 1e5 }, (_, index) => ({ index })));
  if (question === 'answer at the end') while (!isClosed(gate));
  if (question === 'longer') parentPort?.postMessage({ within: 60_000 });
  if (question === 'longer') await new Promise((resolve) => setTimeout(resolve, 300));
  parentPort?.postMessage({ answer: `${data.greeting}, ${question}` });
});
