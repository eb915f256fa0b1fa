import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { overflow, picture, violations } from './browser.ts';

/** A theme and a window in which every page has to look right: options of a page. */
export interface Look {
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: 1280 | 390; readonly height: number };
}

/** A test for each theme in a wide and in a narrow window. */
export function inEveryLook(title: string, run: (look: Look) => Promise<void>): void {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 390] as const)
      test(`${title}, ${colorScheme}, ${width} pixels`, () => run({ colorScheme, viewport: { width, height: 900 } }));
}

/** Keeps a picture of the page under a name that tells the look. */
export const pictureIn = (page: Page, name: string, { colorScheme, viewport }: Look): Promise<void> =>
  picture(page, `${name}-${viewport.width}-${colorScheme}`);

/** Keeps a picture of the page as it is, and has axe-core find nothing wrong with it and nothing wider than its window. */
export async function looksRight(page: Page, name: string, look: Look): Promise<void> {
  await pictureIn(page, name, look);
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
}
