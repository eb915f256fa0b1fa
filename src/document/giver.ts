/**
 * Who vouches for a document: the host that answered, with its port if it is not the default; null for the user's own
 * (a file, standard input), which may speak for any address.
 */
export type Giver = string | null;

/** The host of an http or https address, in the form used for givers; null for anything else. */
export function hostOf(address: string | null): Giver {
  const url = address === null ? null : URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.host : null;
}

/**
 * Whether content from a host may speak for an address: only for its own, ignoring `www.`. Sharing a registered domain
 * is not enough: on many domains anybody may have a name (docs/decisions/0020).
 */
export function speaksOf(giver: Giver, address: string): boolean {
  if (giver === null) return true;
  const host = hostOf(address);
  return host !== null && withoutWww(host) === withoutWww(giver);
}

/** A giver in the form used for comparison, ignoring `www.`. */
export const withoutWww = (host: string): string => host.replace(/^www\./, '');

/** A document's address, if its own host or the user vouches for it; null if another host describes it. */
export const ownAddress = ({
  url,
  givenBy = null,
}: {
  readonly url: string | null;
  readonly givenBy?: Giver | undefined;
}): string | null => (url !== null && speaksOf(givenBy, url) ? url : null);
