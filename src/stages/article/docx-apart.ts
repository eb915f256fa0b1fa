import { readerApart } from './apart.ts';
import type { WordDocument } from './docx.ts';

export interface WordRequest {
  readonly bytes: Uint8Array;
}

/** A report of a hundred pages takes half a second. */
const readApart = readerApart<WordRequest, WordDocument>({ thread: 'docx-worker', time: 20_000, memory: 640 });

/**
 * Reads a Word document in a thread of its own. `limit` is in milliseconds, 20,000 unless given. Throws OR1002, OR1038,
 * OR1042 and OR1044 for a file that cannot be read, OR1014 and OR1027 for one that takes too long or too much memory.
 */
export const readWordApart = (input: string, bytes: Uint8Array, limit?: number): Promise<WordDocument> =>
  readApart(input, { bytes }, limit);
