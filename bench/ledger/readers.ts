// Fifty readers search a ledger of 200,000 statements while two processes add to it, five minutes long; as JSON:
//   node bench/ledger/readers.ts [--seconds 300] [--readers 50] [--processes 5] [--writers 2] [--pause 1000]
//     [--statements 200000] [--ledger FILE|postgres://… | --postgres [--keep FOLDER]]
// Each reader has the ledger open for itself, asks for the first page of one of the searches of queries.ts, and thinks
// for a second on average (--pause, milliseconds) before the next. Each writer adds documents of 100 statements without
// a pause. What is added stays: give a copy of a file that is to be kept.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLedger } from '../../src/index.ts';
import { rounded, spread } from './figures.ts';
import { fill } from './fill.ts';
import type { Task, Told } from './readersChild.ts';
import { WHERE, whereOf } from './where.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    readers: { type: 'string', default: '50' },
    processes: { type: 'string', default: '5' },
    writers: { type: 'string', default: '2' },
    pause: { type: 'string', default: '1000' },
    statements: { type: 'string', default: '200000' },
    ...WHERE,
  },
});
/** So many documents lie between what two writers add: no number is met twice, and none of the ledger's. */
const NUMBERS_A_WRITER = 1_000_000;

/** A process that is ready to begin. */
async function ready(task: Task): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'readersChild.ts'), [JSON.stringify(task)]);
  const [word] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [`ended with ${String(code)}`]),
  ]);
  if (word !== 'ready') throw new Error(`${task.role} ${task.from} did not begin: ${String(word)}`);
  return child;
}

async function told(child: ChildProcess): Promise<Told> {
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`a process ended with ${String(code)}`);
    }),
  ])) as [Told];
  return message;
}

function tasks(ledger: string, known: number): Task[] {
  const [readers, processes, writers] = [values.readers, values.processes, values.writers].map(Number) as [
    number,
    number,
    number,
  ];
  const common = { ledger, milliseconds: Number(values.seconds) * 1000, pause: Number(values.pause) };
  const share = Math.ceil(readers / processes);
  const reading = Array.from({ length: processes }, (_, at): Task => {
    const from = at * share;
    return { ...common, role: 'reader', from, readers: Math.min(share, readers - from) };
  }).filter((task) => task.readers > 0);
  const writing = Array.from({ length: writers }, (_, at): Task => {
    return { ...common, role: 'writer', from: known + (at + 1) * NUMBERS_A_WRITER, readers: 0 };
  });
  return [...reading, ...writing];
}

function figures(role: Task['role'], all: readonly Told[]) {
  const own = all.filter((one) => one.role === role);
  const times = own.flatMap((one) => one.times);
  const errors = own.flatMap((one) => one.errors);
  return {
    processes: own.length,
    done: times.length,
    aSecond: rounded(times.length / Number(values.seconds)),
    milliseconds: spread(times),
    errors: errors.length,
    locked: errors.filter((error) => /lock|busy/i.test(error)).length,
    firstErrors: errors.slice(0, 5),
  };
}

const where = await whereOf(values);
const children: ChildProcess[] = [];
try {
  const ledger = await openLedger(where.ledger, { thread: false });
  const built = await fill(ledger, Number(values.statements));
  const before = await ledger.counts();
  await ledger.close();
  for (const task of tasks(where.ledger, before.documents)) children.push(await ready(task));
  const telling = children.map(told);
  for (const child of children) child.send('go');
  const all = await Promise.all(telling);
  const reopened = await openLedger(where.ledger, { mode: 'read' });
  const after = await reopened.counts();
  await reopened.close();
  const writers = figures('writer', all);
  const result = {
    database: where.kind,
    cores: availableParallelism(),
    seconds: Number(values.seconds),
    readers: Number(values.readers),
    pause: Number(values.pause),
    statements: { before: before.statements, after: after.statements },
    built,
    searches: figures('reader', all),
    added: { ...writers, missing: writers.done - (after.documents - before.documents) },
  };
  console.log(JSON.stringify(result, null, 2));
} finally {
  for (const child of children) child.kill();
  await where.leave();
}
