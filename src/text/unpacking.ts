import type { Transform } from 'node:stream';

/**
 * All that a zlib stream makes of a source. Where either of them fails, what came before is given out first, however fast
 * it is taken: a stream by itself throws away what it holds.
 */
export async function* unpackedBy(transform: Transform, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const closed = new Promise<void>((resolve) => transform.once('close', resolve));
  async function feed(): Promise<void> {
    for await (const piece of source) {
      // The end is told by itself: a last piece that came with it, and is cut short, would give nothing.
      const taken = new Promise<void>((resolve) => transform.write(piece, () => resolve()));
      await Promise.race([taken, closed]);
      if (transform.destroyed) return;
    }
    transform.end();
  }
  // Whatever fails comes out where the stream is read.
  transform.on('error', () => undefined);
  void feed().catch((error: unknown) => transform.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    yield* transform as AsyncIterable<Buffer>;
  } catch (error) {
    for (let rest = transform.read() as Buffer | null; rest !== null; rest = transform.read() as Buffer | null)
      yield rest;
    throw error;
  } finally {
    transform.destroy();
  }
}
