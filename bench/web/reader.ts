// How fast the reader shows a long document and scrolls through it, in a real browser, as JSON:
//   node bench/web/reader.ts [--statements 1500] [--rounds 5]
// `dist/web` has to be built (npm run build). Times are milliseconds from the beginning of the navigation, the median and the
// worst of the rounds: `first` something is to be seen, `text` the whole text is in the page, `shown` the words in the window
// are marked and have their notes, `marked` the whole text is. `longest` is the longest task of the page's main thread while the
// document is scrolled from end to end, a window's height every second frame (0 where none took 50), and `cpu` the time for which that thread itself
// worked in the longest one, which other work on the machine hardly changes. `server` is how long the one request took.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openAccounts, openLedger } from '../../src/index.ts';
import { serve } from '../../src/server/index.ts';
import { launchChromium } from '../../tests/web/chromium.ts';
import { shareOf } from '../ledger/figures.ts';
import { longDocument } from './longDocument.ts';

const { values } = parseArgs({
  options: { statements: { type: 'string', default: '1500' }, rounds: { type: 'string', default: '5' } },
});

interface Round {
  readonly first: number;
  readonly text: number;
  readonly shown: number;
  readonly marked: number;
  readonly server: number;
  readonly longest: number;
  readonly cpu: number;
}

/** Watches the page become what is waited for. Run in the page, so written as text: a bench has no DOM. */
const WATCH = `(() => {
  const seen = (globalThis.seen = { text: 0, shown: 0, marked: 0, tasks: [] });
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
  let last = 0;
  new MutationObserver(() => {
    const now = performance.now();
    if (!seen.text && document.querySelector('[data-block]')) seen.text = now;
    if (!seen.shown && document.querySelector('[data-note]')) requestAnimationFrame(() => requestAnimationFrame(() => {
      seen.shown ||= performance.now();
    }));
    const marked = document.querySelectorAll('[data-entries]').length;
    if (marked !== last) [last, seen.marked] = [marked, now];
  }).observe(document, { childList: true, subtree: true });
})()`;

const SCROLL = `(async () => {
  seen.tasks.length = 0;
  const frame = () => new Promise(requestAnimationFrame);
  for (let before = -1; scrollY !== before; ) {
    before = scrollY;
    scrollBy({ top: innerHeight, behavior: 'instant' });
    await frame();
    await frame();
  }
})()`;

const FIGURES = `({
  ...seen,
  first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  server: performance.getEntriesByType('resource').find(({ name }) => name.includes('/reading'))?.duration ?? 0,
})`;

/** The policy of the page forbids what Playwright would wait by. */
async function until(page: Page, condition: string): Promise<void> {
  while (!(await page.evaluate(condition))) await page.waitForTimeout(20);
}

async function shown(page: Page, url: string): Promise<Round> {
  await page.goto('about:blank');
  await page.goto(url);
  await until(page, 'seen.shown > 0');
  await until(
    page,
    `document.querySelector('[data-block]:last-of-type [data-entries]') !== null && performance.now() - seen.marked > 300`,
  );
  return page.evaluate<Round>(FIGURES);
}

/** Twice: what tells of the thread's own time slows the page down. */
async function round(browser: Browser, page: Page, url: string): Promise<Round> {
  const { first, text, shown: window, marked, server } = await shown(page, url);
  await page.evaluate(SCROLL);
  const longest = await page.evaluate<number>('Math.max(0, ...seen.tasks)');
  await shown(page, url);
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await page.evaluate(SCROLL);
  const cpu = longestIn(await browser.stopTracing());
  return { first, text, shown: window, marked, server, longest, cpu };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds for which the thread worked. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The page's main thread, in a process of its own and in the browser's. */
const MAIN: ReadonlySet<string> = new Set(['CrRendererMain', 'Chrome_InProcRendererThread']);

/** For how long the page's main thread has worked in its longest task, in milliseconds. */
function longestIn(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && MAIN.has(args.name ?? ''));
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && main.some((thread) => thread.pid === pid && thread.tid === tid),
  );
  if (tasks.length === 0) throw new Error('the browser has told of no task');
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000;
}

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-reader-'));
const path = join(folder, 'ledger.sqlite');
const ledger = await openLedger(path, { thread: false });
const recorded = longDocument(Number(values.statements));
const { document } = await ledger.add(recorded, { retrieved: '2026-03-12T00:00:00Z' });
const { statements, events, blocks } = await ledger.reading(document);
const accounts = await openAccounts(path);
const server = await serve(ledger, accounts, { port: 0 });
const browser = await launchChromium();
try {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.addInitScript(WATCH);
  const rounds: Round[] = [];
  for (let at = 0; at < Number(values.rounds); at += 1)
    rounds.push(await round(browser, page, `${server.address}/documents/${document}`));
  const spread = (name: keyof Round) => {
    const times = rounds.map((one) => Math.round(one[name]));
    return { median: shareOf(times, 0.5), worst: shareOf(times, 1) };
  };
  const figures = {
    words: recorded.text.split(/\s+/u).length,
    blocks: blocks.length,
    statements: statements.length,
    events: events.length,
    rounds: rounds.length,
    first: spread('first'),
    text: spread('text'),
    shown: spread('shown'),
    marked: spread('marked'),
    server: spread('server'),
    longest: spread('longest'),
    cpu: spread('cpu'),
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await browser.close();
  await server.close();
  await accounts.close();
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
}
