import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/index.ts';
import { documentOf } from '../../src/storage/testing/documents.ts';
import { follow, type Opened, openBrowser, settled } from './browser.ts';
import { scriptPayloads } from './scripts.ts';

// Each of 220 ways to make a script of a text, in every field that a document brings, on every page that shows it, under the
// policy that is shipped: none may run.

const PAYLOADS = scriptPayloads();
const RETRIEVED = { retrieved: '2026-05-04T12:00:00Z' };
const folder = mkdtempSync(join(tmpdir(), 'onrecord-payloads-'));
const documents: string[] = [];
const statements: string[] = [];
const events: string[] = [];

/** So many are reviewed, by a reviewer and with a name that are hostile too. */
const REVIEWED = 44;

let opened: Opened;
let page: Page;
const ran: string[] = [];
let looked = 0;

beforeAll(async () => {
  const path = join(folder, 'ledger.sqlite');
  const ledger = await openLedger(path, { thread: false });
  for (const [number, payload] of PAYLOADS.entries()) {
    const made = documentOf({
      url: number % 2 === 0 ? `https://news.example/${number}?x=${payload}` : payload,
      title: payload,
      outlet: payload,
      published: '2024-05-01',
      lead: payload,
      said: [
        {
          speaker: payload,
          words: payload,
          day: '2024-05-01',
          targets: [payload],
          addressees: [payload],
          topics: [payload],
        },
      ],
      events: [
        {
          type: 'ACCUSE',
          actors: [payload],
          recipients: [payload],
          day: '2024-05-01',
          place: payload,
          allegedBy: payload,
        },
      ],
    });
    const [heading, ...others] = made.blocks;
    const blocks = heading
      ? [{ ...heading, kind: 'caption' as const }, ...others.map((block) => ({ ...block, speaker: payload }))]
      : [];
    const recorded = { ...made, byline: [payload], basis: { title: payload }, form: payload, blocks };
    const added = await ledger.add(recorded, {
      ...RETRIEVED,
      tags: [payload.replaceAll(/[\p{C},]/gu, ' ').slice(0, 90)],
    });
    documents.push(added.document);
    statements.push(...added.statements);
  }
  for await (const { id } of ledger.events({ reports: 'all' })) events.push(id);
  for (const [at, payload] of PAYLOADS.slice(0, REVIEWED).entries()) {
    const entry = statements[at] ?? '';
    const by = payload.replaceAll(/\s+/gu, ' ').trim().slice(0, 200);
    await ledger.review({ entry, field: 'speaker', decision: 'accept', by, note: payload });
    const value = { actor: null, name: `${payload} it is` };
    await ledger.review({ entry, field: 'speaker', decision: 'wrong', value, by: 'R. Adler' });
  }
  await ledger.close();
  opened = await openBrowser(path);
  page = await opened.page();
  await page.goto(opened.address);
  await page.exposeFunction('ran', (number: unknown) => ran.push(String(number)));
  // What only runs when it is touched is touched.
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Goes there within the app; every fiftieth time the page is loaded anew, so that it begins with hostile text too. */
async function look(path: string): Promise<void> {
  looked += 1;
  if (looked % 50 > 0) return follow(page, path);
  await page.goto(`${opened.address}${path}`);
  return settled(page);
}

const shown = (): Promise<string> => page.locator('main').innerText();

/** Scripts that came into the page beside its own, and links that lead to one. */
const strangers = (): Promise<string[]> =>
  page.evaluate(`[
    ...document.querySelectorAll('script:not([src^="/assets/"]), iframe, object, embed, base, meta[http-equiv], [onerror], [onload], [onfocus]'),
    ...[...document.querySelectorAll('a[href], form[action], [formaction]')].filter((one) =>
      /^(?:javascript|data|vbscript):/i.test(one.href ?? one.action ?? ''))
  ].map((one) => one.outerHTML.slice(0, 200))`);

test('payloads are what they seem: where a page takes them for markup, scripts run', async () => {
  const bare = await opened.page();
  const alarms: unknown[] = [];
  await bare.exposeFunction('ran', (number: unknown) => alarms.push(number));
  await bare.setContent(`<!doctype html><body>${PAYLOADS.slice(0, 40).join('\n')}</body>`);
  await bare.waitForTimeout(200);
  expect(alarms.length).toBeGreaterThan(0);
  await bare.close();
});

test('lists of all of them', async () => {
  for (const path of [
    '/search?limit=1000&reports=all',
    '/documents?limit=1000',
    '/events?limit=1000&reports=all',
    `/search?words=${encodeURIComponent('"window ran"')}`,
  ]) {
    await look(path);
    expect(await shown()).toContain('window.ran(');
    expect(await strangers()).toEqual([]);
    expect(ran).toEqual([]);
  }
});

test('each document in the reader', async () => {
  expect(documents).toHaveLength(220);
  for (const id of documents) {
    await look(`/documents/${id}`);
    expect(await shown()).toContain('window.ran(');
    expect(await strangers()).toEqual([]);
  }
  expect(ran).toEqual([]);
});

test('each statement and each event by itself', async () => {
  expect(statements).toHaveLength(220);
  for (const id of statements) {
    await look(`/statements/${id}`);
    expect(await shown()).toContain('window.ran(');
    expect(await strangers()).toEqual([]);
  }
  for (const id of events.slice(0, 40)) {
    await look(`/events/${id}`);
    expect(await strangers()).toEqual([]);
  }
  expect(ran).toEqual([]);
});

test('each while it is reviewed, and what reviewers say', async () => {
  for (const id of [...statements.slice(0, REVIEWED), ...events.slice(0, REVIEWED)]) {
    await look(`/review?entry=${id}`);
    expect(await shown()).toContain('window.ran(');
    await page.keyboard.press('s');
    expect(await strangers()).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await look('/review?tab=agreement');
  expect(await page.locator('li.card').count()).toBe(REVIEWED);
  expect(await strangers()).toEqual([]);
  expect(ran).toEqual([]);
});

test('each in the address itself', async () => {
  for (const payload of PAYLOADS) {
    const typed = encodeURIComponent(payload);
    await look(`/search?words=${typed}&speaker=${typed}&cursor=${typed}`);
    expect(await strangers()).toEqual([]);
  }
  for (const payload of PAYLOADS.slice(0, 44)) {
    const typed = encodeURIComponent(payload);
    for (const path of [
      `/verify?quote=${typed}&speaker=${typed}`,
      `/pairs?actor=${typed}&recipient=${typed}`,
      `/actors/${typed}`,
      `/review?speaker=${typed}&outlet=${typed}`,
      `/positions?speaker=${typed}&about=${typed}`,
    ])
      await look(path);
    expect(await strangers()).toEqual([]);
  }
  expect(ran).toEqual([]);
});
