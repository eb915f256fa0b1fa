import { expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { orRefused } from './refused.ts';

test('what a ledger refuses of one document is given, and what is wrong with the ledger is thrown', async () => {
  const refused = new OnrecordError('OR3009', { input: 'a', fault: 'a span' });
  const full = new OnrecordError('OR3006', { input: 'a', fault: 'disk full' });
  expect(await orRefused(Promise.resolve(7), 'page.html')).toBe(7);
  expect(await orRefused(Promise.reject(refused), 'page.html')).toBe(refused);
  // The database names the ledger in its own words; here the document is named.
  const cause = new Error('a page of an index');
  const ofDatabase = new OnrecordError('OR3009', { input: 'postgres://h/d', fault: 'too long' }, { cause });
  expect(await orRefused(Promise.reject(ofDatabase), 'page.html')).toMatchObject({
    message: expect.stringMatching(/^page\.html: /) as unknown,
    cause,
  });
  await expect(orRefused(Promise.reject(full), 'page.html')).rejects.toBe(full);
  await expect(orRefused(Promise.reject(new TypeError('ours')), 'page.html')).rejects.toThrow('ours');
});
