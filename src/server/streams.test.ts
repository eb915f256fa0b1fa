import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { sendPieces } from './streams.ts';

let app: FastifyInstance;
afterEach(() => app.close());

/** Serves so many pieces, the first of which waits until it may come. */
function served(count: number, mayCome: Promise<void> = Promise.resolve()) {
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
  const { promise: left, resolve: hasLeft } = Promise.withResolvers<void>();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const seen = { made: 0 };
  async function* pieces(): AsyncGenerator<string> {
    try {
      isAsked();
      await mayCome;
      for (; seen.made < count; seen.made += 1) yield `${seen.made}\n`;
    } finally {
      end();
    }
  }
  app = fastify();
  app.get('/', async (_, reply) => {
    reply.raw.once('close', hasLeft);
    await sendPieces(reply, pieces(), 'text/csv');
  });
  return { seen, asked, left, ended };
}

test('all pieces come, in their order', async () => {
  served(3);
  expect((await app.inject({ url: '/' })).body).toBe('0\n1\n2\n');
});

test('what makes the pieces is ended where the other side has left before the first of them', async () => {
  const { promise: mayCome, resolve: come } = Promise.withResolvers<void>();
  const { seen, asked, left, ended } = served(Infinity, mayCome);
  await app.listen({ port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await asked;
  socket.destroy();
  await Promise.all([once(socket, 'close'), left]);
  come();
  await ended;
  expect(seen.made).toBeLessThan(10);
});

test('of what is asked for without its contents no more than the first is made', async () => {
  const { seen, ended } = served(1000);
  const { statusCode, headers, body } = await app.inject({ method: 'HEAD', url: '/' });
  expect([statusCode, headers['content-type'], body]).toEqual([200, 'text/csv', '']);
  await ended;
  expect(seen.made).toBeLessThan(3);
});
