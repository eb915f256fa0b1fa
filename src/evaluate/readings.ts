import type { RawDocument, Recorded } from '../document/index.ts';
import { openPool, type PoolOptions, readAll } from '../pipeline/index.ts';

/** A document that could not be read; in an evaluation it counts with no prediction. */
export interface FailedReading {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

export interface GoldOptions extends PoolOptions {
  /** Told after each document. */
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
}

interface ReadingProgress {
  readonly done: number;
  readonly total: number | null;
  readonly share: number | null;
}

export interface Readings<Gold> {
  /** One for each gold document, in the same order; null where it could not be read. */
  readonly read: readonly { readonly gold: Gold; readonly recorded: Recorded | null }[];
  readonly failed: readonly FailedReading[];
  /** From the first document to the last, with the model loaded. */
  readonly seconds: number;
}

/** Reads gold documents with the whole pipeline. @throws OR2001 when the model cannot be loaded */
export async function readGoldDocuments<Gold extends { readonly id: string }>(
  documents: readonly Gold[],
  inputOf: (gold: Gold) => RawDocument,
  { onProgress, ...options }: GoldOptions = {},
): Promise<Readings<Gold>> {
  async function* inputs(): AsyncGenerator<RawDocument> {
    for (const gold of documents) yield inputOf(gold);
  }
  const pool = openPool(options);
  const began = performance.now();
  const read: { gold: Gold; recorded: Recorded | null }[] = [];
  const failed: FailedReading[] = [];
  try {
    for await (const { recorded = null, error } of readAll(inputs(), pool)) {
      const gold = documents[read.length];
      if (!gold) break;
      if (error) failed.push({ id: gold.id, code: error.code, message: error.message });
      read.push({ gold, recorded });
      onProgress?.({ done: read.length, total: documents.length, share: read.length / documents.length });
    }
  } finally {
    await pool.close();
  }
  return { read, failed, seconds: (performance.now() - began) / 1000 };
}

/** A text without metadata as a document. */
export const asRecord = ({ id, text }: { readonly id: string; readonly text: string }): RawDocument => ({
  form: 'record',
  input: id,
  id,
  record: { text, language: 'en' },
});
