// What the first page costs: its scripts as they are sent, compressed, and when its largest part is painted.
//   npm run build && npm run bench:first [-- --rounds 5]
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { openAccounts, openLedger } from '../../src/index.ts';
import { serve } from '../../src/server/index.ts';
import { launchChromium } from '../../tests/web/chromium.ts';
import { samplesLedger } from '../../tests/web/samples.ts';
import { shareOf } from '../ledger/figures.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });

/** Milliseconds from the beginning of the navigation to the largest contentful paint so far. */
const LARGEST = `new Promise((told) => new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime))
  .observe({ type: 'largest-contentful-paint', buffered: true }))`;
/** Milliseconds after which nothing larger is painted any more. */
const PAINTED = 1500;

const { path, remove } = await samplesLedger();
const ledger = await openLedger(path);
const accounts = await openAccounts(path);
const server = await serve(ledger, accounts, { port: 0 });
const browser = await launchChromium();
try {
  const scripts = new Map<string, number>();
  const paints: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    // A context of its own has nothing in its cache.
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) scripts.set(response.url(), gzipSync(await response.body()).length);
    });
    await page.goto(server.address);
    await page.waitForTimeout(PAINTED);
    paints.push(Math.round(await page.evaluate(LARGEST)));
    await page.context().close();
  }
  const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  console.log(
    JSON.stringify({
      scripts: scripts.size,
      gzipped: bytes,
      paint: { median: shareOf(paints, 0.5), worst: shareOf(paints, 1) },
    }),
  );
} finally {
  await browser.close();
  await server.close();
  await accounts.close();
  await ledger.close();
  remove();
}
