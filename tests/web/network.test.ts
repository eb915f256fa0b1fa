import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PartnerNetwork } from '../../src/ledger/index.ts';
import { type Opened, openBrowser, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { strictly } from './policy.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const asked = async (path: string): Promise<PartnerNetwork> =>
  (await fetch(opened.address + path)).json() as Promise<PartnerNetwork>;

describe('the network', () => {
  test('is drawn, and a list beside it has the same counts', async () => {
    const { nodes, edges } = await asked('/api/network');
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/network`);
    await settled(page);
    await page.locator('[role="img"] canvas').first().waitFor({ state: 'attached' });
    await page.getByText('is being drawn').waitFor({ state: 'detached' });
    expect(await page.getByRole('img').getAttribute('aria-label')).toContain(`${nodes.length} actors`);
    expect(await page.locator('tbody tr').count()).toBe(edges.length);
    expect(await page.locator('tbody tr').first().getByRole('cell').nth(1).innerText()).toBe(
      `${edges[0]?.count} Both sides`,
    );
    await page.goto(`${opened.address}/network?most=4`);
    await page.getByText(`${nodes.length - 4} more actors with fewer statements are left out.`).waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('shows by the keyboard alone whom one speaks with, and goes on to both', async () => {
    const { nodes, edges } = await asked('/api/network');
    const first = edges[0];
    const name = nodes.find(({ id }) => id === first?.source)?.name ?? '';
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/network`);
    await settled(page);
    await page.getByRole('link', { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByText(`Only with ${name}`).waitFor();
    const own = edges.filter(({ source, target }) => source === first?.source || target === first?.source);
    expect(await page.locator('tbody tr').count()).toBe(own.length);
    await page.goBack();
    await page.getByText(`Only with ${name}`).waitFor({ state: 'detached' });
    await page.locator('tbody tr').first().getByRole('link').nth(2).click();
    await page.waitForURL(/\/pairs\?actor=/u);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('of an actor, of a search, and of nobody', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/network?actor=country:NOR`);
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Partners of Norway');
    await page.getByText('Whoever speaks for Norway counts as Norway here').waitFor();
    const { edges } = await asked('/api/network?actor=country:NOR');
    expect(edges.every(({ source, target }) => [source, target].includes('country:NOR'))).toBe(true);
    expect(await page.locator('tbody tr').count()).toBe(edges.length);
    await page.getByRole('combobox', { name: 'Actor' }).fill('Nobody At All');
    await page.keyboard.press('Enter');
    await page.getByText('Nobody speaks about or to anybody').waitFor();
    const csv = await fetch(`${opened.address}/network.csv?act=ACCUSE`);
    expect((await csv.text()).split('\r\n')[0]).toContain('source,source_name,target');
    expect((await asked('/api/network?act=ACCUSE')).edges.every(({ byAct }) => 'ACCUSE' in byAct)).toBe(true);
    expect(opened.faults).toEqual([]);
  });

  test('leads to both sides about the same topic and days', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/network?topic=fisheries&from=2024`);
    await settled(page);
    await page.getByText('Each actor counts by itself here').waitFor();
    const link = page.getByRole('link', { name: 'Both sides' }).first();
    expect(await link.getAttribute('href')).toMatch(/&issue=fisheries&from=2024$/u);
    expect(opened.faults).toEqual([]);
  });

  test('suggests names of whoever takes part, those too who never speak', async () => {
    const { nodes } = await asked('/api/network');
    const { name = '' } = nodes.find(({ said }) => said === 0) ?? {};
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/network`);
    const field = page.getByRole('combobox', { name: 'Actor', exact: true });
    await field.pressSequentially(name.slice(0, 4));
    await page.getByRole('option', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `Partners of ${name}` }).waitFor();
    await field.fill('Solbaken');
    await page.keyboard.press('Enter');
    await page.getByText('No party in the ledger is called Solbaken.').waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('is a list alone where the browser has no WebGL', async () => {
    const page = await strictly(await opened.page());
    await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
    await page.goto(`${opened.address}/network`);
    await settled(page);
    await page.getByText('it has no WebGL').waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(5);
    expect(opened.faults).toEqual([]);
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await strictly(await opened.page(look));
    await page.goto(`${opened.address}/network`);
    await settled(page);
    await page.getByText('is being drawn').waitFor({ state: 'detached' });
    await looksRight(page, 'network', look);
    expect(opened.faults).toEqual([]);
  });
});
