import { expect, test } from 'vitest';
import { nextOf } from './next.ts';

const ORIGIN = 'http://127.0.0.1:8420';

test('an address of this app is gone on to', () => {
  expect(nextOf('/search?words=fish&verdict=altered#a', ORIGIN)).toBe('/search?words=fish&verdict=altered#a');
  expect(nextOf(null, ORIGIN)).toBe('/');
});

test.each([
  'https://evil.example/',
  '//evil.example/x',
  '/\\evil.example/x',
  '\\\\evil.example',
  'javascript:alert(1)',
  'search',
  '/.//evil.example',
  '/login?next=/login',
  'http://127.0.0.1:8420@evil.example/',
  'http://[',
])('%s is not', (given) => {
  expect(nextOf(given, ORIGIN)).toBe('/');
});
