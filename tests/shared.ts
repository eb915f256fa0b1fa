import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const CORPUS = join(ROOT, 'corpus', 'documents');

/** A path in the development data beside the checkout, which a user's clone does not have: null where it is absent. */
export function sharedPath(...parts: string[]): string | null {
  const path = join(ROOT, '..', 'shared', ...parts);
  return existsSync(path) ? path : null;
}
