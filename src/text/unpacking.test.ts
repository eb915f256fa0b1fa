import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, createGunzip, createInflateRaw, deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { unpackedBy } from './unpacking.ts';

/** Words that hardly pack, so that they go through in many pieces. */
const words = Array.from({ length: 3000 }, (_, index) => createHash('sha512').update(`${index}`).digest('hex')).join(
  ' ',
);

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What comes, with how it ends; `pause`: milliseconds after each piece. */
async function taken(stream: AsyncIterable<Uint8Array>, pause = 0): Promise<{ text: string; error: unknown }> {
  const pieces: Uint8Array[] = [];
  let error: unknown = null;
  try {
    for await (const piece of stream) {
      pieces.push(piece);
      if (pause > 0) await sleep(pause);
    }
  } catch (caught) {
    error = caught;
  }
  return { text: Buffer.concat(pieces).toString(), error };
}

test.each([
  [1000, 0],
  [65_536, 0],
  [1000, 1],
  [65_536, 1],
])(
  'all that is there of a stream that is cut short comes, in pieces of %i and taken with pauses of %i',
  async (size, pause) => {
    const packed = gzipSync(words);
    const cut = packed.subarray(0, Math.floor(packed.length / 2));
    const { text, error } = await taken(unpackedBy(createGunzip(), piecesOf(cut, size)), pause);
    expect(error).toMatchObject({ code: 'Z_BUF_ERROR' });
    expect(text === gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString()).toBe(true);
  },
);

test('a source that fails is the failure, after what came of it', async () => {
  const packed = gzipSync(words);
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield packed.subarray(0, 100_000);
    throw new Error('gone');
  }
  const { text, error } = await taken(unpackedBy(createGunzip(), failing()));
  expect(error).toMatchObject({ message: 'gone' });
  expect(text.length).toBeGreaterThan(100_000);
});

test('what ends before its source does, or is left before its end, lets go of the source', async () => {
  let closed = 0;
  async function* source(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    try {
      yield* piecesOf(bytes, 1000);
    } finally {
      closed += 1;
    }
  }
  const packed = deflateRawSync(words);
  const followed = Buffer.concat([packed, Buffer.alloc(100_000)]);
  expect((await taken(unpackedBy(createInflateRaw(), source(followed)))).text === words).toBe(true);
  for await (const piece of unpackedBy(createInflateRaw(), source(packed))) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  await expect.poll(() => closed).toBe(2);
});
