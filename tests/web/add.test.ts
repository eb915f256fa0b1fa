import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeServers, page as answer, serve } from '../../src/sources/testing/server.ts';
import { type Opened, openBrowser, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { emptyLedger } from './samples.ts';

const SAMPLE = join(import.meta.dirname, '../../samples/articles/coast-mail-2024-03-13.html');
const folder = mkdtempSync(join(tmpdir(), 'onrecord-add-'));
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const BAD = file('minutes.pdf', 'no pdf');
const LARGE = file('archive.jsonl', 'x'.repeat(200_001));
const said = (name: string, words: string): string =>
  `<html><head><title>${name}</title></head><body><article><h1>${name}</h1><p>“${words},” Ine Dahl said on Monday in the harbour.</p></article></body></html>`;

let opened: Opened;
let remove: () => void;
beforeAll(async () => {
  const made = await emptyLedger();
  remove = made.remove;
  opened = await openBrowser(made.path, {
    intake: { limits: { fileSize: 200_000, files: 4 }, sources: { allowPrivate: true } },
  });
});
/** Each follows what is added over a connection of its own, and a browser has six of them. */
const pages: Page[] = [];
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
  await closeServers();
});
afterAll(async () => {
  await opened.close();
  remove();
  rmSync(folder, { recursive: true, force: true });
});

async function at(path = '/add', options = {}): Promise<Page> {
  const page = await opened.page(options);
  pages.push(page);
  await page.goto(`${opened.address}${path}`);
  await page.getByRole('heading', { name: 'Additions' }).waitFor();
  return page;
}

/** The card of an addition. */
const cardOf = (page: Page, title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

describe('files', () => {
  test('a good one beside a bad one and one that is too large: each is told what became of it', async () => {
    const page = await at();
    await page.locator('input[type=file]').first().setInputFiles([SAMPLE, BAD, LARGE]);
    const list = page.getByRole('list', { name: 'Files to add' });
    expect(await list.getByRole('listitem').count()).toBe(3);
    expect(await list.getByText(/Too large: a file may have 195 kB/u).count()).toBe(1);
    await page.getByLabel('Tags').fill('Coast, tolls');
    await page.getByRole('button', { name: 'Add 2 files' }).click();
    const card = cardOf(page, 'coast-mail-2024-03-13.html and 1 more');
    await card.locator('header .badge.done').waitFor({ timeout: 30_000 });
    expect(await card.locator('summary').textContent()).toMatch(/1 added, 1 failed, \d+ statements?/u);
    expect(await card.getByRole('link', { name: 'coast', exact: true }).count()).toBe(1);
    // What failed is told with its place, its code and what to do.
    await card.getByText('OR1011').waitFor();
    expect(await card.locator('.told .remedy').textContent()).not.toBe('');
    // What was refused stays where it is, beside why.
    expect(await list.getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: 'Take archive.jsonl away' }).click();
    expect(await list.count()).toBe(0);
    await card.getByRole('link', { name: /coast-mail/u }).click();
    await page.waitForURL(/\/documents\/doc_\w+$/u);
    expect(opened.faults).toEqual([]);
  });

  test('what was dropped anywhere is taken, folders with what is in them', async () => {
    const page = await at('/add?kind=text');
    const transfer = await page.evaluateHandle(
      `(() => { const t = new DataTransfer(); t.items.add(new File(['a'], 'a.txt')); t.items.add(new File([''], 'nothing.txt')); return t; })()`,
    );
    await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
    const list = page.getByRole('list', { name: 'Files to add' });
    await list.waitFor();
    expect(page.url()).toBe(`${opened.address}/add`);
    expect(await list.getByText('Nothing is in it.').count()).toBe(1);
    mkdirSync(join(folder, 'releases/more'), { recursive: true });
    file('releases/one.html', said('One', 'The pier stays'));
    file('releases/more/two.html', said('Two', 'The pier goes'));
    file('releases/.hidden', 'x');
    await page.locator('input[webkitdirectory]').setInputFiles(join(folder, 'releases'));
    await list.getByText('releases/more/two.html').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(4);
    await page.getByRole('button', { name: 'Take all away' }).click();
    expect(opened.faults).toEqual([]);
  });
});

describe('addresses and texts', () => {
  test('addresses are asked for; what is none is told by its line at once', async () => {
    const site = await serve({
      '/toll': answer(said('Toll', 'The toll stays')),
      '/gone': (_, response) => response.writeHead(410).end(),
    });
    const page = await at('/add?kind=addresses');
    const field = page.getByLabel('Addresses, one a line');
    await field.fill(`${site.url}/toll\n/etc/passwd`);
    await page.getByText('Line 2 is no http or https address: /etc/passwd').waitFor();
    expect(await page.getByRole('button', { name: /^Add 1 address/u }).isDisabled()).toBe(true);
    await field.fill(`${site.url}/toll\n${site.url}/gone`);
    // What has been typed is there after a reload.
    await page.reload();
    expect(await field.inputValue()).toBe(`${site.url}/toll\n${site.url}/gone`);
    await page.getByRole('button', { name: 'Add 2 addresses' }).focus();
    await page.keyboard.press('Enter');
    const card = cardOf(page, `${site.url.slice('http://'.length)}/toll and 1 more`);
    await card.locator('header .badge.done').waitFor({ timeout: 30_000 });
    expect(await card.locator('.told').textContent()).toMatch(/410.*OR\d{4}/su);
    expect(await field.inputValue()).toBe('');
    await page.getByRole('status').filter({ hasText: 'done, 1 added, 1 failed' }).waitFor({ state: 'attached' });
    expect(opened.faults).toEqual([]);
  });

  test('a text with its title, outlet, day and address becomes a document', async () => {
    const page = await at('/add?kind=text');
    await page.getByLabel('Title').fill('Ferry');
    await page.getByLabel('Outlet').fill('Coast Mail');
    await page.getByLabel('Published on').fill('2024-03-15');
    await page.getByLabel('Address').fill('https://news.example/ferry');
    await page.getByLabel('Text', { exact: true }).fill('“The ferry will run every day,” Ine Dahl said.');
    await page.getByRole('button', { name: 'Add text' }).click();
    const card = cardOf(page, 'Ferry');
    await card.locator('header .badge.done').waitFor({ timeout: 30_000 });
    await card.getByRole('listitem').getByRole('link').click();
    await page.waitForURL(/\/documents\/doc_/u);
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Ferry');
    expect(opened.faults).toEqual([]);
  });
});

describe('while it is worked on', () => {
  test('it is seen after a reload, the next one has its place, and both can be cancelled', async () => {
    const held: (() => void)[] = [];
    const site = await serve({
      '/slow': (_, response) => void held.push(() => response.end(said('Slow', 'It takes its time'))),
    });
    const page = await at('/add?kind=addresses');
    const field = page.getByLabel('Addresses, one a line');
    await field.fill(`${site.url}/slow`);
    await page.getByRole('button', { name: 'Add 1 address' }).click();
    const slow = cardOf(page, `${site.url.slice('http://'.length)}/slow`);
    await slow.locator('header .badge.working').waitFor();
    await field.fill(`${site.url}/next`);
    await page.getByRole('button', { name: 'Add 1 address' }).click();
    const next = cardOf(page, `${site.url.slice('http://'.length)}/next`);
    await next.getByText('Next in the queue').waitFor();
    await page.reload();
    await slow.locator('header .badge.working').waitFor();
    await slow.getByRole('progressbar').waitFor();
    await next.getByRole('button', { name: /^Cancel/u }).click();
    await next.getByRole('button', { name: 'Keep' }).click();
    await next.getByRole('button', { name: /^Cancel/u }).click();
    await next.getByRole('button', { name: 'Cancel it' }).click();
    await next.locator('header .badge.cancelled').waitFor();
    await slow.getByRole('button', { name: /^Cancel/u }).click();
    await slow.getByRole('button', { name: 'Cancel it' }).click();
    await slow.locator('header .badge.cancelled').waitFor();
    for (const end of held) end();
    await page.getByLabel('Show').selectOption('cancelled');
    await page.waitForURL('**/add?kind=addresses&state=cancelled');
    await page.getByText('2 additions', { exact: true }).waitFor();
    expect(await page.getByRole('article').count()).toBe(2);
    await page.goBack();
    await page.waitForURL('**/add?kind=addresses');
    expect(opened.faults).toEqual([]);
  });

  test('where the stream of events breaks, the page asks instead, and it comes back', async () => {
    const page = await opened.page();
    pages.push(page);
    let isBroken = true;
    await page.route('**/api/additions/events', (route) =>
      isBroken ? route.fulfill({ status: 503 }) : route.continue(),
    );
    await page.goto(`${opened.address}/add?kind=text`);
    await page.getByText('The connection is lost').waitFor();
    await page.getByLabel('Title').fill('Harbour');
    await page.getByLabel('Text', { exact: true }).fill('“The harbour is deep,” Ine Dahl said.');
    await page.getByRole('button', { name: 'Add text' }).click();
    await cardOf(page, 'Harbour').locator('header .badge.done').waitFor({ timeout: 30_000 });
    isBroken = false;
    await page.getByText('Progress is shown as it happens.').waitFor({ timeout: 10_000 });
  });
});

inEveryLook('looks right and has no obstacle', async (look) => {
  const page = await at('/add', look);
  await page.locator('input[type=file]').first().setInputFiles([SAMPLE, LARGE]);
  await cardOf(page, 'coast-mail-2024-03-13.html and 1 more').locator('summary').click();
  await page.getByText('OR1011').waitFor();
  await settled(page);
  await looksRight(page, 'add', look);
  for (const kind of ['Addresses', 'Text']) {
    await page.getByRole('link', { name: kind, exact: true }).click();
    await settled(page);
    await looksRight(page, `add-${kind.toLowerCase()}`, look);
  }
});
