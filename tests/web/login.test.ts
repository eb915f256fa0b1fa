import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Opened, openBrowser, PASSWORD, settled, violations } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { emptyLedger, samplesLedger } from './samples.ts';

let opened: Opened;
let remove: () => void;
beforeAll(async () => {
  const made = await samplesLedger();
  remove = made.remove;
  const users = { olav: 'reader', rune: 'reviewer', kari: 'editor' } as const;
  opened = await openBrowser(made.path, { users, intake: {} });
});
afterAll(async () => {
  await opened.close();
  remove();
});

/** A page at which nobody is logged in: this browser is one process, in which a context sends the cookies of others too. */
async function newcomer(options: Parameters<Opened['page']>[0] = {}): Promise<Page> {
  const page = await opened.page(options);
  for (const context of page.context().browser()?.contexts() ?? []) await context.clearCookies();
  return page;
}

async function logIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** A page on which somebody has logged in. */
async function pageOf(name: string, path: string): Promise<Page> {
  const page = await newcomer();
  await page.goto(`${opened.address}${path}`);
  await logIn(page, name);
  await page.getByRole('group', { name: 'Account' }).waitFor();
  await settled(page);
  return page;
}

const pagesIn = (page: Page): Promise<string[]> =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allTextContents();

describe('where there are users', () => {
  test('nobody sees anything before the log-in, which leads back to what was asked for', async () => {
    const page = await newcomer();
    await page.goto(`${opened.address}/search?words=agreement&verdict=altered`);
    await page.waitForURL('**/login?next=*');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Log in');
    await logIn(page, 'olav', 'cod and haddock and herring');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('OR8105');
    expect(page.url()).toContain('/login?next=');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?words=agreement&verdict=altered');
    await settled(page);
    expect(await page.getByRole('group', { name: 'Account' }).textContent()).toMatch(/olav\s*reader\s*Log out/u);
    // Nothing of the log-in is left for the back button.
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    expect(opened.faults).toEqual([]);
  });

  test('no address of elsewhere is gone on to', async () => {
    const page = await newcomer();
    await page.goto(`${opened.address}/login?next=//elsewhere.example/`);
    await logIn(page, 'olav');
    await page.waitForURL(`${opened.address}/`);
  });

  test('pages that only change the ledger are open to the roles that may, and say why to the others', async () => {
    const reader = await pageOf('olav', '/add');
    expect(await pagesIn(reader)).not.toContain('Add');
    expect(await pagesIn(reader)).not.toContain('Review');
    expect(await reader.getByRole('note').textContent()).toContain('open to editors. You are logged in as reader.');
    expect(await reader.getByRole('button', { name: /^Add/u }).count()).toBe(0);
    await reader.goto(`${opened.address}/sources`);
    await settled(reader);
    expect(await reader.getByRole('note').textContent()).toContain('open to editors');
    const reviewer = await pageOf('rune', '/');
    expect(await pagesIn(reviewer)).toContain('Review');
    expect(await pagesIn(reviewer)).not.toContain('Add');
    const editor = await pageOf('kari', '/');
    expect(await pagesIn(editor)).toEqual(expect.arrayContaining(['Review', 'Add']));
    expect(opened.faults).toEqual([]);
  });

  test('a session that is over leads to the log-in and back, in the middle of it', async () => {
    const page = await pageOf('rune', '/search?words=fish');
    await opened.accounts.setPassword('rune', PASSWORD);
    await page.getByRole('link', { name: 'Documents' }).click();
    await page.waitForURL('**/login?next=%2Fdocuments');
    await logIn(page, 'rune');
    await page.waitForURL('**/documents');
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Documents');
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.waitForURL('**/login?next=%2Fdocuments');
    await page.goto(`${opened.address}/verify`);
    await page.waitForURL('**/login?next=%2Fverify');
    expect(opened.faults).toEqual([]);
  });

  test('the account page changes the password, and makes tokens that are shown once and taken back', async () => {
    const page = await pageOf('kari', '/account');
    const users = page.getByRole('table', { name: 'Users of this ledger' });
    expect(await users.getByRole('row').allTextContents()).toHaveLength(4);
    await page.getByLabel('Name of the token').fill('laptop');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const secret = (await page.locator('code').textContent()) ?? '';
    expect(secret).toMatch(/^orp_/u);
    const asked = await fetch(`${opened.address}/api/me`, { headers: { authorization: `Bearer ${secret}` } });
    expect(await asked.json()).toMatchObject({ name: 'kari', role: 'reader', by: 'token' });
    await page.getByRole('button', { name: 'Make a token' }).waitFor();
    await page.reload();
    await settled(page);
    expect(await page.getByText(secret).count()).toBe(0);
    await page.getByRole('button', { name: 'Revoke laptop' }).click();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Revoke laptop' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Revoke laptop' }).click();
    await page.getByRole('button', { name: 'Revoke for good' }).click();
    await page.getByText('The token laptop is revoked.').waitFor();
    await page.getByText('You have no tokens.').waitFor();

    await page.getByLabel('Current password').fill('wrong wrong wrong wrong');
    await page.getByLabel('New password').fill('a mackerel that nobody caught');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('OR8105').waitFor();
    expect(page.url()).toContain('/account');
    await page.getByLabel('Current password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('The password is changed').waitFor();
    expect(await opened.accounts.isPasswordOf('kari', 'a mackerel that nobody caught')).toBe(true);
    await opened.accounts.setPassword('kari', PASSWORD);
    expect(opened.faults).toEqual([]);
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await newcomer(look);
    await page.goto(`${opened.address}/account`);
    await page.waitForURL('**/login*');
    await looksRight(page, 'login', look);
    await logIn(page, 'kari');
    await page.getByRole('heading', { name: 'Users' }).waitFor();
    await page.getByLabel('Name of the token').fill(`desk ${look.viewport.width} ${look.colorScheme}`);
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.locator('code').waitFor();
    await settled(page);
    await looksRight(page, 'account', look);
  });
});

test('without users nothing of it is shown', async () => {
  const made = await emptyLedger();
  const local = await openBrowser(made.path, { intake: {} });
  try {
    const page = await local.page();
    await page.goto(`${local.address}/search`);
    await page.getByRole('link', { name: 'Add', exact: true }).waitFor();
    await settled(page);
    expect(await page.getByRole('group', { name: 'Account' }).count()).toBe(0);
    expect(await page.getByText(/log (?:in|out)/iu).count()).toBe(0);
    await page.goto(`${local.address}/login`);
    await page.getByText('nobody has to log in').waitFor();
    expect(local.faults).toEqual([]);
  } finally {
    await local.close();
    made.remove();
  }
});

test('a server that only reads says so, and offers no change', async () => {
  const made = await samplesLedger();
  const reading = await openBrowser(made.path, { readOnly: true });
  try {
    const page = await reading.page();
    await page.goto(`${reading.address}/add`);
    await page.getByRole('note').waitFor();
    expect(await page.getByRole('note').textContent()).toContain('--read-only');
    expect(await page.getByText('Read-only', { exact: true }).count()).toBe(1);
    expect(await pagesIn(page)).not.toContain('Add');
    expect(await violations(page)).toEqual([]);
    expect(reading.faults).toEqual([]);
  } finally {
    await reading.close();
    made.remove();
  }
});
