import { describe, expect, test } from 'vitest';
import { renamed, savedIn, withoutSaved, withSaved } from './savedSearches.ts';

const FISH = { name: 'fish', query: '?words=fish' };
const CODE = { name: 'code', query: '?words=code' };

describe('saved searches', () => {
  test('come back as they were kept', () => {
    expect(savedIn(JSON.stringify([FISH, CODE]))).toEqual([FISH, CODE]);
    expect(savedIn(null)).toEqual([]);
  });

  test.each(['{', '{}', '[1, null]', '[{"name":1}]'])('what is none of ours is nothing: %s', (kept) =>
    expect(savedIn(kept)).toEqual([]),
  );

  test('are in the order of their names, one of each', () => {
    expect(withSaved([FISH], CODE)).toEqual([CODE, FISH]);
    expect(withSaved([FISH, CODE], { name: 'fish', query: '' })).toEqual([CODE, { name: 'fish', query: '' }]);
  });

  test('take another name, and can be taken out', () => {
    expect(renamed([CODE, FISH], 'fish', 'cod')).toEqual([{ name: 'cod', query: FISH.query }, CODE]);
    expect(renamed([CODE, FISH], 'fish', 'code')).toEqual([{ name: 'code', query: FISH.query }]);
    expect(renamed([CODE], 'fish', 'x')).toEqual([CODE]);
    expect(withoutSaved([CODE, FISH], 'code')).toEqual([FISH]);
  });
});
