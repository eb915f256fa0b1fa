import { OnrecordError } from '../errors/index.ts';
import { hasUtf8Mark } from './bytes.ts';
import { messageFormOf } from './message-header.ts';
import type { InputForm } from './options.ts';

/** What is known of a document before its bytes are looked at. */
export interface Announced {
  readonly input: string;
  /** The form by name or content type, null if unknown. */
  readonly form: InputForm | null;
  readonly charset: string | null;
}

/** What people give by mistake: the bytes (in Latin-1) that stand at an offset of such a file. */
const BINARIES: readonly (readonly [offset: number, magic: string, name: string])[] = [
  [0, '\x89PNG', 'a PNG image'],
  [0, '\xff\xd8\xff', 'a JPEG image'],
  [0, 'GIF8', 'a GIF image'],
  [8, 'WEBPVP8', 'a WebP image'],
  [8, 'WAVEfmt', 'a WAV recording'],
  [0, 'ID3', 'an MP3 recording'],
  [0, '\xff\xfb', 'an MP3 recording'],
  [0, 'OggS', 'an Ogg recording'],
  [4, 'ftyp', 'an MP4 recording or a HEIF image'],
  [0, '\xd0\xcf\x11\xe0', 'an old office document, or one with a password'],
  [0, '{\\rtf', 'RTF'],
  [0, '\x1f\x8b', 'gzip inside gzip'],
  [0, 'BZh91AY&SY', 'a bzip2 archive'],
  [0, '\xfd7zXZ', 'an xz archive'],
  [0, '\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  [0, '7z\xbc\xaf', 'a 7z archive'],
  [0, 'Rar!', 'a RAR archive'],
  [0, 'SQLite format 3', 'an SQLite database'],
  [0, '\x7fELF', 'a program'],
];

/** How ZIP archives begin, of which the files of Word are some; EPUB and OpenDocument name themselves first. */
const ZIP = ['PK\x03\x04', 'PK\x05\x06'] as const;
const NAMED_ZIPS: readonly (readonly [type: string, name: string])[] = [
  ['mimetypeapplication/epub+zip', 'an EPUB book'],
  ['mimetypeapplication/vnd.oasis.opendocument', 'an OpenDocument file'],
];

/** The first cue of SRT, or of WebVTT without its first line. */
const CUE = /^(?:\d+[ \t]*\r?\n)?(?:\d{1,2}:)?\d{1,2}:\d\d[,.]\d{1,3}[ \t]*-->/;
const HTML_ELEMENT = /^<(?:!doctype\s+html|html|head|body|article|main|title|meta)\b/i;

/** The elements by which feeds and lists of feeds begin; RDF may have any prefix. */
const FEED_ELEMENT = /^<(?:rss|feed|[\w-]+:feed|(?:[\w-]+:)?RDF)[\s>]/;
const OPML_ELEMENT = /^<opml[\s>]/i;
/** JSON Feed 1.1: `version` is the address of the version, and is best put first. */
const JSON_FEED = /^\{[^]*"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version\\?\//;

/** The Unicode encoding other than UTF-8 that a byte order mark names, null without one. */
export function wideEncodingOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

/**
 * Tells from its first bytes what a document is. Content that is unmistakable (PDF, DOCX, WebVTT, SRT, an HTML page, a feed, a
 * WARC, a mail, a saved page) goes before name and content type; without these, a brace or a list of objects at the start
 * means records. Throws OR1003 for what is not
 * text, except that a `forced` form is only held against known binary formats.
 */
export function formOf(head: Uint8Array, announced: Announced, forced: InputForm | 'auto'): InputForm {
  const refuse = (found: string): OnrecordError => new OnrecordError('OR1003', { input: announced.input, found });
  const latin = Buffer.from(head).toString('latin1');
  const binary = BINARIES.find(([offset, magic]) => latin.startsWith(magic, offset));
  if (binary) throw refuse(binary[2]);
  if (ZIP.some((magic) => latin.startsWith(magic))) {
    const named = NAMED_ZIPS.find(([type]) => latin.slice(0, 120).includes(type));
    if (named) throw refuse(named[1]);
    if (forced !== 'auto' && forced !== 'docx') throw refuse('a ZIP archive or an office document');
    return 'docx';
  }
  if (forced !== 'auto') return forced;
  if (/^\s*%PDF-/.test(latin)) return 'pdf';
  // Some writers put a mail header or the like before the mark; readers accept it within the first kilobyte.
  if (announced.form === 'pdf') return 'pdf';

  const wide = wideEncodingOf(head);
  const nul = head.indexOf(0);
  if (nul >= 0 && !wide && !/^(?:utf-?16|utf-?32|ucs-?2)/i.test(announced.charset ?? '')) {
    throw refuse(`a NUL byte at ${nul}`);
  }
  if (announced.form === 'jsonl') return 'jsonl';

  const text = (wide ? new TextDecoder(wide).decode(head) : latin.slice(hasUtf8Mark(head) ? 3 : 0)).trimStart();
  if (/^WARC\/\d/.test(text)) return 'warc';
  if (/^WEBVTT(?:\s|$)/.test(text) || CUE.test(text)) return 'transcript';
  const markup = withoutPrologue(text);
  if (HTML_ELEMENT.test(markup)) return 'html';
  const leading = leadingForm(markup);
  if (leading) return leading;
  if (announced.form === 'json' && holdsLines(text)) return 'jsonl';
  if (announced.form === 'docx') throw refuse('no ZIP archive, which a Word document is');
  const message = wide || announced.form === 'csv' ? null : messageFormOf(text);
  if (message === 'mailbox') throw refuse('a mailbox with several mails; save each as .eml');
  if (message) return message;
  if (announced.form) return announced.form;
  if (text.startsWith('<?xml')) throw refuse('XML other than XHTML, a feed or OPML');
  if (/^\[\s*\{/.test(text)) return 'json';
  if (!text.startsWith('{')) return 'text';
  // An object over several lines, as programs print it for people.
  return /^\{[ \t]*(?:"[^"\n]*"[ \t]*:[ \t]*[[{][ \t]*)?\r?\n/.test(text) ? 'json' : 'jsonl';
}

/** Whether the first line is a whole JSON object and another one follows: JSON Lines, whatever the file is called. */
function holdsLines(text: string): boolean {
  const end = text.indexOf('\n');
  if (!text.startsWith('{') || end < 0 || !text.slice(end).trimStart().startsWith('{')) return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Whether the text, its prologue left out, begins a feed or a list of feeds. */
function leadingForm(markup: string): 'feed' | 'opml' | null {
  if (FEED_ELEMENT.test(markup) || JSON_FEED.test(markup)) return 'feed';
  return OPML_ELEMENT.test(markup) ? 'opml' : null;
}

/** Whether the beginning of a file is that of a feed or a list of feeds, whatever the file is called. */
export const leadsElsewhere = (head: Uint8Array): boolean =>
  leadingForm(withoutPrologue(new TextDecoder(wideEncodingOf(head) ?? 'utf-8').decode(head).trimStart())) !== null;

/** The text after the XML declaration, style sheets, document type and comments at its start. A loop, as one expression would backtrack. */
function withoutPrologue(text: string): string {
  let rest = text;
  for (;;) {
    const close = rest.startsWith('<?xml') ? '?>' : rest.startsWith('<!--') ? '-->' : documentTypeEnd(rest);
    const end = close === null ? -1 : rest.indexOf(close);
    if (close === null || end < 0) return rest;
    rest = rest.slice(end + close.length).trimStart();
  }
}

/** What ends a document type that is not HTML's; null where none begins. */
function documentTypeEnd(text: string): string | null {
  if (!/^<!DOCTYPE\s+(?:rss|feed|opml|rdf)/i.test(text)) return null;
  return /^[^>]*\[/.test(text) ? ']>' : '>';
}
