/** A value of a JSON text, not parsed: an element of the list that the text is, or one of several values in a row. */
export interface Element {
  /** 1-based, in the order of the text. */
  readonly number: number;
  /** 1-based, of the value's first character. */
  readonly line: number;
  /** Null where it is longer than the limit; `size` is its length all the same. */
  readonly bytes: Uint8Array | null;
  readonly size: number;
  /** Whether it is an element of a list. */
  readonly listed: boolean;
  /** The text ended within the value, or before the end of the list. */
  readonly cut: boolean;
}

const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE, LINE_FEED] = [
  0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d, 0x0a,
];
const MARK = [0xef, 0xbb, 0xbf];

const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/**
 * Parts a JSON text into the elements of the list that it is, or into the values that stand in a row, in bounded memory:
 * of an element longer than `limit` bytes (of another value: `limitOfOther`) nothing is kept. What is in the values is
 * not looked at, so that one that is broken costs no other, unless it has an open bracket.
 */
export async function* elementsOf(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
  limitOfOther = limit,
): AsyncGenerator<Element> {
  let state: 'start' | 'list' | 'row' | 'after' = 'start';
  let line = 1;
  let number = 0;
  let [depth, size, startLine] = [0, 0, 1];
  let [inString, escaped, started, afterComma] = [false, false, false, false];
  let parts: Uint8Array[] = [];
  const keep = (piece: Uint8Array): void => {
    size += piece.length;
    if (size <= (state === 'list' ? limit : limitOfOther)) parts.push(piece);
    else parts = [];
  };
  const finished = (cut = false): Element => {
    number += 1;
    const fits = size <= (state === 'list' ? limit : limitOfOther);
    const bytes = fits ? Buffer.concat(parts) : null;
    const element = { number, line: startLine, bytes, size, listed: state === 'list', cut };
    [depth, size, started, inString, escaped, parts] = [0, 0, false, false, false, []];
    return element;
  };
  let place = 0;
  for await (const chunk of stream) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1, place += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === LINE_FEED) line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        if (byte !== LINE_FEED) continue;
        // No string has a line feed in it: the value is broken, and its quotation mark costs no more than the line.
        inString = escaped = false;
        if (state !== 'list') {
          keep(chunk.subarray(from, at));
          yield finished();
        }
        continue;
      }
      if (!started) {
        if (isBlank(byte) || (place < MARK.length && byte === MARK[place])) continue;
        if (state === 'start') {
          state = byte === OPEN_LIST ? 'list' : 'row';
          if (state === 'list') continue;
        }
        if (state === 'list' && byte === CLOSE_LIST) {
          state = 'after';
          continue;
        }
        [started, from, startLine] = [true, at, line];
        if (state === 'list' && byte === COMMA) {
          // Nothing stands between two commas.
          if (afterComma) yield finished();
          [started, afterComma] = [false, true];
          continue;
        }
        afterComma = false;
      }
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN || byte === OPEN_LIST) depth += 1;
      else if (depth === 0 && state === 'list' && (byte === COMMA || byte === CLOSE_LIST)) {
        keep(chunk.subarray(from, at));
        yield finished();
        if (byte === CLOSE_LIST) state = 'after';
        else afterComma = true;
      } else if (depth > 0 && (byte === CLOSE || byte === CLOSE_LIST)) {
        depth -= 1;
        if (depth === 0 && state !== 'list') {
          keep(chunk.subarray(from, at + 1));
          yield finished();
        }
      } else if (depth === 0 && state !== 'list' && isBlank(byte)) {
        keep(chunk.subarray(from, at));
        yield finished();
      }
    }
    if (started) keep(chunk.subarray(from));
  }
  if (started || state === 'list') yield finished(depth > 0 || inString || state === 'list');
}
