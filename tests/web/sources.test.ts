import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rss } from '../../src/sources/testing/feeds.ts';
import { closeServers, page as answer, serve, type TestServer } from '../../src/sources/testing/server.ts';
import { type Opened, openBrowser, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { emptyLedger } from './samples.ts';

let opened: Opened;
let remove: () => void;
let site: TestServer;
let asked = 0;
const FEED = { 'content-type': 'application/rss+xml' };
const item = (name: string): string => `<title>${name}</title><link>/${name}</link><guid>${name}</guid>`;
const TOLL = `<html><head><title>Toll</title></head><body><article><h1>Toll</h1>${'<p>“The toll stays,” Ine Dahl said on Monday in the harbour.</p>'.repeat(4)}</article></body></html>`;
beforeAll(async () => {
  const made = await emptyLedger();
  remove = made.remove;
  opened = await openBrowser(made.path, { intake: { sources: { allowPrivate: true } } });
  site = await serve({
    '/feed.xml': answer(rss([item('toll'), item('gone')]), FEED),
    // It answers when it is added, and never again.
    '/flaky.xml': (request, response) => {
      asked += 1;
      if (asked === 1) answer(rss([]), FEED)(request, response);
      else response.writeHead(503).end();
    },
    '/toll': answer(TOLL),
    '/page': answer('<html><body><p>No feed.</p></body></html>'),
  });
});
afterAll(async () => {
  await opened.close();
  await closeServers();
  remove();
});

async function at(path = '/sources', options = {}): Promise<Page> {
  const page = await opened.page(options);
  await page.goto(`${opened.address}${path}`);
  await page.getByRole('heading', { name: /^Watched feeds/u }).waitFor();
  return page;
}

const facts = (page: Page, name: string) => page.locator('dl > div').filter({ hasText: name }).locator('dd');

test('a feed is asked once first, and refused with what to do about it', async () => {
  const page = await opened.page();
  await page.goto(`${opened.address}/add`);
  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByText('No feed is watched.').waitFor();
  const address = page.getByLabel('Address of the feed');
  await address.fill('/etc/passwd');
  await page.getByText('This is no http or https address.').waitFor();
  expect(await page.getByRole('button', { name: 'Watch' }).isDisabled()).toBe(true);
  await address.fill(`${site.url}/page`);
  await page.getByRole('button', { name: 'Watch' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/OR\d{4}/u);
  expect(await page.getByRole('article').count()).toBe(0);
  expect(await address.inputValue()).toBe(`${site.url}/page`);
  expect(opened.faults).toEqual([]);
});

test('a feed is watched, shows its answer, is changed, paused and let go on, by keyboard', async () => {
  const page = await at();
  await page.getByLabel('Address of the feed').fill(`${site.url}/feed.xml`);
  await page.getByLabel('Ask it').selectOption({ label: 'every hour' });
  await page.getByLabel('Tags').fill('Tolls');
  await page.keyboard.press('Enter');
  const card = page.getByRole('article');
  await card.waitFor();
  expect(await card.getByRole('heading').textContent()).toBe(`${site.url}/feed.xml`);
  await card.getByText('HTTP 200').waitFor({ timeout: 40_000 });
  await card.getByText('1 new, 1 failed').waitFor({ timeout: 40_000 });
  expect(await facts(page, 'Brought').textContent()).toContain('1 document in all');
  await card.locator('summary').press('Enter');
  await card
    .locator('.told')
    .getByText(/OR\d{4}/u)
    .waitFor();
  expect(await facts(page, 'Next').textContent()).toMatch(/today|20\d\d/u);
  expect(await facts(page, 'Next').textContent()).toContain('every hour');

  await card.getByRole('button', { name: 'Change' }).focus();
  await page.keyboard.press('Enter');
  await card.getByLabel('Ask it').selectOption({ label: 'every day' });
  await card.getByLabel('Tags').fill('tolls, coast');
  await page.keyboard.press('Enter');
  await card.getByText('every day').waitFor();
  await card.getByRole('link', { name: 'coast', exact: true }).waitFor();

  await card.getByRole('button', { name: 'Pause' }).press('Enter');
  await card.locator('.badge.paused').waitFor();
  expect(await facts(page, 'Next').textContent()).toContain('not while it is paused');
  await page.getByRole('status').filter({ hasText: 'is paused' }).waitFor({ state: 'attached' });
  await card.getByRole('button', { name: 'Go on' }).press('Enter');
  await card.getByRole('button', { name: 'Pause' }).waitFor();
  await card.getByRole('link', { name: 'tolls', exact: true }).click();
  await page.waitForURL('**/documents?tag=tolls');
  await page.getByRole('link', { name: 'Toll', exact: true }).waitFor();
  expect(opened.faults).toEqual([]);
});

test('a feed that cannot be had tells why, and what to do', async () => {
  const page = await at();
  await page.getByLabel('Address of the feed').fill(`${site.url}/flaky.xml`);
  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  const card = page.getByRole('article').filter({ hasText: 'flaky.xml' });
  await card.locator('.badge.failing').waitFor();
  expect(await card.locator('.told').textContent()).toMatch(/503.*OR\d{4}/su);
  await card.getByText('HTTP 503').waitFor();
  expect(opened.faults).toEqual([]);
});

inEveryLook('looks right and has no obstacle', async (look) => {
  const page = await at('/sources', look);
  await page.getByRole('article').first().waitFor();
  await settled(page);
  await looksRight(page, 'sources', look);
});

test('a feed is removed, and what it brought stays', async () => {
  const page = await at();
  for (const left of [1, 0]) {
    await page
      .getByRole('button', { name: /^Remove/u })
      .first()
      .click();
    await page.getByRole('button', { name: 'Remove for good' }).click();
    await page.getByText(left === 1 ? '1 feed' : 'No feed is watched.', { exact: true }).waitFor();
  }
  await page.goto(`${opened.address}/documents?tag=tolls`);
  await page.getByRole('link', { name: 'Toll', exact: true }).waitFor();
  expect(opened.faults).toEqual([]);
});
