import { extname } from 'node:path';
import type { InputForm } from './options.ts';

const BY_EXTENSION: Readonly<Record<string, InputForm>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.txt': 'text',
  '.text': 'text',
  '.md': 'text',
  '.pdf': 'pdf',
  '.vtt': 'transcript',
  '.srt': 'transcript',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

const BY_CONTENT_TYPE: Readonly<Record<string, InputForm>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'text',
  'application/pdf': 'pdf',
  'application/x-pdf': 'pdf',
  'text/vtt': 'transcript',
  'text/srt': 'transcript',
  'application/x-subrip': 'transcript',
  'application/jsonl': 'jsonl',
  'application/x-jsonlines': 'jsonl',
  'application/x-ndjson': 'jsonl',
  'application/ndjson': 'jsonl',
};

/** Content types by which servers say no more than "a file": the address then tells more. */
const UNTOLD = new Set(['text/plain', 'application/octet-stream', 'binary/octet-stream']);
const COMPRESSED = new Set(['application/gzip', 'application/x-gzip']);

/** The form that a file's name announces, '.gz' put aside; null for an extension that is not known. */
export function formOfName(name: string): InputForm | null {
  const bare = name.toLowerCase().replace(/\.gz$/, '');
  return BY_EXTENSION[extname(bare)] ?? null;
}

/**
 * The form that a web answer announces; null where neither the type (lower case, without parameters) nor the path
 * says it, 'other' for a type that is none of ours.
 */
export function formOfContentType(type: string | null, path: string): InputForm | 'other' | null {
  if (type === null || UNTOLD.has(type) || COMPRESSED.has(type)) {
    return formOfName(path) ?? (type === 'text/plain' ? 'text' : null);
  }
  return BY_CONTENT_TYPE[type] ?? 'other';
}
