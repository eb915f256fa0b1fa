import { detect } from 'chardet';
import { OnrecordError } from '../../errors/index.ts';

/** So many bytes from the beginning may name a page's character set (HTML demands it within 1024). */
const HEAD = 2048;

const NAMED = /<meta[^<>]+charset\s*=\s*(?:["']\s*)?([\w:-]+)|<\?xml[^<>]+encoding\s*=\s*["']([\w:-]+)/i;

export interface Encoded {
  readonly input: string;
  readonly bytes: Uint8Array;
  readonly charset: string | null;
}

/**
 * The text of bytes. The character set is that of the byte order mark, else of the transport, else (in HTML) of the
 * page's head; without any it is UTF-8. Bytes of a page that are not valid UTF-8 are taken for the set that detection
 * finds. Throws OR1005 where bytes are not what they should be.
 */
export function decode({ input, bytes, charset }: Encoded, html: boolean): string {
  const declared = markOf(bytes) ?? known(charset) ?? (html ? namedIn(bytes) : null);
  const name = declared ?? 'utf-8';
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const found = html && name === 'utf-8' ? detected(bytes, declared !== null) : null;
    if (found !== null) return new TextDecoder(found).decode(bytes);
    throw new OnrecordError('OR1005', { input, charset: name, offset: firstFault(bytes, name) }, { cause: error });
  }
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function namedIn(bytes: Uint8Array): string | null {
  const match = NAMED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)));
  const name = known(match?.[1] ?? match?.[2] ?? null);
  // A page that can be read up to here does not come in UTF-16, whatever it says (HTML standard, prescan).
  return name?.startsWith('utf-16') ? 'utf-8' : name;
}

/** The name as TextDecoder has it; null for names that it does not know. */
function known(name: string | null): string | null {
  if (name === null) return null;
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Bytes with valid sequences of UTF-8 beyond ASCII are broken UTF-8 rather than something else. */
function detected(bytes: Uint8Array, declared: boolean): string | null {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const faults = (lenient.match(/\uFFFD/g) ?? []).length;
  const valid = (lenient.match(/[\u0080-\uFFFC]/g) ?? []).length;
  if (valid > faults) return null;
  const name = known(detect(bytes));
  if (name !== null && name !== 'utf-8') return name;
  return declared ? null : 'windows-1252';
}

/** The offset of the first byte that does not decode. */
function firstFault(bytes: Uint8Array, name: string): number {
  const decodes = (length: number): boolean => {
    try {
      new TextDecoder(name, { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
