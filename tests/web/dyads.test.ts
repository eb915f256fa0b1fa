import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { DyadRow } from '../../src/ledger/index.ts';
import { type Opened, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { strictly } from './policy.ts';
import { openPrepared } from './prepared.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openPrepared(async (ledger) => {
    const [{ id: entry = '' } = {}] = await Array.fromAsync(ledger.events({ actor: 'NOR', recipient: 'ISL' }));
    await ledger.review({ entry, field: 'type', decision: 'wrong', value: 'SANCTION', by: 'R. Adler' });
  });
});
afterAll(() => opened.close());

const at = async (path: string): Promise<Page> => {
  const page = await strictly(await opened.page());
  await page.goto(opened.address + path);
  await settled(page);
  return page;
};
const rowsOf = async (query: string): Promise<{ rows: DyadRow[]; total: number }> =>
  (await fetch(`${opened.address}/dyads.json${query}`)).json() as Promise<{ rows: DyadRow[]; total: number }>;

describe('all pairs', () => {
  test('every figure leads to as many events as it counts, with what people decided of them', async () => {
    const { rows, total } = await rowsOf('?by=year');
    expect(rows.length).toBe(total);
    const sanctions = rows.flatMap(({ idsByType }) => idsByType['SANCTION'] ?? []);
    expect(sanctions.length).toBeGreaterThan(0);
    expect(rows.flatMap(({ correctedIds }) => correctedIds)).toEqual(sanctions);
    const page = await at('/dyads?by=year');
    const figures = page.locator('tbody td a');
    const count = await figures.count();
    expect(count).toBeGreaterThan(rows.length);
    for (let index = 0; index < count; index += 1) {
      const figure = figures.nth(index);
      const text = (await figure.textContent()) ?? '';
      await figure.click();
      await settled(page);
      expect(await page.locator('.behind li').count()).toBe(Number(/\d+$/u.exec(text)?.[0]));
      if (text.startsWith('sanction')) await page.locator('.behind').getByText('corrected type').waitFor();
      await page.getByRole('link', { name: 'Close' }).click();
    }
    expect(opened.faults).toEqual([]);
  });

  test('the list of events and the page of one tell what people decided', async () => {
    const page = await at('/events?type=SANCTION&actor=NOR&recipient=ISL');
    const card = page.getByRole('article').filter({ hasText: 'reviewed: corrected type' });
    const [id] = (await card.getAttribute('id'))?.match(/^ev_\w+$/u) ?? [];
    await page.goto(`${opened.address}/events/${id}`);
    await page.locator('.lead').getByText('reviewed: corrected type').waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('a source, a target, the time and the periods are chosen in the form and kept in the address', async () => {
    const page = await at('/dyads');
    await page.locator('select[name="by"]').selectOption('year');
    await page.getByRole('combobox', { name: 'Source' }).fill('NOR');
    await page.getByLabel('From').fill('2024');
    await page.getByLabel('Also periods without events').check();
    await page.keyboard.press('Enter');
    await page.waitForURL(/source=NOR/u);
    await settled(page);
    const { rows } = await rowsOf('?by=year&source=NOR&from=2024&everyPeriod=true');
    expect(await page.locator('tbody tr').count()).toBe(rows.length);
    expect(new Set(await page.locator('tbody th').allInnerTexts())).toEqual(new Set(['Norway']));
    const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    expect((await (await fetch(opened.address + csv)).text()).trim().split('\r\n')).toHaveLength(rows.length + 1);
    await page.getByRole('link', { name: 'Norway and Iceland over time' }).first().click();
    await page.waitForURL(/\/pairs\?actor=NOR&recipient=ISL&by=year&from=2024$/u);
    await page.goto(`${opened.address}/dyads?source=Atlantis`);
    await page.getByText('No events between two states or bodies.').waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('states and bodies have their names, by which they are suggested and chosen', async () => {
    const all = await rowsOf('');
    const page = await at('/dyads');
    const heads = await page.locator('tbody th').allInnerTexts();
    expect(heads).toEqual(all.rows.map(({ sourceName }) => sourceName));
    expect(heads).toContain('European Commission');
    expect(await page.locator('tbody th').first().getAttribute('title')).toBe(all.rows[0]?.source);
    await page.getByRole('combobox', { name: 'Target' }).pressSequentially('europ');
    await page.getByRole('option', { name: 'European Union', exact: true }).click();
    await page.waitForURL(/target=European\+Union/u);
    await settled(page);
    const { rows } = await rowsOf('?target=org:eu');
    expect(await page.locator('tbody tr').count()).toBe(rows.length);
    await page.locator('tbody td a').first().click();
    await page.getByRole('heading', { name: `${rows[0]?.sourceName} → European Union` }).waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('is shown a page at a time', async () => {
    const { total } = await rowsOf('');
    const page = await at('/dyads?limit=2');
    const seen = new Set<string>();
    for (;;) {
      for (const row of await page.locator('tbody tr').allTextContents()) seen.add(row);
      const more = page.getByRole('link', { name: 'More' });
      if ((await more.count()) === 0) break;
      const before = page.url();
      await more.click();
      await page.waitForURL((url) => url.href !== before);
      await settled(page);
    }
    expect(seen.size).toBe(total);
    expect(opened.faults).toEqual([]);
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await strictly(await opened.page(look));
    await page.goto(`${opened.address}/dyads`);
    await settled(page);
    await page.locator('tbody td a').first().click();
    await settled(page);
    await looksRight(page, 'dyads', look);
    expect(opened.faults).toEqual([]);
  });
});
