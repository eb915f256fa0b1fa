import type { FastifyRequest } from 'fastify';
import { OnrecordError } from '../../errors/index.ts';
import { placeOf } from './who.ts';

/** Methods that change nothing (RFC 9110 §9.2.1). */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
export const isSafe = (method: string): boolean => SAFE.has(method.toUpperCase());

/**
 * Whether a request changes nothing: by its method, or since it is a question that is too long for an address, which readers
 * may ask. A change that readers may make is one of their own accounts.
 */
export const isQuestion = (method: string, { role, account }: FastifyRequest['routeOptions']['config']): boolean =>
  isSafe(method) || (role === 'reader' && account === undefined);

/** What a browser says of a request that a page of this server made, or that nobody's page did. */
const OWN_SITES: ReadonlySet<string | undefined> = new Set(['same-origin', 'none']);

/**
 * A change comes from a page of this server, or from a program that shows a token: no foreign page can send one. Nor can it
 * ask questions, whose answers it could not read, to keep the server busy; a link may lead here (https://web.dev/articles/fetch-metadata).
 * Browsers send Origin with every such request, so that of what says nothing of where it comes from questions alone are
 * accepted: programs ask them.
 * @param own the origin under which the request reached this server
 * @throws OnrecordError OR8107
 */
export function checkOrigin(request: FastifyRequest, own: string, hasToken: boolean): void {
  const { method, headers, routeOptions } = request;
  const refused = (fault: string): OnrecordError => new OnrecordError('OR8107', { input: placeOf(request), fault });
  const site = headers['sec-fetch-site'];
  const isLink = isSafe(method) && headers['sec-fetch-mode'] === 'navigate';
  if (site === 'cross-site' && !isLink) throw refused('it comes from another site');
  if (isSafe(method)) return;
  const { origin } = headers;
  if (origin !== undefined) {
    if (origin !== own) throw refused(`it comes from ${origin}`);
    return;
  }
  const isProgram = hasToken || isQuestion(method, routeOptions.config);
  if (site !== undefined ? !OWN_SITES.has(String(site)) : !isProgram)
    throw refused('it does not say where it comes from');
}
