import { OnrecordError } from '../../errors/index.ts';
import { readerApart } from './apart.ts';
import type { Page } from './page.ts';

/** One page, and its address where it has one. */
export interface PageRequest {
  readonly html: string;
  readonly url: string | null;
}

/** An ordinary page takes some ten milliseconds. */
const readApart = readerApart<PageRequest, Page | null>({ thread: 'page-worker', time: 20_000, memory: 640 });

/**
 * Reads a page in a thread of its own. `limit` is in milliseconds, 20,000 unless given. Throws OR1006, OR1025 and OR1026
 * for a page that cannot be parsed, OR1014 and OR1027 for one that takes too long or too much memory, OR1007 for one
 * without an article.
 */
export async function readPageApart(input: string, request: PageRequest, limit?: number): Promise<Page> {
  const page = await readApart(input, request, limit);
  if (page === null) throw new OnrecordError('OR1007', { input });
  return page;
}
