import { expect, test } from 'vitest';
import { OnrecordError } from '../../errors/index.ts';
import { delayAfter, newAttempts } from './attempts.ts';
import { LIMITS } from './limits.ts';
import { clientOf } from './rates.ts';

const MINUTE = 60_000;

/** The seconds to wait, 0 where the attempt may be made. */
const begun = (work: () => void): number => {
  try {
    work();
    return 0;
  } catch (error) {
    if (error instanceof OnrecordError && error.code === 'OR8113') return Number(error.details['seconds']);
    throw error;
  }
};

test('the first five are free, and then each takes twice as long', () => {
  const delays = Array.from({ length: 9 }, (_, count) => delayAfter(count, 10_000));
  expect(delays).toEqual([0, 0, 0, 0, 0, 1000, 2000, 4000, 8000]);
  expect(delayAfter(1_000_000, 10_000)).toBe(10_000);
});

test('wrong ones from one address delay it for every name, also where many come at once', () => {
  let time = 0;
  const { begin } = newAttempts(() => time);
  for (let at = 0; at < LIMITS.freeLogIns; at += 1) expect(begun(() => begin(`user-${at}`, '192.0.2.1'))).toBe(0);
  expect(begun(() => begin('somebody', '192.0.2.1'))).toBe(1);
  expect(begun(() => begin('somebody', '192.0.2.2'))).toBe(0);
  time += 1000;
  expect(begun(() => begin('somebody', '192.0.2.1'))).toBe(0);
  expect(begun(() => begin('somebody', '192.0.2.1'))).toBe(2);
});

test('wrong ones for one name delay it from every address, but never for longer than a minute', () => {
  let time = 0;
  const { begin } = newAttempts(() => time);
  for (let at = 0; at < 50; at += 1) {
    begin(at % 2 === 0 ? 'kari' : 'KARI', `192.0.2.${at}`);
    time += MINUTE;
  }
  time -= MINUTE;
  expect(begun(() => begin('kari', '198.51.100.1'))).toBe(60);
  expect(begun(() => begin('olav', '198.51.100.1'))).toBe(0);
});

test('a right one is no wrong one, and does not hide the wrong ones of its address', () => {
  const { begin, succeed } = newAttempts(() => 0);
  for (let at = 0; at < 20; at += 1) {
    begin('kari', '192.0.2.1');
    succeed('kari', '192.0.2.1');
  }
  for (let at = 0; at < LIMITS.freeLogIns; at += 1) {
    begin(`user-${at}`, '192.0.2.1');
    if (at === LIMITS.freeLogIns - 1) break;
    begin('mallory', '192.0.2.1');
    succeed('mallory', '192.0.2.1');
  }
  expect(begun(() => begin('mallory', '192.0.2.1'))).toBe(1);
});

test('an hour later all is forgotten, and so many names are remembered and no more', () => {
  let time = 0;
  const { begin } = newAttempts(() => time);
  for (let at = 0; at < LIMITS.freeLogIns; at += 1) begin('kari', '192.0.2.1');
  expect(begun(() => begin('kari', '192.0.2.1'))).toBe(1);
  time = LIMITS.delayForgotten;
  expect(begun(() => begin('kari', '192.0.2.1'))).toBe(0);
  for (let at = 0; at < LIMITS.freeLogIns; at += 1) begin('olav', '192.0.2.9');
  for (let at = 0; at < LIMITS.delaysKept; at += 1) begin(`name-${at}`, `address-${at}`);
  expect(begun(() => begin('olav', '192.0.2.9'))).toBe(0);
});

test('one subscriber is one client, whatever of their addresses they use', () => {
  expect(clientOf('::ffff:192.0.2.1')).toBe(clientOf('192.0.2.1'));
  expect(clientOf('2001:db8:1:2:aaaa::1')).toBe(clientOf('2001:db8:1:2:bbbb::2'));
  expect(clientOf('2001:db8:1:2::1')).not.toBe(clientOf('2001:db8:1:3::1'));
  expect(clientOf('192.0.2.1')).not.toBe(clientOf('192.0.2.2'));
});
