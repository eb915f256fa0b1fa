import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../document/index.ts';
import { passageOf } from './reviewItem.ts';

/** A text of these paragraphs with its blocks, in code points. */
function textOf(paragraphs: readonly string[]): { text: string; blocks: Block[] } {
  let at = 0;
  const blocks = paragraphs.map((paragraph): Block => {
    const start = at;
    at += Array.from(paragraph).length + 2;
    return { kind: 'paragraph', span: [start, at - 2] };
  });
  return { text: paragraphs.join('\n\n'), blocks };
}

const PARAGRAPHS = ['The day was cold.', '🐟 “No,” she said.', 'Then they left.', 'Nobody spoke.'];

test('the paragraph of the words with one before and one after it', () => {
  const { text, span, cut } = passageOf(textOf(PARAGRAPHS), [[21, 26]]);
  expect(text).toBe(PARAGRAPHS.slice(0, 3).join('\n\n'));
  expect([span, cut]).toEqual([[0, 53], { before: false, after: false }]);
});

test('at the ends, and where no block has the words', () => {
  expect(passageOf(textOf(PARAGRAPHS), [[0, 3]]).text).toBe(PARAGRAPHS.slice(0, 2).join('\n\n'));
  expect(passageOf({ text: 'No block', blocks: [] }, [[3, 8]])).toMatchObject({ text: 'block', span: [3, 8] });
});

test('of a paragraph that is very long only what stands round the words', () => {
  const long = 'word '.repeat(10_000).trim();
  const { text, cut } = passageOf(textOf([long]), [[25_000, 25_004]]);
  expect(text.length).toBe(3004);
  expect(cut).toEqual({ before: true, after: true });
});

test('the words are always in it, in their place', () => {
  const paragraph = fc.array(fc.constantFrom('harbour', '🐟', 'winter', '“talks'), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (given, one, other) => {
      const place = textOf(given.map((words) => words.join(' ')));
      const points = Array.from(place.text);
      const ends = [one % (points.length + 1), other % (points.length + 1)].toSorted((a, b) => a - b) as [
        number,
        number,
      ];
      fc.pre(ends[0] < ends[1]);
      const { text, span } = passageOf(place, [ends]);
      expect(text).toBe(points.slice(...span).join(''));
      expect(span[0]).toBeLessThanOrEqual(ends[0]);
      expect(span[1]).toBeGreaterThanOrEqual(ends[1]);
    }),
  );
});
