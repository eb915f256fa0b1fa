// One look-up of a quotation among 50,000 turns of a ledger, in milliseconds, as JSON:
//   node bench/verify/ledger.ts [--ledger FILE|postgres://… | --postgres]
// Turns and quotations are those of generate.ts. `cold` opens the ledger anew for each quotation, as a command does;
// `add` is for a transcript of 50 turns, with the disk.
import { parseArgs } from 'node:util';
import { openLedger, verifier } from '../../src/index.ts';
import { transcriptSketched } from '../../src/storage/testing/suiteVerified.ts';
import { WHERE, whereOf } from '../ledger/where.ts';
import { quotation, shareOf, transcripts, TURNS } from './generate.ts';

const LOOK_UPS = 1_000;

const where = await whereOf(parseArgs({ options: WHERE }).values);
try {
  const ledger = await openLedger(where.ledger, { thread: false });
  const addTimes: number[] = [];
  for (const { id, date, turns } of transcripts) {
    const sketch = { url: `https://transcripts.example/${id}`, published: date, turns: turns.map(turnOf) };
    const start = performance.now();
    await ledger.add(transcriptSketched(sketch), { retrieved: '2026-05-04T12:00:00Z' });
    addTimes.push(performance.now() - start);
  }
  const times = { warm: [] as number[], cold: [] as number[] };
  const verdicts: Record<string, number> = {};
  for (let at = 0; at < LOOK_UPS; at += 1) {
    const quote = quotation(at % 4);
    for (const which of ['cold', 'warm'] as const) {
      const opened = which === 'cold' ? await openLedger(where.ledger, { mode: 'read' }) : null;
      const start = performance.now();
      const { verdict } = await verifier((opened ?? ledger).turns()).verify(quote);
      times[which].push(performance.now() - start);
      await opened?.close();
      if (which === 'warm') verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    }
  }
  const { size } = await ledger.info();
  await ledger.close();
  const figures = (of: readonly number[]) => ({
    median: shareOf(of, 0.5),
    p95: shareOf(of, 0.95),
    worst: shareOf(of, 1),
  });
  console.log(
    JSON.stringify(
      {
        database: where.kind,
        turns: TURNS,
        lookUps: LOOK_UPS,
        milliseconds: { warm: figures(times.warm), cold: figures(times.cold), add: figures(addTimes) },
        megabytes: size / 1e6,
        verdicts,
      },
      null,
      2,
    ),
  );
} finally {
  await where.leave();
}

function turnOf({ speaker, text }: { readonly speaker: string | null; readonly text: string }): [string, string] {
  return [speaker ?? 'Q', text];
}
