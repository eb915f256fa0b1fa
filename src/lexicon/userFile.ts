import { existsSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';

/** The file of the user's own actors: the one that ONRECORD_ACTORS names, or actors.jsonl in the XDG data folder. */
export const userActorsFile = (): string =>
  process.env.ONRECORD_ACTORS || join(envPaths('onrecord', { suffix: '' }).data, 'actors.jsonl');

/**
 * What to give `openLexicon` so that the user's file wins over our tables: {} where nobody has made one. A file that
 * ONRECORD_ACTORS names has to be there.
 */
export function userCorrections(): { readonly corrections?: string } {
  const file = userActorsFile();
  return process.env.ONRECORD_ACTORS || existsSync(file) ? { corrections: file } : {};
}
