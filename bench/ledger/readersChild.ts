// One process of readers.ts: readers who search, each with a connection of its own, or one that adds.
import { setTimeout as pause } from 'node:timers/promises';
import { openLedger } from '../../src/index.ts';
import { RETRIEVED } from './fill.ts';
import { generatedDocument } from './generate.ts';
import { queries } from './queries.ts';
import { randomFrom } from './vocabulary.ts';

/** Times in milliseconds, `pause` on average. */
export interface Task {
  readonly role: 'reader' | 'writer';
  readonly ledger: string;
  readonly milliseconds: number;
  /** Of readers: how many, and the number of the first. Of a writer: the number of its first document. */
  readonly from: number;
  readonly readers: number;
  readonly pause: number;
}

/** What a process has to tell when its time is over. */
export interface Told {
  readonly role: Task['role'];
  readonly times: number[];
  readonly errors: string[];
}

async function repeated(task: Task, told: Told, work: () => Promise<unknown>, between: () => Promise<void>) {
  const until = performance.now() + task.milliseconds;
  while (performance.now() < until) {
    const began = performance.now();
    try {
      await work();
      told.times.push(performance.now() - began);
    } catch (error) {
      const { code = 'no code', message } = error as { code?: string; message: string };
      told.errors.push(`${code} ${message}`);
    }
    await between();
  }
}

async function read(task: Task, told: Told): Promise<void> {
  const ledgers = await Promise.all(
    Array.from({ length: task.readers }, () => openLedger(task.ledger, { mode: 'read' })),
  );
  const asked = await queries(async (words) => (await ledgers[0]?.search({ words, limit: 1 }))?.hits[0]?.id ?? '');
  await started();
  await Promise.all(
    ledgers.map(async (ledger, at) => {
      const random = randomFrom(task.from + at + 1);
      const think = async (): Promise<void> => {
        await pause(-Math.log(1 - random()) * task.pause);
      };
      // Not all at once.
      await think();
      const one = (): Promise<unknown> => ledger.search(asked[Math.floor(random() * asked.length)]?.query ?? {});
      await repeated(task, told, one, think);
      await ledger.close();
    }),
  );
}

async function write(task: Task, told: Told): Promise<void> {
  const ledger = await openLedger(task.ledger, { thread: false });
  await started();
  let number = task.from;
  const add = (): Promise<unknown> => ledger.add(generatedDocument((number += 1)), { retrieved: RETRIEVED });
  await repeated(task, told, add, async () => undefined);
  await ledger.close();
}

/** Says that this process is ready, and waits until all are. */
async function started(): Promise<void> {
  const go = new Promise((resolve) => process.once('message', resolve));
  process.send?.('ready');
  await go;
}

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
const told: Told = { role: task.role, times: [], errors: [] };
await (task.role === 'reader' ? read : write)(task, told);
process.send?.(told);
