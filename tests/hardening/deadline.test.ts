import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as allOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { RawDocument } from '../../src/document/index.ts';
import { openPool, readAll } from '../../src/pipeline/index.ts';
import { rss } from '../../src/sources/testing/feeds.ts';
import { startServer } from '../../src/sources/testing/server.ts';
import { cases, randomFrom } from './scale.ts';

const SENTENCE = 'The minister of Norland said on Monday that the treaty would be signed. ';

const record = (id: string, text: string): RawDocument => ({ form: 'record', input: id, id, record: { text } });

/** Reads documents with `threads` threads; gives for each its number of statements or the code of its error. */
async function outcomes(documents: readonly RawDocument[], threads: number, timeLimit?: number) {
  const pool = openPool({ threads, timeLimit });
  const found: (number | string)[] = [];
  try {
    for await (const { recorded, error } of readAll(asInputs(documents), pool))
      found.push(error?.code ?? recorded?.statements.length ?? 'nothing');
  } finally {
    await pool.close();
  }
  return found;
}

async function* asInputs(documents: readonly RawDocument[]): AsyncGenerator<RawDocument> {
  yield* documents;
}

test.each([1, 2])(
  'a document that takes too long is given up, and those after it are read, in %d threads',
  async (threads) => {
    const long = SENTENCE.repeat(5000);
    const documents = [record('a', SENTENCE), record('long', long), record('b', SENTENCE), record('c', SENTENCE)];
    expect(await outcomes(documents, threads, 8000)).toEqual([1, 'OR1014', 1, 1]);
  },
);

test('a text of more characters than are read is refused, and the next one read', async () => {
  expect(await outcomes([record('book', SENTENCE.repeat(21_000)), record('b', SENTENCE)], 1)).toEqual(['OR1035', 1]);
});

test('threads that are ended at any moment, inside the model or not, end nothing else', async () => {
  const random = randomFrom(14);
  const long = SENTENCE.repeat(1000);
  for (let round = 0; round < cases(2, 60); round += 1) {
    const documents = [record('a', long), record('b', long), record('c', long)];
    expect(await outcomes(documents, 2, 100 + random() * 900)).toEqual(['OR1014', 'OR1014', 'OR1014']);
  }
  expect(await outcomes([record('d', SENTENCE)], 2)).toEqual([1]);
});

test('one that others help with a long document is ended with them, whatever they are doing', async () => {
  const random = randomFrom(16);
  for (let round = 0; round < cases(2, 60); round += 1)
    expect(await outcomes([record('a', SENTENCE.repeat(3000))], 3, 100 + random() * 2900)).toEqual(['OR1014']);
});

test('a process that ends while a thread is inside the model ends as it meant to', async () => {
  const random = randomFrom(15);
  for (let round = 0; round < cases(2, 40); round += 1) {
    const program = `
      import { openPool } from ${JSON.stringify(new URL('../../src/pipeline/index.ts', import.meta.url).href)};
      const text = ${JSON.stringify(SENTENCE)}.repeat(1000);
      void openPool({ threads: 2 }).read({ form: 'record', input: 'a', id: 'a', record: { text } });
      setTimeout(() => process.exit(7), ${800 + random() * 2000});`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([7, null]);
  }
});

/** Runs the built command in a folder; gives its exit code and what it wrote. */
async function onrecord(folder: string, words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const bin = fileURLToPath(new URL('../../bin/onrecord.js', import.meta.url));
  const child = spawn(process.execPath, [bin, ...words, '--ledger', 'ledger.sqlite'], { cwd: folder });
  const [out, err, [code]] = await Promise.all([allOf(child.stdout), allOf(child.stderr), once(child, 'exit')]);
  return { code: code as number, out, err };
}

test('add with one thread, and watch, name the document that took too long and take in the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-deadline-'));
  const paragraphs = Array.from({ length: 4000 }, (_, index) => `<p>No. ${index}: ${SENTENCE}</p>`).join('');
  const pages = new Map([
    ['/a', `<title>A</title><article><p>${SENTENCE.repeat(3)}</p></article>`],
    ['/long', `<title>Long</title><article>${paragraphs}</article>`],
    ['/b', `<title>B</title><article><p>${SENTENCE.repeat(4)}</p></article>`],
  ]);
  const server = await startServer((request, response) => {
    const page = pages.get(request.url ?? '');
    const items = [...pages.keys()].map((path) => `<title>x</title><link>${server.url}${path}</link>`);
    if (request.url === '/feed') response.setHeader('content-type', 'application/rss+xml').end(rss(items));
    else if (page === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', 'text/html').end(page);
  });
  try {
    for (const [path, page] of pages) await writeFile(join(folder, `${path.slice(1)}.html`), page);
    const limits = ['--time-limit', '8', '--json'];
    const files = await onrecord(folder, ['add', 'a.html', 'long.html', 'b.html', '--threads', '1', ...limits]);
    expect([files.code, files.out.trim().split('\n').length]).toEqual([3, 2]);
    expect(files.err).toContain('OR1014 long.html');
    const feed = await onrecord(folder, ['watch', `${server.url}/feed`, '--once', '--allow-private', ...limits]);
    expect([feed.code, feed.out.trim().split('\n').length]).toEqual([3, 2]);
    expect(feed.err).toContain(`OR1014 ${server.url}/long`);
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});
