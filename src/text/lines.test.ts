import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf, textLinesOf } from './lines.ts';

async function* chunksOf(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

test('lines are those of the whole text, however it is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é', '🕊') })), async (chunks) => {
      const lines = await Array.fromAsync(linesOf(chunksOf(...chunks), 1000));
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

test('lines of text end at line feeds alone, and blank ones count but are not given', async () => {
  const lines = await Array.fromAsync(
    textLinesOf(chunksOf('\uFEFF{"a":"x\u2028y"}\r\n', ' \r\n\n', '0123456789', '\n[]'), 20),
  );
  expect(lines).toEqual([
    { number: 1, text: '{"a":"x\u2028y"}' },
    { number: 4, text: '0123456789' },
    { number: 5, text: '[]' },
  ]);
  expect(await Array.fromAsync(textLinesOf(chunksOf('[1]\n', '0123456789', '\n[]'), 5))).toEqual([
    { number: 1, text: '[1]' },
    { number: 2, text: null },
    { number: 3, text: '[]' },
  ]);
});
