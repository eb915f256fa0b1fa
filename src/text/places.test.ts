import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastAtOrBefore, nearby, spanAt } from './places.ts';
import { contains, type Span } from './span.ts';

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
