import { OnrecordError } from '../errors/index.ts';
import { excerptOf } from './excerpt.ts';

/** A full http or https address without user name, password and fragment. Throws OR1107 for anything else. */
export function webAddress(address: string, input: string, base?: URL): URL {
  const url = parsed(address, base?.href);
  if (url === null) {
    throw new OnrecordError('OR1107', { input: base ? `${input}, redirected to ${excerptOf(address)}` : input });
  }
  url.hash = '';
  return url;
}

/**
 * The full http or https address of a link, null where it is none. Without user name and password, which only make it look
 * like another one, and with the host in the form in which it is looked up (`xn--…`).
 */
export const webLink = (address: string | null | undefined, base?: string | null): string | null =>
  (address ? parsed(address.trim(), base ?? undefined) : null)?.href ?? null;

/** Servers take addresses of some 8,000 characters. */
const LONGEST = 8000;

function parsed(address: string, base: string | undefined): URL | null {
  if (address.length > LONGEST) return null;
  const url = URL.parse(address, base);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url;
}
