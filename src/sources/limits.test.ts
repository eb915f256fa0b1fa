import { once } from 'node:events';
import { expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import { deadlineOf } from './deadline.ts';
import { lastedTooLong, sized, untilFailing, waitedFor } from './limits.ts';
import { patienceWith } from './patience.ts';
import { allOf, chunksOf } from './testing/items.ts';

async function* items(...forms: string[]): AsyncGenerator<{ form: string }> {
  for (const form of forms) yield { form };
}

test('items come until so many in a row have failed, and one that is sound begins anew', async () => {
  const mixed = ['failed', 'failed', 'text', 'failed', 'failed', 'failed', 'text'];
  const given: string[] = [];
  const reading = (async () => {
    for await (const { form } of untilFailing(items(...mixed), 3, 'records', 'x')) given.push(form);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'OR1109', details: { count: 3, what: 'records' } });
  expect(given).toEqual(mixed.slice(0, 6));
  expect(await allOf(untilFailing(items(...mixed), 4, 'records', 'x'))).toHaveLength(mixed.length);
});

test('a stream ends at its size, which is that of a hundred documents', async () => {
  const read = (size: number) => allOf(sized(chunksOf('x'.repeat(size)), (chunk) => chunk.length, 10, 'x'));
  expect(await read(1000)).toHaveLength(1);
  await expect(read(1001)).rejects.toMatchObject({ code: 'OR1110', details: { found: '1,000 bytes' } });
});

test('only what is waited for counts as waiting, not what is done between', async () => {
  let clock = 0;
  async function* slow(pause: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < 4; at += 1) {
      clock += pause;
      yield Buffer.from('x');
    }
  }
  const now = (): number => clock;
  await expect(allOf(waitedFor(slow(100), 350, 'x', now))).rejects.toMatchObject({ code: 'OR1110' });
  expect(await allOf(waitedFor(slow(100), 400, 'x', now))).toHaveLength(4);
  let read = 0;
  for await (const chunk of waitedFor(slow(0), 150, 'x', now)) {
    read += chunk.length;
    clock += 100;
  }
  expect(read).toBe(4);
});

test('a deadline that is put off ends with the error that was given', async () => {
  const deadline = deadlineOf(60_000, 'x');
  deadline.extend(1, lastedTooLong('x', 1000));
  await once(deadline.signal, 'abort');
  expect(deadline.signal.reason).toMatchObject({ code: 'OR1110', details: { found: '1 s' } });
});

test('patience ends with failures in a row, and with time', () => {
  const error = new OnrecordError('OR1106', { input: 'x', fault: 'x' });
  const patience = patienceWith('x', 'feeds', Infinity);
  for (let at = 0; at < 19; at += 1) patience.count(error);
  patience.count(null);
  for (let at = 0; at < 19; at += 1) patience.count(error);
  expect(patience.over()).toBeNull();
  patience.count(error);
  expect(patience.over()).toMatchObject({
    code: 'OR1111',
    message: expect.stringContaining('20 feeds in a row') as string,
  });
  expect(patienceWith('x', 'documents', -1).over()).toMatchObject({ code: 'OR1111' });
});
