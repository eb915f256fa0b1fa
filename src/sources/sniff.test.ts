import { expect, test } from 'vitest';
import { formOf } from './sniff.ts';
import type { InputForm } from './options.ts';

const sniff = (head: string | Uint8Array, form: InputForm | null = null, charset: string | null = null): InputForm =>
  formOf(Buffer.from(head), { input: 'x', form, charset }, 'auto');

test.each<[string, InputForm | null, InputForm]>([
  ['%PDF-1.7\n%\u00e2', null, 'pdf'],
  ['%PDF-1.7', 'html', 'pdf'],
  ['preface %PDF-1.7', 'pdf', 'pdf'],
  ['<!DOCTYPE html><p>x', null, 'html'],
  ['\ufeff\n<!-- saved --> <!-- twice -->\n<html lang="en">', 'text', 'html'],
  ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "…">', null, 'html'],
  ['<p>A fragment</p>', 'html', 'html'],
  ['WEBVTT\n\n00:01.000 --> 00:02.000\nYes', 'text', 'transcript'],
  ['\ufeffWEBVTT - title', null, 'transcript'],
  ['1\r\n00:00:01,000 --> 00:00:02,500\r\nYes', null, 'transcript'],
  ['1\n00:01.000 --> 00:02.500\nYes', 'text', 'transcript'],
  ['00:01.000 --> 00:02.500\nYes', null, 'transcript'],
  ['WEBVTTX is a word', null, 'text'],
  ['1\nA numbered list', null, 'text'],
  [' \n{"text": "x"}', null, 'jsonl'],
  ['{braces} in prose', 'text', 'text'],
  ['["a"]', 'jsonl', 'jsonl'],
  ['A minister said so.', null, 'text'],
  [
    '<?xml version="1.0"?>\n<?xml-stylesheet href="x.xsl"?>\n<!-- made by hand -->\n<rss version="2.0">',
    'html',
    'feed',
  ],
  ['<feed xmlns="http://www.w3.org/2005/Atom">', 'text', 'feed'],
  ['<!DOCTYPE rss [\n<!ENTITY x "y">\n]><rss version="0.91">', null, 'feed'],
  ['<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', null, 'feed'],
  ['{\n "version": "https://jsonfeed.org/version/1.1",', null, 'feed'],
  ['{"text": "They read jsonfeed.org/version/1."}', null, 'jsonl'],
  ['<?xml version="1.0"?><opml version="2.0">', 'text', 'opml'],
  ['WARC/1.0\r\nWARC-Type: warcinfo\r\n', null, 'warc'],
  ['WARC is a word', null, 'text'],
  ['PK\x03\x04\x14', null, 'docx'],
  ['PK\x03\x04\x14', 'html', 'docx'],
  ['From: a@b.example\r\nMessage-ID: <1@b.example>\r\nSubject: S\r\n\r\nWords', null, 'eml'],
  ['From: a@b.example\r\nMessage-ID: <1@b.example>\r\nSubject: S\r\n\r\nWords', 'text', 'eml'],
  ['Received: from x\r\n\tby y;\r\n Tue, 3 Mar 2026 10:00:00 +0100\r\nReceived: from cut o', null, 'eml'],
  ['From: Saved by X\nMIME-Version: 1.0\nContent-Type: multipart/related;\n boundary="b"\n\n--b', null, 'mhtml'],
  ['Snapshot-Content-Location: https://x.example/\nMIME-Version: 1.0\nTo: x\n\n', null, 'mhtml'],
  [
    'From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nSubject: S\nContent-Type: multipart/related; boundary=b\n\n',
    null,
    'eml',
  ],
  ['From: the desk\nDate: 3 May 2024\nSubject: Tolls\n\nThe port stays open.', null, 'text'],
  ['From: the desk\nDate: 3 May 2024\n\nThe port stays open.', 'eml', 'eml'],
  ['HOST: Welcome.\nGUEST: Thank you.\n\nHOST: Well.', null, 'text'],
  ['Message-ID: is what they wrote\nand then they went on to the port.\nFrom: x', null, 'text'],
  ['[\n {"text": "x"}]', null, 'json'],
  ['[{"text": "x"}]', 'text', 'text'],
  ['{"text": "x"}', 'json', 'json'],
  ['{\n  "text": "x"}', null, 'json'],
  ['{"articles": [\n  {', null, 'json'],
  ['{"text": "x"}\n{"text": "y"}', 'json', 'jsonl'],
  ['{"text": "x\n{"text": "y"}', 'json', 'json'],
  ['title,text\nA,B', 'csv', 'csv'],
  ['Received: yes,From: x,Subject\n', 'csv', 'csv'],
])('%j, announced as %s, is %s', (head, announced, form) => {
  expect(sniff(head, announced)).toBe(form);
});

test('UTF-16 is text where a byte order mark or the transport says so', () => {
  const wide = Buffer.from('\ufeff<html><p>x', 'utf16le');
  expect(sniff(wide)).toBe('html');
  expect(sniff(Buffer.from(wide).swap16())).toBe('html');
  expect(sniff(wide.subarray(2), 'html', 'UTF-16LE')).toBe('html');
  expect(() => sniff(wide.subarray(2), 'html')).toThrow('NUL byte at 1');
});

test.each([
  ['\x89PNG\r\n\x1a\n', 'PNG'],
  ['\xff\xd8\xff\xe0', 'JPEG'],
  ['\x1f\x8b\x08', 'gzip'],
  ['{\\rtf1', 'RTF'],
  ['RIFF\x01\x02\x03\x04WEBPVP8 ', 'WebP'],
  ['PK\x03\x04....................\x08\0\0\0mimetypeapplication/epub+zip', 'EPUB'],
  ['From a@b.example Tue Mar  3 10:00:00 2026\nReceived: x\nFrom: a@b.example\n\nWords', 'mailbox'],
  ['\xd0\xcf\x11\xe0', 'password'],
  ['text with \0 in it', 'NUL byte at 10'],
  ['<?xml version="1.0"?><svg>', 'XML'],
])('%j is refused', (head, found) => {
  expect(() => sniff(Buffer.from(head, 'latin1'))).toThrow(
    expect.objectContaining({ code: 'OR1003', message: expect.stringContaining(found) as string }),
  );
});

test('a form given by hand goes before the rest, but does not make an image a text', () => {
  const announced = { input: 'x', form: 'text', charset: null } as const;
  expect(formOf(Buffer.from('<html>'), announced, 'text')).toBe('text');
  expect(formOf(Buffer.from('a\0b'), announced, 'text')).toBe('text');
  expect(() => formOf(Buffer.from('\x89PNG', 'latin1'), announced, 'text')).toThrow('PNG');
});

test('a ZIP archive is a Word document or nothing, whatever is said of it', () => {
  const zip = Buffer.from('PK\x03\x04', 'latin1');
  const announced = { input: 'x', form: 'docx', charset: null } as const;
  expect(formOf(zip, announced, 'docx')).toBe('docx');
  expect(() => formOf(zip, announced, 'text')).toThrow('ZIP');
  expect(() => formOf(Buffer.from('The port'), announced, 'auto')).toThrow('no ZIP archive');
});

test('many comments at the start are no trap', () => {
  expect(sniff('<!---->'.repeat(500))).toBe('text');
});
