import { expect, test } from 'vitest';
import { addressesIn, tagsOf } from './addressLines.ts';

test('one address a line, each once; empty lines are passed over', () => {
  expect(addressesIn('https://a.example/1\r\n\n  http://b.example \nhttps://a.example/1\n')).toEqual({
    addresses: ['https://a.example/1', 'http://b.example'],
    fault: null,
  });
});

test.each(['/etc/passwd', 'file:///etc/passwd', 'news.example/toll', 'https://a.example b', 'javascript:alert(1)'])(
  '%s is told with its line',
  (line) => {
    expect(addressesIn(`https://a.example\n\n${line}\nx`)).toEqual({
      addresses: ['https://a.example'],
      fault: { line: 3, text: line },
    });
  },
);

test('tags are parted by commas', () => {
  expect(tagsOf(' tolls, the coast ,,tolls')).toEqual(['tolls', 'the coast']);
  expect(tagsOf('')).toEqual([]);
});
