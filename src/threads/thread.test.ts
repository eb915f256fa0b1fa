import { expect, test } from 'vitest';
import { startThread, ThreadEnded } from './index.ts';

const start = () =>
  startThread<string, string, { greeting: string }>(new URL('./testing/worker', import.meta.url), {
    data: { greeting: 'Good day' },
    heap: { young: 16, old: 64 },
    buffers: 64,
  });

async function reasonOf(asked: Promise<string>): Promise<ThreadEnded> {
  const error = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(error instanceof ThreadEnded)) throw new Error('it should have ended');
  return error;
}

test('a thread answers one question after the other until it is ended', async () => {
  const thread = start();
  expect(await thread.ask('one')).toBe('Good day, one');
  expect(await thread.ask('two', 60_000)).toBe('Good day, two');
  expect(thread.over).toBe(false);
  await thread.end();
  expect(thread.over).toBe(true);
  await thread.end();
});

test('one that hangs is ended when its time is up', async () => {
  const thread = start();
  const ended = await reasonOf(thread.ask('hang', 200));
  expect([ended.reason, ended.limit]).toEqual(['time', '200 ms']);
  expect(thread.over).toBe(true);
});

test('it may set itself another limit when it has begun', async () => {
  const thread = start();
  await thread.ask('warm');
  expect(await thread.ask('longer', 200)).toBe('Good day, longer');
  await thread.end();
});

test('one that fills its heap or the memory beside it, and one that dies, are told apart', async () => {
  const [full, beside, dead] = await Promise.all(
    ['fill', 'fill beside', 'die'].map((way) => reasonOf(start().ask(way))),
  );
  expect([full?.reason, full?.limit]).toEqual(['memory', '64 MB']);
  expect([beside?.reason, beside?.limit]).toEqual(['memory', '64 MB']);
  expect([dead?.reason, dead?.message]).toEqual(['fault', 'dying']);
});

test('one that is ended while it was asked rejects, and is over', async () => {
  const thread = start();
  const asked = reasonOf(thread.ask('hang'));
  await thread.end();
  expect((await asked).reason).toBe('fault');
});
