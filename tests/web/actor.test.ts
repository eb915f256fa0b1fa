import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Timeline } from '../../src/ledger/index.ts';
import { documentOf } from '../../src/storage/testing/documents.ts';
import { said } from '../../src/storage/testing/reports.ts';
import { type Opened, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { strictly } from './policy.ts';
import { openPrepared } from './prepared.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openPrepared(async (ledger) => {
    const words = [said('The nets are mended', { speaker: 'Berg' }), said('No boat is out', { speaker: 'Ana Berg' })];
    const document = documentOf({ url: 'https://fjord.example/1', said: words });
    await ledger.add(document, { retrieved: '2026-05-04T12:00:00Z' });
  });
});
afterAll(() => opened.close());

const asked = async <Answer>(path: string): Promise<Answer> =>
  (await fetch(opened.address + path)).json() as Promise<Answer>;

describe('actors', () => {
  test('are found by their names, also those whom only the ledger knows', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/actors`);
    await settled(page);
    expect(await page.locator('tbody th').allTextContents()).toContain('Ingrid Solbakken');
    await page.getByRole('searchbox').fill('Norway');
    await page.keyboard.press('Enter');
    await page.waitForURL(/words=Norway/u);
    await settled(page);
    const names = await page.locator('tbody th').allTextContents();
    expect(names[0]).toBe('Norway');
    expect(names).toContain('Foreign Ministry of Norway');
    await page.getByRole('searchbox').fill('Nobody At All');
    await page.keyboard.press('Enter');
    await page.getByText('Nobody by that name.').waitFor();
    await page.goBack();
    await settled(page);
    expect(await page.getByRole('searchbox').inputValue()).toBe('Norway');
    await page.getByRole('link', { name: 'Norway', exact: true }).click();
    await page.waitForURL(/\/actors\/country%3ANOR$/u);
    await page.getByRole('heading', { level: 1, name: 'Norway' }).waitFor();
    await settled(page);
    // Nobody is a pair with themselves.
    expect(await page.getByRole('link', { name: /^Iceland \d+$/u }).count()).toBe(1);
    expect(await page.getByRole('link', { name: /^Norway \d+$/u }).count()).toBe(0);
    expect(opened.faults).toEqual([]);
  });

  test('the list leads to the one of that very name, of whom the page counts as much', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/actors?words=Berg`);
    await settled(page);
    await page.getByRole('link', { name: 'Berg', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Berg', exact: true }).waitFor();
    await settled(page);
    await page.getByText('The nets are mended').first().waitFor();
    expect(await page.getByText('No boat is out').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Berg: JSON' }).count()).toBe(0);
    await page.getByRole('combobox', { name: 'With another actor' }).pressSequentially('icel');
    await page.getByRole('option', { name: 'Iceland', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Berg and Iceland' }).waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('have their names in the fields of the pages that a link leads to, and are asked for as before', async () => {
    const page = await strictly(await opened.page());
    const shown = (name: string) => page.getByRole('combobox', { name, exact: true });
    await page.goto(`${opened.address}/pairs?actor=name:Berg&recipient=country:NOR`);
    await page.getByRole('link', { name: 'Norway', exact: true }).waitFor();
    await settled(page);
    expect([await shown('One').inputValue(), await shown('The other').inputValue()]).toEqual(['Berg', 'Norway']);
    await page.getByLabel('Topic').selectOption('fisheries');
    await page.getByRole('button', { name: 'Show' }).first().click();
    await page.waitForURL(/issue=fisheries/u);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      actor: 'name:Berg',
      recipient: 'country:NOR',
      issue: 'fisheries',
    });
    await page.goto(`${opened.address}/search?speaker=country:NOR`);
    await page.getByRole('link', { name: 'by Norway' }).waitFor();
    expect(await shown('Speaker').inputValue()).toBe('Norway');
    expect(opened.faults).toEqual([]);
  });

  test('lead to a line of positions by the keyboard, on any topic', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/actors/country:NOR`);
    await settled(page);
    const topics = page.getByLabel('Positions on a topic');
    await topics.focus();
    await page.keyboard.press('ArrowDown');
    expect(new URL(page.url()).pathname).toBe('/actors/country:NOR');
    const second = await topics.inputValue();
    expect(second).not.toBe(await topics.locator('option').first().getAttribute('value'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/positions' && url.searchParams.get('issue') === second);
    expect(opened.faults).toEqual([]);
  });

  test('have offices with terms and where that is from', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/actors/person:jens-stoltenberg`);
    await settled(page);
    const row = page.getByRole('row', { name: /Secretary General of NATO/u });
    expect(await page.getByRole('region', { name: 'Offices' }).getAttribute('tabindex')).toBe('0');
    expect(await row.textContent()).toMatch(/2014-10-01.*2024-10-01.*high.*as of 2025/u);
    await row.getByRole('link', { name: 'NATO' }).click();
    await page.getByRole('row', { name: /secretary general/u }).waitFor();
    await page.getByText(/^\d+ members$/u).click();
    expect(await page.getByRole('link', { name: 'Belgium', exact: true }).count()).toBe(1);
    await page.goto(`${opened.address}/actors/Ingrid Solbakken`);
    await settled(page);
    await page.getByText('Only this ledger knows the name').waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('every bar is reached by the keyboard and leads to what is behind it; the table has the same figures', async () => {
    const { rows } = await asked<Timeline>('/api/timeline?actor=country:NOR');
    const march = rows.find(({ period }) => period === '2024-03');
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/actors/country:NOR`);
    await settled(page);
    const bars = page.locator('.chart [role="button"]');
    const acts = rows.flatMap(({ period, byAct }) => (period === '' ? [] : Object.keys(byAct)));
    expect(await bars.count()).toBe(acts.length);
    expect(await page.locator('.chart style, .chart [style]').count()).toBe(0);
    await bars.first().focus();
    const label = (): Promise<string> => page.evaluate('document.activeElement.getAttribute("aria-label")');
    /** Presses a key until it changes nothing more. @returns where one came by */
    const pressed = async (key: string): Promise<string[]> => {
      const labels = [await label()];
      for (;;) {
        await page.keyboard.press(key);
        const next = await label();
        if (next === labels.at(-1)) return labels;
        labels.push(next);
      }
    };
    const visited = new Set<string>();
    await page.keyboard.press('Home');
    for (let before = ''; before !== (await label());) {
      for (const one of await pressed('ArrowUp')) visited.add(one);
      await pressed('ArrowDown');
      before = await label();
      await page.keyboard.press('ArrowRight');
      await pressed('ArrowDown');
    }
    expect(visited.size).toBe(acts.length);

    await page.getByRole('button', { name: `March 2024, agree: ${march?.byAct['AGREE']?.count}` }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/bar=2024-03%7EAGREE/u);
    await page.getByRole('heading', { name: 'Behind the bar: March 2024, agree' }).waitFor();
    await settled(page);
    const links = await page
      .locator('#bar-behind ~ ol a[href^="/statements/"]')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(links).toEqual(march?.byAct['AGREE']?.ids.map((id) => `/statements/${id}`));
    await page.goBack();
    expect(await page.locator('#bar-behind').count()).toBe(0);

    await page.getByText('The figures as a table').click();
    const row = page.getByRole('row', { name: /^Mar 2024/u });
    expect(await row.getByRole('cell').first().textContent()).toBe(String(march?.statements.count));
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Behind the bar: March 2024, statements' }).waitFor();
    // So does every other figure of the row, what is no bar too.
    const figures = march
      ? [march.statements, ...Object.values(march.byAct), march.alleged, march.historical, march.severalPeriods]
      : [];
    const facts = Object.values(march?.byType ?? {}).reduce((sum, { count }) => sum + count, 0);
    const counts = [...figures.map(({ count }) => count), facts].filter((count) => count > 0);
    expect(facts).toBeGreaterThan(0);
    expect(await row.getByRole('link').count()).toBe(counts.length);
    for (const link of await row.getByRole('link').all()) {
      await link.click();
      await settled(page);
      expect(await page.locator('#bar-behind ~ ol > li').count()).toBe(Number(await link.textContent()));
    }
    expect(opened.faults).toEqual([]);
  });

  test('the address says by what and from when; years and quads', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/actors/country:NOR?by=year&show=quads&from=2024`);
    await settled(page);
    expect(await page.getByLabel('By', { exact: true }).inputValue()).toBe('year');
    expect(await page.getByRole('button', { name: /^2024, verbal conflict: \d+$/u }).count()).toBe(1);
    expect(await page.getByRole('button', { name: /^2023/u }).count()).toBe(0);
    await page.getByLabel('Bars show').selectOption('events');
    await page.waitForURL(/show=events/u);
    await settled(page);
    await page.getByRole('button', { name: /^2024, consult/u }).click();
    await page.locator('#bar-behind ~ ol a[href^="/events/"]').first().waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('the tab key stops at one bar, the one that was looked at last', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/actors/country:NOR`);
    await settled(page);
    const bars = page.locator('.chart [role="button"]');
    await bars.nth(1).focus();
    await page.keyboard.press('End');
    const stops = page.locator('.chart [role="button"][tabindex="0"]');
    expect(await stops.count()).toBe(1);
    expect(await stops.getAttribute('aria-label')).toBe(await bars.last().getAttribute('aria-label'));
    expect(opened.faults).toEqual([]);
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await strictly(await opened.page(look));
    for (const [name, path] of [
      ['actors', '/actors'],
      ['actor', '/actors/country:NOR?bar=2024-03~AGREE'],
    ] as const) {
      await page.goto(opened.address + path);
      await settled(page);
      await looksRight(page, name, look);
    }
    expect(opened.faults).toEqual([]);
  });
});
