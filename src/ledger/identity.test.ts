import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Span } from '../text/index.ts';
import { canonicalUrl, documentId, foldName, identityOf, statementIds } from './index.ts';

test.each([
  ['HTTP://News.Example:80/A?utm_source=x&id=3&fbclid=y#part', 'https://news.example/A?id=3'],
  ['https://news.example/a/', 'https://news.example/a/'],
  ['https://news.example', 'https://news.example/'],
  ['file:///home/a.html', null],
  ['not an address', null],
])('%s is compared as %s', (url, expected) => {
  expect(canonicalUrl(url)).toBe(expected);
});

test('a canonical address is its own canonical address', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true, size: 'small' }), (url) => {
      const once = canonicalUrl(url);
      expect(once === null ? null : canonicalUrl(once)).toBe(once);
    }),
  );
});

test('the same address is the same document, whatever its text; without one the text and the outlet tell', () => {
  const page = { url: 'https://news.example/a', outlet: null, text: 'One.' };
  expect(identityOf({ ...page, text: 'Two.' })).toBe(identityOf(page));
  const file = { url: null, outlet: 'Fjord News', text: 'One.' };
  expect(identityOf({ ...file })).toBe(identityOf(file));
  expect(identityOf({ ...file, text: 'Two.' })).not.toBe(identityOf(file));
  expect(identityOf({ ...file, outlet: 'The Daily' })).not.toBe(identityOf(file));
  expect(identityOf({ ...file, url: 'file:///a.txt' })).toBe(identityOf(file));
});

test('what a host gives as the document of another host is a document of its own', () => {
  const url = 'https://news.example/a';
  const page = { url, outlet: null, text: 'One.' };
  const claim = { ...page, url: null, claimedUrl: url, givenBy: 'other.example' };
  expect(identityOf({ ...page, givenBy: 'www.news.example' })).toBe(identityOf(page));
  expect(identityOf(claim)).not.toBe(identityOf(page));
  expect(identityOf({ ...page, givenBy: 'other.example' })).toBe(identityOf(claim));
  expect(identityOf({ ...claim, claimedUrl: 'https://news.example/b' })).not.toBe(identityOf(claim));
  expect(identityOf({ ...claim, givenBy: 'third.example' })).not.toBe(identityOf(claim));
  const file = { url: null, outlet: 'Fjord News', text: 'One.' };
  expect(identityOf({ ...file, givenBy: 'other.example' })).not.toBe(identityOf(file));
});

test('ids do not change between releases', () => {
  expect(documentId('https://news.example/a')).toMatchInlineSnapshot(`"doc_sw54uh43joxh247i"`);
  expect(statementIds('doc_x', 'She said no.', [{ source: [[0, 3]], content: [[9, 11]] }])).toMatchInlineSnapshot(`
    [
      "st_7lndphque5voxemv",
    ]
  `);
});

test('a statement is named by its document, text, content and source, and repeats are told apart', () => {
  const attribution = (content: Span, source: Span) => ({ content: [content], source: [source] });
  const text = '\u{1F54A} She said no. He said no.';
  const she = attribution([11, 13], [2, 5]);
  const he = attribution([23, 25], [15, 17]);
  const ids = statementIds('doc_x', text, [she, he, she]);
  expect(new Set(ids).size).toBe(3);
  expect(statementIds('doc_x', text, [she, she, he])).toEqual([ids[0], ids[2], ids[1]]);
  expect(statementIds('doc_y', text, [she])).not.toContain(ids[0]);
  expect(statementIds('doc_x', `${text} `, [she])).not.toContain(ids[0]);
});

test('names are compared without case, diacritics, strokes and kinds of apostrophe', () => {
  expect(foldName('  Kari  NYGÅRD ')).toBe('kari nygard');
  expect(foldName('Jens Støre-Łuk')).toBe('jens store-luk');
  expect(foldName('O’Neill')).toBe(foldName("O'NEILL"));
  const property = fc.property(fc.string({ unit: 'binary' }), (name) => {
    expect(foldName(foldName(name))).toBe(foldName(name));
  });
  fc.assert(property, { numRuns: 1000 });
});
