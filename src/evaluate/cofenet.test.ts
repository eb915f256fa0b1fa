import { expect, test } from 'vitest';
import type { Span } from '../text/index.ts';
import { type AttributionReport, evaluateAttributions, type RoleSpans } from './attribution.ts';
import { isNested } from './cofenet.ts';

const text = 'Ane said the pier is safe. It was mended in May. Nobody asked.\nBo denies that Ane said so.';
const at = (words: string, from = 0): Span[] => {
  const start = text.indexOf(words, from);
  return [[start, start + words.length]];
};
const second = text.indexOf('Bo');
const ane: RoleSpans = {
  source: at('Ane'),
  cue: at('said'),
  content: at('the pier is safe. It was mended in May.'),
};
const bo: RoleSpans = { source: at('Bo'), cue: at('denies'), content: at('that Ane said so') };
/** Inside what Bo denies. */
const inner: RoleSpans = { source: at('Ane', second), cue: at('said', second), content: at('so', second) };

const figures = (gold: RoleSpans[], predicted: RoleSpans[]): AttributionReport['cofenet'] =>
  evaluateAttributions([{ id: 'pier', outlet: null, text, gold, predicted }]).cofenet;

test('a content over a sentence end is one span of its paragraph and two of its sentences', () => {
  const short: RoleSpans = { ...ane, content: at('the pier is safe.') };
  const { paragraphs, sentences } = figures([ane, bo], [short, bo]);
  expect(paragraphs.content).toEqual({ precision: 50, recall: 50, f1: 50 });
  expect(sentences.content).toEqual({ precision: 100, recall: (100 * 2) / 3, f1: expect.closeTo(80, 9) as number });
  for (const { source, cue } of [paragraphs, sentences]) expect([source.f1, cue.f1]).toEqual([100, 100]);
  expect(paragraphs.all.f1).toBeCloseTo((200 * 5) / 12, 9);
});

test('a content over the end of a paragraph is cut there', () => {
  const whole: RoleSpans = { ...ane, content: [[at('the pier')[0]?.[0] ?? 0, text.length - 1]] };
  const cut: RoleSpans = {
    ...ane,
    content: [...at('the pier is safe. It was mended in May. Nobody asked.'), [second, text.length - 1]],
  };
  expect(figures([whole], [cut]).paragraphs.content.f1).toBe(100);
});

test('of nested attributions only the outer one counts, on either side', () => {
  expect(figures([bo], [bo, inner]).paragraphs.all).toEqual({ precision: 100, recall: 100, f1: 100 });
  expect(figures([bo, inner], [bo]).sentences.all).toEqual({ precision: 100, recall: 100, f1: 100 });
  // Without an outer one it counts.
  expect(figures([inner], [bo]).paragraphs.all.f1).toBe(0);
});

test('an attribution whose cue stands outside of the other content is not nested in it', () => {
  const words = (...of: number[]): Set<number> => new Set(of);
  const outer = { cue: words(1), content: words(2, 3, 4, 5) };
  expect(isNested(1, [outer, { cue: words(3), content: words(4, 5) }])).toBe(true);
  expect(isNested(1, [outer, { cue: words(7), content: words(4, 5) }])).toBe(false);
  expect(isNested(1, [outer, { cue: words(), content: words(4, 5) }])).toBe(true);
  // The same content twice is nobody's inner one.
  expect(isNested(1, [outer, { cue: words(), content: words(2, 3, 4, 5) }])).toBe(false);
  expect(isNested(0, [outer, { cue: words(3), content: words(4, 5) }])).toBe(false);
});
