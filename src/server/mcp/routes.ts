import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { READS } from '../routes/routes.ts';
import { servedAt } from '../security/index.ts';
import type { Services } from '../services.ts';

/** Bytes of a call: the longest takes a quotation and a sentence. */
const BODY_LIMIT = 64 * 1024;
/** The protocol describes itself, so that OpenAPI does not. */
const UNDESCRIBED = { config: { ...READS, accepts: ['*/*'] }, schema: { hide: true } } as const;
/** JSON-RPC's codes: a call that is none, and what the server's own errors begin with. */
const [INVALID_REQUEST, SERVER_ERROR] = [-32_600, -32_000];

/**
 * `/mcp`: the Model Context Protocol over streamable HTTP, without sessions: each POST is a call of its own, answered as
 * JSON. There is nothing that the server would send by itself and no session to end, so GET and DELETE are answered 405,
 * as the protocol has it. Host, Origin, tokens and rate are looked at by the server's hooks before.
 */
export const mcpRoutes: FastifyPluginAsync<Services> = async (app, { ledger, actors }) => {
  // The protocol has answers of its own for bodies that are no JSON, so they are taken as text of any kind.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
  app.route({ method: 'POST', url: '/mcp', ...UNDESCRIBED, handler: post });
  app.route({
    method: ['GET', 'DELETE'],
    url: '/mcp',
    ...UNDESCRIBED,
    handler: (_request, reply) =>
      reply.code(405).header('allow', 'POST').send(failure(SERVER_ERROR, 'Method not allowed: there are no sessions')),
  });

  async function post(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const body = typeof request.body === 'string' ? request.body : '';
    // One call a request, so that limits of requests limit calls; the protocol itself has given batches up (2025-06-18).
    if (body.trimStart().startsWith('['))
      return reply.code(400).send(failure(INVALID_REQUEST, 'Batches are not supported: send one message a request'));
    // Loaded with the first call: a server that nobody asks so need not wait for it.
    const [{ mcpServer }, { WebStandardStreamableHTTPServerTransport }] = await Promise.all([
      import('./server.ts'),
      import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
    ]);
    // As the client reaches it, by a name or through another server: links are for the client.
    const address = servedAt(request);
    const onFault = (error: Error): void => request.log.error(error);
    const server = mcpServer({ ledger, actors, address, onFault });
    // A call that is taken back by hanging up ends with its connection.
    const left = (): void => void server.close();
    reply.raw.once('close', left);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers))
      if (typeof value === 'string') headers.set(name, value);
    const answer = await transport.handleRequest(new Request(`${address}/mcp`, { method: 'POST', headers, body }));
    reply.code(answer.status);
    for (const [name, value] of answer.headers) reply.header(name, value);
    const text = await answer.text();
    await server.close();
    return reply.send(text === '' ? undefined : text);
  }
};

const failure = (code: number, message: string) => ({ jsonrpc: '2.0', error: { code, message }, id: null });
