// Kept free of other imports: processes whose memory is measured load it.
import { readFileSync } from 'node:fs';
import type { RawDocument } from '../../src/document/index.ts';

/** Milliseconds for a document, so that a busy machine abandons none. */
export const PATIENCE = 3_600_000;

/** The built package of this checkout. @throws when `npm run build` has not made it */
export async function built(): Promise<typeof import('../../src/pipeline/index.ts')> {
  const url = new URL('../../dist/pipeline/index.js', import.meta.url);
  return (await import(url.href)) as typeof import('../../src/pipeline/index.ts');
}

/** The texts of a file of articles. */
export function textsOf(path: string): { id: string; text: string }[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as { id: string; text: string });
}

/** A text without metadata as a document. */
export const asDocument = ({ id, text }: { readonly id: string; readonly text: string }): RawDocument => ({
  form: 'record',
  input: id,
  id,
  record: { text, language: 'en' },
});
