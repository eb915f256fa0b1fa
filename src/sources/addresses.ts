import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { OnrecordError } from '../errors/index.ts';
import type { Resolver } from './resolver.ts';

/** RFC 6052: an IPv4 address in its last 32 bits, translated by the network. Only this prefix has one fixed place for it. */
const TRANSLATED = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
/** RFC 4291: the only block from which global unicast addresses are given out. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Addresses that are written like public ones and are answered from within a network: by the provider's platform, or for
 * special use by the registries of IANA (RFC 6890), as far as the library does not have them.
 */
const WITHIN = [
  '168.63.129.16/32', // Azure's platform: metadata, name server, health checks
  '161.26.0.0/16', // IBM Cloud's private services
  '166.8.0.0/14', // likewise
  '192.31.196.0/24', // AS112 (RFC 7535)
  '192.52.193.0/24', // AMT (RFC 7450)
  '192.88.99.0/24', // relays of 6to4 (RFC 7526)
  '192.175.48.0/24', // AS112 (RFC 7534)
  '198.51.100.0/24', // documentation
  '2001::/23', // protocol assignments: Teredo, ORCHID and others (RFC 2928)
  '2001:4:112::/48', // AS112
  '2002::/16', // 6to4 (RFC 7526)
  '2620:4f:8000::/48', // AS112
  '3ffe::/16', // 6bone, given back (RFC 3701)
  '3fff::/20', // documentation (RFC 9637)
].map((block) => ipaddr.parseCIDR(block));

/**
 * Whether an address belongs to the public internet: not private, loopback, link-local, shared (carrier NAT),
 * multicast, reserved, unspecified or a provider's own. An IPv6 address that stands for an IPv4 one is as public as that one
 * is. Only spellings that a socket takes count as addresses.
 */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0 || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const within = WITHIN.some(([block, bits]) => block.kind() === parsed.kind() && parsed.match(block, bits));
  if (within) return false;
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.range() === 'unicast';
  if (parsed.isIPv4MappedAddress() || parsed.match(TRANSLATED)) return isPublic(lastFour(parsed));
  if (parsed.range() !== 'unicast' || !parsed.match(GLOBAL_UNICAST)) return false;
  return !isIsatap(parsed) || isPublic(lastFour(parsed));
}

const lastFour = (address: ipaddr.IPv6): string => address.toByteArray().slice(-4).join('.');

/** RFC 5214: the last 64 bits are `::5efe:` or `::200:5efe:` and an IPv4 address, to which the network may send what it gets. */
const isIsatap = ({ parts }: ipaddr.IPv6): boolean => ((parts[4] ?? 0) & ~0x0200) === 0 && parts[5] === 0x5efe;

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
