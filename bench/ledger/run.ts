// How long it takes to add a document of 100 statements, by the thousand, reading left out; and how many calls of the
// database a document of 30 statements needs. As JSON:
//   node bench/ledger/run.ts [--documents 3000] [--every 1000] [--ledger FILE|postgres://… | --postgres]
// A ledger that is named is added to: documents are counted from those it has. Milliseconds by the clock; `cpu` are
// those of this process alone, which other work on the machine does not change (a server's are not in it).
import { parseArgs } from 'node:util';
import { type Ledger, openLedger } from '../../src/index.ts';
import { callsSince } from './calls.ts';
import { progress, rounded, spread } from './figures.ts';
import { RETRIEVED } from './fill.ts';
import { generatedDocument, STATEMENTS_A_DOCUMENT } from './generate.ts';
import { WHERE, whereOf } from './where.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '3000' },
    every: { type: 'string', default: '1000' },
    ...WHERE,
  },
});
/** The document whose calls are counted, and how often; their numbers are no other document's. */
const COUNTED = { statements: 30, documents: 12, from: 10_000_000 };

async function slice(ledger: Ledger, from: number, to: number) {
  const times: number[] = [];
  let cpu = 0;
  for (let number = from; number < to; number += 1) {
    const document = generatedDocument(number);
    const [began, used] = [performance.now(), process.cpuUsage()];
    await ledger.add(document, { retrieved: RETRIEVED });
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(used);
    cpu += (user + system) / 1000;
    progress('documents', number + 1 - from, to - from);
  }
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const figures = { from, to, ...spread(times), mean: rounded(mean), cpu: rounded(cpu / times.length) };
  // It takes long, and whoever breaks it off keeps what was measured.
  process.stderr.write(`${JSON.stringify(figures)}\n`);
  return figures;
}

/** @param known how many documents the ledger has: those of an earlier run would be known, and cost no calls */
async function calls(ledger: Ledger, known: number) {
  const counts: number[] = [];
  let most: { calls: number; sql: string }[] = [];
  const from = COUNTED.from + known;
  for (let number = from; number < from + COUNTED.documents; number += 1) {
    const document = generatedDocument(number, COUNTED.statements);
    callsSince();
    await ledger.add(document, { retrieved: RETRIEVED });
    const counted = callsSince();
    counts.push(counted.calls);
    ({ most } = counted);
  }
  const { median, worst } = spread(counts);
  return { statements: COUNTED.statements, median, worst, mostFrequent: most };
}

const where = await whereOf(values);
try {
  // Without the thread, as the command line does; with it each document is also copied to the thread.
  const ledger = await openLedger(where.ledger, { thread: false });
  try {
    const first = (await ledger.counts()).documents;
    const [all, every] = [Number(values.documents), Number(values.every)];
    const slices: Awaited<ReturnType<typeof slice>>[] = [];
    for (let done = 0; done < all; done += every) {
      slices.push(await slice(ledger, first + done, first + Math.min(all, done + every)));
    }
    const callsOfOne = await calls(ledger, (await ledger.counts()).documents);
    const { documents, statements, clusters, events } = await ledger.counts();
    const result = {
      database: where.kind,
      statementsADocument: STATEMENTS_A_DOCUMENT,
      millisecondsADocument: slices,
      callsOfADocument: callsOfOne,
      ledger: { documents, statements, clusters, events },
    };
    console.log(JSON.stringify(result, null, 2));
  } finally {
    await ledger.close();
  }
} finally {
  await where.leave();
}
