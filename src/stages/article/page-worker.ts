import { parentPort } from 'node:worker_threads';
import { readPage } from './page.ts';

/** What goes into the worker: one page. */
export interface PageRequest {
  readonly html: string;
  readonly url: string | null;
}

/** What comes out of it. */
export type PageReply = { readonly page: ReturnType<typeof readPage> } | { readonly fault: string };

parentPort?.on('message', ({ html, url }: PageRequest) => {
  let reply: PageReply;
  try {
    reply = { page: readPage(html, url) };
  } catch (error) {
    reply = { fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
