import { expect, test } from 'vitest';
import { OnrecordError } from '../../errors/index.ts';
import { delayAfter, newAttempts } from './attempts.ts';
import { LIMITS } from './limits.ts';
import { clientOf } from './rates.ts';

const MINUTE = 60_000;

const wrong = () => Promise.reject(new Error('wrong'));
const right = async (): Promise<void> => undefined;

/** An attempt: the seconds to wait, 0 where it was made. */
async function tried(work: Promise<unknown>): Promise<number> {
  try {
    await work;
  } catch (error) {
    if (error instanceof OnrecordError && error.code === 'OR8113') return Number(error.details['seconds']);
  }
  return 0;
}

test('the first five are free, and then each takes twice as long', () => {
  const delays = Array.from({ length: 9 }, (_, count) => delayAfter(count, 10_000));
  expect(delays).toEqual([0, 0, 0, 0, 0, 1000, 2000, 4000, 8000]);
  expect(delayAfter(1_000_000, 10_000)).toBe(10_000);
});

test('wrong ones from one address delay it for every name, also where many come at once', async () => {
  let time = 0;
  const { attempt } = newAttempts(() => time);
  const many = Array.from({ length: LIMITS.freeLogIns + 2 }, (_, at) =>
    tried(attempt(`user-${at}`, '192.0.2.1', wrong)),
  );
  expect(await Promise.all(many)).toEqual([0, 0, 0, 0, 0, 1, 1]);
  expect(await tried(attempt('somebody', '192.0.2.1', right))).toBe(1);
  expect(await tried(attempt('somebody', '192.0.2.2', right))).toBe(0);
  time += 1000;
  // Of two at once the second waits for the first, and then as long as after it.
  const two = ['somebody', 'anybody'].map((name) => tried(attempt(name, '192.0.2.1', wrong)));
  expect(await Promise.all(two)).toEqual([0, 2]);
});

test('right ones of many people at one address are all let in, so many at a time as may be wrong', async () => {
  const { attempt } = newAttempts(() => 0);
  let [now, most, done] = [0, 0, 0];
  const slow = async (): Promise<void> => {
    most = Math.max(most, (now += 1));
    await new Promise(setImmediate);
    now -= 1;
    done += 1;
  };
  await tried(attempt('mallory', '192.0.2.1', wrong));
  const many = Array.from({ length: 3 * LIMITS.freeLogIns }, (_, at) =>
    tried(attempt(`user-${at}`, '192.0.2.1', slow)),
  );
  expect(await Promise.all(many)).toEqual(many.map(() => 0));
  expect([most, done]).toEqual([LIMITS.freeLogIns - 1, many.length]);
});

test('guesses of one name at once count as wrong before they are known, whatever their addresses', async () => {
  const { attempt } = newAttempts(() => 0);
  const known = Promise.withResolvers<void>();
  const many = Array.from({ length: LIMITS.freeLogIns }, (_, at) =>
    tried(attempt('kari', `192.0.2.${at}`, () => known.promise)),
  );
  expect(await tried(attempt('KARI', '198.51.100.1', right))).toBe(1);
  known.resolve();
  await Promise.all(many);
});

test('wrong ones for one name delay it from every address, but never for longer than a minute', async () => {
  let time = 0;
  const { attempt } = newAttempts(() => time);
  for (let at = 0; at < 50; at += 1) {
    await tried(attempt(at % 2 === 0 ? 'kari' : 'KARI', `192.0.2.${at}`, wrong));
    time += MINUTE;
  }
  time -= MINUTE;
  expect(await tried(attempt('kari', '198.51.100.1', wrong))).toBe(60);
  expect(await tried(attempt('olav', '198.51.100.1', wrong))).toBe(0);
});

test('a right one is no wrong one, and does not hide the wrong ones of its address', async () => {
  const { attempt } = newAttempts(() => 0);
  for (let at = 0; at < 20; at += 1) expect(await tried(attempt('kari', '192.0.2.1', right))).toBe(0);
  for (let at = 0; at < LIMITS.freeLogIns; at += 1) {
    expect(await tried(attempt('mallory', '192.0.2.1', right))).toBe(0);
    await tried(attempt(`user-${at}`, '192.0.2.1', wrong));
  }
  expect(await tried(attempt('mallory', '192.0.2.1', right))).toBe(1);
});

test('an hour later all is forgotten, and so many names are remembered and no more', async () => {
  let time = 0;
  const { attempt } = newAttempts(() => time);
  for (let at = 0; at < LIMITS.freeLogIns; at += 1) await tried(attempt('kari', '192.0.2.1', wrong));
  expect(await tried(attempt('kari', '192.0.2.1', right))).toBe(1);
  time = LIMITS.delayForgotten;
  expect(await tried(attempt('kari', '192.0.2.1', right))).toBe(0);
  for (let at = 0; at < LIMITS.freeLogIns; at += 1) await tried(attempt('olav', '192.0.2.9', wrong));
  for (let at = 0; at < LIMITS.delaysKept; at += 1) await tried(attempt(`name-${at}`, `address-${at}`, wrong));
  expect(await tried(attempt('olav', '192.0.2.9', right))).toBe(0);
});

test('one subscriber is one client, whatever of their addresses they use', () => {
  expect(clientOf('::ffff:192.0.2.1')).toBe(clientOf('192.0.2.1'));
  expect(clientOf('2001:db8:1:2:aaaa::1')).toBe(clientOf('2001:db8:1:2:bbbb::2'));
  expect(clientOf('2001:db8:1:2::1')).not.toBe(clientOf('2001:db8:1:3::1'));
  expect(clientOf('192.0.2.1')).not.toBe(clientOf('192.0.2.2'));
});
