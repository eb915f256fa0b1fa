import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * Sends a file piece by piece in constant memory. The first pieces are waited for, so that what is wrong with the question is
 * still answered with a problem; when the other side leaves, what makes the pieces is ended.
 *
 * @param name of the file under which a browser keeps it; shown in the browser where none is given
 */
export async function sendPieces(
  reply: FastifyReply,
  pieces: AsyncIterable<string | Uint8Array>,
  mediaType: string,
  name?: string,
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  // Two: the first may be a header, which is written before anything is asked.
  const first = [await iterator.next(), await iterator.next()];
  // Of what is asked for without its contents no more is made.
  if (reply.request.method === 'HEAD') await iterator.return?.();
  // No generator: one that has not begun when the other side leaves would end without ending what it takes from.
  const all: AsyncIterator<string | Uint8Array> = {
    next: async () => first.shift() ?? iterator.next(),
    return: async () => {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
  if (name !== undefined) reply.header('content-disposition', `attachment; filename="${name}"`);
  const stream = Readable.from({ [Symbol.asyncIterator]: () => all }, { objectMode: false });
  // Awaited, a reply is fulfilled when it is sent: a handler that ended before would have answered nothing.
  await reply.type(mediaType).send(stream);
}
