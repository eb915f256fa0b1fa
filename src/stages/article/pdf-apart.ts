import { readerApart } from './apart.ts';
import type { Pdf } from './pdf.ts';

export interface PdfRequest {
  readonly bytes: Uint8Array;
}

/** A report of a thousand pages takes some ten seconds and 200 MB. */
const readApart = readerApart<PdfRequest, Pdf>({ thread: 'pdf-worker', time: 20_000, memory: 640 });

/**
 * Reads a PDF in a thread of its own. `limit` is in milliseconds, 20,000 unless given. Throws OR1008, OR1011 and OR1028
 * for a file that cannot be read, OR1014 and OR1027 for one that takes too long or unpacks to too much.
 */
export const readPdfApart = (input: string, bytes: Uint8Array, limit?: number): Promise<Pdf> =>
  readApart(input, { bytes }, limit);
