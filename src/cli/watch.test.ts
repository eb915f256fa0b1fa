import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../index.ts';

const ITEMS = 5;
const COMMAND = `import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'watch.ts')).href)})
  .then(({ watchCommand }) => watchCommand().parseAsync(['node', 'watch', ...process.argv.slice(1)]))`;

const folder = mkdtempSync(join(tmpdir(), 'onrecord-watch-command-'));
const ledger = join(folder, 'ledger.sqlite');
let server: Server;
let origin = '';
const asked: string[] = [];
/** Called for each page that is asked for, before it is answered. */
let onPage: (path: string) => void = () => {};

const body = (number: number): string =>
  `<html><head><title>Tolls on the strait, part ${number}</title></head><body><article><p>“The tolls are a step too far,” Minister Ine Dahl said in Oslo on day ${number} of the talks.</p><p>The ministry said that it would answer the letter within a week, and that nothing had been decided.</p></article></body></html>`;

function answer(path: string, response: ServerResponse): void {
  if (path === '/rss') {
    const links = Array.from(
      { length: ITEMS },
      (_, index) => `<item><title>x</title><link>${origin}/${index + 1}</link></item>`,
    );
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' });
    response.end(`<rss version="2.0"><channel><title>Strait News</title>${links.join('')}</channel></rss>`);
  } else if (/^\/\d$/.test(path)) {
    onPage(path);
    response.writeHead(200, { 'content-type': 'text/html' }).end(body(Number(path.slice(1))));
  } else response.writeHead(404).end();
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request.url ?? '', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(...words: string[]): {
  child: ChildProcess;
  lines: string[];
  ended: Promise<number | null>;
  errors: () => string;
} {
  const child = spawn(process.execPath, [
    '--eval',
    COMMAND,
    '--',
    `${origin}/rss`,
    '--ledger',
    ledger,
    '--allow-private',
    ...words,
  ]);
  const lines: string[] = [];
  let errors = '';
  child.stdout.on('data', (data: Buffer) => lines.push(...data.toString().trim().split('\n')));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, lines, ended, errors: () => errors };
}

async function documentsInLedger(): Promise<string[]> {
  const open = await openLedger(ledger);
  try {
    const urls: string[] = [];
    for await (const { url } of open.documents()) urls.push(url ?? '');
    return urls;
  } finally {
    await open.close();
  }
}

test('killed in the middle of anything, the watch loses nothing and adds nothing twice', async () => {
  // The first run dies while the second page is on its way, the second one while a document is being written.
  const first = start();
  onPage = (path) => path === '/2' && first.child.kill('SIGKILL');
  await first.ended;
  onPage = () => {};
  expect(await documentsInLedger()).toEqual([`${origin}/1`]);

  const second = start();
  second.child.stdout?.once('data', () => second.child.kill('SIGKILL'));
  await second.ended;
  const left = await documentsInLedger();
  expect(left.slice(0, 2)).toEqual([`${origin}/1`, `${origin}/2`]);

  const third = start('--once', '--json');
  expect(await third.ended, third.errors()).toBe(0);
  expect(await documentsInLedger()).toEqual(Array.from({ length: ITEMS }, (_, index) => `${origin}/${index + 1}`));
  expect(third.lines.map((line) => (JSON.parse(line) as { status: string }).status)).toContain('added');
  const times = (path: string): number => asked.filter((one) => one === path).length;
  // What was under way when the process died is had again, at most.
  expect([times('/1'), times('/4'), times('/5')]).toEqual([1, expect.any(Number), 1]);

  const fourth = start('--once');
  expect(await fourth.ended, fourth.errors()).toBe(0);
  expect(fourth.lines.join('')).toBe('');
  expect(JSON.parse(readFileSync(`${ledger}.watch.json`, 'utf8'))).toMatchObject({
    version: 1,
    feeds: [{ address: `${origin}/rss`, etag: '"1"', failures: 0 }],
  });
});

test('a signal to end is obeyed after the document that is being read', async () => {
  rmSync(`${ledger}.watch.json`);
  const watch = start();
  watch.child.stdout?.once('data', () => watch.child.kill('SIGTERM'));
  expect(await watch.ended, watch.errors()).toBe(0);
  expect(watch.lines.length).toBeGreaterThan(0);
  expect(watch.lines.every((line) => line.includes('unchanged'))).toBe(true);
});
