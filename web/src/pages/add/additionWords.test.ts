import { expect, test } from 'vitest';
import { type Addition, countsOf, titleOf } from './additionWords.ts';

const file = (name: string) => ({ name, mediaType: null, size: 1 });
const titled = (contents: Addition['contents']): string => titleOf({ contents });

test('an addition is called by what was handed in', () => {
  expect(titled({ kind: 'files', files: [file('a.html')] })).toBe('a.html');
  expect(titled({ kind: 'files', files: [file('a.html'), file('b.pdf'), file('c.eml')] })).toBe('a.html and 2 more');
  expect(titled({ kind: 'addresses', addresses: ['https://news.example/toll/'] })).toBe('news.example/toll');
  const text = { title: null, outlet: null, published: null, url: null, characters: 3 };
  expect(titled({ kind: 'text', text: { ...text, title: 'Toll' } })).toBe('Toll');
  expect(titled({ kind: 'text', text })).toBe('A text');
});

test('what became of it is told without what is nought', () => {
  const none = { read: 0, added: 0, newVersion: 0, unchanged: 0, failed: 0, statements: 0 };
  expect(countsOf({ counts: none })).toBe('no documents');
  expect(countsOf({ counts: { ...none, read: 1, unchanged: 1 } })).toBe('1 unchanged');
  expect(countsOf({ counts: { ...none, read: 5, added: 3, newVersion: 1, failed: 1, statements: 1234 } })).toBe(
    '3 added, 1 new version, 1 failed, 1,234 statements',
  );
  expect(countsOf({ counts: { ...none, added: 1 } })).toBe('1 added, 0 statements');
});
