import { expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { orRefused } from './output.ts';

test('what a ledger refuses of one document is given, and what is wrong with the ledger is thrown', async () => {
  const refused = new OnrecordError('OR3009', { input: 'a', fault: 'a span' });
  const full = new OnrecordError('OR3006', { input: 'a', fault: 'disk full' });
  expect(await orRefused(Promise.resolve(7))).toBe(7);
  expect(await orRefused(Promise.reject(refused))).toBe(refused);
  await expect(orRefused(Promise.reject(full))).rejects.toBe(full);
  await expect(orRefused(Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
});
