import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * With the prefix browsers take a cookie only by https, and only from this very host (RFC 6265bis §4.1.3.2). A host's
 * cookies are sent to all of its ports, so that two ledgers served there need names of their own.
 */
const nameOf = (request: FastifyRequest): string =>
  `${isHttps(request) ? '__Host-' : ''}onrecord${isUsual(request.port) ? '' : `-${request.port}`}`;

const isUsual = (port: number | null): boolean => port === null || port === 80 || port === 443;

/** The session's id that a request shows, null where it shows none. */
export const sessionCookie = (request: FastifyRequest): string | null =>
  new Map(Object.entries(request.cookies)).get(nameOf(request)) ?? null;

/** Whether the request came by https, at the last by a proxy that is trusted or by the public address. */
export const isHttps = ({ servedAt, protocol }: FastifyRequest): boolean =>
  servedAt === null ? protocol === 'https' : servedAt.startsWith('https:');

/** Neither scripts nor other sites see it. @param expires ISO 8601 */
export const setSessionCookie = (reply: FastifyReply, id: string, expires: string): FastifyReply =>
  reply.setCookie(nameOf(reply.request), id, { ...attributes(reply.request), expires: new Date(expires) });

export const clearSessionCookie = (reply: FastifyReply): FastifyReply =>
  reply.clearCookie(nameOf(reply.request), attributes(reply.request));

const attributes = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(request) }) as const;
