import { describe, expect, test } from 'vitest';
import { asked, chipsOf, isReversed, queryOf, without } from './filters.ts';

const labels = new Map([
  ['speaker', 'by'],
  ['topic', 'on'],
  ['from', 'from'],
  ['to', 'to'],
]);

describe('the filters of an address', () => {
  test('are told in the order of their labels, those without a value left out', () => {
    const chips = chipsOf(new URLSearchParams('to=2024&topic=fish&speaker=&words=a'), {
      labels,
      told: (name, value) => (name === 'topic' ? `${value}!` : value),
    });
    expect(chips).toEqual([
      { names: ['topic'], label: 'on', value: 'fish!' },
      { names: ['to'], label: 'to', value: '2024' },
    ]);
  });

  test('from and to the same is one filter, which takes both with it', () => {
    expect(chipsOf(new URLSearchParams('from=2024&to=2024'), { labels })).toEqual([
      { names: ['from', 'to'], label: 'in', value: '2024' },
    ]);
    expect(chipsOf(new URLSearchParams('from=2023&to=2024'), { labels })).toHaveLength(2);
  });

  test('who is known by a name alone is told by it', () =>
    expect(chipsOf(new URLSearchParams('speaker=name:Holm'), { labels })[0]?.value).toBe('Holm'));

  test('days from a later to an earlier one are none', () => {
    expect(isReversed('2025', '2024')).toBe(true);
    expect(isReversed('2024-06', '2024-05-30')).toBe(true);
    expect(isReversed('2024-06', '2024')).toBe(false);
    expect(isReversed('2024', '2024-05')).toBe(false);
    expect(isReversed('2024', '')).toBe(false);
  });

  test('a filter that is taken away takes the place in the list with it', () =>
    expect(without(['from', 'to'])).toEqual({ from: null, to: null, cursor: null }));
});

describe('what the server is asked', () => {
  test('is everything that has a value, also what it may not know', () => {
    expect(asked(new URLSearchParams('words=a&x=1&to='))).toEqual({ words: 'a', x: '1' });
    expect(asked(new URLSearchParams('words=a&cursor=1'), ['cursor'])).toEqual({ words: 'a' });
  });

  test('is an end of an address', () => {
    expect(queryOf(new URLSearchParams('words=a b&cursor=1'), ['cursor'])).toBe('?words=a+b');
    expect(queryOf(new URLSearchParams('cursor=1'), ['cursor'])).toBe('');
  });
});
