// Inputs of each kind that can be made as large as one likes: `size` counts paragraphs, turns, cues, records or marks.
// The hostile ones are those that a parser takes too long for when it looks again at what it has seen.
import { deflateSync, gzipSync } from 'node:zlib';

const SENTENCE =
  'The minister of harbours said on Monday that the talks would go on for a while, and that nobody had left. ';
const SPEAKERS = ['MARTA HOLM', 'JENS OKKO', 'ELINA KARVONEN'];

/** The number in it, so that no two of them are the same. */
const paragraph = (at: number): string => `${SENTENCE}It was round ${at} of them, “and not the last,” said Marta Holm.`;
const many = (size: number, make: (at: number) => string): string =>
  Array.from({ length: size }, (_, at) => make(at)).join('');

const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 23);
const cue = (at: number, words: string): string => `${clock(at)} --> ${clock(at + 1)}\n${words}\n\n`;

const page = (at: number): string =>
  `<html><head><title>Round ${at} of the talks</title></head><body><p>${paragraph(at)}</p></body></html>`;

export function archived(block: string | Uint8Array): Buffer {
  const answer = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'), Buffer.from(block)]);
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: ${answer.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), answer, Buffer.from('\r\n\r\n')]);
}

/** How a member of gzip begins (RFC 1952). */
const MEMBER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

/** Members of gzip, each of which lies in the one before and seems to go on to the end of the file. */
export function nestedMembers(size: number): Buffer {
  const stored = (data: Buffer): Buffer => {
    const lengths = Buffer.alloc(5);
    lengths.writeUInt16LE(data.length, 1);
    lengths.writeUInt16LE(data.length ^ 0xffff, 3);
    return Buffer.concat([lengths, data]);
  };
  const link = Buffer.concat([stored(Buffer.from('WARC/1.0\r\nX: y\r\n')), stored(MEMBER)]);
  return Buffer.concat([MEMBER, ...Array.from({ length: size }, () => link)]);
}

/** A PDF with one page a content stream, packed. */
export function pdfOf(pages: readonly (string | Uint8Array)[]): Buffer {
  const bodies: (string | Buffer)[] = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  const font = bodies.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = pages.map((content) => {
    const packed = deflateSync(content);
    const stream = bodies.push(
      Buffer.concat([
        Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
        packed,
        Buffer.from('\nendstream'),
      ]),
    );
    return bodies.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${stream} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  bodies[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let length = parts[0]?.length ?? 0;
  const offsets = bodies.map((body, at) => {
    const object = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]);
    parts.push(object);
    length += object.length;
    return length - object.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`;
  return Buffer.concat([
    ...parts,
    Buffer.from(`xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}${trailer}`),
  ]);
}

const printedLine = (at: number): string =>
  `BT /F1 11 Tf 1 0 0 1 72 ${780 - (at % 50) * 14} Tm (Round ${at} of the talks went on for a while, she said.) Tj ET\n`;

/** One input as a file would have it, and what `--input` would call it. */
export interface Kind {
  readonly form: 'html' | 'text' | 'transcript' | 'pdf' | 'warc' | 'feed' | 'jsonl';
  /** The smallest size that is measured; it is doubled from there. */
  readonly least: number;
  readonly make: (size: number) => string | Uint8Array;
}

export const KINDS: Readonly<Record<string, Kind>> = {
  page: {
    form: 'html',
    least: 2_000,
    make: (size) => `<h1>The talks</h1>${many(size, (at) => `<p>${paragraph(at)}</p>`)}`,
  },
  'page of inline elements': {
    form: 'html',
    least: 4_000,
    make: (size) => `<p>${many(size, (at) => `<i>word</i> ${at} `)}</p>`,
  },
  'page of links': {
    form: 'html',
    least: 2_000,
    make: (size) => `<p>${SENTENCE}</p>${many(size, (at) => `<p><a href="/${at}">Round ${at}</a></p>`)}`,
  },
  'page of attributes': {
    form: 'html',
    least: 10_000,
    make: (size) => `<p ${many(size, (at) => `a${at}="x" `)}>${SENTENCE}</p>`,
  },
  'page of entities': {
    form: 'html',
    least: 5_000,
    make: (size) => `<p>${SENTENCE}${'&amp;&nbsp;x'.repeat(size)}</p>`,
  },
  'page with deep JSON-LD': {
    form: 'html',
    least: 20_000,
    make: (size) =>
      `<script type="application/ld+json">${'{"@graph":['.repeat(size)}${']}'.repeat(size)}</script><p>${SENTENCE}</p>`,
  },
  text: { form: 'text', least: 2_000, make: (size) => many(size, (at) => `${paragraph(at)}\n\n`) },
  'text of one line': { form: 'text', least: 5_000, make: (size) => SENTENCE.repeat(size) },
  'text of short lines': { form: 'text', least: 10_000, make: (size) => many(size, (at) => `Round ${at}\n\n`) },
  turns: {
    form: 'text',
    least: 2_000,
    make: (size) => many(size, (at) => `${SPEAKERS[at % 3]}: ${paragraph(at)}\n\n`),
  },
  captions: {
    form: 'transcript',
    least: 5_000,
    make: (size) => `WEBVTT\n\n${many(size, (at) => cue(at, `<v Marta Holm>${SENTENCE}`))}`,
  },
  'captions without speakers': {
    form: 'transcript',
    least: 5_000,
    make: (size) => `WEBVTT\n\n${many(size, (at) => cue(at, `we went on ${at}`))}`,
  },
  'caption of open tags': {
    form: 'transcript',
    least: 10_000,
    make: (size) => `WEBVTT\n\n${cue(1, `It was. ${'<v.a<b{\\c'.repeat(size)}`)}`,
  },
  'web archive': {
    form: 'warc',
    least: 2_000,
    make: (size) => Buffer.concat(Array.from({ length: size }, (_, at) => archived(page(at)))),
  },
  'packed web archive': {
    form: 'warc',
    least: 500,
    make: (size) => Buffer.concat(Array.from({ length: size }, (_, at) => gzipSync(archived(page(at))))),
  },
  'web archive of chunks': { form: 'warc', least: 50_000, make: (size) => archivedChunks(size) },
  'web archive of false beginnings': {
    form: 'warc',
    least: 50_000,
    make: (size) => `WARC/1.0\r\nContent-Length: 0\r\n\r\nx${'\nWARC/1'.repeat(size)}`,
  },
  'web archive of nested members': { form: 'warc', least: 2_000, make: nestedMembers },
  'web archive of marks of gzip': { form: 'warc', least: 2_000, make: (size) => Buffer.alloc(10 * size, MEMBER) },
  pdf: {
    form: 'pdf',
    least: 20,
    make: (size) => pdfOf(Array.from({ length: size }, (_, at) => many(50, (line) => printedLine(50 * at + line)))),
  },
  'pdf of one page': { form: 'pdf', least: 2_000, make: (size) => pdfOf([many(size, printedLine)]) },
  feed: { form: 'feed', least: 500, make: (size) => feedOf(size) },
  'json lines': {
    form: 'jsonl',
    least: 5_000,
    make: (size) => many(size, (at) => `${JSON.stringify({ id: `r${at}`, text: paragraph(at) })}\n`),
  },
  'json line that is deep and broken': {
    form: 'jsonl',
    least: 100_000,
    make: (size) => `{"text":${'[{"a":'.repeat(size)}`,
  },
};

function archivedChunks(size: number): Buffer {
  const body = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>x\r\n${'1\r\na\r\n'.repeat(size)}0\r\n\r\n`;
  return Buffer.from(`WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n\r\n`);
}

function feedOf(size: number): string {
  const item = (at: number): string =>
    `<item><title>Round ${at}</title><guid isPermaLink="false">r${at}</guid><content:encoded><![CDATA[<p>${paragraph(at)}</p>]]></content:encoded></item>`;
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Fjord</title>${many(size, item)}</channel></rss>`;
}
