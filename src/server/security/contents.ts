import type { FastifyRequest } from 'fastify';
import { OnrecordError } from '../../errors/index.ts';
import { isSafe } from './origins.ts';
import { placeOf } from './who.ts';

/** Of a route that looks at the type itself, and answers in its own way. */
const ANY = '*/*';
const JSON_TYPE = 'application/json';

/**
 * A body is of one of the types that the route takes, JSON if it says none. Types that a form of a foreign page could send
 * without asking first (text/plain) are none of them.
 * @throws OnrecordError OR8108
 */
export function checkContent(request: FastifyRequest): void {
  const { method, headers, routeOptions } = request;
  if (isSafe(method) || !hasBody(headers)) return;
  const accepted = routeOptions.config.accepts ?? [JSON_TYPE];
  const given = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!accepted.includes(given) && !accepted.includes(ANY))
    throw new OnrecordError('OR8108', {
      input: placeOf(request),
      expected: accepted.join(' or '),
      found: given === '' ? 'without Content-Type' : given,
    });
}

const hasBody = (headers: FastifyRequest['headers']): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
