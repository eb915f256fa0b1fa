import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { evaluatePages } from './pages.ts';

const BODY = 'The ministers left the harbour talks on Wednesday without a deal, and nobody was surprised at that.';

async function folderOf(gold: readonly object[], pages: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-pages-'));
  await mkdir(join(folder, 'html'));
  for (const [name, html] of Object.entries(pages)) await writeFile(join(folder, name), gzipSync(html));
  await writeFile(join(folder, 'index.jsonl'), gold.map((line) => JSON.stringify(line)).join('\n'));
  return folder;
}

test('each thing that the gold tells of a page is judged, captions are no body, and a page that fails has nothing', async () => {
  const folder = await folderOf(
    [
      {
        set: 'one',
        html: 'html/a.html.gz',
        title: 'Harbour talks end: no deal',
        authors: ['Anna Holt', 'Ben Ruiz'],
        date: '2022-05-04 10:00:00+00:00',
        text: BODY,
        must_have: ['without a deal', 'Ships wait'],
        must_not: ['Share this', 'nobody was surprised'],
      },
      { set: 'two', html: 'html/b.html.gz', title: null, authors: null, date: null, text: BODY },
    ],
    {
      'html/a.html.gz': `<meta name="author" content="Anna Holt"><article><h1>Harbour talks end – no deal</h1><time datetime="2022-05-04">4 May</time><figure><figcaption>Ships wait outside.</figcaption></figure><p>${BODY}</p><p>Share this</p></article>`,
      'html/b.html.gz': '<nav>Home</nav>',
    },
  );
  const { sets, sha256 } = await evaluatePages(folder);
  expect(Object.fromEntries(sets.get('one')?.scores ?? [])).toEqual({
    title: 100,
    date: 100,
    authors: expect.closeTo(200 / 3, 5),
    text: 100,
    mustHave: 50,
    mustNot: 50,
  });
  expect(sets.get('two')).toMatchObject({ pages: 1, failed: [{ page: 'html/b.html.gz', code: 'OR1007' }] });
  expect(Object.fromEntries(sets.get('two')?.scores ?? [])).toEqual({ text: 0 });
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('the halves have each page once', async () => {
  const names = ['html/a.html.gz', 'html/b.html.gz', 'html/c.html.gz', 'html/d.html.gz'];
  const folder = await folderOf(
    names.map((html) => ({ set: 'one', html, text: BODY })),
    Object.fromEntries(names.map((name) => [name, `<p>${BODY}</p>`])),
  );
  const pagesOf = async (half: 0 | 1): Promise<string[]> =>
    (await evaluatePages(folder, half)).sets.get('one')?.judgements.map(({ page }) => page) ?? [];
  const halves = [await pagesOf(0), await pagesOf(1)];
  expect(halves.flat().sort()).toEqual(names);
  expect(halves.map((half) => half.length > 0)).toEqual([true, true]);
});
