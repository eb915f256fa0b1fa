import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { OnrecordError } from '../../errors/index.ts';
import { FAULT, faultIn, isMissing, kept, syncFolder, writeWhole } from '../additions/index.ts';
import { list } from '../schemas/common.ts';

/** What came of asking a feed the last time. */
const LAST_ANSWER = z.object({
  at: z.string(),
  status: z.int().nullable().describe('Of HTTP; null where there was no answer. 304: it had not changed.'),
  error: FAULT.nullable().describe('Why it could not be had, or not whole.'),
  added: z.int(),
  newVersion: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  faults: list(FAULT).describe('Of its documents, the first of many.'),
});
export type LastAnswer = z.infer<typeof LAST_ANSWER>;

/** A feed that the server watches, as it is kept and shown. Instants are ISO 8601. */
export const FEED = z.object({
  id: z.string(),
  address: z.string(),
  /** Minutes between two polls of a feed that answers. */
  every: z.number(),
  tags: list(z.string()),
  by: z.string().describe('The name of the user who added it.'),
  since: z.string(),
  paused: z.boolean(),
  brought: z.int().describe('Documents that it has brought in all, new versions included.'),
  last: LAST_ANSWER.nullable().describe('Null before it was asked for the first time.'),
});
export type Feed = z.infer<typeof FEED>;

const FILE = z.object({ version: z.literal(1), feeds: z.array(FEED) });

export const idOfFeed = (address: string): string => createHash('sha256').update(address).digest('hex').slice(0, 16);

/** The feeds in a file; none where there is no file. @throws OR8144 for what is not ours or damaged */
export async function loadFeeds(path: string): Promise<readonly Feed[]> {
  try {
    return FILE.parse(JSON.parse(await readFile(path, 'utf8'))).feeds;
  } catch (error) {
    if (isMissing(error)) return [];
    throw new OnrecordError('OR8144', { input: path, fault: faultIn(error) }, { cause: error });
  }
}

/** Writes the file whole or not at all, and waits for the disk. @throws OR8134 */
export async function saveFeeds(path: string, feeds: Iterable<Feed>): Promise<void> {
  const file: z.input<typeof FILE> = { version: 1, feeds: [...feeds] };
  await kept(path, async () => {
    await writeWhole(path, JSON.stringify(file));
    await syncFolder(dirname(path));
  });
}
