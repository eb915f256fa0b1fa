import { existsSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';

/** The file of the user's own actors: the one that ONRECORD_ACTORS names, or actors.jsonl in the XDG data folder. */
export const userActorsFile = (): string =>
  process.env.ONRECORD_ACTORS || join(envPaths('onrecord', { suffix: '' }).data, 'actors.jsonl');

/**
 * What to give `openLexicon` so that the user's file wins over our tables: {} where nobody has made one yet, as
 * `onrecord actors add` does, under the name that ONRECORD_ACTORS gives too.
 */
export function userCorrections(): { readonly corrections?: string } {
  const file = userActorsFile();
  return existsSync(file) ? { corrections: file } : {};
}
