import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDocuments, openLedger } from '../../src/index.ts';
import type { Positions, Timeline } from '../../src/ledger/index.ts';
import { type Opened, openBrowser, settled } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { strictly } from './policy.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

const asked = async <Answer>(path: string): Promise<Answer> =>
  (await fetch(opened.address + path)).json() as Promise<Answer>;

/** A ledger of two reports in which a minister's line towards Norway changes. */
async function ledgerWithChange(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-pair-'));
  const said = [
    'spoke about Norway. “I support the herring quota of Norway,” Lima said.',
    'spoke about Norway. “I oppose the herring quota of Norway,” Lima said.',
  ];
  const records = said.map((words, index) => ({
    id: `lima-${index}`,
    outlet: 'Fjord Daily',
    published: `2024-0${3 + index}-12`,
    text: `Portugal's fisheries minister, Ana Lima, ${words}`,
  }));
  writeFileSync(join(folder, 'lima.jsonl'), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const path = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(path);
  for await (const { error } of addDocuments(ledger, [join(folder, 'lima.jsonl')])) if (error) throw error;
  await ledger.close();
  return path;
}

/** The minister of one on the other country, among the samples. */
const PAIR = 'actor=Hallsdottir&recipient=country:NOR';

describe('a pair', () => {
  test('is named in a form and shown in both directions, and can be swapped', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/pairs`);
    await page.getByText('Name two actors').waitFor();
    await page.getByRole('combobox', { name: 'One' }).fill('country:NOR');
    await page.getByRole('combobox', { name: 'The other' }).fill('country:ISL');
    await page.keyboard.press('Enter');
    await page.waitForURL(/actor=country%3ANOR&recipient=country%3AISL/u);
    await page.getByRole('heading', { level: 1, name: 'Norway and Iceland' }).waitFor();
    const headings = page.getByRole('heading', { level: 2 });
    expect((await headings.allTextContents()).slice(0, 2)).toEqual(['Norway on Iceland', 'Iceland on Norway']);
    await page.getByRole('link', { name: 'Swap' }).click();
    await page.getByRole('heading', { level: 1, name: 'Iceland and Norway' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Norway and Iceland' }).waitFor();
    // Another pair is shown as this one is; a bar of this one is none of it.
    await page.goto(`${opened.address}/pairs?${PAIR}&by=year&show=quads&there=2024`);
    await settled(page);
    await page.getByRole('combobox', { name: 'The other' }).fill('country:ISL');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('recipient') === 'country:ISL');
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      actor: 'Hallsdottir',
      recipient: 'country:ISL',
      by: 'year',
      show: 'quads',
    });
    expect(opened.faults).toEqual([]);
  });

  test('names are suggested for both, and one that nobody has is answered with the nearest', async () => {
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/pairs`);
    for (const [field, typed, name] of [
      ['One', 'solb', 'Ingrid Solbakken'],
      ['The other', 'icel', 'Iceland'],
    ] as const) {
      await page.getByRole('combobox', { name: field }).pressSequentially(typed);
      await page.getByRole('option', { name, exact: true }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await settled(page);
    }
    await page.getByRole('heading', { level: 1, name: 'Ingrid Solbakken and Iceland' }).waitFor();
    await page.goto(`${opened.address}/pairs?actor=Solbaken&recipient=Iceland`);
    await page.getByText('No party in the ledger is called Solbaken.').waitFor();
    await page.getByRole('link', { name: 'Ingrid Solbakken' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ingrid Solbakken and Iceland' }).waitFor();
    expect(opened.faults).toEqual([]);
  });

  test('has charts on the same axes, whose bars lead to what one says about and to the other', async () => {
    const { rows } = await asked<Timeline>(`/api/timeline?${PAIR}`);
    const march = rows.find(({ period }) => period === '2024-03');
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/pairs?${PAIR}`);
    await settled(page);
    // Both charts are drawn after their script has come.
    await page.locator('svg[role="group"]').nth(1).waitFor();
    const ticks = page
      .locator('svg[role="group"]')
      .evaluateAll((charts) =>
        charts.map((chart) =>
          [...chart.querySelectorAll('[data-mark*="x-axis tick label"] text')].map((tick) => tick.textContent),
        ),
      );
    // The axis of the counts, below which the bars scroll, covers nothing of what is written below them.
    const axis = await page.locator('.axis svg').first().boundingBox();
    const written = await page.locator('[role="group"] [data-mark*="x-axis tick label"] text').first().boundingBox();
    expect(written?.y).toBeGreaterThanOrEqual((axis?.y ?? 0) + (axis?.height ?? Infinity));
    const [there, back] = await ticks;
    expect(there?.length).toBeGreaterThan(1);
    expect(back).toEqual(there);
    const bar = page.getByRole('button', { name: /^March 2024, no act/u }).first();
    await bar.click();
    await page.waitForURL(/there=2024-03%7E/u);
    await settled(page);
    const shown = page.locator('#there-behind ~ ol > li');
    expect(await shown.count()).toBe(march?.byAct['']?.count);
    expect(await bar.getAttribute('aria-pressed')).toBe('true');
    // The search cannot be asked for statements that perform no act.
    const about = page.getByRole('link', { name: 'About them, in the search' });
    expect(await about.count()).toBe(0);
    const [[period, act] = []] = rows.flatMap(({ period, byAct }) =>
      Object.keys(byAct).flatMap((type) => (period === '' || type === '' ? [] : [[period, type] as const])),
    );
    await page.goto(`${opened.address}/pairs?${PAIR}&there=${period}%7E${act}`);
    await settled(page);
    expect(await about.getAttribute('href')).toContain('target=country%3ANOR');
    expect(await about.getAttribute('href')).toContain(`act=${act}`);
    expect(opened.faults).toEqual([]);
  });

  test('shows changes of position side by side, with the reason and who reported each first', async () => {
    const own = await openBrowser(await ledgerWithChange());
    const asks = 'speaker=Lima&about=country:NOR';
    const { positions } = (await (await fetch(`${own.address}/api/positions?${asks}`)).json()) as Positions;
    const changed = positions.filter(({ change }) => change !== null);
    expect(changed.length).toBeGreaterThan(0);
    for (const width of [1280, 390]) {
      const page = await strictly(await own.page({ viewport: { width, height: 900 } }));
      await page.goto(`${own.address}/pairs?actor=Lima&recipient=country:NOR`);
      await settled(page);
      const change = page
        .locator('article')
        .filter({ has: page.getByRole('heading', { name: 'Before' }) })
        .first();
      expect(await change.textContent()).toContain(changed[0]?.change?.why);
      expect(await change.getByText(/first reported by/u).count()).toBe(2);
      const [before, after] = await Promise.all(
        ['Before', 'After'].map((name) => change.getByRole('heading', { name }).boundingBox()),
      );
      if (width > 400) expect(after?.y).toBe(before?.y);
      else expect(after?.y).toBeGreaterThan(before?.y ?? 0);
      await change.getByRole('link').first().waitFor();
    }
    expect(own.faults).toEqual([]);
    await own.close();
  });

  test('leads to the whole line, in which opposite words are marked', async () => {
    const { positions, changes } = await asked<Positions>('/api/positions?speaker=Solbakken&issue=fisheries');
    const page = await strictly(await opened.page());
    await page.goto(`${opened.address}/positions?speaker=Solbakken&issue=fisheries`);
    await settled(page);
    await page.getByRole('heading', { level: 1, name: 'Solbakken on Fisheries', exact: true }).waitFor();
    await page.getByText('first reported in Untitled, 12 March 2024').first().waitFor();
    expect(await page.locator('ol > li').count()).toBe(positions.length);
    expect(await page.locator('ol > li.changed').count()).toBe(changes);
    await page.getByRole('link', { name: 'Show only those to compare' }).click();
    await page.waitForURL(/changes=only/u);
    expect(await page.locator('ol > li').count()).toBe(changes);
    const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    expect((await (await fetch(opened.address + csv)).text()).trim().split('\r\n')).toHaveLength(positions.length + 1);
    await page.getByLabel('From').fill('2024-04');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=2024-04/u);
    await settled(page);
    const later = await asked<Positions>('/api/positions?speaker=Solbakken&issue=fisheries&from=2024-04');
    expect(later.positions.length).toBeLessThan(positions.length);
    expect(await page.getByText(/^\d+ statements?, /u).textContent()).toContain(`${later.positions.length} statement`);
    await page.goto(`${opened.address}/positions`);
    await page.getByText('Name a speaker').waitFor();
    await page.goto(`${opened.address}/pairs?${PAIR}&from=2024-05&to=2024-03`);
    await page.getByRole('alert').waitFor();
    await settled(page);
    expect(await page.getByRole('alert').allTextContents()).toEqual([expect.stringContaining('2024-05')]);
    await page.goto(`${opened.address}/pairs?${PAIR}&from=yesterday`);
    await page.getByRole('alert').first().waitFor();
    expect(opened.faults).toEqual([]);
  });

  inEveryLook('looks right and has no obstacle', async (look) => {
    const page = await strictly(await opened.page(look));
    for (const [name, path] of [
      ['pair', `/pairs?${PAIR}`],
      ['positions', '/positions?speaker=Solbakken&issue=fisheries'],
    ] as const) {
      await page.goto(opened.address + path);
      await settled(page);
      for (const figures of await page.getByText('The figures as a table').all()) await figures.click();
      for (const caption of await page.getByText(/Each figure leads/u).all()) {
        const box = await caption.boundingBox();
        expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(look.viewport.width);
      }
      await looksRight(page, name, look);
    }
    expect(opened.faults).toEqual([]);
  });
});
