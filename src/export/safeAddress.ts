/**
 * An address that may be written as a link: of a page on the web (http or https), without what a browser would leave out
 * before it looks at the address (white space, control characters). Null for any other, as `javascript:` or `file:`.
 */
export function safeAddress(address: string | null): string | null {
  if (address === null) return null;
  const parsed = URL.parse(address);
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null;
  return /^https?:\/\/[^\s\p{C}]+$/u.test(address) ? address : parsed.href;
}
