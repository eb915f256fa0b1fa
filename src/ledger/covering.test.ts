import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetsOf, type Span } from '../text/index.ts';
import { anchorsIn, type Covering, coveringEntry, movedSpans } from './covering.ts';

const entry = (id: string, ...spans: readonly Span[]): Covering => ({ id, spans });
const TEXT = '\u{1F54A} “We will wait,” she said, “and see.” Nobody waits. “We will wait,” she said again.';
const anchorOf = anchorsIn(TEXT);
const placeOf = (text: string, words: string, from = 0): Span => {
  const at = text.indexOf(words, from);
  return offsetsOf(text).toCodePoints([at, at + words.length]);
};

test.each([
  ['the same words', [[10, 20]], [entry('a', [10, 20])], 'a'],
  ['a part of them', [[10, 20]], [entry('a', [12, 18])], 'a'],
  ['less than half', [[10, 20]], [entry('a', [16, 30])], null],
  ['the sentence, and not the speech that has it', [[10, 20]], [entry('a', [0, 90]), entry('b', [9, 22])], 'b'],
  ['the speech where there is nothing nearer', [[10, 20]], [entry('a', [0, 90]), entry('b', [30, 40])], 'a'],
  [
    'several spans',
    [
      [0, 10],
      [20, 30],
    ],
    [entry('a', [0, 10]), entry('b', [0, 9], [20, 29])],
    'b',
  ],
  ['itself of equals', [[10, 20]], [entry('a', [10, 20]), entry('own', [10, 20])], 'own'],
  ['the first of equals', [[10, 20]], [entry('b', [15, 20]), entry('a', [10, 15])], 'a'],
  ['nothing', [[10, 20]], [], null],
  ['no words', [], [entry('a', [10, 20])], null],
] satisfies [string, Span[], Covering[], string | null][])('%s', (_, spans, reading, expected) => {
  expect(coveringEntry('own', spans, reading)).toBe(expected);
});

const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, size]): Span => [start, start + size]);
const spans = fc.array(span, { minLength: 1, maxLength: 3 });
const readings = fc
  .uniqueArray(spans, { maxLength: 6, selector: (all) => JSON.stringify(all) })
  .map((all) => all.map((one, at) => entry(`e${at}`, ...one)));
const points = (all: readonly Span[]): Set<number> =>
  new Set(all.flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => start + at)));

test('what covers words shares half of them or more, and no other shares a greater part of both together', () => {
  fc.assert(
    fc.property(spans, readings, (sought, reading) => {
      const own = points(sought);
      const shares = new Map(
        reading.map(({ id, spans: all }) => {
          const there = points(all);
          const common = own.intersection(there).size;
          return [id, { half: 2 * common >= own.size, share: common / own.union(there).size }];
        }),
      );
      const found = coveringEntry('x', sought, reading);
      const able = [...shares.values()].filter(({ half }) => half);
      if (found === null) expect(able).toEqual([]);
      else expect(shares.get(found)?.half).toBe(true);
      if (found !== null) expect(shares.get(found)?.share).toBeCloseTo(Math.max(...able.map(({ share }) => share)), 12);
    }),
  );
});

test('the order of a reading does not count, one with the same words wins, and one more takes nothing away', () => {
  fc.assert(
    fc.property(spans, readings, span, (sought, reading, more) => {
      const found = coveringEntry('x', sought, reading);
      expect(coveringEntry('x', sought, reading.toReversed())).toBe(found);
      expect(coveringEntry('same', sought, [...reading, entry('same', ...sought)])).toBe('same');
      if (found !== null) expect(coveringEntry('x', sought, [...reading, entry('more', more)])).not.toBe(null);
    }),
  );
});

test('words are found again where they stand in another text, with other quotation marks too', () => {
  const anchor = anchorOf([placeOf(TEXT, '“We will wait,”'), placeOf(TEXT, '“and see.”')]);
  const other = `Earlier.\n\n${TEXT.replaceAll(/[“”]/gu, '"')}`;
  const moved = movedSpans(anchor, other) ?? [];
  expect(moved.map(([start, end]) => [...other].slice(start, end).join(''))).toEqual(['"We will wait,"', '"and see."']);
  expect(movedSpans(anchor, other.replace('and see', 'and look'))).toBe(null);
});

test('of several places the nearest to the old one; a trigger is looked for with its sentence', () => {
  const second = placeOf(TEXT, '“We will wait,”', TEXT.indexOf('Nobody'));
  expect(movedSpans(anchorOf([second]), `${TEXT} More.`)).toEqual([second]);
  const sentence = placeOf(TEXT, 'Nobody waits.');
  const trigger = placeOf(TEXT, 'waits');
  const other = `He waits. ${TEXT}`;
  expect(movedSpans(anchorOf([trigger], sentence), other)).toEqual([placeOf(other, 'waits', other.indexOf('Nobody'))]);
  expect(movedSpans(anchorOf([trigger], sentence), 'He waits.')).toBe(null);
});

test('in the same text words are where they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(39), fc.nat(39), (text, a, b) => {
      const length = [...text].length;
      const [start, end] = [Math.min(a, b) % length, (Math.min(a, b) % length) + 1 + (Math.max(a, b) % 3)];
      const one: Span = [start, Math.min(end, length)];
      expect(movedSpans(anchorsIn(text)([one]), text)).toEqual([one]);
    }),
  );
});
