import { extname } from 'node:path';
import type { InputForm } from './options.ts';

const BY_EXTENSION: ReadonlyMap<string, InputForm> = new Map([
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.xhtml', 'html'],
  ['.txt', 'text'],
  ['.text', 'text'],
  ['.md', 'text'],
  ['.pdf', 'pdf'],
  ['.vtt', 'transcript'],
  ['.srt', 'transcript'],
  ['.docx', 'docx'],
  ['.docm', 'docx'],
  ['.eml', 'eml'],
  ['.mht', 'mhtml'],
  ['.mhtml', 'mhtml'],
  ['.json', 'json'],
  ['.csv', 'csv'],
  ['.tsv', 'csv'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.rss', 'feed'],
  ['.atom', 'feed'],
  ['.rdf', 'feed'],
  ['.opml', 'opml'],
  ['.warc', 'warc'],
]);

const BY_CONTENT_TYPE: ReadonlyMap<string, InputForm> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/markdown', 'text'],
  ['application/pdf', 'pdf'],
  ['application/x-pdf', 'pdf'],
  ['text/vtt', 'transcript'],
  ['text/srt', 'transcript'],
  ['application/x-subrip', 'transcript'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.ms-word.document.macroenabled.12', 'docx'],
  ['message/rfc822', 'eml'],
  ['multipart/related', 'mhtml'],
  ['application/x-mimearchive', 'mhtml'],
  ['text/csv', 'csv'],
  ['application/csv', 'csv'],
  ['text/tab-separated-values', 'csv'],
  ['text/json', 'json'],
  ['application/ld+json', 'json'],
  ['application/jsonl', 'jsonl'],
  ['application/x-jsonlines', 'jsonl'],
  ['application/x-ndjson', 'jsonl'],
  ['application/ndjson', 'jsonl'],
  ['application/rss+xml', 'feed'],
  ['application/atom+xml', 'feed'],
  ['application/rdf+xml', 'feed'],
  ['application/feed+json', 'feed'],
  ['text/x-opml', 'opml'],
  ['text/x-opml+xml', 'opml'],
  ['application/warc', 'warc'],
]);

/** Content types by which servers say no more than "a file": the address then tells more. */
const UNTOLD = new Set([
  'text/plain',
  'application/octet-stream',
  'binary/octet-stream',
  'application/xml',
  'text/xml',
  'application/json',
]);
const COMPRESSED = new Set(['application/gzip', 'application/x-gzip']);

/** The form that a file's name announces, '.gz' put aside; null for an extension that is not known. */
export function formOfName(name: string): InputForm | null {
  const bare = name.toLowerCase().replace(/\.gz$/, '');
  return BY_EXTENSION.get(extname(bare)) ?? null;
}

/**
 * The form that a web answer announces; null where neither the type (lower case, without parameters) nor the path
 * says it, 'other' for a type that is none of ours.
 */
export function formOfContentType(type: string | null, path: string): InputForm | 'other' | null {
  if (type === null || UNTOLD.has(type) || COMPRESSED.has(type)) {
    return formOfName(path) ?? (type === 'text/plain' ? 'text' : type === 'application/json' ? 'json' : null);
  }
  return BY_CONTENT_TYPE.get(type) ?? 'other';
}

/** Whether a file's name may be that of a feed or a list of feeds, as of much else. */
export const mayLeadElsewhere = (name: string): boolean => /\.xml$/i.test(name);

/** Forms of which many files are of something else: in a folder one without a document is left out, and no failure. */
export const isOfManyUses = (form: InputForm | null): boolean => form === 'json' || form === 'csv';
