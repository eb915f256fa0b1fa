import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SPEAKERS = ['Ada Holm', 'Ine Dahl', 'Peter Berg', 'Sigrun Hall', 'Marta Lund', 'Jonas Vik'];
const OFFICES = ['Fisheries Minister', 'Trade Minister', 'Foreign Minister', 'the committee’s chair'];
const PLACES = ['Oslo', 'Bergen', 'Reykjavik', 'Tórshavn', 'Brussels'];
const WHO = ['the fleet', 'the council', 'the harbour board', 'the other side', 'the committee', 'the coast guard'];
const DOES = ['has to answer', 'will not sign', 'has broken', 'may accept', 'is waiting for', 'has put off', 'wants'];
const WHAT = [
  'the letter',
  'the quota',
  'the tolls',
  'the inspection',
  'the treaty',
  'the vote',
  'the report',
  'the map',
];
const WHEN = ['before summer', 'by Monday', 'within a week', 'after the vote', 'for the third time', 'without a fee'];

/** Numbers that look random and are the same for the same words. */
function numbersOf(seed: string): (below: number) => number {
  let drawn = 0;
  return (below) => {
    const hash = createHash('sha256')
      .update(`${seed} ${(drawn += 1)}`)
      .digest();
    return hash.readUInt32LE(0) % below;
  };
}

/** A line that is like no other: what a ledger takes for reports of the same would be compared with one another. */
export function lineOf(seed: string): string {
  const draw = numbersOf(seed);
  return Array.from({ length: 12 }, () => draw(2 ** 32).toString(36)).join(' ');
}

/** A page of some 300 words about an invented dispute, the same for the same words. */
export function pageOf(seed: string): string {
  const draw = numbersOf(seed);
  const pick = (words: readonly string[]): string => words[draw(words.length)] ?? '';
  // The figures keep one page's claims apart from those of all others.
  const claim = (): string =>
    `${pick(WHO)} ${pick(DOES)} ${pick(WHAT)} number ${draw(90_000)} ${pick(WHEN)}, as ${draw(900)} boats have in zone ${draw(9000)}`;
  const paragraphs = Array.from({ length: 8 }, () => {
    const speaker = pick(SPEAKERS);
    const [surname = ''] = speaker.split(' ').slice(-1);
    return [
      `<p>“We have said it before: ${claim()},” ${pick(OFFICES)} ${speaker} said in ${pick(PLACES)}.</p>`,
      `<p>In the port of ${pick(PLACES)}, ${claim()}. ${surname} told reporters that ${claim()}.</p>`,
    ].join('\n');
  });
  return `<!doctype html><html><head><title>Talks on the strait, part ${seed}</title>
<meta property="article:published_time" content="2024-03-${String(1 + draw(28)).padStart(2, '0')}">
<meta property="og:site_name" content="Strait News"></head>
<body><article><h1>Talks on the strait, part ${seed}</h1>${paragraphs.join('\n')}</article></body></html>`;
}

/** Writes so many files into a folder, pages or only lines; gives their paths. */
export function writeFiles(folder: string, count: number, name: string, what: 'page' | 'line'): string[] {
  const into = join(folder, name);
  mkdirSync(into);
  return Array.from({ length: count }, (_, number) => {
    const path = join(into, `${number}.${what === 'page' ? 'html' : 'txt'}`);
    writeFileSync(path, (what === 'page' ? pageOf : lineOf)(`${name} ${number}`));
    return path;
  });
}

/** Writes a packed web archive (WARC) of so many pages, each a member of its own. */
export function writeArchive(path: string, pages: number): void {
  writeFileSync(path, '');
  for (let number = 0; number < pages; number += 1) {
    const block = Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${pageOf(String(number))}`,
    );
    const head =
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://strait.example/${number}\r\n` +
      `WARC-Date: 2024-04-01T10:11:12Z\r\nContent-Length: ${block.length}\r\n\r\n`;
    appendFileSync(path, gzipSync(Buffer.concat([Buffer.from(head), block, Buffer.from('\r\n\r\n')])));
  }
}
