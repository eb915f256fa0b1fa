import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Accounts } from '../../accounts/index.ts';
import { OnrecordError } from '../../errors/index.ts';

/** What whoever starts the server says about its safety. */
export interface SecurityOptions {
  /** The address to listen at; 127.0.0.1 if not given. */
  readonly host?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** Under which people reach the server, where that is not where it listens: https://ledger.example.org. */
  readonly publicAddress?: string | undefined;
  /** Addresses or ranges, between commas, of a proxy that is believed about who asks, and whether by https. */
  readonly trustProxy?: string | undefined;
}

export interface Settings {
  readonly host: string;
  readonly readOnly: boolean;
  readonly publicAddress: URL | null;
  readonly trustProxy: readonly string[];
  /** Whether others than those at this machine reach the server. */
  readonly isExposed: boolean;
}

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '[::1]', '::1']);

/** Whether a host is this machine itself: localhost, 127.0.0.0/8, ::1. */
export const isLoopback = (host: string): boolean =>
  LOOPBACK_NAMES.has(host.toLowerCase()) || (isIP(host) === 4 && ipaddr.parse(host).range() === 'loopback');

/** @throws OnrecordError OR4001 where an option is not what it has to be */
export function settingsOf({
  host = '127.0.0.1',
  readOnly = false,
  publicAddress,
  trustProxy,
}: SecurityOptions): Settings {
  const address = publicAddress === undefined ? null : addressOf(publicAddress);
  const proxies = trustProxy === undefined ? [] : rangesOf(trustProxy);
  // A proxy brings the requests of others, wherever the server itself listens.
  const isExposed = !isLoopback(host) || proxies.length > 0 || (address !== null && !isLoopback(address.hostname));
  return { host, readOnly, publicAddress: address, trustProxy: proxies, isExposed };
}

function addressOf(given: string): URL {
  const url = URL.parse(given);
  const refused = (fault: string): OnrecordError =>
    new OnrecordError('OR4001', { input: `--public-address ${given}`, fault });
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw refused('not an address such as https://ledger.example.org');
  if (url.username !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw refused('give the scheme, the host and, if need be, the port alone');
  return url;
}

function rangesOf(given: string): string[] {
  return given.split(',').map((part) => {
    const range = part.trim();
    if (!ipaddr.isValid(range) && !ipaddr.isValidCIDR(range))
      throw new OnrecordError('OR4001', {
        input: `--trust-proxy ${given}`,
        fault: 'not an address or a range such as 10.0.0.0/8',
      });
    return range;
  });
}

/**
 * To be asked before the server listens: one that others can reach has users.
 * @throws OnrecordError OR8114
 */
export async function refuseUnguarded({ host, isExposed, publicAddress }: Settings, accounts: Accounts): Promise<void> {
  if (isExposed && !(await accounts.hasUsers()))
    throw new OnrecordError('OR8114', { input: publicAddress?.origin ?? host });
}
