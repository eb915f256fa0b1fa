import fc from 'fast-check';
import { expect, test } from 'vitest';
import { around, holding, lastAtOrBefore, nearby, spanAt, spanSet, spansTouching, touching, within } from './places.ts';
import { contains, overlaps, type Span } from './span.ts';

const spans = fc
  .uniqueArray(fc.nat(10_000), { minLength: 2, maxLength: 60 })
  .map((places) => places.toSorted((a, b) => a - b))
  .map((places) =>
    places
      .slice(1)
      .map((end, index): Span => [places[index] ?? 0, end])
      .filter((_, index) => index % 2 === 0),
  );

test('the same as looking at every span', () => {
  fc.assert(
    fc.property(spans, fc.nat(10_500), (all, at) => {
      expect(lastAtOrBefore(all, at)).toBe(all.findLastIndex(([start]) => start <= at));
      expect(spanAt(all, at)).toEqual(all.find(([start, end]) => start <= at && at < end) ?? null);
    }),
  );
});

test('whatever holds a span is near it', () => {
  fc.assert(
    fc.property(spans, fc.nat(10_500), (all, at) => {
      const span: Span = [at, at + 1];
      const holding = all.filter((other) => contains(other, span));
      expect(nearby(all, (item) => [item])(span)).toEqual(expect.arrayContaining(holding));
    }),
  );
});

const stretch = fc.tuple(fc.nat(10_500), fc.nat(3000)).map(([start, length]): Span => [start, start + length]);
const itemsOf = (all: readonly Span[]) => all.map((span) => ({ span }));

test('what holds, touches or lies within a stretch is what looking at every span finds', () => {
  fc.assert(
    fc.property(spans, stretch, (all, span) => {
      const items = itemsOf(all);
      expect(holding(items, span)).toBe(items.find((item) => contains(item.span, span)) ?? null);
      expect(touching(items, span)).toEqual(items.filter((item) => overlaps(item.span, span)));
      expect(spansTouching(all, span)).toEqual(all.filter((other) => overlaps(other, span)));
      expect(within(items, span)).toEqual(items.filter((item) => contains(span, item.span)));
    }),
  );
});

test('where one ends and the next begins, a place is held by the first', () => {
  const items = itemsOf([
    [0, 5],
    [5, 9],
  ]);
  expect(holding(items, [5, 5])).toBe(items[0]);
  expect(holding(items, [9, 9])).toBe(items[1]);
  expect(holding(items, [4, 6])).toBe(null);
});

/** In the order of their beginnings; they may overlap. */
const overlapping = fc.array(stretch, { maxLength: 40 }).map((all) => all.toSorted((a, b) => a[0] - b[0]));

test('of spans that may overlap, those within a stretch, those around it and whether one overlaps it', () => {
  fc.assert(
    fc.property(overlapping, stretch, (all, span) => {
      const items = itemsOf(all);
      expect(within(items, span)).toEqual(items.filter((item) => contains(span, item.span)));
      const found = around(items, (item) => [item.span])(span);
      expect(found).toEqual(items.filter((item) => found.includes(item)));
      expect(found).toEqual(expect.arrayContaining(items.filter((item) => overlaps(item.span, span))));
      expect(spanSet(all).overlaps(span)).toBe(all.some((other) => overlaps(other, span)));
    }),
  );
});
