import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { evaluateVerify } from './verify.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const QUOTATIONS = path('corpus/quotations');

describe.each(['tuning', 'held-back'])('corpus/quotations/%s.jsonl', (name) => {
  test('verdicts are right as often as they have been', async () => {
    const against = `${QUOTATIONS}/transcripts.jsonl`;
    const evaluation = await evaluateVerify(`${QUOTATIONS}/${name}.jsonl`, { against });
    expect(evaluation.verdictRight).toBeGreaterThanOrEqual(97);
    expect(evaluation.counts.expected).toBe(evaluation.quotes);
    expect(evaluation.errors).toHaveLength(Math.round((evaluation.quotes * (100 - evaluation.verdictRight)) / 100));
  });
});

// Quotations of news and the transcripts that they are labelled against; not part of the repository.
const SHARED = path('../shared/data');
test.skipIf(!existsSync(`${SHARED}/verify/dev.jsonl`))(
  'quotations found in the wild: found where they were said, and seldom where they were not',
  async () => {
    const against = `${SHARED}/transcripts/campaign-2016.jsonl.gz`;
    const evaluation = await evaluateVerify(`${SHARED}/verify/dev.jsonl`, { against });
    expect(evaluation.recall).toBeGreaterThanOrEqual(96);
    expect(evaluation.wronglyMatched).toBe(0);
  },
);

test('a line without a quotation is an error with its number', async () => {
  const against = `${QUOTATIONS}/transcripts.jsonl`;
  await expect(evaluateVerify(against, { against })).rejects.toMatchObject({ code: 'OR7001', details: { line: 1 } });
});
