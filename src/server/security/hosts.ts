import type { AddressInfo } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { OnrecordError } from '../../errors/index.ts';
import { isLoopback, type Settings } from './settings.ts';

/** The names under which anything of this machine reaches the server. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origin (scheme, host, port) under which a request reaches this server, null where it is not served under that.
 * Whoever asks for a name that somebody else has pointed here (DNS rebinding) is the browser of a foreign page.
 */
export function originOf(request: FastifyRequest, { host, publicAddress }: Settings): string | null {
  const asked = request.host.toLowerCase();
  if (publicAddress?.host === asked) return publicAddress.origin;
  const url = URL.parse(`${request.protocol}://${asked}`);
  // What a URL writes in another way is no Host that a browser sends: “host/path”, “user@host”, “127.1”.
  if (!url || (url.host !== asked && `${url.host}:${url.protocol === 'https:' ? 443 : 80}` !== asked)) return null;
  const taken = portOf(request.server);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (taken !== null && port !== taken) return null;
  const name = url.hostname;
  const isServed = LOOPBACK.includes(name) || name === bracketed(host.toLowerCase()) || isWhereItArrived(name, request);
  return isServed && !WILDCARDS.has(name) ? url.origin : null;
}

const bracketed = (host: string): string => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

/** Addresses at which a server listens for all; nobody is there. */
const WILDCARDS: ReadonlySet<string> = new Set(['0.0.0.0', '[::]']);

/** An address is no name that could be pointed elsewhere: where the server listens at all, that of the connection will do. */
function isWhereItArrived(name: string, { socket }: FastifyRequest): boolean {
  const local = socket.localAddress?.replace(/^::ffff:/, '');
  return local !== undefined && !isLoopback(local) && name === bracketed(local);
}

/** Null where it does not listen, that is, where it is only asked from within (inject). */
function portOf({ server }: FastifyInstance): number | null {
  const address = server.address() as AddressInfo | string | null;
  return address === null || typeof address === 'string' ? null : address.port;
}

/** @throws OnrecordError OR8106 */
export function checkHost(request: FastifyRequest, settings: Settings): string {
  const origin = originOf(request, settings);
  if (origin === null) throw new OnrecordError('OR8106', { input: request.host || 'without Host' });
  return origin;
}
