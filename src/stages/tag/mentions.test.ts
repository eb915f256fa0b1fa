import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FoundMention } from '../../document/index.ts';
import { mentionsOf } from './mentions.ts';

const found = (count: number): FoundMention[] =>
  Array.from({ length: count }, (_, index) => ({
    span: [2 * index, 2 * index + 1],
    run: [index, index + 1],
    form: 'pronoun',
    kind: null,
    score: 1,
  }));

const quarters = fc.integer({ min: -36, max: 36 }).map((value) => value / 4);

test('a mention has its likeliest antecedents, with the softmax of their scores and of nobody', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(quarters, { maxLength: 15 }), { minLength: 1, maxLength: 6 }), async (rows) => {
      const first = Int32Array.from(rows.flatMap((row, mention) => row.map(() => mention)));
      const second = Int32Array.from(rows.flatMap((row) => row.map((_, at) => at)));
      const scores = { pairs: Float32Array.from(rows.flat()), nobody: Float32Array.from(rows, () => 0.5) };
      const pairs = { first, second, tell: () => undefined };
      const mentions = await mentionsOf(found(rows.length), new Float32Array(), { link: async () => scores }, pairs);
      for (const [index, row] of rows.entries()) {
        const whole = row.reduce((sum, score) => sum + Math.exp(score), Math.exp(0.5));
        const expected = row
          .map((score, mention) => ({ mention, probability: Math.exp(score) / whole }))
          .filter(({ probability }) => probability > 0.0101)
          .toSorted((a, b) => b.probability - a.probability || a.mention - b.mention)
          .slice(0, 10);
        expect(mentions[index]?.nobody).toBeCloseTo(Math.exp(0.5) / whole, 6);
        const kept = (mentions[index]?.antecedents ?? []).filter(({ probability }) => probability > 0.0101);
        expect(kept.map(({ mention }) => mention)).toEqual(expected.map(({ mention }) => mention));
        for (const [at, { probability }] of kept.entries())
          expect(probability).toBeCloseTo(expected[at]?.probability ?? NaN, 6);
      }
    }),
    { numRuns: 50 },
  );
});
