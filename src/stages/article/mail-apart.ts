import { readerApart } from './apart.ts';
import type { Mail, SavedPage } from './mail.ts';

export interface MessageRequest {
  readonly bytes: Uint8Array;
  readonly form: 'eml' | 'mhtml';
}

/** A mail of 20 MB takes half a second. */
const readApart = readerApart<MessageRequest, Mail | SavedPage>({ thread: 'mail-worker', time: 20_000, memory: 640 });

/**
 * Reads a mail in a thread of its own. `limit` is in milliseconds, 20,000 unless given. Throws OR1038 and OR1046 for one
 * that cannot be read, OR1014 and OR1027 for one that takes too long or too much memory.
 */
export const readMailApart = async (input: string, bytes: Uint8Array, limit?: number): Promise<Mail> =>
  (await readApart(input, { bytes, form: 'eml' }, limit)) as Mail;

/** The same for the page of an MHTML file. */
export const readSavedPageApart = async (input: string, bytes: Uint8Array, limit?: number): Promise<SavedPage> =>
  (await readApart(input, { bytes, form: 'mhtml' }, limit)) as SavedPage;
