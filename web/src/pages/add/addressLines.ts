/** The addresses among the lines of a text, and the first line that is none. */
export interface AddressLines {
  readonly addresses: readonly string[];
  /** The number of the line, from 1, and what stands there. */
  readonly fault: { readonly line: number; readonly text: string } | null;
}

const LONGEST_SHOWN = 80;

/** One address a line; empty lines count for nothing, and what stands there twice is taken once. */
export function addressesIn(text: string): AddressLines {
  const addresses = new Set<string>();
  let fault: AddressLines['fault'] = null;
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const address = line.trim();
    if (address === '') continue;
    if (isWebAddress(address)) addresses.add(address);
    else fault ??= { line: index + 1, text: address.slice(0, LONGEST_SHOWN) };
  }
  return { addresses: [...addresses], fault };
}

export function isWebAddress(address: string): boolean {
  if (/\s/u.test(address)) return false;
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
}

/** The tags between commas, none twice. */
export const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];
