import { readFile } from 'node:fs/promises';
import { fileError, OnrecordError } from '../errors/index.ts';
import { readOpml } from './feeds.ts';
import { formOf } from './sniff.ts';

/**
 * The addresses of the feeds in a list that lies in a file. Throws OR1001 and OR1013 when it cannot be had, OR1005 and
 * OR1018 when it is no OPML.
 */
export async function feedsInFile(path: string): Promise<string[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileError(error, path);
  });
  const form = formOf(bytes.subarray(0, 4096), { input: path, form: null, charset: null }, 'auto');
  if (form === 'opml') return [...readOpml({ bytes, input: path, charset: null, url: null }).feeds];
  const fault = form === 'feed' ? 'a feed in a file does not change; give its address' : 'it is not OPML';
  throw new OnrecordError('OR1018', { input: path, fault });
}
