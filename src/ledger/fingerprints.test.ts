import fc from 'fast-check';
import { expect, test } from 'vitest';
import { winnowed } from './fingerprints.ts';

/** Words of few letters, so that shingles come again. */
const words = (minLength: number, maxLength = 60) =>
  fc.array(fc.constantFrom('we', 'will', 'not', 'give', 'up', 'the', 'strait', 'now'), { minLength, maxLength });

test('what indirect speech keeps, quoted words keep too', () => {
  fc.assert(
    fc.property(words(0), (keys) => {
      const quoted = new Set(winnowed(keys, 'direct'));
      expect(winnowed(keys, 'indirect').filter((print) => !quoted.has(print))).toEqual([]);
    }),
  );
});

test('two statements with enough words in a row in common share a fingerprint', () => {
  const inCommon = { direct: 5, mixed: 5, indirect: 8 } as const;
  for (const [kind, least] of Object.entries(inCommon) as [keyof typeof inCommon, number][]) {
    fc.assert(
      fc.property(words(least, 20), words(0), words(0), words(0), words(0), (common, before, after, head, tail) => {
        const one = new Set(winnowed([...before, ...common, ...after], kind));
        expect(winnowed([...head, ...common, ...tail], kind).some((print) => one.has(print))).toBe(true);
      }),
    );
  }
});

test('a short quotation of which one word is another still has a fingerprint of the first', () => {
  const said = 'we will never give up the strait to them'.split(' ');
  const changed = said.with(4, 'in');
  for (const kind of ['direct', 'indirect'] as const) {
    const one = new Set(winnowed(said, kind));
    expect(winnowed(changed, kind).filter((print) => one.has(print)).length).toBeGreaterThan(1);
  }
});

test('of eight words of indirect speech those that have one more between them have a fingerprint', () => {
  const words = 'the union to join before the season opens'.split(' ');
  for (let at = 1; at < words.length; at += 1) {
    const more = new Set(winnowed(words.toSpliced(at, 0, 'it'), 'indirect'));
    expect(winnowed(words, 'indirect').some((print) => more.has(print))).toBe(true);
  }
});
