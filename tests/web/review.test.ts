import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAccounts, openLedger } from '../../src/index.ts';
import { openPool } from '../../src/pipeline/index.ts';
import { type Opened, openBrowser, overflow, settled, violations } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { samplesLedger } from './samples.ts';

const PASSWORD = 'herring cod and haddock';
let opened: Opened;
let path = '';
let remove: () => void;
const tokens = new Map<string, string>();
beforeAll(async () => {
  ({ path, remove } = await samplesLedger());
  const accounts = await openAccounts(path);
  for (const name of ['adler', 'brandt', 'touch', 'fails', 'spans', 'reader']) {
    await accounts.addUser(name, name === 'reader' ? 'reader' : 'reviewer', PASSWORD);
    tokens.set(name, (await accounts.addToken(name, { name: 'test' })).secret);
  }
  await accounts.close();
  opened = await openBrowser(path);
});
afterAll(async () => {
  await opened.close();
  remove();
});

/** A window of a person of their own, by a token: this browser keeps cookies of all its windows in one place. */
const as = (name: string, options: Parameters<Opened['page']>[0] = {}): Promise<Page> =>
  opened.page({ ...options, extraHTTPHeaders: { authorization: `Bearer ${tokens.get(name)}` } });

const answered = async <Data>(page: Page, url: string): Promise<Data> =>
  (await (await page.request.get(`${opened.address}${url}`)).json()) as Data;

interface Queue {
  readonly items: readonly { readonly id: string; readonly words: string }[];
}
interface Shown {
  readonly reviews: readonly {
    readonly by: string;
    readonly field: string;
    readonly value: unknown;
    readonly standing: boolean;
  }[];
  readonly effective: readonly { readonly field: string; readonly disputed: boolean; readonly value: unknown }[];
}

const words = async (page: Page): Promise<string> =>
  (await page.locator('section').first().getAttribute('aria-label')) ?? '';
const saved = async (page: Page): Promise<void> => {
  await page.getByText('All saved').waitFor();
};

async function pressed(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('two people review the same five entries by the keyboard alone', () => {
  let ids: readonly string[] = [];

  test('one accepts, takes one decision back and corrects a speaker', async () => {
    const page = await as('adler');
    ids = (await answered<Queue>(page, '/api/reviews/queue?limit=5&speaker=Sigrun%20Hallsdottir')).items.map(
      ({ id }) => id,
    );
    expect(ids).toHaveLength(5);
    await page.goto(`${opened.address}/review?speaker=Sigrun%20Hallsdottir`);
    await settled(page);
    const first = await words(page);
    // The next entry is there at once.
    await pressed(page, 'a');
    expect(await words(page)).not.toBe(first);
    expect(await page.getByRole('status').first().textContent()).toMatch(/^Accepted\. Next statement: /u);
    await pressed(page, 'x', 'u', 'u');
    expect(await words(page)).toBe(first);
    expect(await page.getByRole('status').first().textContent()).toMatch(/^Taken back\. /u);
    // Enter accepts as well; then the speaker of the second is somebody who is named in the document.
    await pressed(page, 'Enter', 's');
    const [choice] = await page.locator('.editor ol strong').allTextContents();
    await pressed(page, '1');
    await pressed(page, 'a', 'a', 'a');
    await saved(page);
    const entry = await answered<Shown>(page, `/api/statements/${ids[1]}`);
    expect(entry.effective).toMatchObject([{ field: 'speaker', disputed: false, value: { name: choice } }]);
    expect(await page.locator('strong', { hasText: /^5$/u }).count()).toBe(2);
    const undone = await answered<Shown>(page, `/api/statements/${ids[0]}`);
    expect(undone.reviews.filter(({ standing }) => standing)).toHaveLength(8);
    expect(undone.reviews.length).toBeGreaterThan(8);
  });

  test('the other differs on two, and sees nothing of what the first has decided', async () => {
    const page = await as('brandt');
    await page.goto(`${opened.address}/review?speaker=Sigrun%20Hallsdottir&field=speaker`);
    await settled(page);
    expect((await page.locator('main').textContent()) ?? '').not.toContain('adler');
    // What the first has given to somebody else is still hers by the machine, and asked.
    await pressed(page, 'a', 'a', 's');
    await page.keyboard.type('Marta Holm');
    await pressed(page, 'Enter', 's', '0', 'a');
    await saved(page);
    const left = await answered<Queue>(page, '/api/reviews/queue?limit=50&speaker=Sigrun%20Hallsdottir&field=speaker');
    expect(left.items.some(({ id }) => ids.includes(id))).toBe(false);
  });

  test('their agreement is what a calculation by hand gives, with what they differ on', async () => {
    const page = await as('reader');
    await page.goto(`${opened.address}/review?tab=agreement`);
    await settled(page);
    const row = page.getByRole('row', { name: /^Statement Speaker/u });
    const speakers = await Promise.all(
      ids.map(async (id) => {
        const { reviews } = await answered<Shown & { statement: { speaker: { name: string } } }>(
          page,
          `/api/statements/${id}`,
        );
        return reviews.filter(({ field, standing }) => field === 'speaker' && standing);
      }),
    );
    expect(speakers.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2]);
    // Adler: Hallsdottir, Solbakken, both as a group, Hallsdottir twice. Brandt: Hallsdottir twice, Holm, nobody, Hallsdottir.
    // Of ten values six are Hallsdottir, and four are there once; three of five pairs differ.
    const alpha = 1 - (9 * (2 * 3)) / (10 * 9 - 6 * 5);
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      'Statement',
      alpha.toFixed(3),
      'too low to rely on',
      '5',
      '5',
      '2',
      'adler, brandt',
    ]);
    const disputes = page.locator('li.card');
    expect(await disputes.count()).toBe(3);
    expect(await disputes.filter({ hasText: 'Marta Holm' }).textContent()).toContain('adler');
    // The sentence, with what is said set off from what is not.
    expect(await disputes.locator('.words .said').count()).toBeGreaterThan(2);
    await disputes.first().getByRole('link').first().click();
    await settled(page);
    expect(await page.getByRole('region', { name: 'What people have decided' }).textContent()).toContain('disputed');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Review this' }).click();
    await page.waitForURL(/\/review\?entry=st_\w+$/u);
  });

  test('another reading of the document keeps the correction, and the labels have it', async () => {
    const page = await as('reader');
    const id = ids[1] ?? '';
    const before = await answered<Shown & { statement: { document: { id: string } } }>(page, `/api/statements/${id}`);
    const ledger = await openLedger(path, { thread: false });
    const pool = openPool({ threads: 1 });
    try {
      const others = { onrecord: '0', model: '0', lexicon: '0' };
      for await (const { document, article } of ledger.outdated(others))
        if (document === before.statement.document.id)
          await ledger.refresh(document, await pool.understand(article, document));
    } finally {
      await pool.close();
      await ledger.close();
    }
    const after = await answered<Shown>(page, `/api/statements/${id}`);
    expect(after.effective).toEqual(before.effective);
    await page.goto(`${opened.address}/review?tab=agreement`);
    await settled(page);
    const link = page.getByRole('link', { name: /^Download the labels/u });
    expect(await link.getAttribute('download')).toBe('labels.jsonl');
    const answer = await page.request.get(`${opened.address}${await link.getAttribute('href')}`);
    const labels = await answer.text();
    const [label] = labels
      .split('\n')
      .filter((line) => line.includes(id) && line.includes('"speaker"') && line.includes('"wrong"'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(label).toMatchObject({ now: id, field: 'speaker', reviewer: 'adler', decision: 'wrong' });
    expect(label).not.toHaveProperty('words');
  });
});

test('what is not saved comes back with its problem, and nothing else is lost', async () => {
  const page = await as('fails');
  const problem = { detail: 'The ledger is being written to.', remedy: 'Try again.', code: 'OR3006', status: 423 };
  let asked = 0;
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/api/reviews', async (route) => {
    if (route.request().method() !== 'POST' || (asked += 1) !== 1) return route.fallback();
    await held;
    return route.fulfill({ status: 423, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  await page.goto(`${opened.address}/review`);
  await settled(page);
  const first = await words(page);
  await pressed(page, 'a', 'a');
  expect(await page.getByText('2 being saved…').count()).toBe(1);
  const third = await words(page);
  goOn();
  await saved(page);
  // Not under the fingers of who is deciding another one.
  expect(await words(page)).toBe(third);
  await pressed(page, 'a');
  expect(await words(page)).toBe(first);
  expect(await page.getByRole('alert').textContent()).toContain(problem.detail);
  await pressed(page, 'a');
  await saved(page);
  expect(await answered(page, '/api/reviews/progress')).toMatchObject({ reviewer: 'fails', total: 3 });
});

describe('one entry alone', () => {
  test('its words are moved by the keys or selected, and kept as places in code points', async () => {
    const page = await as('spans');
    const { items } = await answered<Queue>(page, '/api/reviews/queue?limit=1&verdict=altered');
    const id = items[0]?.id ?? '';
    const spanOf = async (): Promise<string> => {
      const { reviews } = await answered<Shown>(page, `/api/statements/${id}`);
      const span = reviews.find(({ by, field, standing }) => by === 'spans' && field === 'span' && standing)?.value;
      const { document } = (await answered<{ statement: { document: { id: string } } }>(page, `/api/statements/${id}`))
        .statement;
      const { text } = await answered<{ text: string }>(page, `/api/documents/${document.id}`);
      return (span as readonly [number, number][])
        .map(([from, to]) => Array.from(text).slice(from, to).join(''))
        .join('|');
    };
    await page.goto(`${opened.address}/review?entry=${id}`);
    await settled(page);
    const was = items[0]?.words ?? '';
    await pressed(page, 'w', 'ArrowLeft', 'ArrowLeft', 'Shift+ArrowRight', 'Enter');
    await saved(page);
    const kept = await spanOf();
    expect(was).toContain(kept);
    expect(kept.length).toBeLessThan(was.length);
    await page.getByRole('heading', { name: 'What you have decided of it' }).waitFor();
    await pressed(page, 'w');
    await page.evaluate(`{
      const place = document.querySelector('.editor p.words');
      const range = document.createRange();
      range.selectNodeContents(place.lastElementChild);
      getSelection().addRange(range);
      place.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    }`);
    const selected = (await page.locator('.editor .content').allTextContents()).join('');
    await pressed(page, 'Escape');
    expect(selected.length).toBeGreaterThan(0);
    expect(await spanOf()).toBe(kept);
    await pressed(page, 'u');
    await saved(page);
    expect((await answered<Shown>(page, `/api/statements/${id}`)).effective).toEqual([]);
  });

  test('kind, addressee, targets, act and day by the keys', async () => {
    const page = await as('spans');
    const id = (await answered<Queue>(page, '/api/reviews/queue?limit=3&verdict=verbatim')).items[2]?.id ?? '';
    await page.goto(`${opened.address}/review?entry=${id}`);
    await settled(page);
    await pressed(page, 'k', '2', 't', '0', 'g');
    await page.keyboard.type('Marta Holm');
    await pressed(page, 'Enter', 'Enter', 'c');
    await page.keyboard.type('prot');
    await pressed(page, 'Enter', 'd', '-', 'x');
    await saved(page);
    const { effective } = await answered<Shown>(page, `/api/statements/${id}`);
    const values = new Map(effective.map(({ field, value }) => [field, value]));
    expect([values.get('act'), values.get('said'), values.get('entry')]).toEqual(['PROTEST', null, false]);
    expect(values.get('addressee')).toEqual([]);
    expect(JSON.stringify(values.get('targets'))).toContain('Marta Holm');
    expect(['direct', 'indirect', 'mixed']).toContain(values.get('kind'));
  });

  test('what is not there is told', async () => {
    const page = await as('spans');
    await page.goto(`${opened.address}/review?entry=st_aaaaaaaaaaaaaaaa`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('OR3003');
  });
});

test('events, by touch on a phone, with filters in the address', async () => {
  const page = await as('touch', { hasTouch: true, viewport: { width: 390, height: 800 } });
  await page.goto(`${opened.address}/review?entries=events`);
  await settled(page);
  await page.getByText('What to review').tap();
  await page.getByRole('combobox', { name: /^Type/u }).selectOption('ACCUSE');
  await page.getByRole('button', { name: 'Show' }).tap();
  await page.waitForURL(/[?&]type=ACCUSE/u);
  await settled(page);
  const { items } = await answered<Queue>(page, '/api/reviews/queue?entries=events&type=ACCUSE');
  await page.getByRole('button', { name: /^Wrong ?: Type/u }).tap();
  await page.getByRole('button', { name: /REJECT/u }).tap();
  await page.getByRole('button', { name: /^Accept/u }).tap();
  await saved(page);
  expect((await answered<Shown>(page, `/api/events/${items[0]?.id}`)).effective).toMatchObject([
    { field: 'type', value: 'REJECT' },
  ]);
  await page.getByRole('button', { name: /^Undo/u }).tap();
  await page.getByRole('button', { name: /^Undo/u }).tap();
  await settled(page);
  expect(await page.locator('section').first().getAttribute('aria-label')).toContain(items[0]?.words);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.goBack();
  await settled(page);
  expect(page.url()).not.toContain('type=');
});

test('a reader is told that it takes a reviewer', async () => {
  const page = await as('reader');
  await page.goto(`${opened.address}/review`);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('OR8111');
});

/** The heights in pixels of the buttons below an entry. */
const BUTTONS = `[...document.querySelectorAll('.actions button')].map((button) => button.offsetHeight)`;

test('on a phone the word of no button is parted', async () => {
  const page = await as('touch', { viewport: { width: 390, height: 800 } });
  await page.goto(`${opened.address}/review?verdict=altered`);
  await settled(page);
  const heights: number[] = await page.evaluate(BUTTONS);
  expect(heights.length).toBeGreaterThan(3);
  expect(Math.max(...heights)).toBeLessThan(48);
});

inEveryLook('looks right and has no obstacle', async (look) => {
  const page = await as('touch', look);
  const shows = async (name: string): Promise<void> => {
    await settled(page);
    await looksRight(page, `review-${name}`, look);
  };
  await page.goto(`${opened.address}/review?verdict=altered`);
  await shows('queue');
  // What is opened by a key, in each colour once.
  const isOnce = (look.viewport.width === 390) === (look.colorScheme === 'light');
  for (const [name, key] of isOnce
    ? ([
        ['speaker', 's'],
        ['words', 'w'],
        ['day', 'd'],
      ] as const)
    : ([['keys', '?']] as const)) {
    await pressed(page, key);
    await shows(name);
    await pressed(page, 'Escape');
  }
  if (isOnce) return;
  await page.goto(`${opened.address}/review?tab=agreement`);
  await shows('agreement');
});

test('nothing went wrong in any page', () => {
  expect(opened.faults).toEqual([]);
});
