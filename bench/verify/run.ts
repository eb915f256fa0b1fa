// One look-up of a quotation among 50,000 turns in memory, in milliseconds, as JSON: node bench/verify/run.ts
// Turns and quotations are those of generate.ts. Where the transcripts of development (see CONTRIBUTING.md) are beside
// the checkout, their quotations are looked up among these as well.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateVerify } from '../../src/evaluate/verify.ts';
import { memoryIndex, verifier } from '../../src/verify/index.ts';
import { quotation, ROOT, shareOf, transcripts, TURNS } from './generate.ts';

const LOOK_UPS = 2_000;

const began = performance.now();
const { verify } = verifier(await memoryIndex(transcripts));
const buildMilliseconds = performance.now() - began;

const times: number[] = [];
const verdicts: Record<string, number> = {};
for (let at = 0; at < LOOK_UPS; at += 1) {
  const quote = quotation(at % 4);
  const start = performance.now();
  const { verdict } = await verify(quote);
  times.push(performance.now() - start);
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
}

const shared = join(ROOT, '..', 'shared', 'data');
const wild = existsSync(join(shared, 'verify', 'dev.jsonl'))
  ? await evaluateVerify(join(shared, 'verify', 'dev.jsonl'), {
      against: join(shared, 'transcripts', 'campaign-2016.jsonl.gz'),
    })
  : null;

console.log(
  JSON.stringify(
    {
      turns: TURNS,
      lookUps: LOOK_UPS,
      buildMilliseconds,
      medianMilliseconds: shareOf(times, 0.5),
      p95Milliseconds: shareOf(times, 0.95),
      worstMilliseconds: shareOf(times, 1),
      residentMegabytes: process.memoryUsage().rss / 1e6,
      verdicts,
      campaign: wild && { turns: wild.turns, quotes: wild.quotes, medianMilliseconds: wild.medianMilliseconds },
    },
    null,
    2,
  ),
);
