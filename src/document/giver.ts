/**
 * Who gave a document: the host that answered, with its port where that is not the usual one; null for what the user has
 * (a file, the standard input), which may speak of any address.
 */
export type Giver = string | null;

/** The host of an http or https address as a giver is written, null for anything else. */
export function hostOf(address: string | null): Giver {
  const url = address === null ? null : URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.host : null;
}

/**
 * Whether what a host gives may speak of an address: only of its own, where `www.` makes no difference. That both lie
 * under one registered domain is not enough: on many domains everybody may have a name (docs/decisions/0020).
 */
export function speaksOf(giver: Giver, address: string): boolean {
  if (giver === null) return true;
  const host = hostOf(address);
  return host !== null && withoutWww(host) === withoutWww(giver);
}

/** A giver for comparing: `www.` makes no difference. */
export const withoutWww = (host: string): string => host.replace(/^www\./, '');

/** The address of a document whose host speaks there itself, or by the user's word; null where another host describes it. */
export const ownAddress = ({
  url,
  givenBy = null,
}: {
  readonly url: string | null;
  readonly givenBy?: Giver | undefined;
}): string | null => (url !== null && speaksOf(givenBy, url) ? url : null);
