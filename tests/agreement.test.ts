import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './shared.ts';

interface Nominal {
  items: number;
  agreed: number;
  share: number;
  alpha: number | null;
}
interface Measures {
  nominal: (pairs: string[][]) => Nominal;
  sets: (pairs: Set<string>[][]) => { first: number; second: number; common: number; f1: number | null };
}

const measures = (await import(join(ROOT, 'scripts', 'agreementMeasures.js'))) as Measures;

const run = (...given: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(ROOT, 'scripts', 'agreement.js'), ...given], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });

test('alpha is that of the worked example of Krippendorff, “Computing Krippendorff’s Alpha-Reliability” (2011), A', () => {
  const [first, second] = ['0100000010', '1110010000'];
  const { agreed, items, alpha } = measures.nominal([...(first ?? '')].map((value, at) => [value, second?.[at] ?? '']));
  expect({ agreed, items }).toEqual({ agreed: 6, items: 10 });
  expect(alpha).toBeCloseTo(0.095, 3);
});

test('alpha is one where all agree on several values and null where there is but one', () => {
  const twice = (values: string): string[][] => [...values].map((value) => [value, value]);
  expect(measures.nominal(twice('abc')).alpha).toBe(1);
  expect(measures.nominal(twice('aaa')).alpha).toBeNull();
});

test('F1 of sets counts the members of all items', () => {
  const figure = measures.sets([
    [new Set(['a', 'b']), new Set(['b'])],
    [new Set(), new Set(['c'])],
  ]);
  expect(figure).toEqual({ first: 2, second: 2, common: 1, f1: 0.5 });
});

test('the second pass fits the corpus: every label reads, the words are the same, statements match one to one', () => {
  const { status, stdout, stderr } = run('--json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { statements, events } = JSON.parse(stdout) as { statements: number; events: { texts: number } };
  expect(statements).toBe(301);
  expect(events.texts).toBe(200);
});

test('an option that there is not ends with the usage', () => {
  expect(run('--nothing')).toMatchObject({ status: 2, stdout: '' });
});
