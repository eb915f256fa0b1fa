import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluateContext } from './verifyContext.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-context-'));
});
afterAll(() => rm(folder, { recursive: true }));

const line = (turn: string, quote: string, expected: object): string =>
  JSON.stringify({ turn, quote, report: `“${quote},” she said.`, expect: expected });

test('counts what is flagged, of which kind, and what is flagged wrongly', async () => {
  const path = join(folder, 'pairs.jsonl');
  const turn = 'I never said that the lighthouse on the cape would be sold.';
  const quote = 'the lighthouse on the cape would be sold';
  await writeFile(
    path,
    [
      line(turn, quote, { context: 'negated' }),
      line(turn, quote, { context: 'question' }),
      line(turn, quote, { context: null }),
      line(turn, turn, { context: null }),
      line("We won't sell the lighthouse on the cape.", 'We will not sell the lighthouse on the cape', {
        verdict: 'verbatim',
      }),
    ].join('\n'),
  );
  const found = await evaluateContext(path);
  expect(found).toMatchObject({ flagged: 100, kindRight: 50, wronglyFlagged: 50, verdictRight: 100 });
  expect(found.counts).toEqual({ real: 2, harmless: 2, verdicts: 1 });
  expect(found.errors).toEqual([
    `2\tquestion\tnegated\tI never said\t${quote}`,
    `3\tnone\tnegated\tI never said\t${quote}`,
  ]);
});

test('a line that is no pair is a coded error', async () => {
  const path = join(folder, 'broken.jsonl');
  await writeFile(path, '{"quote":"words"}\n');
  await expect(evaluateContext(path)).rejects.toMatchObject({ code: 'OR7001' });
});
