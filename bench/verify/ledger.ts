// One look-up of a quotation among 50,000 turns of a ledger, in milliseconds, as JSON: node bench/verify/ledger.ts
// Turns and quotations are those of generate.ts. `cold` opens the ledger anew for each quotation, as a command does;
// `add` is for a transcript of 50 turns, with the disk.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteLedger } from '../../src/storage/index.ts';
import { transcriptSketched } from '../../src/storage/testing/suiteVerified.ts';
import { statementJudge, verifier } from '../../src/verify/index.ts';
import { quotation, shareOf, transcripts, TURNS } from './generate.ts';

const LOOK_UPS = 1_000;

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
try {
  const path = join(folder, 'ledger.sqlite');
  const ledger = await openSqliteLedger(path, { judgeWith: statementJudge });
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
      const opened = which === 'cold' ? await openSqliteLedger(path, { mode: 'read' }) : null;
      const start = performance.now();
      const { verdict } = await verifier((opened ?? ledger).turns()).verify(quote);
      times[which].push(performance.now() - start);
      await opened?.close();
      if (which === 'warm') verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    }
  }
  await ledger.close();
  const figures = (of: readonly number[]) => ({
    median: shareOf(of, 0.5),
    p95: shareOf(of, 0.95),
    worst: shareOf(of, 1),
  });
  console.log(
    JSON.stringify(
      {
        turns: TURNS,
        lookUps: LOOK_UPS,
        milliseconds: { warm: figures(times.warm), cold: figures(times.cold), add: figures(addTimes) },
        megabytes: statSync(path).size / 1e6,
        verdicts,
      },
      null,
      2,
    ),
  );
} finally {
  rmSync(folder, { recursive: true });
}

function turnOf({ speaker, text }: { readonly speaker: string | null; readonly text: string }): [string, string] {
  return [speaker ?? 'Q', text];
}
