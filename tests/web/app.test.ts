import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Opened, openBrowser, settled } from './browser.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const top = (page: { evaluate: (code: string) => Promise<unknown> }) => page.evaluate('scrollY');

test.each([
  ['/search', 'h2 ~ .row a, article .open'],
  ['/documents', 'tbody th a'],
  ['/events', 'article p.row a'],
])('back in %s the reader is where they were, also after a reload', async (path, link) => {
  const page = await opened.at(path, { viewport: { width: 390, height: 500 } });
  await page.evaluate('scrollTo(0, 700)');
  expect(await top(page)).toBe(700);
  await page.evaluate(
    `[...document.querySelectorAll(${JSON.stringify(link)})].find((one) => one.getBoundingClientRect().top > 0).click()`,
  );
  await page.waitForURL(/\/documents\/doc_/u);
  await settled(page);
  await page.goBack();
  await settled(page);
  await expect.poll(() => top(page)).toBe(700);
  await page.reload();
  await settled(page);
  await expect.poll(() => top(page)).toBe(700);
  await page.goForward();
  await settled(page);
  await page.evaluate('scrollTo(0, 0)');
  await page.getByRole('link', { name: 'Actors' }).click();
  await page.waitForURL(/\/actors/u);
  expect(await top(page)).toBe(0);
  expect(opened.faults).toEqual([]);
});

test('a page whose script does not come says so, and comes when the server is there again', async () => {
  const page = await opened.at('/search');
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Verify' }).click();
  await page.getByRole('alert').getByText('The server does not answer.').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The server does not answer.').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Verify a quotation' }).waitFor();
});

test('an address that cannot be decoded is one where there is nothing', async () => {
  const page = await opened.at('/actors/%E0%A4%A');
  await page.getByRole('heading', { name: 'There is nothing at this address.' }).waitFor();
  await page.goto(`${opened.address}/documents?from=2025&to=2024`);
  await page.getByText('No day is from 2025 and until 2024').waitFor();
});

test('a code is the actor', async () => {
  const page = await opened.at('/actors/NOR');
  await page.getByRole('heading', { level: 1, name: 'Norway' }).waitFor();
  expect(await page.getByText('Only this ledger knows the name').count()).toBe(0);
  await page.goto(`${opened.address}/pairs?actor=NOR&recipient=ISL`);
  await page.getByRole('heading', { level: 1, name: 'Norway and Iceland' }).waitFor();
});
