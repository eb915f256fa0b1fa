import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Proposal } from '../../document/index.ts';
import { confidenceOf, signalsOf } from './confidence.ts';

const proposal = (
  valid: number,
  tagged: number,
  rows: readonly number[],
  kind: Proposal['kind'] = 'cue',
): Proposal => ({
  anchor: [0, 1],
  kind,
  valid,
  tagged,
  from: 0,
  source: new Float32Array(rows.length),
  content: Float32Array.from(rows),
});
const paths = { source: Uint8Array.of(0, 0), content: Uint8Array.of(1, 2) };

test('surer heads and surer boundaries give surer signals', () => {
  const sure = signalsOf(proposal(0.99, 0.95, [0, 1, 0, 0, 0, 1]), paths);
  const unsure = signalsOf(proposal(0.6, 0.55, [0.4, 0.6, 0, 0.3, 0, 0.7]), paths);
  expect(sure.valid).toBeGreaterThan(unsure.valid);
  expect(sure.tagged).toBeGreaterThan(unsure.tagged);
  expect(sure.content).toBeGreaterThan(unsure.content);
  expect(sure.sourceless).toBe(1);
  expect(signalsOf(proposal(0.9, 1, [0, 1, 0, 0, 0, 1], 'quotation'), paths)).toMatchObject({
    tagged: 0,
    quotation: 1,
  });
});

test('confidence is a probability, 0.5 without weights, and grows with a signal of positive weight', () => {
  const signals = signalsOf(proposal(0.9, 0.9, [0, 1, 0, 0, 0, 1]), paths);
  expect(confidenceOf(signals, {})).toBe(0.5);
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.01, max: 2, noNaN: true }),
      (bias, weight) => {
        const low = confidenceOf({ ...signals, valid: -1 }, { bias, valid: weight });
        const high = confidenceOf({ ...signals, valid: 1 }, { bias, valid: weight });
        expect(low).toBeGreaterThan(0);
        expect(high).toBeLessThan(1);
        expect(high).toBeGreaterThan(low);
      },
    ),
  );
});
