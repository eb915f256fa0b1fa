import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openAccounts, openLedger } from '../../src/index.ts';
import { type IntakeOptions, serve } from '../../src/server/index.ts';
import { launchChromium } from './chromium.ts';
import { samplesLedger } from './samples.ts';

type Accounts = Awaited<ReturnType<typeof openAccounts>>;

/** What a server has that it has not by itself. */
export interface Serving {
  /** Documents can be added, addresses of this machine included; kept beside the ledger. */
  readonly intake?: Pick<IntakeOptions, 'limits' | 'sources'>;
  /** Users who have to log in, each with a role; PASSWORD is that of all of them. */
  readonly users?: Readonly<Record<string, 'reader' | 'reviewer' | 'editor'>>;
  readonly readOnly?: boolean;
}

export const PASSWORD = 'herring cod and haddock';

/** A server with the samples, and a browser that looks at nothing else. */
export interface Opened {
  readonly address: string;
  readonly accounts: Accounts;
  /** A page that fails its test when a script of it throws, or when the policy had to keep something from being done. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** Such a page at an address, at rest. */
  at(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** What went wrong in the pages so far. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Starts both, for the samples or for a ledger of the caller's; `dist/web` has to be built. */
export async function openBrowser(
  given?: string,
  { intake, users = {}, readOnly = false }: Serving = {},
): Promise<Opened> {
  const { path, remove } = given === undefined ? await samplesLedger() : { path: given, remove: () => undefined };
  const ledger = await openLedger(path);
  const accounts = await openAccounts(path);
  for (const [name, role] of Object.entries(users)) await accounts.addUser(name, role, PASSWORD);
  const paths = { additions: `${path}.additions`, feeds: `${path}.feeds.json`, watchState: `${path}.watch.json` };
  const server = await serve(ledger, accounts, {
    port: 0,
    readOnly,
    // A test asks faster than any person from one address.
    rates: { reads: 1_000_000, writes: 1_000_000, logIns: 1_000_000 },
    intake: intake && { paths, ...intake },
  });
  const browser: Browser = await launchChromium();
  const faults: string[] = [];
  const opened: Opened = {
    address: server.address,
    accounts,
    faults,
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      await context.route(
        (url) => !url.href.startsWith(server.address) && url.protocol !== 'data:' && url.protocol !== 'blob:',
        (route) => {
          faults.push(`asked for ${route.request().url()}`);
          return route.abort();
        },
      );
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/u.test(message.text())) faults.push(message.text());
      });
      return page;
    },
    async at(path, options) {
      const page = await opened.page(options);
      await page.goto(opened.address + path);
      await settled(page);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      await accounts.close();
      await ledger.close();
      remove();
    },
  };
  return opened;
}

/** Asked by the debugger's way: the page's own policy lets nothing be evaluated in it. */
const IS_LOADING = `document.querySelector('[aria-busy="true"]') !== null ||
  [...document.querySelectorAll('[role="status"]')].some((one) => one.textContent.trim() === 'Loading…')`;
/** So often in a row, so many milliseconds apart, has a page to be seen at rest: a question may follow from an answer. */
const TIMES = 3;
const APART = 25;
/** Milliseconds after which a page that still loads never will have done. */
const PATIENCE = 60_000;

/** Fulfilled when nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  const deadline = Date.now() + PATIENCE;
  for (let quiet = 0; quiet < TIMES; quiet += 1) {
    if (await page.evaluate(IS_LOADING)) quiet = -1;
    if (Date.now() > deadline) throw new Error(`${page.url()} is still loading`);
    await page.waitForTimeout(APART);
  }
}

/** Goes to another page of the app as one of its links does, without loading it anew. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}), dispatchEvent(new PopStateEvent('popstate')), 0`,
  );
  await settled(page);
}

/** By how many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');

/** What axe-core finds wrong with the page as it is, in words. */
export async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join('; ')})`);
}

/**
 * Keeps a picture of the whole page in pictures/, which git leaves out. With ONRECORD_PICTURES the light ones are also put
 * into that folder, as a window shows them: docs/pictures has those of the tour (npm run pictures).
 */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const kept = process.env['ONRECORD_PICTURES'];
  if (kept === undefined || !name.endsWith('-light')) return;
  mkdirSync(kept, { recursive: true });
  await page.screenshot({ path: join(kept, `${name.slice(0, -'-light'.length)}.jpg`), type: 'jpeg', quality: 70 });
}
