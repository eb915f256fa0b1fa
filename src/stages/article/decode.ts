import { isUtf8 } from 'node:buffer';
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
 * page's head; without any it is UTF-8. A page in UTF-8 may have single bytes that are none; of one that has hardly
 * anything else the set is what detection finds. Throws OR1005 where bytes are not what they should be.
 */
export function decode({ input, bytes, charset }: Encoded, html: boolean): string {
  const declared = markOf(bytes) ?? known(charset) ?? (html ? namedIn(bytes) : null);
  const name = declared ?? 'utf-8';
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const found = html && name === 'utf-8' ? detected(bytes, declared !== null) : null;
    if (found === 'utf-8') return mended(bytes);
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

/** By chance hardly any text of another set has a valid sequence of UTF-8 among so many other bytes beyond ASCII. */
const CHANCE = 10;

/** Bytes from here on stand in no text. */
const NEVER = 0xfe;

/** Bytes with valid sequences of UTF-8 beyond ASCII are UTF-8 with faults rather than something else. */
function detected(bytes: Uint8Array, declared: boolean): string | null {
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const faults = (lenient.match(/\uFFFD/g) ?? []).length;
  const valid = (lenient.match(/[\u0080-\uFFFC]/g) ?? []).length;
  if (valid * CHANCE > faults) return bytes.some((byte) => byte >= NEVER) ? null : 'utf-8';
  const name = known(detect(bytes));
  if (name !== null && name !== 'utf-8') return name;
  return declared ? null : 'windows-1252';
}

/**
 * UTF-8 in which single bytes are of windows-1252, as where something was put in from elsewhere. Of a character that was
 * cut the replacement character is left.
 */
function mended(bytes: Uint8Array): string {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < bytes.length;) {
    const { length, whole } = characterAt(bytes, at);
    if (!whole) {
      parts.push(decoded('utf-8', bytes.subarray(start, at)));
      const isCut = length > 1 || OFTEN_CUT.has(bytes[at] ?? 0);
      parts.push(isCut ? '\uFFFD' : decoded('windows-1252', bytes.subarray(at, at + 1)));
      start = at + length;
    }
    at += length;
  }
  return [...parts, decoded('utf-8', bytes.subarray(start))].join('');
}

const decoded = (name: string, bytes: Uint8Array): string => new TextDecoder(name, { ignoreBOM: true }).decode(bytes);

/** With these bytes the letters with accents and the quotation marks of UTF-8 begin. */
const OFTEN_CUT: ReadonlySet<number> = new Set([0xc2, 0xc3, 0xe2]);

/** How many bytes of a character of UTF-8 stand at a place, at least one, and whether they are all of it. */
function characterAt(bytes: Uint8Array, at: number): { readonly length: number; readonly whole: boolean } {
  const first = bytes[at] ?? 0;
  const asked = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const isWhole = asked === 1 || (at + asked <= bytes.length && isUtf8(bytes.subarray(at, at + asked)));
  if (asked > 0 && isWhole) return { length: asked, whole: true };
  let length = 1;
  while (length < asked && ((bytes[at + length] ?? 0) & 0xc0) === 0x80) length += 1;
  return { length: Math.min(length, Math.max(1, asked - 1)), whole: false };
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
