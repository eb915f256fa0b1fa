import compress from '@fastify/compress';
import etag from '@fastify/etag';
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type RouteOptions } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { DESCRIPTION } from './description.ts';
import { mcpRoutes } from './mcp/routes.ts';
import { asData } from './pages.ts';
import { refuseUnread, withProblems } from './problem.ts';
import { ROUTES } from './routes/index.ts';
import { type Rates, secure, type SecurityOptions, serverOptions, settingsOf } from './security/index.ts';
import type { Services } from './services.ts';
import { withWebFiles } from './webFiles.ts';

export interface AppOptions {
  /** Where requests are logged; nowhere if not given. */
  readonly logger?: FastifyBaseLogger | undefined;
  /** Under which addresses it is reached; this machine alone if not given. */
  readonly security?: Omit<SecurityOptions, 'readOnly'> | undefined;
  /** Other rates than LIMITS has, for measurements. */
  readonly rates?: Partial<Rates> | undefined;
  /** Told of every route. */
  readonly onRoute?: ((route: RouteOptions) => void) | undefined;
}

/**
 * The server, which listens to nothing yet: `inject` asks it all the same.
 * @throws OnrecordError OR4001 where an option of its security is not what it has to be
 */
export async function buildApp(
  services: Services,
  { logger, security, rates, onRoute }: AppOptions = {},
): Promise<FastifyInstance> {
  const settings = settingsOf({ ...security, readOnly: services.readOnly });
  const app = fastify({
    ...serverOptions(settings),
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    rewriteUrl: ({ url = '/' }) => asData(url),
    clientErrorHandler: refuseUnread,
  });
  if (onRoute) app.addHook('onRoute', onRoute);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  withProblems(app);
  await secure(app, { settings, accounts: services.accounts, rates });
  app.addHook('onRoute', takesNoOther);
  await app.register(swagger, DESCRIPTION);
  await app.register(compress, { encodings: ['br', 'gzip'], brotliOptions: { params: BROTLI } });
  await app.register(etag);
  for (const routes of ROUTES) await app.register(routes, services);
  await app.register(mcpRoutes, services);
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  await withWebFiles(app);
  return app;
}

/** A parameter that a route of the API does not have is refused: passed over, it would seem to have chosen something. */
function takesNoOther({ url, schema }: RouteOptions): void {
  if (schema && url.startsWith('/api/')) schema.querystring ??= NO_PARAMETERS;
}
const NO_PARAMETERS = z.strictObject({});

/** Of 11: answers are made anew each time, and the highest takes a hundred times as long for a tenth less. */
const QUALITY = 4;
const BROTLI = { 1: QUALITY } as const;

/** The description of the API (OpenAPI 3.1), for which nothing has to be opened. */
export async function describeApi(): Promise<object> {
  const nothing: Services = {
    ledger: {} as Services['ledger'],
    actors: {} as Services['actors'],
    accounts: {} as Services['accounts'],
    topics: [],
    readOnly: true,
  };
  const app = await buildApp(nothing);
  await app.ready();
  return app.swagger();
}
