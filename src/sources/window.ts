import type { Bytes } from './bytes.ts';

/** A stretch of a stream that is held in memory; places count from the beginning of the stream. */
export interface Window {
  /** The first place that is still held. */
  readonly from: number;
  /** Why the stream could not be read on, null while it could. */
  readonly failure: Error | null;
  /** The bytes between two places, fewer at the stream's end. Throws what the stream throws. */
  slice(start: number, end: number): Promise<Uint8Array>;
  /** Where these bytes stand next, from a place on; null where they do not come. What was passed is let go. */
  find(wanted: readonly number[], start: number): Promise<number | null>;
  /** Lets go of what stands before a place. */
  forget(before: number): void;
}

export function windowOf(stream: Bytes): Window {
  const iterator = stream[Symbol.asyncIterator]();
  /** What is held stands at the end of `filled` bytes of the store; the store is never moved, only left for a new one. */
  let store: Buffer = Buffer.alloc(0);
  let filled = 0;
  let held: Buffer = Buffer.alloc(0);
  let from = 0;
  let failure: Error | null = null;

  async function more(): Promise<boolean> {
    try {
      const next = await iterator.next();
      if (next.done) return false;
      append(next.value);
      return true;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw failure;
    }
  }
  function append(bytes: Uint8Array): void {
    const length = held.length + bytes.length;
    if (store.length - filled < bytes.length) {
      // Twice what is needed, so that as much can come as is held before it is copied again.
      store = Buffer.allocUnsafe(2 * length);
      store.set(held);
      filled = held.length;
    }
    store.set(bytes, filled);
    filled += bytes.length;
    held = store.subarray(filled - length, filled);
  }
  function forget(before: number): void {
    const left = Math.min(before - from, held.length);
    if (left <= 0) return;
    held = held.subarray(left);
    from += left;
  }
  async function slice(start: number, end: number): Promise<Uint8Array> {
    while (from + held.length < end && (await more()));
    return held.subarray(Math.max(0, start - from), Math.max(0, end - from));
  }
  async function find(wanted: readonly number[], start: number): Promise<number | null> {
    const pattern = Buffer.from(wanted);
    for (let at = start; ;) {
      const found = held.indexOf(pattern, Math.max(0, at - from));
      if (found >= 0) return from + found;
      at = Math.max(at, from + held.length - pattern.length + 1);
      forget(Math.min(at, from + held.length - pattern.length + 1));
      if (!(await more())) return null;
    }
  }
  return {
    get from() {
      return from;
    },
    get failure() {
      return failure;
    },
    slice,
    find,
    forget,
  };
}
