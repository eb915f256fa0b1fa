import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { documentOf } from '../../src/storage/testing/documents.ts';
import { follow, type Opened, overflow, settled, violations } from './browser.ts';
import { inEveryLook, looksRight, pictureIn } from './looks.ts';
import { openPrepared } from './prepared.ts';
import { scriptPayloads } from './scripts.ts';

const PRAISE = 'doc_jgzvrnhapq2aju66';
const BRIEFING = 'doc_sqp6uo6a5ffg3a4b';
const PRESS_CONFERENCE = 'doc_t27y6kb7isznmdiu';

/** Markup in every field, right-to-left overrides, a very long word, signs beyond the basic plane. */
const [MARKUP = '', ...MORE] = scriptPayloads();
const RTL = '\u202Eright to left\u202C שלום';
const LONG = 'x'.repeat(400);
const ASTRAL = '👩‍👩‍👧 𝔄 🕊';
const HOSTILE = {
  url: 'https://hostile.example/1',
  title: `${MARKUP} ${RTL}`,
  outlet: `${LONG} <b>outlet</b>`,
  published: '2026-03-11',
  said: [
    { speaker: `<img src=x onerror=alert(1)>`, words: `${ASTRAL} ${MARKUP}`, targets: [RTL, '<i>about</i>'] },
    { speaker: RTL, words: `${ASTRAL} ${LONG}` },
    { speaker: ASTRAL, words: MORE.slice(0, 40).join(' ') },
  ],
} as const;

let opened: Opened;
const ids = { hostile: '', statements: [] as readonly string[] };
beforeAll(async () => {
  opened = await openPrepared(async (ledger) => {
    const added = await ledger.add(documentOf(HOSTILE), { retrieved: '2026-03-12T00:00:00Z' });
    [ids.hostile, ids.statements] = [added.document, added.statements];
  });
});
afterAll(() => opened.close());

const at: Opened['at'] = (...given) => opened.at(...given);

/** A document whose first words are marked: that is done while the page has nothing else to do, after it is at rest. */
const read: Opened['at'] = async (...given) => {
  const page = await at(...given);
  await page.locator('.block [data-entries]').first().waitFor();
  return page;
};

const chosen = (page: Page): Promise<string> =>
  page.evaluate(`[...document.querySelectorAll('.marked .chosen')].map((one) => one.textContent).join(' ')`);
const panel = (page: Page) => page.getByRole('region', { name: 'Selected' });

describe('a document', () => {
  test('has its words marked, and a click shows who says them, from what that was concluded, and who lost', async () => {
    const page = await read(`/documents/${PRAISE}`);
    expect(await page.title()).toBe('Brussels praises the mackerel deal and stays outside – Onrecord');
    for (const layer of ['source', 'cue', 'content', 'trigger'])
      await expect.poll(() => page.locator(`.block .${layer}`).count()).toBeGreaterThan(3);
    await page.locator('.block .content', { hasText: 'There is a chair' }).click();
    await settled(page);
    expect(page.url()).toMatch(/\?entry=st_\w+$/u);
    expect(await panel(page).textContent()).toContain('Ingrid Solbakken');
    expect(await panel(page).textContent()).toMatch(/known: |implied: /u);
    expect(await chosen(page)).toContain('and it is not a small one," she said ▪ Ingrid Solbakken direct');
    await page.goBack();
    expect(await panel(page).count()).toBe(0);
    expect(await chosen(page)).toBe('');
    expect(opened.faults).toEqual([]);
  });

  test('is gone through by keys, and its notes by the keyboard', async () => {
    const page = await at(`/documents/${PRAISE}`);
    await page.keyboard.press('n');
    const first = new URL(page.url()).searchParams.get('entry');
    await page.keyboard.press('n');
    const second = new URL(page.url()).searchParams.get('entry');
    expect(new Set([first, second, null]).size).toBe(3);
    await page.keyboard.press('p');
    expect(new URL(page.url()).searchParams.get('entry')).toBe(first);
    await settled(page);
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).search).toBe('');
    await page.locator('[data-note]').nth(4).focus();
    expect(await page.locator('.block .pointed').count()).toBeGreaterThan(1);
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await panel(page).count()).toBe(1);
  });

  test('leaves single keys to who wants them: the switch beside them is one for all pages, and is kept', async () => {
    const page = await at(`/documents/${PRAISE}`);
    const entry = (): string | null => new URL(page.url()).searchParams.get('entry');
    const choice = page.getByRole('checkbox', { name: 'Single keys' });
    await choice.uncheck();
    await page.locator('h1').click();
    await page.keyboard.press('n');
    expect(entry()).toBe(null);
    // The key that is no letter goes on closing.
    await page.locator('[data-note]').first().click();
    await settled(page);
    expect(entry()).not.toBe(null);
    await page.keyboard.press('Escape');
    expect(entry()).toBe(null);
    for (const path of ['/search', '/review']) {
      await follow(page, path);
      await page.keyboard.press('?');
      expect(await page.getByRole('dialog').isVisible()).toBe(false);
    }
    expect(await page.locator('[aria-keyshortcuts]').count()).toBe(0);
    await page.getByRole('button', { name: 'Keys' }).click();
    await choice.check();
    await page.keyboard.press('Escape');
    expect(await page.locator('[aria-keyshortcuts]').count()).toBeGreaterThan(5);
    await choice.waitFor({ state: 'detached' });
    // Keys are heard again once the page has drawn what was chosen.
    await expect
      .poll(async () => {
        if (!(await choice.isVisible())) await page.keyboard.press('?');
        return choice.isVisible();
      })
      .toBe(true);
    await choice.uncheck();
    await page.goto(`${opened.address}/documents/${PRAISE}`);
    await settled(page);
    expect(await choice.isChecked()).toBe(false);
    await choice.check();
    await page.locator('h1').click();
    await page.keyboard.press('n');
    expect(entry()).not.toBe(null);
    expect(opened.faults).toEqual([]);
  });

  test('shows at once the entry that an address names, by a hash too', async () => {
    const page = await at(`/documents/${PRAISE}`);
    const last = await page.locator('[data-note]').last().getAttribute('data-note');
    for (const address of [`?entry=${last}`, `#${last}`]) {
      const again = await at(`/documents/${PRAISE}${address}`);
      expect(await panel(again).count()).toBe(1);
      // Its words are far down, and are marked when they come near.
      await again.locator('.marked .words .chosen').first().waitFor();
      expect((await chosen(again)).length).toBeGreaterThan(3);
      await again.keyboard.press('Escape');
      expect(await panel(again).count()).toBe(0);
    }
  });

  test('shows and hides what is marked, and the address keeps it', async () => {
    const page = await read(`/documents/${PRAISE}`);
    const looks = (kind: string): Promise<string> =>
      page.evaluate(`(() => { const { backgroundColor, borderBottomStyle, textDecorationLine } =
        getComputedStyle(document.querySelector('.block .${kind}')); return [backgroundColor, borderBottomStyle, textDecorationLine].join() })()`);
    const [cue, name] = [await looks('cue'), await looks('entity')];
    await page.getByLabel('Names').check();
    expect(new URL(page.url()).searchParams.get('layers')).toBe('statements,events,entities');
    expect(await looks('entity')).not.toBe(name);
    await page.getByLabel('Statements').uncheck();
    expect(await looks('cue')).not.toBe(cue);
    const again = await at(new URL(page.url()).pathname + new URL(page.url()).search);
    expect(await again.getByLabel('Statements').isChecked()).toBe(false);
    expect(await again.getByLabel('Names').isChecked()).toBe(true);
  });

  test('has its notes beside their lines and none over another; below the paragraph where the window is narrow', async () => {
    const page = await at(`/documents/${PRESS_CONFERENCE}`);
    await page.locator('[data-note]').nth(20).waitFor();
    const faults = await page.evaluate<string[]>(`[...document.querySelectorAll('.block')].flatMap((block) => {
      const notes = [...block.querySelectorAll('[data-note]')];
      const boxes = notes.map((note) => note.getBoundingClientRect());
      const over = boxes.filter(({ top }, at) => at > 0 && top < boxes[at - 1].bottom).map(() => 'over another');
      const { top, bottom } = block.getBoundingClientRect();
      const out = boxes.filter((box) => box.top < top - 1 || box.bottom > bottom + 1).map(() => 'out of its paragraph');
      const first = notes.length === 1 && block.querySelector('.content[data-entries~="' + notes[0].dataset.note + '"]');
      const line = first ? first.getClientRects()[0].top : null;
      return [...over, ...out, ...(line !== null && Math.abs(line - boxes[0].top) > 14 ? ['not at its line'] : [])];
    })`);
    expect(faults).toEqual([]);
    const narrow = await at(`/documents/${PRESS_CONFERENCE}`, { viewport: { width: 390, height: 800 } });
    await narrow.locator('.block [data-note]').first().waitFor();
    const [words, note] = await narrow.evaluate<[number, number]>(`[
      document.querySelector('.block .said').getBoundingClientRect().bottom,
      document.querySelector('.block [data-note]').getBoundingClientRect().top]`);
    expect(note).toBeGreaterThanOrEqual(words);
  });

  test('is led to from a verdict, at the turn where the words were said', async () => {
    const found = await fetch(`${opened.address}/api/search?verdict=altered`);
    const { hits } = (await found.json()) as { hits: { id: string; document: { id: string } }[] };
    const page = await at(`/documents/${hits[0]?.document.id}?entry=${hits[0]?.id}`, {
      viewport: { width: 1280, height: 500 },
    });
    expect(await panel(page).locator('del').count()).toBeGreaterThan(0);
    await panel(page)
      .getByRole('link', { name: /turn \d/u })
      .first()
      .click();
    await page.waitForURL(/\?turn=\d+$/u);
    await settled(page);
    await page.locator('.block.sought').waitFor();
    await expect
      .poll(() => page.evaluate(`Math.abs(document.querySelector('.sought').getBoundingClientRect().top - 64)`))
      .toBeLessThan(80);
    expect(await page.locator('.sought').textContent()).toContain('coastal fleet');
    const recording = await at(`/documents/${BRIEFING}?turn=1`);
    expect(await recording.locator('.sought .turn-head').textContent()).toMatch(/Turn 2, at \d+:\d\d/u);
    const nowhere = await at(`/documents/${BRIEFING}?turn=999`);
    expect(await nowhere.getByText('no such turn').count()).toBe(1);
  });

  test('that is hostile is shown as it is', async () => {
    const page = await at(
      `/documents/${ids.hostile}?entry=${ids.statements[0]}&layers=statements,events,entities,dates`,
    );
    await page.locator('.block .content').nth(2).waitFor();
    const { text } = documentOf(HOSTILE);
    const shown = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.block .said')].map((one) => one.textContent)`,
    );
    expect(shown.join('\n\n')).toBe(text);
    expect(await page.evaluate(`document.querySelectorAll('.block .content')[1].textContent`)).toBe(
      `“${ASTRAL} ${LONG}”`,
    );
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(HOSTILE.title);
    expect(await page.locator('main img, main script:not([src]), main iframe, main i, main b').count()).toBe(0);
    expect(await chosen(page)).toContain(ASTRAL);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const narrow = await at(`/documents/${ids.hostile}`, { viewport: { width: 390, height: 800 } });
    expect(await overflow(narrow)).toBeLessThanOrEqual(0);
    expect(opened.faults).toEqual([]);
  });

  test('that is not there says so', async () => {
    const page = await at('/documents/doc_aaaaaaaaaaaaaaaa');
    expect(await page.getByRole('alert').textContent()).toContain('OR3003');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Document');
    expect(await page.title()).toBe('Document – Onrecord');
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await at(`/documents/${PRAISE}?layers=statements,events,entities,dates`, look);
    await pictureIn(page, 'reader', look);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    if (look.colorScheme === 'light') expect(await violations(page)).toEqual([]);
    await page.keyboard.press('n');
    await settled(page);
    await looksRight(page, 'reader-entry', look);
  });
});
