/** By so many bytes memory grows at most, so that hardly more is held than is needed. */
const MOST_GROWTH = 4e6;

/**
 * Numbers that come in parts and are wanted in one piece. Parts that are joined at the end would be held twice, which for a
 * long document is 40 MB.
 */
export function growingNumbers(): { add(part: Float32Array): void; all(): Float32Array } {
  let memory = new ArrayBuffer(0);
  let length = 0;
  return {
    add(part) {
      const needed = (length + part.length) * part.BYTES_PER_ELEMENT;
      if (needed > memory.byteLength)
        memory = memory.transfer(Math.max(needed, memory.byteLength + Math.min(memory.byteLength, MOST_GROWTH)));
      new Float32Array(memory).set(part, length);
      length += part.length;
    },
    all: () => new Float32Array(memory, 0, length),
  };
}
