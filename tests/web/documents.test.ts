import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Opened, openBrowser, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const at: Opened['at'] = (...given) => opened.at(...given);
const query = (page: Page): string => new URL(page.url()).search;

describe('the documents', () => {
  test('stand in a table, each a link to its text', async () => {
    const page = await at('/documents');
    const rows = page.getByRole('table', { name: 'Documents that match' }).getByRole('row');
    expect(await rows.count()).toBe(11);
    expect(await page.locator('.list-bar [role=status]').textContent()).toMatch(/^10 documents with \d+ statements$/u);
    const link = rows.nth(1).getByRole('link').first();
    expect(await link.getAttribute('href')).toMatch(/^\/documents\/doc_[a-z2-7]{16}$/u);
  });

  test('are chosen by outlet, title, form and days, and the address tells it', async () => {
    const page = await at('/documents');
    await page.getByRole('combobox', { name: 'Outlet' }).pressSequentially('coast');
    await page.getByRole('option', { name: 'Coast Mail' }).click();
    await page.waitForURL(/outlet=Coast/u);
    await settled(page);
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('link', { name: /in Coast Mail/u }).click();
    await settled(page);
    await page.getByLabel('Title has').fill('mackerel');
    await page.getByLabel('Published from').fill('2024');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL(/title=mackerel/u);
    await settled(page);
    expect(query(page)).toBe('?title=mackerel&from=2024');
    for (const row of (await page.getByRole('row').allTextContents()).slice(1)) expect(row).toMatch(/mackerel.*2024/su);
    await page.getByRole('link', { name: 'Remove all filters' }).click();
    await page.getByLabel('Form').selectOption('transcript');
    await page.getByRole('button', { name: 'Apply' }).click();
    await settled(page);
    expect(await page.getByRole('row').count()).toBe(3);
    await page.goBack();
    await settled(page);
    expect(query(page)).toBe('');
    expect(opened.faults).toEqual([]);
  });

  test('are ordered and paged by the address', async () => {
    const page = await at('/documents?limit=4');
    await page.getByRole('link', { name: 'By title' }).click();
    await settled(page);
    const titles = async () => (await page.locator('tbody th a').allTextContents()).map((title) => title.trim());
    const all = await titles();
    await page.getByRole('link', { name: 'More' }).click();
    await page.waitForURL(/cursor=/u);
    await settled(page);
    all.push(...(await titles()));
    expect(all).toHaveLength(8);
    expect(all).toEqual(all.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    await page.goto(`${opened.address}/documents?cursor=x`);
    await settled(page);
    expect(await page.getByRole('alert').textContent()).toContain('OR3004');
  });

  inEveryLook('look right and have no obstacle', async (look) => {
    const page = await at('/documents?from=2023', look);
    if (look.viewport.width === 390) await page.locator('summary', { hasText: 'Filters' }).click();
    await looksRight(page, 'documents', look);
  });
});
