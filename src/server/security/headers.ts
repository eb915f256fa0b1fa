import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { isHttps } from './cookies.ts';

/** Nothing but what this server itself sends is loaded, run or framed; pictures may also be part of a page (data:). */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/** A year in seconds; by https alone, and for this host alone: others below the same name are not ours to decide about. */
const TRANSPORT = 'max-age=31536000';

/** Headers of every answer, also of refusals. */
export async function withHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // Set below: helmet does not know by which way a request came.
    strictTransportSecurity: false,
  });
  app.addHook('onSend', async (request, reply) => {
    if (isHttps(request)) reply.header('strict-transport-security', TRANSPORT);
    const { person, routeOptions } = request;
    if (routeOptions.config.account !== undefined) reply.header('cache-control', 'no-store');
    else if (person !== null && person.by !== 'local') {
      // What one user was shown is kept for no other one, and asked for anew (304 where it is the same).
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
      reply.header('vary', [reply.getHeader('vary'), 'Cookie, Authorization'].filter(Boolean).join(', '));
    }
  });
}
