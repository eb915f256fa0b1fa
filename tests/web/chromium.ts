import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** What the packed Chromium is started with elsewhere, and would make it another browser than people have. */
const LEFT_OUT = new Set([
  '--single-process',
  '--no-zygote',
  '--in-process-gpu',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
  '--disable-features=AudioServiceOutOfProcess,IsolateOrigins,site-per-process',
]);

/** Chromium as its package brings it, with the guards that people's browsers have. */
export const launchChromium = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: process.env['ONRECORD_CHROMIUM'] ?? (await chromium.executablePath()),
    args: chromium.args.filter((argument) => !LEFT_OUT.has(argument)),
    headless: true,
  });
