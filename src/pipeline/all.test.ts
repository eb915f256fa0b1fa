import { expect, test } from 'vitest';
import type { FailedInput, RawDocument, Recorded } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Outcome, readAll } from './all.ts';
import type { ReaderPool } from './pool.ts';

const raw = (id: string): RawDocument => ({ form: 'record', input: id, id, record: { text: id } });
const broken = (id: string): FailedInput => ({
  form: 'failed',
  input: id,
  id,
  error: new OnrecordError('OR1001', { input: id }),
});

/** A pool that answers when the test says so, in any order. */
function fakePool(threads: number) {
  const waiting = new Map<string, PromiseWithResolvers<Recorded>>();
  const pool: Pick<ReaderPool, 'threads' | 'read'> = {
    threads,
    read({ id }) {
      const answer = Promise.withResolvers<Recorded>();
      waiting.set(id, answer);
      return answer.promise;
    },
  };
  const answer = (id: string): void => waiting.get(id)?.resolve({ id } as Recorded);
  const fail = (id: string, error: unknown): void => waiting.get(id)?.reject(error);
  return { pool, waiting, answer, fail };
}

async function* from<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

async function collect(outcomes: AsyncIterable<Outcome>): Promise<Outcome[]> {
  const all: Outcome[] = [];
  for await (const outcome of outcomes) all.push(outcome);
  return all;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('outcomes come in the order of the inputs, whatever is read first, failed ones among them', async () => {
  const { pool, answer, fail } = fakePool(2);
  const outcomes = collect(readAll(from([raw('a'), broken('b'), raw('c'), raw('d'), raw('e')]), pool));
  await settled();
  for (const id of ['e', 'a']) answer(id);
  fail('d', new OnrecordError('OR1002', { input: 'd' }));
  fail('c', new Error('out of luck'));
  const found = await outcomes;
  expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(found.map(({ error }) => error?.code)).toEqual([undefined, 'OR1001', 'OR9001', 'OR1002', undefined]);
  expect(found.map(({ recorded }) => recorded?.id)).toEqual(['a', undefined, undefined, undefined, 'e']);
});

test('no more than a few documents a thread are read ahead', async () => {
  const { pool, waiting, answer } = fakePool(2);
  const ids = Array.from({ length: 50 }, (_, index) => `${index}`);
  let taken = 0;
  async function* inputs() {
    for (const id of ids) {
      taken += 1;
      yield raw(id);
    }
  }
  const outcomes = readAll(inputs(), pool);
  const first = outcomes.next();
  await settled();
  expect(taken).toBe(8);
  expect(waiting.size).toBe(8);
  answer('0');
  await first;
  await settled();
  expect(taken).toBe(8);
  const rest = collect(outcomes);
  for (const id of ids) {
    await settled();
    answer(id);
  }
  expect((await rest).map(({ id }) => id)).toEqual(ids.slice(1));
  expect(taken).toBe(50);
});

test('an early failure does not surface before its turn, and not as an unhandled rejection', async () => {
  const { pool, answer, fail } = fakePool(1);
  const outcomes = readAll(from([raw('a'), raw('b')]), pool);
  const first = outcomes.next();
  await settled();
  fail('b', new Error('no'));
  await settled();
  answer('a');
  expect((await first).value?.recorded?.id).toBe('a');
  expect((await outcomes.next()).value?.error?.code).toBe('OR9001');
  expect((await outcomes.next()).done).toBe(true);
});

test('nothing in, nothing out', async () => {
  expect(await collect(readAll(from([]), fakePool(1).pool))).toEqual([]);
});

test('what is read is given while the next input is still waited for', async () => {
  const { pool, answer } = fakePool(1);
  const next = Promise.withResolvers<undefined>();
  async function* inputs() {
    yield raw('a');
    await next.promise;
    yield raw('b');
  }
  const outcomes = readAll(inputs(), pool);
  const first = outcomes.next();
  await settled();
  answer('a');
  expect((await first).value?.recorded?.id).toBe('a');
  next.resolve(undefined);
  const second = outcomes.next();
  await settled();
  answer('b');
  expect((await second).value?.recorded?.id).toBe('b');
  expect((await outcomes.next()).done).toBe(true);
});

test('where the inputs break, what they gave before is given first', async () => {
  const { pool, answer } = fakePool(2);
  async function* inputs() {
    yield raw('a');
    yield raw('b');
    throw new Error('the pipe broke');
  }
  const outcomes = readAll(inputs(), pool);
  const first = outcomes.next();
  await settled();
  for (const id of ['b', 'a']) answer(id);
  expect((await first).value?.recorded?.id).toBe('a');
  expect((await outcomes.next()).value?.recorded?.id).toBe('b');
  await expect(outcomes.next()).rejects.toThrow('the pipe broke');
});

test('whoever leaves closes the inputs, and does not wait for one that never comes', async () => {
  const { pool, answer } = fakePool(1);
  const never = Promise.withResolvers<IteratorResult<RawDocument>>();
  for (const then of [never.promise, raw('b')]) {
    let isClosed = false;
    const given: (RawDocument | Promise<IteratorResult<RawDocument>>)[] = [
      raw('a'),
      then,
      ...'cdef'.split('').map(raw),
    ];
    const inputs: AsyncIterableIterator<RawDocument> = {
      [Symbol.asyncIterator]: () => inputs,
      next: async () => {
        const one = given.shift();
        return one instanceof Promise ? one : { value: one as RawDocument };
      },
      return: async () => {
        isClosed = true;
        return { done: true, value: undefined };
      },
    };
    const left = (async () => {
      for await (const { id } of readAll(inputs, pool)) return id;
      return null;
    })();
    await settled();
    answer('a');
    expect(await left).toBe('a');
    expect(isClosed).toBe(true);
  }
});
