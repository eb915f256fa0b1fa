import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SPEAKERS = ['Ada Holm', 'Ine Dahl', 'Peter Berg', 'Sigrun Hall', 'Marta Lund', 'Jonas Vik'];
const OFFICES = ['Fisheries Minister', 'Trade Minister', 'Foreign Minister', 'the committee’s chair'];
const PLACES = ['Oslo', 'Bergen', 'Reykjavik', 'Tórshavn', 'Brussels'];
const CLAIMS = [
  'the quota has to be shared before the summer',
  'no boat will leave the harbour until the letter is answered',
  'the other side has broken what was agreed in spring',
  'the tolls on the strait are a step too far',
  'the inspectors will be let in on Monday',
];
const FILLERS = [
  'The talks, which began on Monday, are to go on until the end of the week.',
  'Boats from both countries stayed in the harbour, and the fish market was closed for the second day.',
  'A vote in the committee is expected next month; the last one was put off.',
];

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

/** A page of some 300 words about an invented dispute, the same for the same words. */
export function pageOf(seed: string): string {
  const draw = numbersOf(seed);
  const pick = (words: readonly string[]): string => words[draw(words.length)] ?? '';
  const paragraphs = Array.from({ length: 8 }, () => {
    const speaker = pick(SPEAKERS);
    const [surname = ''] = speaker.split(' ').slice(-1);
    return [
      `<p>“We have said it before: ${pick(CLAIMS)},” ${pick(OFFICES)} ${speaker} said in ${pick(PLACES)}.</p>`,
      `<p>${pick(FILLERS)} ${surname} told reporters that ${pick(CLAIMS)}, and that ${pick(CLAIMS)}.</p>`,
    ].join('\n');
  });
  return `<!doctype html><html><head><title>Talks on the strait, part ${seed}</title>
<meta property="article:published_time" content="2024-03-${String(1 + draw(28)).padStart(2, '0')}">
<meta property="og:site_name" content="Strait News"></head>
<body><article><h1>Talks on the strait, part ${seed}</h1>${paragraphs.join('\n')}</article></body></html>`;
}

/** Writes so many pages into a folder; gives their paths. */
export function writePages(folder: string, count: number, name: string): string[] {
  const into = join(folder, name);
  mkdirSync(into);
  return Array.from({ length: count }, (_, number) => {
    const path = join(into, `${number}.html`);
    writeFileSync(path, pageOf(`${name} ${number}`));
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
