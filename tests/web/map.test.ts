import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventPlaces } from '../../src/ledger/index.ts';
import { type Opened, openBrowser, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { strictly } from './policy.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const asked = async (path: string): Promise<EventPlaces> =>
  (await fetch(opened.address + path)).json() as Promise<EventPlaces>;

describe('the map of events', () => {
  test('has a dot for each place that is a point, and a list of all', async () => {
    const { places } = await asked('/api/places');
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/map`);
    await settled(page);
    const dots = page.locator('.chart [role="button"]');
    await dots.first().waitFor();
    expect(await dots.count()).toBe(places.filter(({ latitude }) => latitude !== null).length);
    expect(await page.locator('tbody tr').count()).toBe(places.length);
    expect(await page.locator('.chart [data-mark="geo"] path').count()).toBeGreaterThan(0);
    expect(await page.locator('.chart style, .chart [style]').count()).toBe(0);
    expect(opened.faults).toEqual([]);
  });

  test('is gone through by the keyboard from west to east, and a dot leads to its events', async () => {
    const { places } = await asked('/api/places');
    const west = places.toSorted((a, b) => (a.longitude ?? 0) - (b.longitude ?? 0));
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/map?area=places`);
    await settled(page);
    await page.locator('.chart [tabindex="0"]').focus();
    await page.keyboard.press('Home');
    for (const { name, countryName, count } of west) {
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
        `${name}, ${countryName}: ${count}`,
      );
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
    const last = west.at(-1);
    await page.getByRole('heading', { name: `Events in ${last?.name}` }).waitFor();
    await settled(page);
    const links = await page
      .locator('#behind ~ ul a')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
    expect(links).toEqual(last?.ids.map((id) => `/events/${id}`));
    await page.goBack();
    await page.locator('#behind').waitFor({ state: 'detached' });
    expect(opened.faults).toEqual([]);
  });

  test('a country is in the list and no point on the map', async () => {
    const page = await strictly(await opened.page());
    await page.route('**/api/places**', async (route) => {
      const response = await route.fetch();
      const answer = (await response.json()) as EventPlaces;
      const [place] = answer.places;
      const country = { ...place, level: 'country', name: 'Iceland', country: 'ISL', countryName: 'Iceland' };
      return route.fulfill({ json: { ...answer, places: [{ ...country, latitude: null, longitude: null }] } });
    });
    await page.goto(`${opened.address}/map`);
    await settled(page);
    expect(await page.getByRole('row', { name: /Iceland.*a country, not on the map/u }).count()).toBe(1);
    expect(await page.locator('.chart [role="button"]').count()).toBe(0);
    expect(opened.faults).toEqual([]);
  });

  test('is filtered, the address says by what, and what is not there is said', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/map?actor=country:NOR`);
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Events of Norway on a map');
    await page.getByLabel('From').fill('2031');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=2031/u);
    await page.getByText('No event that matches names a place.').waitFor();
    const csv = await (await fetch(`${opened.address}/places.csv`)).text();
    expect(csv.split('\r\n')[0]).toBe('place,level,region,country,latitude,longitude,events,first,last,types');
    for (const unknown of ['type=SHOUT', 'words=herring']) {
      await page.goto(`${opened.address}/map?${unknown}`);
      await page.getByRole('alert').waitFor();
    }
    expect(opened.faults).toEqual([]);
  });

  test('suggests the names of those who act and on whom', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/map?area=places&place=gone`);
    await page.getByRole('combobox', { name: 'Actor' }).pressSequentially('norw');
    await page.getByRole('option', { name: 'Norway', exact: true }).click();
    await page.waitForURL(/actor=Norway/u);
    await page.getByRole('combobox', { name: 'On whom' }).pressSequentially('ice');
    await page.getByRole('option', { name: 'Iceland', exact: true }).click();
    await page.waitForURL(/recipient=Iceland/u);
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      area: 'places',
      actor: 'Norway',
      recipient: 'Iceland',
    });
    expect(opened.faults).toEqual([]);
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await strictly(await opened.page(look));
    await page.goto(`${opened.address}/map`);
    await settled(page);
    await page.locator('.chart').waitFor();
    await looksRight(page, 'map', look);
    expect(opened.faults).toEqual([]);
  });
});
