import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { OnrecordError } from '../errors/index.ts';

/** All addresses of a host name; rejects when there is none. */
export type Resolver = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export const resolveBySystem: Resolver = (hostname) => lookup(hostname, { all: true });

/** RFC 6052: an IPv4 address in its last 32 bits, translated by the network. Only this prefix has one fixed place for it. */
const TRANSLATED = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
/** RFC 4291: the only block from which global unicast addresses are given out. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet: not private, loopback, link-local, shared (carrier NAT),
 * multicast, reserved or unspecified. An IPv6 address that stands for an IPv4 one is as public as that one is.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.range() === 'unicast';
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().range() === 'unicast';
  if (parsed.match(TRANSLATED)) {
    return ipaddr.fromByteArray(parsed.toByteArray().slice(-4)).range() === 'unicast';
  }
  return parsed.range() === 'unicast' && parsed.match(GLOBAL_UNICAST);
}

/**
 * How connections are made: the host's addresses are resolved once, and the socket gets those that were checked, so
 * that a name which resolves differently a moment later gains nothing. One address that is not allowed refuses the
 * host (OR1104), whether it comes from the resolver or stands in the address itself.
 */
export function guardedConnector(
  isAllowed: (address: string) => boolean,
  resolve: Resolver,
  timeout: number,
): buildConnector.connector {
  const refuse = (hostname: string, address: string): OnrecordError =>
    new OnrecordError('OR1104', { input: hostname, address });

  const connect = buildConnector({
    timeout,
    lookup(hostname, options, answer) {
      resolve(hostname).then(
        (addresses) => {
          const refused = addresses.find(({ address }) => !isAllowed(address));
          const [first] = addresses;
          if (refused) answer(refuse(hostname, refused.address), '');
          else if (!first) answer(new Error(`${hostname} has no address`), '');
          else if (options.all) answer(null, [...addresses]);
          else answer(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => answer(error, ''),
      );
    },
  });

  return (options, answer) => {
    // An address in figures is never looked up, so it has to be checked here.
    if (isIP(options.hostname) !== 0 && !isAllowed(options.hostname)) {
      answer(refuse(options.hostname, options.hostname), null);
    } else connect(options, answer);
  };
}
