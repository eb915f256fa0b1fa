import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';
import { nominalAlpha } from './krippendorff.ts';

test('two judges: the worked example A of Krippendorff, “Computing Krippendorff’s Alpha-Reliability” (2011)', () => {
  const [first, second] = ['0100000010', '1110010000'];
  const units = [...(first ?? '')].map((value, at) => [value, second?.[at] ?? '']);
  expect(nominalAlpha(units)).toBeCloseTo(0.095, 3);
});

test('four judges and missing values: the worked example C there', () => {
  const table = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'];
  const units = Array.from({ length: 12 }, (_, at) =>
    table.map((row) => row[at] ?? '.').filter((value) => value !== '.'),
  );
  expect(nominalAlpha(units)).toBeCloseTo(0.743, 3);
});

const unit = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 0, maxLength: 4 });

test('it is one where all agree and something varies, null where nothing does, and never above one', () => {
  expect(
    nominalAlpha([
      ['a', 'a'],
      ['b', 'b', 'b'],
    ]),
  ).toBe(1);
  expect(nominalAlpha([['a', 'a'], ['b']])).toBe(null);
  expect(nominalAlpha([])).toBe(null);
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
      const alpha = nominalAlpha(units);
      if (alpha !== null) expect(alpha).toBeLessThanOrEqual(1);
      expect(nominalAlpha(units.map((values) => values.toReversed()))).toBe(alpha);
      // Names of values and units of one judge make no difference.
      const renamed = units.map((values) => values.map((value) => `${value}${value}`));
      expect(nominalAlpha([...renamed, ['lonely']])).toBe(alpha);
    }),
  );
});

test('pairs of reviewers have their own figures, and spans of different texts differ', () => {
  const opinion = (unit: string, by: string, value: string) =>
    ({ unit, by, field: 'kind', kind: 'statement', sha256: 'x', decision: 'wrong', machine: 'direct', value }) as const;
  const [field] = agreementOf([
    opinion('1', 'a', 'mixed'),
    opinion('1', 'b', 'mixed'),
    opinion('1', 'c', 'indirect'),
    opinion('2', 'a', 'indirect'),
    opinion('2', 'b', 'indirect'),
    opinion('3', 'a', 'indirect'),
  ]);
  expect(field).toMatchObject({ units: 2, pairs: 4, agreed: 2, reviewers: ['a', 'b', 'c'] });
  expect(field?.between).toEqual([
    { reviewers: ['a', 'b'], units: 2, pairs: 2, agreed: 2, alpha: 1 },
    { reviewers: ['a', 'c'], units: 1, pairs: 1, agreed: 0, alpha: 0 },
    { reviewers: ['b', 'c'], units: 1, pairs: 1, agreed: 0, alpha: 0 },
  ]);
  const span = (by: string, sha256: string) =>
    ({
      unit: '1',
      by,
      field: 'span',
      kind: 'statement',
      sha256,
      decision: 'accept',
      machine: [[0, 1]],
      value: null,
    }) as const;
  expect(agreementOf([span('a', 'x'), span('b', 'x'), span('c', 'y')])[0]).toMatchObject({ pairs: 3, agreed: 1 });
});
