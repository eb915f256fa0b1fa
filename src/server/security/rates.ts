import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import ipaddr from 'ipaddr.js';
import { OnrecordError } from '../../errors/index.ts';
import { LIMITS } from './limits.ts';
import { isQuestion } from './origins.ts';
import { placeOf } from './who.ts';

/** How many requests of each kind one address may send in a minute. */
export interface Rates {
  readonly reads: number;
  readonly writes: number;
  readonly logIns: number;
}

export const RATES: Rates = {
  reads: LIMITS.readsPerMinute,
  writes: LIMITS.writesPerMinute,
  logIns: LIMITS.logInsPerMinute,
};

const kindOf = ({ method, routeOptions }: FastifyRequest): keyof Rates => {
  if (routeOptions.config.account === 'log-in') return 'logIns';
  return isQuestion(method, routeOptions.config) ? 'reads' : 'writes';
};

/** Whose requests are counted together: an address, and of IPv6 the 64 bits that one subscriber has. */
export function clientOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  return address.kind() === 'ipv4' ? address.toString() : address.toNormalizedString().split(':', 4).join(':');
}

/** Refuses with OR8113 what comes too often. */
export async function rateHook(app: FastifyInstance, rates: Rates): Promise<onRequestAsyncHookHandler> {
  // Not on each route by itself, where it would come after it is found out who asks, which costs more.
  await app.register(rateLimit, { global: false });
  return app.rateLimit({
    timeWindow: 60_000,
    keyGenerator: (request) => `${kindOf(request)} ${clientOf(request.ip)}`,
    max: (request) => rates[kindOf(request)],
    errorResponseBuilder: (request, { ttl }) =>
      new OnrecordError('OR8113', { input: placeOf(request), seconds: Math.ceil(ttl / 1000) }),
  }) as onRequestAsyncHookHandler;
}
