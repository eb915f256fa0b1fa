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
  const strange = { language: 3, lang: 4, source: { id: 'x' }, authors: [[[[[['too deep']]]]]], text: 'T' };
  expect(withOwnNames(strange)).toEqual(strange);
  expect(withOwnNames(JSON.parse('{"__proto__": {"date": "D"}, "text": "T"}'))).not.toHaveProperty('published');
});

test.each<[unknown, string]>([
  [1714725000, '2024-05-03T08:30:00.000Z'],
  [1714725000.5, '2024-05-03T08:30:00.500Z'],
  [1714725000123, '2024-05-03T08:30:00.123Z'],
  ['1714725000', '2024-05-03T08:30:00.000Z'],
  [20240503, '20240503'],
  [2024, '2024'],
  [45415, '45415'],
  [-5, '-5'],
  [1e300, '1e+300'],
  [{ $date: '2024-05-03T08:30:00Z' }, '2024-05-03T08:30:00Z'],
  [{ year: 2024 }, '{"year":2024}'],
  [false, 'false'],
])('a date given as %j is %s, under our name and under another’s', (value, published) => {
  expect(withOwnNames({ published: value })).toMatchObject({ published });
  expect(withOwnNames({ date: value })).toMatchObject({ published });
});

test.each([
  [{ content: 'Words.' }, { text: 'Words.' }],
  [{ body: '<p>Words.</p>' }, { html: '<p>Words.</p>' }],
  [{ body: 'They wrote <sic> in it' }, { text: 'They wrote <sic> in it' }],
  [{ content_html: '<p>Tagged</p>', content_text: 'Plain' }, { text: 'Plain' }],
  [
    { webTitle: 'T', fields: { bodyText: 'Words.' } },
    { title: 'T', text: 'Words.' },
  ],
])('takes the text of %j', (record, expected) => {
  expect(withOwnNames(record)).toMatchObject(expected);
});

test('a text under our own name keeps others from being taken', () => {
  const turns = [{ speaker: 'A', text: 'B' }];
  expect(withOwnNames({ turns, content: 'C' })).not.toHaveProperty('text');
  expect(withOwnNames({ html: '<p>H</p>', body: 'B' })).not.toHaveProperty('text');
});
