import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/index.ts';
import { documentOf } from '../../src/storage/testing/documents.ts';
import { type Opened, openBrowser, overflow, violations } from './browser.ts';

let opened: Opened;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-doubles-'));
  const path = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(path, { thread: false });
  for (const [at, speaker] of ['Tomás Avelar', 'Avelar', 'Avelar'].entries()) {
    const said = [{ speaker, words: `Remark ${at} on the ferry` }];
    await ledger.add(documentOf({ url: `https://fjord.example/${at}`, said }), { retrieved: '2026-05-04T12:00:00Z' });
  }
  await ledger.close();
  opened = await openBrowser(path);
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

test('what is ticked of a name is somebody’s, is asked no longer, and is taken back', async () => {
  const page = await opened.at('/review?tab=doubles');
  const name = page.getByRole('region', { name: 'Avelar' });
  const ticks = name.getByRole('checkbox');
  await ticks.nth(1).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  await ticks.first().uncheck();
  await name.getByRole('button', { name: /^Tomás Avelar/u }).click();
  await page.getByText('1 statement is by Tomás Avelar.').waitFor();
  await name.getByText('1 to decide').waitFor();
  await name.getByRole('button', { name: 'Somebody else' }).click();
  await page.getByText('No speakers of this ledger look like one person').waitFor();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('Taken back.', { exact: true }).waitFor();
  await ticks.first().waitFor();
  expect(await ticks.count()).toBe(1);
  const { reviews } = (await (await page.request.get(`${opened.address}/api/reviews`)).json()) as {
    reviews: readonly { readonly decision: string; readonly standing: boolean }[];
  };
  expect(reviews.map(({ decision, standing }) => [decision, standing])).toEqual([
    ['wrong', true],
    ['accept', false],
  ]);
  expect(opened.faults).toEqual([]);
});
