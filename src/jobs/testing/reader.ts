import { setTimeout as sleep } from 'node:timers/promises';
import type { RawDocument, Recorded } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { documentOf } from '../../storage/testing/documents.ts';

/** What a document says, whatever it is: its text without tags. */
const wordsOf = (raw: RawDocument): string => {
  const text = raw.form === 'record' ? (raw.record.text ?? '') : Buffer.from(raw.bytes).toString('utf8');
  return text
    .replace(/<[^<>]*>/g, ' ')
    .trim()
    .slice(0, LONGEST);
};

/** As long as a statement may be; a page as one would be compared with all others like it. */
const LONGEST = 200;

/**
 * A reader that needs no model: a document is one statement with its first words, after `wait` milliseconds. One that says
 * REFUSED cannot be read.
 */
export function madeReader(wait = 0): (raw: RawDocument) => Promise<Recorded> {
  return async (raw) => {
    if (wait > 0) await sleep(wait);
    const words = wordsOf(raw);
    if (words.includes('REFUSED')) throw new OnrecordError('OR1010', { input: raw.input, found: 'fr' });
    const url = raw.form === 'record' ? (raw.record.url ?? null) : raw.url;
    return documentOf({ url, published: '2026-05-04', said: [{ speaker: 'Ada Holm', words }] });
  };
}
