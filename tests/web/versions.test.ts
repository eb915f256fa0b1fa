import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type Sketch } from '../../src/storage/testing/documents.ts';
import { type Opened, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { openPrepared } from './prepared.ts';

const FIRST: Sketch = {
  url: 'https://quay.example/quota',
  title: 'Minister firm on quota',
  outlet: 'Harbour Echo',
  published: '2026-02-03',
  lead: 'The quay was empty on Monday.',
  said: [
    { speaker: 'Ane Sollie', words: 'We will not raise the quota, whatever the trawler owners write' },
    { speaker: 'Bodil Krag', words: 'The cabinet stands behind the minister' },
    { speaker: 'Jens Okko', words: 'A pilot 🕊 needs no \u202Epermit\u202C to leave <b>at noon</b>' },
  ],
};
const SECOND: Sketch = {
  ...FIRST,
  title: 'Minister firm on quota for now',
  said: [
    { speaker: 'Ane Sollie', words: 'We will not raise the quota before summer, whatever the trawler owners write' },
    ...FIRST.said.slice(2),
    { speaker: 'Marta Holm', words: 'Nobody asked the lighthouse keepers' },
  ],
};

let opened: Opened;
let document = '';
beforeAll(async () => {
  opened = await openPrepared(async (ledger) => {
    await ledger.add(documentOf(FIRST), { retrieved: '2026-02-03T12:00:00Z' });
    document = (await ledger.add(documentOf(SECOND), { retrieved: '2026-02-04T12:00:00Z' })).document;
  });
});
afterAll(() => opened.close());

const at: Opened['at'] = (...given) => opened.at(...given);

describe('versions of a document', () => {
  test('an older one says that it is, and leads to the current one and to both side by side', async () => {
    const page = await at(`/documents/${document}?version=1`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Minister firm on quota');
    expect(await page.getByText('This is version 1. The current one is version 2.').count()).toBe(1);
    await page.getByRole('link', { name: 'Compare the two' }).click();
    await page.waitForURL(/compare=1\.\.2/u);
    await settled(page);
    expect(await page.title()).toBe('Version 1 compared with version 2 – Onrecord');
    expect(await page.locator('.summary').textContent()).toBe(
      '1 paragraph changed, 1 paragraph added, 1 paragraph removed, 1 statement changed, 1 statement gone, 1 new',
    );
    await page.goBack();
    await page.getByRole('link', { name: 'Show the current version' }).click();
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Minister firm on quota for now');
    expect(opened.faults).toEqual([]);
  });

  test('compared word by word, side by side where there is room and in one where not', async () => {
    const page = await at(`/documents/${document}?compare=1..2`);
    expect(await page.locator('.sides ins:visible').first().textContent()).toBe('before summer, ');
    expect(await page.locator('.changed .sides p').first().textContent()).toContain('raise the quota, whatever');
    expect(await page.locator('.inline:visible').count()).toBe(0);
    expect(await page.getByRole('row').count()).toBe(4);
    const narrow = await at(`/documents/${document}?compare=1..2`, { viewport: { width: 390, height: 800 } });
    expect(await narrow.locator('.sides:visible').count()).toBe(0);
    expect(await narrow.locator('.inline ins:visible').first().textContent()).toBe('before summer, ');
    await narrow
      .getByText('3 paragraphs unchanged')
      .or(narrow.getByText(/paragraphs? unchanged/u))
      .last()
      .click();
    const unchanged = await narrow.locator('details[open] p').allTextContents();
    expect(unchanged.join()).toContain('A pilot 🕊 needs no \u202Epermit\u202C to leave <b>at noon</b>');
    expect(await narrow.locator('main b').count()).toBe(0);
  });

  test('a statement that is gone leads to the version that has it', async () => {
    const page = await at(`/documents/${document}?compare=1..2`);
    await page.getByRole('link', { name: 'The cabinet stands behind' }).click();
    await page.waitForURL(/version=1&entry=st_/u);
    await settled(page);
    expect(await page.getByRole('region', { name: 'Selected' }).textContent()).toContain('Bodil Krag');
  });

  test('that are not there say so', async () => {
    const page = await at(`/documents/${document}?compare=1..7`);
    expect(await page.getByRole('alert').textContent()).toContain('OR8165');
    const other = await at(`/documents/${document}?version=7`);
    expect(await other.getByRole('alert').textContent()).toContain('OR8165');
  });

  inEveryLook('look right and have no obstacle', async (look) => {
    const page = await at(`/documents/${document}?compare=1..2`, look);
    await looksRight(page, 'versions', look);
  });
});
