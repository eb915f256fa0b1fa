/** A line of a stream. `bytes` is null where it is longer than the limit; `size` is what had come by then. */
export interface Line {
  /** 1-based; blank lines count. */
  readonly number: number;
  readonly bytes: Uint8Array | null;
  readonly size: number;
}

const LINE_FEED = 0x0a;

/**
 * Lines of a stream of bytes, without their ends, in bounded memory: of a line longer than `limit` bytes nothing is
 * kept, it is told of at once, and the stream goes on after its end.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  for await (const chunk of stream) {
    for (let from = 0; from < chunk.length;) {
      const end = chunk.indexOf(LINE_FEED, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end);
      const before = size;
      size += piece.length;
      if (size <= limit) parts.push(piece);
      else if (before <= limit) {
        parts = [];
        yield { number, bytes: null, size };
      }
      if (end < 0) break;
      if (size <= limit) yield { number, bytes: Buffer.concat(parts), size };
      parts = [];
      size = 0;
      number += 1;
      from = end + 1;
    }
  }
  if (size > 0 && size <= limit) yield { number, bytes: Buffer.concat(parts), size };
}

/** A line of text that is not blank; null where it is longer than the limit. */
export interface TextLine {
  /** 1-based; blank lines count. */
  readonly number: number;
  readonly text: string | null;
}

/**
 * The lines of a stream of UTF-8 that are not blank, without a byte order mark at the beginning and a carriage return at
 * the end; memory as in `linesOf`. Only line feeds end a line: JSON may hold U+2028, at which Node's readline would end
 * one. Bytes that are no UTF-8 become U+FFFD.
 */
export async function* textLinesOf(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<TextLine> {
  for await (const { number, bytes } of linesOf(stream, limit)) {
    if (bytes === null) {
      yield { number, text: null };
      continue;
    }
    const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    const text = number === 1 && line.startsWith('\uFEFF') ? line.slice(1) : line;
    if (text.trim() !== '') yield { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  }
}
