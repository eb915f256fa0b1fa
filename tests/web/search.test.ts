import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Opened, openBrowser, overflow, picture, settled, violations } from './browser.ts';

let opened: Opened;
beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(() => opened.close());

describe('the search', () => {
  test('finds words, and the address tells what was searched for', async () => {
    const page = await opened.page();
    await page.goto(opened.address);
    await page.getByRole('searchbox').fill('agreement');
    await page.keyboard.press('Enter');
    await page.waitForURL(/words=agreement/u);
    await settled(page);
    expect(await page.getByRole('article').count()).toBe(14);
    expect(await page.locator('mark').first().textContent()).toBe('agreement');
    await page.goBack();
    await settled(page);
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    expect(opened.faults).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 390])
      test(`looks right and has no obstacle, ${colorScheme}, ${width} pixels`, async () => {
        const page = await opened.page({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(`${opened.address}/search?words=agreement`);
        await settled(page);
        await picture(page, `search-${width}-${colorScheme}`);
        expect(await violations(page)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
});
