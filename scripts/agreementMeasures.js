import { nominalAlpha } from '../src/ledger/krippendorff.ts';

/**
 * Measures of agreement between two annotators, without any knowledge of what is labelled. Pairs are `[first, second]`,
 * one for each thing that both have labelled.
 */

/** Krippendorff's alpha for two annotators, nominal values, none missing; null where all values are the same. */
export const alpha = nominalAlpha;

/** `{ items, agreed, share, alpha }` of pairs of nominal values; what is a set or an object is given as a string. */
export function nominal(pairs) {
  const agreed = pairs.filter(([first, second]) => first === second).length;
  return { items: pairs.length, agreed, share: agreed / pairs.length, alpha: alpha(pairs) };
}

/** `{ first, second, common, f1 }` over pairs of sets: how many members each pass has, and both. */
export function sets(pairs) {
  let [first, second, common] = [0, 0, 0];
  for (const [one, other] of pairs) {
    first += one.size;
    second += other.size;
    common += [...one].filter((member) => other.has(member)).length;
  }
  return { first, second, common, f1: first + second === 0 ? null : (2 * common) / (first + second) };
}

export const overlap = ([start, end], [otherStart, otherEnd]) => start < otherEnd && otherStart < end;

/**
 * Pairs of members of two lists, each used once: first all pairs that fit the first test, in order, then those left
 * that fit the second, and so on. `{ pairs, first, second }`, the last two being what found no partner.
 */
export function match(one, other, tests) {
  const [first, second] = [[...one], [...other]];
  const pairs = [];
  for (const fits of tests)
    for (const item of first.slice()) {
      const partner = second.find((candidate) => fits(item, candidate));
      if (partner === undefined) continue;
      pairs.push([item, partner]);
      first.splice(first.indexOf(item), 1);
      second.splice(second.indexOf(partner), 1);
    }
  return { pairs, first, second };
}
