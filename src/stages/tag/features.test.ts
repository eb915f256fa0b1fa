import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quotation } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { wordsOf } from '../../text/index.ts';
import { featuresOf } from './features.ts';

/** Quotations of one part, given by their words with the marks (one character each). */
const quotationsIn = (text: string, quoted: readonly string[], depth = 0): Quotation[] =>
  quoted.map((words) => {
    const start = text.indexOf(words);
    const span: Span = [start, start + words.length];
    return { parts: [{ span, inner: [start + 1, start + words.length - 1] }], depth, closed: true };
  });

const split = (text: string, quotations: readonly Quotation[]) =>
  featuresOf({ text, quotations }, wordsOf(text)).map((feature) => ({
    letters: feature % 4,
    line: (feature >> 2) % 2,
    state: feature >> 3,
  }));

test('letter case: 0 lower, 1 Title, 2 UPPER, 3 no letter or digit at its beginning', () => {
  const text = 'the Ministers U NATO 2016 , e\u0301t É ÉU 3D iPhone McDonald ǅ';
  expect(split(text, []).map(({ letters }) => letters)).toEqual([0, 1, 1, 2, 0, 3, 0, 1, 2, 2, 0, 1, 1]);
});

test('the first word of each line, an empty one among them', () => {
  expect(split('a b\nc d\r\n\n e', []).map(({ line }) => line)).toEqual([1, 0, 1, 0, 1]);
});

test('quotation state: 0 outside, 1 inside, 2 opening mark, 3 closing mark', () => {
  const text = 'He “never, ever” did "so".';
  const states = split(text, quotationsIn(text, ['“never, ever”', '"so"'])).map(({ state }) => state);
  expect(states).toEqual([0, 2, 1, 1, 1, 3, 0, 2, 1, 3, 0]);
});

test('only outer quotations count, and an unclosed one has no closing mark', () => {
  const text = '“a ‘b’ c';
  const outer: Quotation = { parts: [{ span: [0, 8], inner: [1, 8] }], depth: 0, closed: false };
  const inner = quotationsIn(text, ['‘b’'], 1);
  expect(split(text, [outer, ...inner]).map(({ state }) => state)).toEqual([2, 1, 1, 1, 1, 1]);
});

test('all three come in one number below that of special pieces', () => {
  const text = 'NATO “said”';
  expect(featuresOf({ text, quotations: quotationsIn(text, ['“said”']) }, wordsOf(text))).toEqual([
    2 + 4,
    3 + 16,
    8,
    3 + 24,
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (any) => {
      for (const feature of featuresOf({ text: any, quotations: [] }, wordsOf(any))) expect(feature).toBeLessThan(8);
    }),
  );
});
