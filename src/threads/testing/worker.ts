// A thread for the tests: answers, hangs, fills its heap or dies, as it is asked.
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData } from '../index.ts';

const { data } = workerData as ThreadData<{ readonly greeting: string }>;

parentPort?.on('message', async (question: string) => {
  if (question === 'hang') for (;;) if (Date.now() < 0) break;
  if (question === 'fill') for (const all: string[][] = []; ;) all.push(Array.from({ length: 1e6 }, () => question));
  if (question === 'fill beside')
    for (const all: Buffer[] = []; ; await new Promise(setImmediate)) all.push(Buffer.alloc(1e6, 1));
  if (question === 'die') throw new Error('dying');
  if (question === 'longer') parentPort?.postMessage({ within: 60_000 });
  if (question === 'longer') await new Promise((resolve) => setTimeout(resolve, 300));
  parentPort?.postMessage({ answer: `${data.greeting}, ${question}` });
});
