// Fills a ledger with generated documents up to a number of statements, as fast as the ledger goes; what is there is
// kept, so that a build that was broken off goes on: node bench/ledger/fill.ts --ledger FILE [--statements 1000000]
import { parseArgs } from 'node:util';
import type { Recorded } from '../../src/document/index.ts';
import { type Ledger, openLedger } from '../../src/index.ts';
import { progress } from './figures.ts';
import { documentsFor, generatedDocument } from './generate.ts';

/** Documents of one transaction: the disk is waited for once. */
const PORTION = 25;

/** When all generated documents were had. */
export const RETRIEVED = '2026-01-01T00:00:00Z';

/** @returns how many documents were added, and the seconds that took */
export async function fill(
  ledger: Ledger,
  statements: number,
  documentOf: (number: number) => Recorded = generatedDocument,
): Promise<{ documents: number; seconds: number }> {
  const began = performance.now();
  const [from, to] = [(await ledger.counts()).documents, documentsFor(statements)];
  for (let at = from; at < to; at += PORTION) {
    const numbers = Array.from({ length: Math.min(PORTION, to - at) }, (_, more) => at + more);
    await ledger.restore(
      numbers.map((number) => ({
        recorded: documentOf(number),
        arrival: { retrieved: RETRIEVED },
        verdicts: {},
      })),
    );
    progress('documents', at + numbers.length, to);
  }
  return { documents: Math.max(0, to - from), seconds: Math.round((performance.now() - began) / 1000) };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { ledger: { type: 'string' }, statements: { type: 'string', default: '1000000' } },
  });
  if (values.ledger === undefined) throw new Error('name the ledger with --ledger');
  const ledger = await openLedger(values.ledger, { thread: false });
  try {
    console.log(JSON.stringify({ ledger: values.ledger, ...(await fill(ledger, Number(values.statements))) }));
  } finally {
    await ledger.close();
  }
}
