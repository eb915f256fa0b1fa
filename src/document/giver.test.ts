import { expect, test } from 'vitest';
import { hostOf, ownAddress, speaksOf } from './index.ts';

test.each([
  ['https://News.Example/a', 'news.example'],
  ['http://news.example:8080/', 'news.example:8080'],
  ['https://news.example:443/', 'news.example'],
  ['https://somebody@news.example/', 'news.example'],
  ['https://nеws.example/', 'xn--nws-rdd.example'],
  ['http://[::1]:80/', '[::1]'],
  ['file:///a.html', null],
  ['news.example', null],
  [null, null],
])('the host of %s is %s', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

test.each([
  ['news.example', 'https://news.example/a', true],
  ['news.example', 'http://www.news.example/a', true],
  ['www.news.example', 'https://news.example/a', true],
  ['news.example', 'https://m.news.example/a', false],
  ['a.hosting.example', 'https://b.hosting.example/', false],
  ['a.hosting.example', 'https://hosting.example/', false],
  ['news.example', 'https://news.example:8443/', false],
  ['news.example', 'https://news.example./', false],
  ['news.example', 'https://news.example@other.example/', false],
  ['news.example', 'urn:news.example', false],
  [null, 'https://news.example/', true],
  [null, 'urn:x', true],
])('%s speaks of %s: %s', (giver, address, speaks) => {
  expect(speaksOf(giver, address)).toBe(speaks);
  expect(ownAddress({ url: address, givenBy: giver })).toBe(speaks ? address : null);
});
