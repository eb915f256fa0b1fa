import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelConfig } from './config.ts';
import { reachOf, type Window, windowsOf } from './windows.ts';

const configOf = (window: number, overlap: number, before = 4, after = 8): ModelConfig => ({
  version: 'test',
  confidence: {},
  nested: null,
  window,
  overlap,
  before,
  after,
  width: 1,
  entities: [],
  links: { width: 1, vector: 1, classes: 1, features: 1 },
  documentEvents: { vector: 1, party: 1, same: 1 },
  events: null,
  speakerConfidence: null,
  addresseeConfidence: null,
  targetConfidence: null,
  saidConfidence: null,
});

/** The first piece of each word, and the number of pieces, for words of these sizes. */
const firstOf = (sizes: readonly number[]): number[] => {
  const first = [0];
  for (const size of sizes) first.push((first.at(-1) ?? 0) + size);
  return first;
};

/** A word has 1 to 32 pieces; a window has room for one at least. */
const documents = fc.record({
  sizes: fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.integer({ min: 1, max: 32 })), {
    maxLength: 200,
  }),
  window: fc.integer({ min: 34, max: 120 }),
  overlap: fc.nat(130),
});

function expectOwned(windows: readonly Window[], first: readonly number[], most: number): void {
  let owned = 0;
  for (const { start, end, ownStart, ownEnd } of windows) {
    expect(ownStart).toBe(owned);
    expect(start).toBeLessThanOrEqual(ownStart);
    expect(ownStart).toBeLessThanOrEqual(ownEnd);
    expect(ownEnd).toBeLessThanOrEqual(end);
    expect((first[end] ?? NaN) - (first[start] ?? NaN) + 2).toBeLessThanOrEqual(most);
    owned = ownEnd;
  }
  expect(owned).toBe(first.length - 1);
}

test('each word is owned by one window, which holds it; no window is larger than it may be', () => {
  fc.assert(
    fc.property(documents, ({ sizes, window, overlap }) => {
      const first = firstOf(sizes);
      expectOwned(windowsOf(first, configOf(window, overlap)), first, window);
    }),
  );
});

test('with sentences too each word is owned by one window, and no window is larger than it may be', () => {
  fc.assert(
    fc.property(documents, fc.array(fc.nat(40), { maxLength: 60 }), ({ sizes, window, overlap }, lengths) => {
      const first = firstOf(sizes);
      const sentences = firstOf(lengths).filter((word) => word < sizes.length);
      expectOwned(windowsOf(first, configOf(window, overlap), sentences), first, window);
    }),
  );
});

test('windows begin, end and own at sentences where these are short', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 50, max: 120 }),
      (lengths, window) => {
        const begins = firstOf(lengths);
        const words = begins.at(-1) ?? 0;
        for (const { start, end, ownStart, ownEnd } of windowsOf(
          firstOf(Array.from({ length: words }, () => 1)),
          configOf(window, 10),
          begins.slice(0, -1),
        )) {
          expect(begins).toContain(start);
          expect(begins).toContain(end);
          expect(begins).toContain(ownStart);
          expect(begins).toContain(ownEnd);
        }
      },
    ),
  );
});

test('windows of a small document with sentences by hand', () => {
  const first = firstOf(Array.from({ length: 24 }, () => 1));
  expect(windowsOf(first, configOf(14, 2), [0, 5, 11, 16, 20])).toEqual([
    { start: 0, end: 11, ownStart: 0, ownEnd: 11 },
    { start: 9, end: 20, ownStart: 11, ownEnd: 16 },
    { start: 16, end: 24, ownStart: 16, ownEnd: 24 },
  ]);
});

test('neighbours share at least the overlap, where a window has room for it and a word more', () => {
  fc.assert(
    fc.property(documents, ({ sizes, window }) => {
      const first = firstOf(sizes);
      const overlap = window >> 2;
      const windows = windowsOf(first, configOf(window, overlap));
      for (const [index, { start, end }] of windows.entries()) {
        const next = windows[index + 1];
        if (!next) continue;
        const shared = (first[end] ?? NaN) - (first[next.start] ?? NaN);
        if (next.start > start + 1) expect(shared).toBeGreaterThanOrEqual(overlap);
        expect(next.start).toBeGreaterThan(start);
      }
    }),
  );
});

test('windows of a small document by hand', () => {
  expect(windowsOf(firstOf([1, 1, 1, 1, 1, 1, 1, 1]), configOf(7, 2))).toEqual([
    { start: 0, end: 5, ownStart: 0, ownEnd: 4 },
    { start: 3, end: 8, ownStart: 4, ownEnd: 8 },
  ]);
  expect(windowsOf([0], configOf(7, 2))).toEqual([]);
});

test('the reach of an anchor has the anchor in it, lies in the window and is as long as it may be', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }).chain((length) => fc.tuple(fc.constant(length), fc.nat(length - 1))),
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 80 }),
      ([length, anchor], before, after) => {
        const [begin, end] = reachOf(anchor, length, configOf(512, 0, before, after));
        expect(begin).toBeGreaterThanOrEqual(0);
        expect(begin).toBeLessThanOrEqual(anchor);
        expect(end).toBeGreaterThan(anchor);
        expect(end - begin).toBe(Math.min(length, before + after));
      },
    ),
  );
});
