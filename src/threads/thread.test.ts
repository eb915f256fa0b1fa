import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
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

test.each([Infinity, 2 ** 31])('a limit of %d milliseconds is never reached', async (within) => {
  const thread = start();
  expect(await thread.ask('one', within)).toBe('Good day, one');
  await thread.end();
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

test('one that answers while it is being ended is waited for, with nothing else to keep the process alive', async () => {
  const program = `
    import { setTimeout } from 'node:timers/promises';
    import { startThread } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    const worker = new URL(${JSON.stringify(new URL('./testing/worker', import.meta.url).href)});
    const thread = startThread(worker, { data: { greeting: 'Hi' }, heap: { old: 512 } });
    await thread.ask('warm');
    void thread.ask('answer at the end');
    await setTimeout(500);
    // So busy that it finds the answer after it has ended the thread, as on a slow machine.
    const ended = thread.end();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    ended.then(() => process.stdout.write('ended'));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect([out, code]).toEqual(['ended', 0]);
});
