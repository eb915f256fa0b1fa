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
/** What the server says of the same: how many there are is the reader's matter, which learns. */
const said = async <Answer>(page: Page, address: string): Promise<Answer> =>
  (await page.request.get(opened.address + address)).json() as Promise<Answer>;
const query = (page: Page): string => new URL(page.url()).search;
const total = (page: Page): Promise<string | null> => page.locator('.list-bar [role=status]').textContent();

describe('the events', () => {
  test('tell type, parties, sentence, day and flags, and lead to the place in the text', async () => {
    const page = await at('/events');
    const { total: all } = await said<{ total: number }>(page, '/api/events');
    expect(all).toBeGreaterThan(20);
    expect(await total(page)).toBe(`${all} events`);
    const card = page.getByRole('article').filter({ hasText: 'United Nations' }).first();
    expect(await card.getByRole('heading').textContent()).toMatch(/REQUEST.*Iceland.*Norway.*United Nations/su);
    expect(await card.locator('mark').textContent()).toContain('ask');
    const meeting = page.getByRole('article').filter({ hasText: 'agreed to meet again' }).first();
    expect(await meeting.textContent()).toContain('future');
    expect(await card.getByRole('link').last().getAttribute('href')).toMatch(/^\/documents\/doc_\w+#ev_\w+$/u);
  });

  test('are chosen by type, way of reporting and actor, by the numbers that are told', async () => {
    const page = await at('/events');
    const agreements = page.getByRole('link', { name: /^AGREE \d/u });
    const count = (await agreements.textContent())?.replace(/\D/gu, '');
    await agreements.click();
    await settled(page);
    expect(query(page)).toBe('?type=AGREE');
    expect(await total(page)).toBe(`${count} events`);
    for (const heading of await page.locator('article h2').allTextContents()) expect(heading).toContain('AGREE');
    await page.getByRole('link', { name: /type AGREE/u }).click();
    await settled(page);
    await page.getByRole('link', { name: /on somebody’s word \d/u }).click();
    await settled(page);
    expect(query(page)).toBe('?reportedAs=alleged');
    for (const card of await page.getByRole('article').allTextContents()) expect(card).toContain('alleged by');
    await page.goBack();
    await settled(page);
    await page.getByRole('combobox', { name: 'Actor' }).pressSequentially('norw');
    await page.getByRole('option', { name: 'Norway', exact: true }).click();
    await page.waitForURL(/actor=Norway/u);
    await settled(page);
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
    expect(opened.faults).toEqual([]);
  });

  test('are chosen by outlet, and every filter of the address is told', async () => {
    const page = await at('/events');
    await page.getByRole('combobox', { name: 'Outlet' }).fill('Fjord Daily');
    await page.keyboard.press('Enter');
    await page.waitForURL(/outlet=Fjord\+Daily/u);
    await settled(page);
    const { total: all } = await said<{ total: number }>(page, '/api/events?outlet=Fjord+Daily');
    expect(all).toBeGreaterThan(0);
    expect(await total(page)).toMatch(new RegExp(`^${all} event`, 'u'));
    await page.goto(`${opened.address}/events?outlet=Fjort&tag=fish&publishedFrom=2020`);
    await settled(page);
    const chips = await page
      .getByRole('list', { name: 'Filters that are set' })
      .getByRole('listitem')
      .allTextContents();
    expect(chips.map((chip) => chip.replaceAll(/\s+/gu, ' ').trim())).toEqual([
      expect.stringContaining('outlet Fjort'),
      expect.stringContaining('tag fish'),
      expect.stringContaining('reported from 2020'),
      'Remove all filters',
    ]);
    await page.getByRole('link', { name: 'Fjord Daily' }).click();
    await page.waitForURL(/outlet=Fjord\+Daily&tag=fish/u);
  });

  test('are paged, the latest first', async () => {
    const page = await at('/events');
    const ids = () => page.getByRole('article').evaluateAll((cards) => cards.map(({ id }) => id));
    const first = await ids();
    await page.getByRole('link', { name: 'More' }).click();
    await page.waitForURL(/cursor=/u);
    await settled(page);
    const second = await ids();
    expect(first).toHaveLength(20);
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
    type Dated = {
      readonly events: readonly { readonly id: string; readonly date: { readonly from: string } | null }[];
    };
    const { events } = await said<Dated>(page, '/api/events?limit=1000');
    expect([...first, ...second]).toEqual(events.slice(0, first.length + second.length).map(({ id }) => id));
    const days = events.map(({ date }) => date?.from.slice(0, 10) ?? '');
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test('are downloaded as PLOVER, CSV and Parquet', async () => {
    const page = await at('/events?type=AGREE');
    await page.getByText('Download all as…').click();
    const links = await page.locator('a[download]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual(
      ['plover', 'events', 'parquet-events'].map((format) => `/api/export/events/${format}?type=AGREE`),
    );
    const [plover = ''] = links;
    const lines = (await (await page.request.get(opened.address + plover)).text()).trim().split('\n');
    const { total: all } = await said<{ total: number }>(page, '/api/events?type=AGREE');
    expect(lines).toHaveLength(all);
    for (const name of ['JSON', 'CSV']) {
      const href = await page.getByRole('link', { name, exact: true }).last().getAttribute('href');
      expect((await page.request.get(`${opened.address}${href}`)).status()).toBe(200);
    }
  });

  inEveryLook('look right and have no obstacle', async (look) => {
    const page = await at('/events?from=2023&limit=6', look);
    await looksRight(page, 'events', look);
  });
});
