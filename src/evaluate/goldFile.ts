import { existsSync, readFileSync } from 'node:fs';
import { OnrecordError } from '../errors/index.ts';

/**
 * The text of a file of gold data.
 * @throws OnrecordError OR1001 for a missing file, OR1013 for one that cannot be read, as a folder
 */
export function readGoldFile(path: string): string {
  if (!existsSync(path)) throw new OnrecordError('OR1001', { input: path });
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new OnrecordError('OR1013', { input: path, fault: cause instanceof Error ? cause.message : String(cause) });
  }
}
