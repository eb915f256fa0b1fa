import { lookup } from 'node:dns/promises';

/** All addresses of a host name; rejects when there is none. */
export type Resolver = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export const resolveBySystem: Resolver = (hostname) => lookup(hostname, { all: true });
