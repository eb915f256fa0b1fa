import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { evaluateArticles, shingleScore } from './article.ts';

test('shingles are counted as a multiset of four words, marks aside', () => {
  expect(shingleScore('a b c d e', 'a, b, c. d e')).toEqual({ precision: 1, recall: 1 });
  expect(shingleScore('a b c d e f', 'a b c d e')).toEqual({ precision: 2 / 3, recall: 1 });
  expect(shingleScore('a a a a a', 'a a a a')).toEqual({ precision: 1 / 2, recall: 1 });
  expect(shingleScore('one', 'one')).toEqual({ precision: 1, recall: 1 });
  expect(shingleScore('', 'one two three four')).toEqual({ precision: 0, recall: 0 });
  expect(shingleScore('', '')).toEqual({ precision: 1, recall: 1 });
});

test('what is missing or broken in the folder is told with its file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-article-'));
  const index = join(folder, 'ground-truth.json');
  const page = join(folder, 'html', 'one.html.gz');
  const told = (code: string, input: string) =>
    expect(evaluateArticles(folder)).rejects.toMatchObject({ code, details: { input } });
  await told('OR1001', index);
  for (const broken of ['{"one": ', 'null', '{"one": null}', '{"one": {"articleBody": 3}}']) {
    await writeFile(index, broken);
    await told('OR5002', index);
  }
  await writeFile(index, '{"one": {}}');
  await told('OR1001', join(folder, 'html'));
  await mkdir(join(folder, 'html'));
  await told('OR1001', page);
  await writeFile(page, 'not packed');
  await told('OR1013', page);
  await rm(folder, { recursive: true });
});

test('means are taken over the pages, and captions are not counted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-article-'));
  await mkdir(join(folder, 'html'));
  const body = 'The ministers left the harbour talks on Wednesday without a deal, and nobody was surprised.';
  const html = `<article><figure><figcaption>Ships wait outside the old harbour.</figcaption></figure><p>${body}</p></article>`;
  await writeFile(join(folder, 'html', 'one.html.gz'), gzipSync(html));
  await writeFile(join(folder, 'html', 'two.html.gz'), gzipSync('<nav>Home</nav>'));
  await writeFile(
    join(folder, 'ground-truth.json'),
    JSON.stringify({ one: { articleBody: body, url: '' }, two: { articleBody: body } }),
  );
  const scores = await evaluateArticles(folder);
  expect(scores).toMatchObject({ pages: 2, precision: 1, recall: 0.5, throws: 0 });
  expect(scores.f1).toBeCloseTo(2 / 3, 10);
  expect(scores.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(scores.worst[0]?.id).toBe('two');
});
