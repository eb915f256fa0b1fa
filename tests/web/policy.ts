import type { Page } from 'playwright-core';

/** What a strict server sends with its pages; the browser tells the console what it kept from being done. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Has every page that this one loads come with that policy. */
export async function strictly(page: Page): Promise<Page> {
  await page.route(
    () => true,
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch();
      return route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
    },
  );
  return page;
}
