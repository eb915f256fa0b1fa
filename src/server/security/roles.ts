import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { mayAct, type Person } from '../../accounts/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { isQuestion, isSafe } from './origins.ts';
import { placeOf } from './who.ts';

/**
 * Whether whoever asks may call the route: by its role; where it has none, everybody may.
 * @throws OnrecordError OR8109 nobody is known, OR8111 the role is too low, OR8112 the server only reads
 */
export function checkRole(request: FastifyRequest, person: Person | null, readOnly: boolean): void {
  const { config } = request.routeOptions;
  const { role } = config;
  if (role !== undefined) {
    if (person === null) throw new OnrecordError('OR8109', { input: placeOf(request) });
    if (!mayAct(person.role, role))
      throw new OnrecordError('OR8111', {
        input: placeOf(request),
        needed: role,
        user: person.name,
        role: person.role,
      });
  }
  if (readOnly && !request.is404 && changes(request.method, config))
    throw new OnrecordError('OR8112', { input: placeOf(request) });
}

type Config = FastifyRequest['routeOptions']['config'];

/** Whether a route changes what is kept in the ledger: what begins or ends a session does not. */
const changes = (method: string, config: Config): boolean =>
  !isQuestion(method, config) && (config.account === undefined || config.account === 'own');

/** Below these addresses is what the ledger holds. */
const GUARDED = /^\/(?:api|mcp)(?:\/|$)/;

/**
 * Lets no app begin in which a route says not who may call it. Everything that the ledger holds has a role, and everything
 * that is changed one above readers, but a user's own account.
 */
export function guardRoutes(app: FastifyInstance): void {
  const faults: string[] = [];
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  app.addHook('onReady', async () => {
    for (const { method, url, config = {} } of routes) {
      for (const one of [method].flat()) {
        const isOpen = config.role === undefined && config.account !== 'log-in';
        if (isOpen && (!isSafe(one) || GUARDED.test(url))) faults.push(`${one} ${url}`);
      }
    }
    if (faults.length > 0)
      throw new Error(`these routes say not who may call them (config.role): ${faults.join(', ')}`);
  });
}
