import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Opened, openBrowser, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const ALTERED =
  '/verify?quote=We+will+not+sign+an+agreement+that+leaves+our+whole+fleet+without+fish&speaker=Solbakken&date=2024-03-13';

describe('a quotation', () => {
  test('gets its verdict with the words that differ, and the address shows the same again', async () => {
    const page = await opened.page();
    await page.goto(`${opened.address}/verify`);
    await page
      .getByRole('textbox', { name: 'Quotation' })
      .fill('We will not sign an agreement that leaves our whole fleet without fish');
    await page.getByRole('combobox', { name: 'Said by' }).fill('Solbakken');
    await page.getByLabel('Reported on').fill('2024-03-13');
    await page.getByRole('button', { name: 'Verify' }).click();
    await settled(page);
    expect(await page.locator('.badge').first().textContent()).toContain('altered');
    expect(await page.locator('del').allTextContents()).toContain('coastal');
    expect(await page.locator('ins').allTextContents()).toContain('whole');
    const href = await page
      .getByRole('link', { name: /Press conference/u })
      .first()
      .getAttribute('href');
    expect(href).toMatch(/^\/documents\/doc_\w+\?turn=\d+$/u);
    const quotations = page.locator('ol li');
    expect(await quotations.nth(0).textContent()).toMatch(/12 March 2024.*verbatim.*coastal fleet without mackerel/su);
    expect(await quotations.nth(1).textContent()).toMatch(/Coast Mail.*13 March 2024.*altered/su);
    const again = await opened.page();
    await again.goto(page.url());
    await settled(again);
    expect(await again.locator('del').allTextContents()).toContain('coastal');
    expect(opened.faults).toEqual([]);
  });

  test('that no transcript has is not known to be made up before the day is told on which it was reported', async () => {
    const page = await opened.page();
    await page.goto(`${opened.address}/verify?quote=We+will+never+sign+mackerel&speaker=Solbakken`);
    await page.getByText('Without the day of the report').waitFor();
    await page.getByLabel('Reported on').fill('2024-03-12');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('The transcripts of the occasion do not have it.').waitFor();
    expect(await page.getByText('Without the day of the report').count()).toBe(0);
    expect(opened.faults).toEqual([]);
  });

  test('has a report to hand on, which is whole by itself and leads back to the turn', async () => {
    const page = await opened.page();
    await page.goto(`${opened.address}${ALTERED}`);
    await settled(page);
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the report' }).click();
    const report = await downloads;
    expect(report.suggestedFilename()).toBe('verification.html');
    const html = await readFile(await report.path(), 'utf8');
    expect(html).toContain('<del class="silent">coastal</del>');
    expect(html).toMatch(new RegExp(`href="${opened.address}/documents/doc_\\w+\\?turn=\\d+"`, 'u'));
    expect(html).toMatch(/UTC with Onrecord \d/u);
    expect(opened.faults).toEqual([]);
  });

  test('many at once, a line each, and each leads to its own', async () => {
    const page = await opened.page();
    await page.goto(`${opened.address}/verify?tab=many`);
    await page
      .getByRole('textbox')
      .fill('An agreement that is kept is worth two that are admired | Solbakken\nFish fly | Solbakken | 2024-3');
    expect(await page.getByText('Line 2').count()).toBe(1);
    await page
      .getByRole('textbox')
      .fill('An agreement that is kept is worth two that are admired | Solbakken\nFish fly');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('row').count()).toBe(3);
    expect(await page.locator('td .badge').first().textContent()).toContain('verbatim');
    await page.reload();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toContain('\nFish fly');
    expect(await page.getByRole('row').count()).toBe(3);
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: 'As CSV' }).click();
    const table = await downloads;
    expect(table.suggestedFilename()).toBe('verdicts.csv');
    const [header, , absent] = (await readFile(await table.path(), 'utf8')).split('\r\n');
    expect(header).toMatch(/^quote,speaker,date,verdict,.*,turn_number,.*,address,error$/u);
    expect(absent).toMatch(/^Fish fly,,,no-source,/u);
    await page.getByRole('row').nth(1).getByRole('link').click();
    await settled(page);
    expect(await page.getByRole('textbox', { name: 'Quotation' }).inputValue()).toBe(
      'An agreement that is kept is worth two that are admired',
    );
  });

  test('of many, one that turns the meaning round stands out, and so do old words', async () => {
    const page = await opened.page();
    await page.goto(`${opened.address}/verify?tab=many`);
    await page
      .getByRole('textbox')
      .fill('I am afraid to say it with my colleague beside me | Solbakken | 2025-01-10\nFish fly');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('row').nth(1).textContent()).toMatch(
      /altered.*turns the meaning round.*2024-03-12, more than a month before the report/su,
    );
    expect(await page.getByRole('row').nth(2).locator('td p').count()).toBe(0);
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await opened.page(look);
    await page.goto(`${opened.address}${ALTERED}`);
    await settled(page);
    await looksRight(page, 'verify', look);
  });
});
