import { expect, test } from 'vitest';
import { withOwnNames } from './record-fields.ts';

test.each<[string, object, object]>([
  [
    'schema.org',
    { headline: 'H', datePublished: 'D', publisher: { name: 'P' }, author: [{ name: 'A' }, { name: 'B' }] },
    { title: 'H', published: 'D', outlet: 'P', byline: ['A', 'B'] },
  ],
  ['JSON Feed', { date_published: 'D', authors: [{ name: 'A' }] }, { published: 'D', byline: ['A'] }],
  [
    'a scraper',
    { date: 'D', sitename: 'S', author: 'A; B', link: 'L', lang: 'en' },
    { published: 'D', outlet: 'S', byline: ['A; B'], url: 'L', language: 'en' },
  ],
  [
    'our own names first',
    { published: 'ours', date: 'D', outlet: 'O', source: 'S' },
    { published: 'ours', outlet: 'O' },
  ],
  ['ours without words', { published: '', title: null, date: 'D', headline: 'H' }, { published: 'D', title: 'H' }],
  ['the next name where one has nothing', { publisher: { name: '' }, source: 'S' }, { outlet: 'S' }],
  ['an address as source', { source: 'https://example.org/feed', publication: 'P' }, { outlet: 'P' }],
])('takes the names of %s', (_, record, expected) => {
  expect(withOwnNames(record)).toMatchObject(expected);
});

test('leaves alone what is no record, and what is of another form', () => {
  for (const value of [null, 3, 'text', ['a']]) expect(withOwnNames(value)).toBe(value);
  expect(withOwnNames({ date: 3, source: { id: 'x' }, text: 'T' })).toEqual({
    date: 3,
    source: { id: 'x' },
    text: 'T',
  });
  expect(withOwnNames(JSON.parse('{"__proto__": {"date": "D"}, "text": "T"}'))).not.toHaveProperty('published');
});
