import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Opened, openBrowser, settled } from './browser.ts';

// What the three kinds of users come for, from the first page to what they leave with.

let opened: Opened;
let page: Page;
beforeAll(async () => {
  opened = await openBrowser();
  page = await opened.page({ acceptDownloads: true });
});
afterAll(() => opened.close());

/** The text of the file that a link brings. */
async function downloaded(name: string | RegExp): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).first().click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

describe('an analyst', () => {
  test('comes with a question and leaves with a chart, a change of position and a table', async () => {
    await page.goto(opened.address);
    await settled(page);
    await page.getByRole('searchbox').fill('mackerel OR ports');
    await page.keyboard.press('Enter');
    await page.waitForURL(/words=mackerel/u);
    await settled(page);
    // Who speaks most of it, and only that.
    await page
      .getByRole('link', { name: /^Sigrun Hallsdottir/u })
      .first()
      .click();
    await page.waitForURL(/speaker=/u);
    await settled(page);
    const csv = await page.evaluate(
      `fetch(${JSON.stringify('/search.csv')} + location.search).then((one) => one.text())`,
    );
    expect(String(csv).split('\r\n')[0]).toContain('speaker');
    expect(String(csv)).toContain('Sigrun Hallsdottir');
    // Her line towards her own state.
    await page.goto(`${opened.address}/pairs?actor=Hallsdottir&recipient=country:ISL`);
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Hallsdottir');
    expect(await page.locator('svg').count()).toBeGreaterThan(0);
    await page.getByText('The figures as a table').first().click();
    expect(await page.getByRole('table').first().innerText()).toMatch(/2024/u);
    const figures = await page.evaluate(
      `fetch('/timeline.csv?actor=Hallsdottir&recipient=country:ISL').then((one) => one.text())`,
    );
    expect(String(figures)).toMatch(/^period,measure,type,value,ids/u);
    // Where her colleague has changed hers, by issue.
    await page.goto(`${opened.address}/positions?speaker=Solbakken&issue=fisheries`);
    await settled(page);
    expect(await page.locator('ol > li.changed').count()).toBeGreaterThan(0);
    expect(opened.faults).toEqual([]);
  });
});

describe('a fact-checker', () => {
  test('comes with a quotation and leaves with a verdict, and the place where it was said', async () => {
    await page.goto(`${opened.address}/verify`);
    await page.getByRole('textbox', { name: 'Quotation' }).fill('We would close our ports to Norway');
    await page.getByRole('combobox', { name: 'Said by' }).fill('Hallsdottir');
    await page.getByRole('button', { name: 'Verify' }).click();
    await settled(page);
    expect(await page.locator('main').innerText()).toMatch(/verbatim|altered/u);
    const link = page.getByRole('link', { name: /Press conference/u }).first();
    expect(await link.getAttribute('href')).toMatch(/turn=\d+/u);
    await link.click();
    await page.waitForURL(/\/documents\/doc_\w+\?turn=\d+/u);
    await settled(page);
    expect(await page.locator('main').innerText()).toContain('close our ports to Norway');
    // Who reported it, and whether it was left whole: the words in the papers.
    await page.goto(`${opened.address}/search?words=${encodeURIComponent('"close our ports"')}&reports=all`);
    await settled(page);
    expect(await page.getByRole('article').count()).toBeGreaterThan(1);
    expect(opened.faults).toEqual([]);
  });
});

describe('a coder of events', () => {
  test('comes for the events between two states and leaves with them as PLOVER has them', async () => {
    await page.goto(`${opened.address}/events?actor=NOR&recipient=ISL`);
    await settled(page);
    const shown = await page.getByRole('article').count();
    expect(shown).toBeGreaterThan(1);
    await page.getByText('Download all as…').click();
    const lines = (await downloaded(/PLOVER/u)).trim().split('\n');
    expect(lines.length).toBe(shown);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ event: [expect.stringMatching(/^[A-Z]+$/u)] });
    expect(opened.faults).toEqual([]);
  });
});
