import { isUtf8 } from 'node:buffer';
import { OnrecordError } from '../errors/index.ts';

const REPLACEMENT = '\ufffd';
const REPLACEMENT_LENGTH = 3;

/** The text of UTF-8 bytes, without a byte order mark. Throws OR1005 with the first byte that is at fault. */
export function decodeUtf8(bytes: Uint8Array, input: string): string {
  if (!isUtf8(bytes)) throw new OnrecordError('OR1005', { input, charset: 'UTF-8', offset: firstFault(bytes) });
  return new TextDecoder().decode(bytes);
}

/** Where the first ill-formed sequence begins: at the first replacement character that is not in the bytes themselves. */
function firstFault(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let from = 0;
  let offset = 0;
  for (;;) {
    const at = text.indexOf(REPLACEMENT, from);
    offset += Buffer.byteLength(text.slice(from, at));
    const genuine = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!genuine) return offset;
    from = at + 1;
    offset += REPLACEMENT_LENGTH;
  }
}
