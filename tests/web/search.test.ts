import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Opened, openBrowser, overflow, settled, violations } from './browser.ts';
import { inEveryLook, looksRight, pictureIn } from './looks.ts';
import { emptyLedger } from './samples.ts';

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
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.id');

describe('the search', () => {
  test('finds words, and the address tells what was searched for', async () => {
    const page = await at('/');
    await page.getByRole('searchbox').fill('agreement');
    await page.keyboard.press('Enter');
    await page.waitForURL(/words=agreement/u);
    await settled(page);
    expect(await page.getByRole('article').count()).toBe(11);
    expect(await page.locator('mark').first().textContent()).toBe('agreement');
    await page.goBack();
    await settled(page);
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    expect(opened.faults).toEqual([]);
  });

  test('the first page tells what the ledger holds, and leads there', async () => {
    const page = await at('/?limit=2');
    expect(await page.getByRole('article').count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    const holdings = page.getByRole('region', { name: 'On record' });
    const { counts } = await said<{ counts: Record<string, number> }>(page, '/api/info');
    const { documents, clusters, events } = counts;
    expect(documents).toBe(10);
    const held = (await holdings.textContent())?.replace(/\s+/gu, ' ');
    for (const figure of [`${documents} documents`, `${clusters} statements`, `${events} events`])
      expect(held).toContain(figure);
    await holdings.getByRole('link', { name: /verbatim/u }).click();
    await settled(page);
    expect(query(page)).toBe('?verdict=verbatim');
    expect(await page.getByRole('region', { name: 'On record' }).count()).toBe(0);
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
  });

  test('facets narrow down by the numbers that they tell; chips take it back', async () => {
    const page = await at('/search?words=agreement');
    const facet = page.getByRole('list', { name: 'Speaker' }).getByRole('link', { name: /^Sigrun Hallsdottir/u });
    const count = (await facet.textContent())?.replace(/\D/gu, '');
    await facet.click();
    await settled(page);
    expect(query(page)).toBe('?words=agreement&speaker=Sigrun+Hallsdottir');
    expect(await total(page)).toBe(`${count} statements`);
    await page.getByRole('link', { name: 'Fisheries' }).first().click();
    await settled(page);
    const chips = page.getByRole('list', { name: 'Filters that are set' });
    expect(await chips.getByRole('listitem').count()).toBe(3);
    expect(await chips.textContent()).toMatch(/by\s*Sigrun Hallsdottir.*on\s*Fisheries/su);
    await chips.getByRole('link', { name: /by Sigrun/u }).click();
    await settled(page);
    expect(query(page)).toBe('?words=agreement&topic=fisheries');
    const ofFish = await total(page);
    await page.getByRole('link', { name: /Fisheries \(set/u }).click();
    await settled(page);
    expect(query(page)).toBe('?words=agreement');
    await page.goBack();
    await settled(page);
    expect(await total(page)).toBe(ofFish);
    expect(opened.faults).toEqual([]);
  });

  test('names are completed by keys, and what is chosen is searched for', async () => {
    const page = await at('/search');
    const field = page.getByRole('combobox', { name: 'Speaker' });
    await field.pressSequentially('halls');
    const options = page.getByRole('listbox', { name: 'Speaker' }).getByRole('option');
    await options.first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowDown');
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown');
    const active = (await field.getAttribute('aria-activedescendant')) ?? '';
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
    const chosen = (await page.locator(`[id="${active}"]`).textContent())?.trim() ?? '';
    await page.keyboard.press('Enter');
    await page.waitForURL(/speaker=/u);
    await settled(page);
    expect(new URL(page.url()).searchParams.get('speaker')).toBe(chosen);
    expect(await field.inputValue()).toBe(chosen);
  });

  test('a name that nobody has is answered with the nearest: in its list, and where nothing is found', async () => {
    const page = await at('/search?speaker=Solbaken');
    await page.getByText('No speaker in the ledger is called Solbaken.').waitFor();
    await page.getByRole('link', { name: 'Ingrid Solbakken' }).click();
    await page.waitForURL(/speaker=Ingrid\+Solbakken/u);
    await settled(page);
    expect(await page.locator('article').count()).toBeGreaterThan(0);
    const field = page.getByRole('combobox', { name: 'Speaker' });
    await field.fill('');
    await field.pressSequentially('Halsdottir');
    await page.getByRole('option', { name: 'Nearest: Sigrun Hallsdottir' }).click();
    await page.waitForURL(/speaker=Sigrun\+Hallsdottir/u);
    await page.goto(`${opened.address}/search?speaker=Hallsdottir&words=nobodysaysthis`);
    await page.getByText('No statement matches “nobodysaysthis”.').waitFor();
    await settled(page);
    expect(await page.getByText('in the ledger is called').count()).toBe(0);
  });

  test('a query that cannot be read is told at its field, with the place', async () => {
    const page = await at('/search');
    await page.getByRole('searchbox').fill('talks ) fish');
    await page.keyboard.press('Enter');
    const fault = page.getByRole('alert');
    await fault.waitFor();
    expect(await fault.locator('mark').textContent()).toBe(')');
    expect(await fault.textContent()).toContain('at character 7');
    expect(await page.getByRole('searchbox').getAttribute('aria-invalid')).toBe('true');
    expect(await focused(page)).toBe('words');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${opened.address}/search?topic=fisch`);
    await settled(page);
    expect(await page.getByRole('alert').textContent()).toContain('OR6006');
  });

  test('dates are checked, and order and reports are links', async () => {
    const page = await at('/search?words=agreement');
    await page.getByLabel('Said from').fill('May');
    await page.keyboard.press('Enter');
    expect(query(page)).toBe('?words=agreement');
    await page.getByLabel('Said from').fill('2024-06');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=2024-06/u);
    await page.getByRole('link', { name: 'Best match first' }).click();
    await page.getByRole('link', { name: 'Every report' }).click();
    await settled(page);
    expect(query(page)).toBe('?words=agreement&from=2024-06&order=rank&reports=all');
    await page.getByRole('searchbox').fill('');
    await page.keyboard.press('Enter');
    await settled(page);
    expect(query(page)).toBe('?from=2024-06&reports=all');
  });

  test('the next page is in the address, begins at the top, and leads back', async () => {
    const page = await at('/search');
    const first = await page.getByRole('article').first().getAttribute('id');
    await page.getByRole('link', { name: 'More' }).click();
    await page.waitForURL(/cursor=/u);
    await settled(page);
    expect(await page.getByRole('article').first().getAttribute('id')).not.toBe(first);
    expect(await page.evaluate('scrollY')).toBe(0);
    await page.getByRole('link', { name: 'First page' }).click();
    await settled(page);
    expect(await page.getByRole('article').first().getAttribute('id')).toBe(first);
  });

  test('keys go through the statements, open one, and can be read about and turned off', async () => {
    const page = await at('/search?words=agreement&limit=3');
    const ids = await page.getByRole('article').evaluateAll((cards) => cards.map(({ id }) => id));
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(ids[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(ids[1]);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('words');
    await page.keyboard.press('j');
    expect(await page.getByRole('searchbox').inputValue()).toContain('j');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    expect(await dialog.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Keys' }).click();
    await dialog.getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/documents/doc_[a-z2-7]+#${ids[0]}`, 'u'));
  });

  test('known and implied look different, and not by colour alone', async () => {
    const page = await at('/search?words=agreement');
    const card = page.getByRole('article').filter({ hasText: '“she”' }).first();
    expect(await card.getByRole('heading').textContent()).toMatch(
      /≈\s*Sigrun Hallsdottir\s*\(Concluded, not said\.\)/u,
    );
    const named = page.getByRole('article').filter({ hasText: 'Ingrid Solbakken in Bergen' });
    expect(await named.getByRole('heading').textContent()).not.toContain('≈');
  });

  test('a statement is cited in three forms and copied', async () => {
    const page = await opened.page();
    // Of the browser's own only the page in front may write to it, and one page alone is in front of all tests.
    await page.addInitScript(
      "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => (window.copied = text) } })",
    );
    await page.goto(`${opened.address}/search?words=agreement&verdict=altered`);
    await settled(page);
    await page.getByRole('button', { name: 'Cite' }).click();
    await settled(page);
    const dialog = page.getByRole('dialog', { name: 'Cite' });
    const text = dialog.getByRole('textbox');
    const id = await page.getByRole('article').getAttribute('id');
    expect(await text.inputValue()).toMatch(/^Ingrid Solbakken.*Coast Mail.*13 March 2024/u);
    expect(await text.inputValue()).toContain(`${opened.address}/statements/${id}`);
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await dialog.getByText('Copied.').waitFor();
    expect(await page.evaluate('window.copied')).toBe(await text.inputValue());
    await dialog.getByLabel('BibTeX').check();
    await settled(page);
    expect(await text.inputValue()).toContain('journal = {Coast Mail}');
    await dialog.getByLabel('CSL-JSON').check();
    await settled(page);
    expect(JSON.parse(await text.inputValue())).toMatchObject([{ 'container-title': 'Coast Mail' }]);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await dialog.isVisible()).toBe(false);
    // Where there is no clipboard, as at an address without encryption, the text is selected for the hand.
    await page.evaluate('delete navigator.clipboard.writeText');
    await page.getByRole('button', { name: 'Cite' }).click();
    await settled(page);
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await dialog.getByText('Press Ctrl+C or ⌘C to copy.').waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('similar statements are found, and to which is told', async () => {
    const page = await at('/search?words=agreement');
    const id = await page.getByRole('article').first().getAttribute('id');
    await page.getByRole('link', { name: 'Similar' }).first().click();
    await settled(page);
    expect(query(page)).toBe(`?like=${id}`);
    expect(await page.locator('main').textContent()).toContain('share rare words with');
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
  });

  test('the whole result is downloaded in every format', async () => {
    const page = await at('/search?words=agreement&order=rank');
    await page.getByText('Download all as…').click();
    const links = await page.locator('a[download]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links).toHaveLength(12);
    for (const link of links) {
      const answer = await page.request.get(`${opened.address}${link}`);
      expect([link, answer.status()]).toEqual([link, 200]);
      expect((await answer.body()).length).toBeGreaterThan(20);
    }
    expect(links[0]).toBe('/api/export/statements/csv?words=agreement');
    for (const name of ['JSON', 'CSV']) {
      const href = await page.getByRole('link', { name, exact: true }).last().getAttribute('href');
      expect((await page.request.get(`${opened.address}${href}`)).status()).toBe(200);
    }
  });

  test('searches are saved in this browser, renamed and deleted, each with its feeds', async () => {
    const page = await at('/search?words=agreement&topic=fisheries&limit=3');
    await page.getByText('Saved searches').click();
    expect(await page.getByLabel('Name').inputValue()).toBe('agreement, on Fisheries');
    await page.getByLabel('Name').fill('Deals');
    await page.getByRole('button', { name: 'Save this search' }).click();
    await page.getByRole('button', { name: 'Rename “Deals”' }).click();
    await page.getByLabel('Rename “Deals”').fill('Fish deals');
    await page.keyboard.press('Enter');
    for (const name of ['RSS', 'JSON Feed']) {
      const link = page.getByRole('listitem').filter({ hasText: 'Fish deals' }).getByRole('link', { name });
      const feed = await page.request.get(`${opened.address}${await link.getAttribute('href')}`);
      expect(await feed.text()).toContain('agreement');
    }
    await page.goto(`${opened.address}/search?limit=2`);
    await settled(page);
    await page.getByText('Saved searches (1)').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Fish deals' }).click();
    await settled(page);
    expect(query(page)).toBe('?words=agreement&topic=fisheries');
    await page.getByText('Saved searches (1)').click();
    await page.getByRole('button', { name: 'Delete “Fish deals”' }).click();
    expect(await page.getByText('None yet.').isVisible()).toBe(true);
  });

  test('nothing found says what to do', async () => {
    const page = await at('/search?words=nobodysaysthis');
    expect(await total(page)).toBe('0 statements');
    expect(await page.locator('main').textContent()).toContain('No statement matches “nobodysaysthis”.');
  });

  test('half a word that is none finds the words and the names that begin so', async () => {
    const page = await at('/search');
    await page.getByRole('searchbox').fill('mack');
    await page.keyboard.press('Enter');
    await page.getByText('No statement matches “mack”.').waitFor();
    await page.getByRole('link', { name: 'mackerel', exact: true }).waitFor();
    await page.getByRole('link', { name: 'mack*' }).click();
    await settled(page);
    expect(query(page)).toBe('?words=mack*');
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
    await page.getByRole('searchbox').fill('hallsd');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Sigrun Hallsdottir', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Sigrun Hallsdottir' }).waitFor();
    expect(opened.faults).toEqual([]);
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await at('/', look);
    await pictureIn(page, 'home', look);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.goto(`${opened.address}/search?words=agreement&speaker=Solbakken&limit=4`);
    await settled(page);
    await page.getByText('How to search').click();
    for (const title of ['Speaker, topic, dates …', 'Narrow down', 'Download all as…'])
      if (await page.locator('summary', { hasText: title }).isVisible())
        await page.locator('summary', { hasText: title }).click();
    await looksRight(page, 'search', look);
  });
});

describe('the search of an empty ledger', () => {
  let empty: Opened;
  let made: Awaited<ReturnType<typeof emptyLedger>>;
  beforeAll(async () => {
    made = await emptyLedger();
    empty = await openBrowser(made.path);
  });
  afterAll(async () => {
    await empty.close();
    made.remove();
  });

  test('says how to add documents', async () => {
    const page = await empty.page();
    await page.goto(empty.address);
    await settled(page);
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('Nothing on record yet');
    expect(await page.getByRole('link', { name: 'Add documents here' }).getAttribute('href')).toBe('/add');
    expect(await page.locator('pre').textContent()).toContain('onrecord add samples');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${empty.address}/documents`);
    await settled(page);
    expect(await page.locator('main').textContent()).toContain('There are no documents yet.');
    await page.goto(`${empty.address}/events`);
    await settled(page);
    expect(await page.locator('main').textContent()).toContain('There are no events yet');
    expect(empty.faults).toEqual([]);
  });
});
