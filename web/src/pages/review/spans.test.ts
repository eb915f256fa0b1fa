import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../parts/codePoints.ts';
import { moved, selectedSpan, withPart, wordsIn } from './spans.ts';

const TEXT = '🐟 “We won’t sign,” she said.';
const cut = ([start, end]: Span, text = TEXT): string => Array.from(text).slice(start, end).join('');

const texts = fc
  .array(fc.constantFrom('we', 'won’t', ' ', '🐟', '“', ',”', '\n\n', 'cease-fire', 'é', '𝒜b', '—', '-'), {
    maxLength: 20,
  })
  .map((parts) => parts.join(''));

describe('words', () => {
  test('have joined parts and single marks, in code points', () => {
    expect(wordsIn(TEXT).map((span) => cut(span))).toEqual([
      '🐟',
      '“',
      'We',
      'won’t',
      'sign',
      ',',
      '”',
      'she',
      'said',
      '.',
    ]);
  });

  test('are in order, apart, without white space, and leave nothing else out', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const words = wordsIn(text);
        words.forEach(([start], at) => expect(start).toBeGreaterThanOrEqual(words[at - 1]?.[1] ?? 0));
        expect(words.map((span) => cut(span, text)).join('')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('an end that is moved', () => {
  const words = wordsIn(TEXT);
  const from = (start: number, end: number): Span => [words[start]?.[0] ?? 0, words[end]?.[1] ?? 0];

  test.each([
    ['end', 1, 'We won’t sign'],
    ['end', -1, 'We'],
    ['start', -1, '“We won’t'],
    ['start', 1, 'won’t'],
    ['end', 3, 'We won’t sign,”'],
    ['end', 99, 'We won’t sign,” she said.'],
    ['start', 99, 'won’t'],
    ['end', -99, 'We'],
  ] as const)('%s by %i: %s', (edge, by, expected) => {
    expect(cut(moved(words, from(2, 3), edge, by))).toBe(expected);
  });

  test('stays in the text, never crosses the other, and can be moved back', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom('start', 'end'), fc.integer({ min: -3, max: 3 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, fc.nat(), moves, (text, at, steps) => {
        const found = wordsIn(text);
        const first = found[at % Math.max(1, found.length)];
        fc.pre(first !== undefined);
        let span = first;
        for (const [edge, by] of steps as ['start' | 'end', number][]) {
          const next = moved(found, span, edge, by);
          expect(next[0]).toBeLessThan(next[1]);
          expect(next[0]).toBeGreaterThanOrEqual(0);
          expect(next[1]).toBeLessThanOrEqual(Array.from(text).length);
          expect(next[edge === 'start' ? 1 : 0]).toBe(span[edge === 'start' ? 1 : 0]);
          const [index, other] = edge === 'start' ? ([0, -by] as const) : ([1, -by] as const);
          // One step there and one step back is where it was, unless it could not be moved at all.
          if (Math.abs(by) === 1 && next[index] !== span[index]) expect(moved(found, next, edge, other)).toEqual(span);
          span = next;
        }
      }),
    );
  });
});

describe('parts', () => {
  test('that meet become one', () => {
    expect(
      withPart(
        [
          [0, 5],
          [10, 15],
          [20, 25],
        ],
        0,
        [0, 12],
      ),
    ).toEqual({
      spans: [
        [0, 15],
        [20, 25],
      ],
      part: 0,
    });
    expect(
      withPart(
        [
          [0, 5],
          [10, 15],
        ],
        1,
        [8, 15],
      ),
    ).toEqual({
      spans: [
        [0, 5],
        [8, 15],
      ],
      part: 1,
    });
  });

  test('are in order and apart, and hold what was changed', () => {
    const span = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 9 }))
      .map(([start, size]): Span => [start, start + size]);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 10 }),
        fc.nat(),
        span,
        (gaps, at, changed) => {
          let end = 0;
          const given = gaps.map((gap): Span => {
            const start = end + gap;
            end = start + gap;
            return [start, end];
          });
          const { spans, part } = withPart(given, at % given.length, changed);
          spans.forEach(([start], index) => expect(start).toBeGreaterThan(spans[index - 1]?.[1] ?? -1));
          expect(spans[part]?.[0]).toBeLessThanOrEqual(changed[0]);
          expect(spans[part]?.[1]).toBeGreaterThanOrEqual(changed[1]);
        },
      ),
    );
  });
});

describe('what is selected', () => {
  test('is a span in code points without white space at its ends', () => {
    const at = TEXT.indexOf(' she said');
    expect(cut(selectedSpan(TEXT, at, at + 9) ?? [0, 0])).toBe('she said');
    expect(selectedSpan(TEXT, at, at + 1)).toBeNull();
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(60), (text, one, other) => {
        const points = Array.from(text);
        const [from = 0, to = 0] = [one, other]
          .map((point) => points.slice(0, point).join('').length)
          .sort((a, b) => a - b);
        const span = selectedSpan(text, from, to);
        expect(span === null ? '' : cut(span, text)).toBe(text.slice(from, to).trim());
      }),
    );
  });
});
