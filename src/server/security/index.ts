import type { Server } from 'node:http';
import cookie from '@fastify/cookie';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import type { Accounts, Person, Role } from '../../accounts/index.ts';
import { checkParameters } from './addresses.ts';
import { checkContent } from './contents.ts';
import { withHeaders } from './headers.ts';
import { checkHost } from './hosts.ts';
import { LIMITS } from './limits.ts';
import { checkOrigin } from './origins.ts';
import { RATES, type Rates, rateHook } from './rates.ts';
import { checkRole, guardRoutes } from './roles.ts';
import type { Settings } from './settings.ts';
import { bearerOf, personOf } from './who.ts';

export { type Attempts, newAttempts } from './attempts.ts';
export { clearSessionCookie, setSessionCookie } from './cookies.ts';
export { LIMITS } from './limits.ts';
export { clientOf, type Rates } from './rates.ts';
export { refuseUnguarded, type SecurityOptions, type Settings, settingsOf } from './settings.ts';
export { askingPerson, placeOf, servedAt } from './who.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route, each with those above; left out where everybody may, for instance for the page itself. */
    readonly role?: Role;
    /** Of routes about accounts: log-in needs no user; session ends one; own shows or changes users and what they have. */
    readonly account?: 'log-in' | 'session' | 'own';
    /** Media types of its body; application/json alone where left out; any (`*\/*`) where the route itself refuses others. */
    readonly accepts?: readonly string[];
    /** Whether it answers for as long as somebody listens. */
    readonly stream?: boolean;
  }
  interface FastifyRequest {
    /** Who asks; null where nobody is known, which only routes without a role see. */
    person: Person | null;
    /** The origin under which the request reached this server (https://ledger.example.org); null before it is known. */
    servedAt: string | null;
  }
}

export interface Guards {
  readonly settings: Settings;
  readonly accounts: Accounts;
  /** Other ones for measurements. */
  readonly rates?: Partial<Rates> | undefined;
}

/** What Fastify itself is to be made with. */
export const serverOptions = ({ trustProxy }: Settings) =>
  ({
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: LIMITS.requestMilliseconds,
    connectionTimeout: LIMITS.connectionMilliseconds,
    keepAliveTimeout: LIMITS.keepAliveMilliseconds,
    maxRequestsPerSocket: LIMITS.requestsPerConnection,
    handlerTimeout: LIMITS.answerMilliseconds,
    // The router’s own refusal would come before the guards, without their headers and in words of its own.
    routerOptions: { maxParamLength: LIMITS.headerBytes },
    http: { maxHeaderSize: LIMITS.headerBytes, headersTimeout: LIMITS.headersMilliseconds },
  }) satisfies FastifyHttpOptions<Server>;

/**
 * Guards all routes of an app that are registered after this: by the Host, the rate, the Origin, the type of the body, who
 * asks and what they may do, in this order, before anything of the body is read. What is refused is thrown as an
 * OnrecordError.
 */
export async function secure(app: FastifyInstance, { settings, accounts, rates }: Guards): Promise<void> {
  app.decorateRequest('person', null);
  app.decorateRequest('servedAt', null);
  app.server.maxHeadersCount = LIMITS.headers;
  // A form of a foreign page can send it, and no route takes it.
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await withHeaders(app);
  const rate = await rateHook(app, { ...RATES, ...rates });
  app.addHook('onRoute', (route) => {
    if (route.config?.stream) route.handlerTimeout = LIMITS.streamMilliseconds;
  });
  guardRoutes(app);
  app.addHook('onRequest', async function guard(request, reply) {
    request.servedAt = checkHost(request, settings);
    await rate.call(this, request, reply);
    checkOrigin(request, request.servedAt, bearerOf(request) !== null);
    checkContent(request);
    checkParameters(request);
    // Without a role nothing is asked of whoever calls, and a session that is over keeps nobody from the page to log in.
    if (request.routeOptions.config.role !== undefined) request.person = await personOf(request, settings, accounts);
    checkRole(request, request.person, settings.readOnly);
  });
}
