import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from './lines.ts';
import { allOf, chunksOf } from './testing/items.ts';

test('lines are those of the whole text, however it is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é', '🕊') })), async (chunks) => {
      const lines = await allOf(linesOf(chunksOf(...chunks), 1000));
      const expected = chunks.join('').split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(lines.map((line) => Buffer.from(line.bytes ?? []).toString('utf8'))).toEqual(expected);
      expect(lines.map((line) => line.number)).toEqual(expected.map((_, index) => index + 1));
    }),
  );
});

test('a line over the limit is told of once, without its bytes, before its end has come', async () => {
  let sent = 0;
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('ok\n123456');
    sent += 1;
    yield Buffer.from('789');
    sent += 1;
    yield Buffer.from('0\nlast');
  }
  const lines = linesOf(stream(), 5);
  expect((await lines.next()).value).toMatchObject({ number: 1, size: 2 });
  expect((await lines.next()).value).toEqual({ number: 2, bytes: null, size: 6 });
  expect(sent).toBe(0);
  expect((await lines.next()).value).toMatchObject({ number: 3, size: 4 });
  expect((await lines.next()).done).toBe(true);
});
