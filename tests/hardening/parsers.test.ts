// Whatever comes in, in any form, is read or refused with a code: nothing is thrown, and nothing is a fault of ours.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archived, nestedMembers, pdfOf } from '../../bench/growth/inputs.ts';
import type { FailedInput, RawDocument } from '../../src/document/index.ts';
import { OnrecordError } from '../../src/errors/index.ts';
import { documentLine } from '../../src/export/index.ts';
import { openReader, type Reader } from '../../src/pipeline/index.ts';
import { inputsOf, type SourceOptions } from '../../src/sources/index.ts';
import { parseArticle } from '../../src/stages/article/index.ts';
import { CORPUS, ROOT } from '../shared.ts';
import { mutated } from './mutate.ts';
import { NAUGHTY } from './naughty.ts';
import { brokenPageBytes } from './pages.ts';
import { cases, FULL } from './scale.ts';

/** What became of a document: 'read', or the code of the error; anything else that was thrown is told in full. */
async function fateOf(raw: RawDocument | FailedInput): Promise<string> {
  if (raw.form === 'failed') return raw.error.code === 'OR9001' ? raw.error.message : raw.error.code;
  try {
    const article = await parseArticle(raw);
    const isGiven = raw.form === 'text' || (raw.form === 'record' && raw.record.text !== undefined);
    const made = [article.title ?? '', ...article.byline, ...(isGiven ? [] : [article.text])].join('');
    return made.isWellFormed() && !made.includes('\0') ? 'read' : 'read with what is no character';
  } catch (error) {
    return error instanceof OnrecordError && error.code !== 'OR9001' ? error.code : String(error);
  }
}

/** What became of each document in the bytes, which come in as from standard input. Nothing outside is asked. */
async function fatesIn(bytes: Uint8Array, input: SourceOptions['input'], maxSize = 1_000_000): Promise<string[]> {
  async function* stdin(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  const resolve = (): Promise<never> => Promise.reject(Object.assign(new Error('offline'), { code: 'ENOTFOUND' }));
  const fates: string[] = [];
  for await (const raw of inputsOf(['-'], { stdin: stdin(), input, maxSize, resolve })) fates.push(await fateOf(raw));
  return fates;
}

const isFine = (fate: string): boolean => fate === 'read' || /^OR(?!9001)\d{4}$/.test(fate);
const numbers = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
const corpus = (...path: string[]): Buffer => readFileSync(join(CORPUS, ...path));

/** The faults among the fates of mutations of the seeds, by the number of the mutation. */
async function faultsOf(
  seeds: readonly Uint8Array[],
  count: number,
  fates: (bytes: Uint8Array, number: number) => Promise<string[]>,
): Promise<{ number: number; fate: string }[]> {
  const faults: { number: number; fate: string }[] = [];
  let read = 0;
  for (const number of numbers(count)) {
    for (const fate of await fates(mutated(seeds[number % seeds.length] ?? Buffer.of(), number), number)) {
      if (!isFine(fate)) faults.push({ number, fate });
      if (fate === 'read') read += 1;
    }
  }
  // If next to nothing could be read, the mutations would show nothing.
  expect(read).toBeGreaterThan(count / 20);
  return faults;
}

test('pages that are broken in every way', async () => {
  const faults: { seed: number; fate: string }[] = [];
  const fates = new Map<string, number>();
  for (const seed of numbers(cases(120, 2_100))) {
    const raw: RawDocument = { form: 'html', input: 'case', id: 'case', url: null, ...brokenPageBytes(seed) };
    const fate = await fateOf(raw);
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    if (!isFine(fate)) faults.push({ seed, fate });
  }
  expect(faults).toEqual([]);
  expect(fates.get('read')).toBeGreaterThan(cases(50, 1_000));
}, 1_800_000);

const ENTRY = '<p>The minister said on Monday that the talks would go on.</p>';
const FEEDS = [
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fjord &amp; News</title><link>https://fjord.example/</link><item><title>Talks</title><link>https://fjord.example/1</link><guid isPermaLink="false">1</guid><pubDate>Wed, 04 May 2022 10:11:12 GMT</pubDate><dc:creator>Anna Holt</dc:creator><content:encoded><![CDATA[${ENTRY}]]></content:encoded></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord News</title><id>x</id><updated>2022-05-04T10:11:12Z</updated><entry><id>1</id><title type="html">Talks &lt;b&gt;on&lt;/b&gt;</title><link href="https://fjord.example/1"/><author><name>Anna Holt</name></author><updated>2022-05-04T10:11:12Z</updated><content type="html">${ENTRY.replaceAll('<', '&lt;')}</content></entry></feed>`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://fjord.example/"><title>Fjord</title></channel><item rdf:about="https://fjord.example/1"><title>Talks</title><link>https://fjord.example/1</link><content:encoded>${ENTRY.replaceAll('<', '&lt;')}</content:encoded></item></rdf:RDF>`,
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Fjord', items: [{ id: '1', url: 'https://fjord.example/1', title: 'Talks', content_html: ENTRY, authors: [{ name: 'Anna Holt' }] }] }), // prettier-ignore
].map((feed) => Buffer.from(feed));

test('feeds', async () => {
  expect(await faultsOf(FEEDS, cases(80, 300), (bytes) => fatesIn(bytes, 'feed'))).toEqual([]);
}, 600_000);

test('captions', async () => {
  const seeds = [
    corpus('podcast', 'source.vtt'),
    corpus('tv-interview', 'source.srt'),
    corpus('alliance-briefing', 'source.vtt'),
  ];
  const faults = await faultsOf(seeds, cases(80, 200), (bytes) => fatesIn(bytes, 'transcript'));
  expect(faults).toEqual([]);
}, 600_000);

const PAGES = numbers(6).map((number) =>
  archived(`<html><body>${ENTRY}<p>Round ${number} of the talks.</p></body></html>`),
);

test('web archives', async () => {
  const seeds = [
    Buffer.concat(PAGES),
    Buffer.concat(PAGES.map((page) => gzipSync(page))),
    gzipSync(Buffer.concat(PAGES)),
  ];
  expect(await faultsOf(seeds, cases(20, 60), (bytes) => fatesIn(bytes, 'warc'))).toEqual([]);
}, 600_000);

test('PDFs', async () => {
  const lines = numbers(30).map(
    (at) => `BT /F1 11 Tf 1 0 0 1 72 ${780 - at * 14} Tm (Round ${at} of the talks, she said.) Tj ET\n`,
  );
  const seeds = [corpus('pdf-communique', 'source.pdf'), pdfOf([lines.join(''), lines.join('')])];
  expect(await faultsOf(seeds, cases(12, 30), (bytes) => fatesIn(bytes, 'pdf'))).toEqual([]);
}, 600_000);

test('streams of records', async () => {
  const records = [
    {
      id: 'a',
      text: 'The minister said so.',
      title: 'Talks',
      published: '2022-05-04',
      outlet: 'Fjord',
      language: 'en',
    },
    { html: ENTRY, url: 'https://fjord.example/1' },
    {
      turns: [
        { speaker: 'Anna Holt', text: 'Good \ud83d\ude00 morning.' },
        { speaker: null, text: 'Noise' },
      ],
      published: null,
    },
  ];
  const seeds = [Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''))];
  expect(await faultsOf(seeds, cases(30, 60), (bytes) => fatesIn(bytes, 'jsonl'))).toEqual([]);
}, 600_000);

const fixture = (name: string): Buffer => readFileSync(join(ROOT, 'src/stages/article/testing', name));

test('Word documents, by their bytes and by what is in them', async () => {
  const whole = fixture('release.docx');
  const archive = await JSZip.loadAsync(whole);
  const main = Buffer.from((await archive.file('word/document.xml')?.async('uint8array')) ?? []);
  const fates: string[] = [];
  for (const number of numbers(cases(12, 300))) {
    archive.file('word/document.xml', mutated(main, number));
    const inside = await archive.generateAsync({ type: 'uint8array' });
    fates.push(...(await fatesIn(number % 3 === 0 ? mutated(whole, number) : inside, 'docx')));
  }
  expect(fates.filter((fate) => !isFine(fate))).toEqual([]);
}, 600_000);

test('mails and saved pages', async () => {
  const seeds = [fixture('release.eml'), fixture('forward.eml')];
  expect(await faultsOf(seeds, cases(60, 600), (bytes) => fatesIn(bytes, 'eml'))).toEqual([]);
  const page = Buffer.from(
    `From: <Saved by X>\r\nSnapshot-Content-Location: https://x.example/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${ENTRY}\r\n--b--\r\n`,
  );
  expect(await faultsOf([page], cases(40, 300), (bytes) => fatesIn(bytes, 'mhtml'))).toEqual([]);
}, 600_000);

test('lists of records and tables', async () => {
  const records = [
    { text: 'The minister came.', date: 1714725000 },
    { content: ENTRY, author: ['Anna Holt'] },
  ];
  const lists = [records, { response: { docs: records } }].map((list) => Buffer.from(JSON.stringify(list)));
  expect(await faultsOf(lists, cases(80, 600), (bytes) => fatesIn(bytes, 'json'))).toEqual([]);
  const tables = [',', ';'].map((mark) =>
    Buffer.from(`title${mark}text\nA${mark}"The minister\ncame."\nB${mark}"“No,” he said"\nC${mark}Words\n`),
  );
  expect(await faultsOf(tables, cases(80, 600), (bytes) => fatesIn(bytes, 'csv'))).toEqual([]);
}, 600_000);

describe('what would take time or memory without end is given up', () => {
  const repeated = (count: number, words: string): Buffer => Buffer.from(words.repeat(count));
  test.each<[string, SourceOptions['input'], Buffer, string[]]>([
    ['web archive of members inside each other', 'warc', nestedMembers(cases(300, 11_000)), ['OR1019']],
    ['web archive of false beginnings', 'warc', gzipSync(repeated(cases(50_000, 600_000), '\nWARC/1')), ['OR1019']],
    ['web archive that unpacks to much', 'warc', gzipSync(Buffer.concat([Buffer.from('WARC/1.0\r\nContent-Length: 999999999\r\n\r\n'), Buffer.alloc(100_000_000)])), ['OR1019']], // prettier-ignore
    ['page of very many elements', 'html', repeated(cases(300_000, 2_000_000), '<i>x'), ['OR1006']],
    ['page of very many line breaks', 'html', repeated(600_000, '<br>'), ['OR1026']],
    ['page of deep JSON-LD', 'html', Buffer.from(`<script type="application/ld+json">${'['.repeat(50_000)}${']'.repeat(50_000)}</script>${ENTRY}`), ['read']], // prettier-ignore
    ['caption of tags that never end', 'transcript', Buffer.from(`WEBVTT\n\n00:01.000 --> 00:02.000\nIt was. ${'<v.a<b{\\c'.repeat(30_000)}`), ['read']], // prettier-ignore
    ['PDF of too many pages', 'pdf', pdfOf(numbers(5_001).map(() => '')), ['OR1028']],
    ['feed of deep elements', 'feed', Buffer.from(`<rss version="2.0"><channel>${'<a>'.repeat(100_000)}</channel></rss>`), ['OR1017']], // prettier-ignore
    ['record that is deep', 'jsonl', Buffer.from(`{"text":"The minister came.","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`), ['read']], // prettier-ignore
  ])('%s', async (_, form, bytes, expected) => {
    expect([...new Set(await fatesIn(bytes, form, 20_000_000))]).toEqual(expected);
  });

  test.runIf(FULL)('PDF that unpacks to a gigabyte', async () => {
    const content = Buffer.concat([
      Buffer.from('BT /F1 11 Tf (The minister.) Tj ET\n'),
      Buffer.alloc(1_000_000_000, 0x20),
    ]);
    expect(await fatesIn(pdfOf([content]), 'pdf', 20_000_000)).toEqual(['OR1027']);
  });
});

describe('naughty strings', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openReader();
  });
  afterAll(() => reader.close());
  const step = FULL ? 1 : 5;
  const some = NAUGHTY.filter((_, index) => index % step === 0);

  test('as a text, which comes out identical, and as JSON that is valid UTF-8', async () => {
    const faults: unknown[] = [];
    for (const words of some) {
      const text = `Marta Holm, the minister, said on Monday: “${words}”\n\n${words}\n\n${words} told ${words} that she would come.`;
      const record = { text, title: words, outlet: words, url: words, byline: [words] };
      const line = await lineOf({ form: 'record', input: 'case', id: 'case', record: { ...record, language: 'en' } });
      const json = Buffer.from(JSON.stringify(line), 'utf8');
      const back = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) as { text?: string };
      if (back.text !== text || !('error' in line || (line.title ?? '').isWellFormed())) faults.push({ words, line });
    }
    expect(faults).toEqual([]);
  });

  test('as turns and as their speakers', async () => {
    const faults: unknown[] = [];
    for (const words of some) {
      const turns = [
        { speaker: words, text: 'I never said so.' },
        { speaker: 'Marta Holm', text: `He said: “${words}”` },
        { speaker: null, text: words },
      ];
      const line = await lineOf({ form: 'record', input: 'case', id: 'case', record: { turns, language: 'en' } });
      if ('error' in line || !line.text.isWellFormed() || line.text.includes('\0')) faults.push({ words, line });
    }
    expect(faults).toEqual([]);
  });

  test('as dates of publication, which are read or refused with their code', async () => {
    for (const words of some) {
      const record = { text: 'The port is open.', published: words, language: 'en' };
      const line = await lineOf({ form: 'record', input: 'case', id: 'case', record });
      if ('error' in line) expect(line.error).toContain('the date of publication is not a date');
    }
  });

  async function lineOf(raw: RawDocument) {
    try {
      return documentLine(await reader.read(raw));
    } catch (error) {
      return { error: String(error) };
    }
  }
});
