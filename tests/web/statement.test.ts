import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchResult } from '../../src/ledger/index.ts';
import { documentOf, type Sketch } from '../../src/storage/testing/documents.ts';
import { type Opened, settled, violations } from './browser.ts';
import { inEveryLook, looksRight } from './looks.ts';
import { openPrepared } from './prepared.ts';

const WORDS = 'The talks on the northern fishery are long overdue, and we will not wait for another winter';
const FIRST: Sketch = {
  url: 'https://fjord.example/overdue',
  title: 'Talks overdue',
  outlet: 'Fjord News',
  published: '2022-05-04',
  said: [
    { speaker: 'Kari Nygård', words: WORDS, day: '2022-05-03', represents: ['country:NOR', 'NOR'], act: 'REQUEST' },
  ],
};
const TRIMMED: Sketch = {
  url: 'https://daily.example/overdue',
  title: 'Norway loses patience',
  outlet: 'The Daily',
  published: '2022-05-05',
  said: [{ speaker: 'Nygård', words: 'long overdue, and we will not wait for another winter' }],
};

/** Two of its statements go: one whose words another has now, one whose words nothing has. */
const READ_AGAIN: Sketch = {
  url: 'https://herald.example/pilots',
  title: 'Pilots',
  outlet: 'Herald',
  published: '2022-06-01',
  said: [
    { speaker: 'Ana Lima', words: 'The pilots <b>stay</b> ashore until the 🕊 markers are back' },
    { speaker: 'Jens Okko', words: 'Nobody has asked the pilots' },
  ],
};
const REMOVED: Sketch = {
  url: 'https://herald.example/gone',
  said: [{ speaker: 'Marta Holm', words: 'We were never here' }],
};
const CHANGED: Sketch = {
  url: 'https://herald.example/changed',
  said: [{ speaker: 'Marta Holm', words: 'The lamps are lit at six' }],
};

let opened: Opened;
const ids = { first: '', trimmed: '', altered: '', event: '' };
const gone = { changed: '', lost: '', removed: '', document: '', past: '' };
beforeAll(async () => {
  opened = await openPrepared(async (ledger) => {
    const losers = [{ actor: 'doc:other', name: 'Another <i>Minister</i>', score: 0.25, reasons: ['named before'] }];
    const first = documentOf(FIRST);
    const statements = first.statements.map((statement) => ({
      ...statement,
      speaker: statement.speaker && { ...statement.speaker, candidates: losers, confidence: 0.934 },
    }));
    [ids.first = ''] = (await ledger.add({ ...first, statements }, { retrieved: '2022-05-04T12:00:00Z' })).statements;
    [ids.trimmed = ''] = (await ledger.add(documentOf(TRIMMED), { retrieved: '2022-05-05T12:00:00Z' })).statements;
    const read = documentOf(READ_AGAIN);
    const added = await ledger.add(read, { retrieved: '2022-06-01T12:00:00Z' });
    [gone.changed = '', gone.lost = ''] = added.statements;
    const [kept] = read.attributions;
    const [statement] = read.statements;
    if (!kept?.content[0] || !statement) throw new Error('nothing is said');
    // Another reading takes the words without their marks, and does not find the second statement.
    const content = [[kept.content[0][0] + 1, kept.content[0][1] - 1]] as const;
    await ledger.refresh(added.document, {
      ...read,
      attributions: [{ ...kept, content }],
      statements: [{ ...statement, text: read.text.slice(...content[0]) }],
    });
    const removed = await ledger.add(documentOf(REMOVED), { retrieved: '2022-06-01T12:00:00Z' });
    [gone.removed = ''] = removed.statements;
    gone.document = await ledger.remove(removed.document);
    [gone.past = ''] = (await ledger.add(documentOf(CHANGED), { retrieved: '2022-06-01T12:00:00Z' })).statements;
    await ledger.add(documentOf({ ...CHANGED, lead: 'Corrected.' }), { retrieved: '2022-06-02T12:00:00Z' });
    ids.altered = (await ledger.search({ verdict: 'altered' })).hits[0]?.id ?? '';
    for await (const { id, trigger } of ledger.events()) if (trigger.length > 0) ids.event ||= id;
  });
});
afterAll(() => opened.close());

const at: Opened['at'] = (...given) => opened.at(...given);

describe('a statement by itself', () => {
  test('says who said it, when, for whom, from what that was concluded, and who lost', async () => {
    const page = await at(`/statements/${ids.first}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Kari Nygård');
    expect(await page.locator('.lead').textContent()).toMatch(/for NOR.*3 May 2022.*Fjord News/su);
    expect(await page.locator('blockquote').textContent()).toBe(`“${WORDS}”`);
    expect(await page.locator('.who').first().textContent()).toMatch(/known.*93%\s*probable/su);
    await page.getByText('1 other considered').click();
    expect(await page.locator('details[open] li').innerText()).toBe(
      'Another <i>Minister</i>, score 0.25: named before',
    );
    const lost = page.getByRole('row').filter({ hasText: 'Another <i>Minister</i>' });
    expect(await lost.textContent()).toMatch(/speaker\s*lost/u);
    await page.getByRole('link', { name: 'In its document' }).click();
    await page.waitForURL(/\/documents\/doc_\w+\?entry=st_/u);
    await settled(page);
    expect(await page.locator('.marked .content.chosen').first().textContent()).toContain('long overdue');
    expect(opened.faults).toEqual([]);
  });

  test('has its reports side by side, who had it first and what differs', async () => {
    const page = await at(`/statements/${ids.trimmed}`);
    const reports = page.locator('ol li');
    expect(await reports.count()).toBe(2);
    expect(await reports.nth(0).textContent()).toMatch(/Fjord News.*first report/su);
    expect(await reports.nth(1).textContent()).toMatch(/The Daily.*shorter.*this one/su);
    expect(await reports.nth(1).locator('del').textContent()).toBe('The talks on the northern fishery are');
    await reports.nth(0).getByRole('link', { name: 'Statement' }).click();
    await page.waitForURL(`**/statements/${ids.first}`);
  });

  test('tells of a report without an outlet that none is given, not its title or day again', async () => {
    const asks = new URLSearchParams({ words: '"leaves our coastal fleet"', verdict: 'verbatim' });
    const answer = await fetch(`${opened.address}/api/search?${asks}`);
    const { hits } = (await answer.json()) as SearchResult;
    const page = await at(`/statements/${hits.find(({ reports }) => reports > 1)?.id}`);
    expect(await page.locator('ol li strong').allTextContents()).toContain('no outlet given');
  });

  test('has its verdict with the words that differ and the place in the transcript', async () => {
    const page = await at(`/statements/${ids.altered}`);
    expect(await page.locator('del').allTextContents()).toContain('coastal');
    expect(await page.locator('ins').allTextContents()).toContain('whole');
    const place = page.getByRole('link', { name: /turn \d/u });
    expect(await place.first().getAttribute('href')).toMatch(/^\/documents\/doc_\w+\?turn=\d+$/u);
  });

  test('stands beside other quotations of the same words of the transcript', async () => {
    const page = await at(`/statements/${ids.altered}`);
    const quotation = page.getByRole('listitem').filter({ hasText: 'verbatim' });
    expect(await quotation.textContent()).toMatch(/12 March 2024.*coastal fleet without mackerel.*3 reports/su);
    await quotation.getByRole('link', { name: 'Statement' }).click();
    await page.waitForURL((url) => !url.href.includes(ids.altered));
    const other = page.getByRole('listitem').filter({ hasText: 'altered' });
    expect(await other.textContent()).toMatch(/Coast Mail.*13 March 2024/su);
    expect(await other.locator('del').allTextContents()).toEqual(['coastal', 'mackerel']);
    expect(await other.locator('ins').allTextContents()).toEqual(['whole', 'fish']);
    expect(await violations(page)).toEqual([]);
    expect(opened.faults).toEqual([]);
  });

  test('can be cited as plain text', async () => {
    const page = await at(`/statements/${ids.first}`);
    const citation = page.getByText('A. Reporter, “Talks overdue”');
    expect(await citation.textContent()).toBe(
      `Kari Nygård (NOR), 3 May 2022: “${WORDS}”. A. Reporter, “Talks overdue”, Fjord News, 4 May 2022, ` +
        `https://fjord.example/overdue On record: ${opened.address}/statements/${ids.first}`,
    );
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText(/^Copied\.$|could not be copied/u).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Copy' }).isVisible()).toBe(false);
    expect(await citation.isVisible()).toBe(true);
  });

  test('that never was says so', async () => {
    const page = await at('/statements/st_aaaaaaaaaaaaaaaa');
    expect(await page.getByRole('alert').textContent()).toContain('OR3003');
  });
});

describe('what is gone', () => {
  test('shows its old words, when and by what it went, and what has its words now', async () => {
    const page = await at(`/statements/${gone.changed}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('A statement that is gone');
    expect(await page.locator('blockquote').textContent()).toContain(
      'The pilots <b>stay</b> ashore until the 🕊 markers',
    );
    expect(await page.getByText(/read again on .* and this was not found/u).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: /^st_/u }).click();
    await page.waitForURL((url) => !url.href.includes(gone.changed));
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ana Lima');
    const lost = await at(`/statements/${gone.lost}`);
    expect(await lost.getByText('No entry has its words now.').count()).toBe(1);
    expect(await lost.getByRole('link', { name: 'Its document' }).count()).toBe(1);
  });

  test('of a document that was removed nothing is shown but that it was', async () => {
    const page = await at(`/statements/${gone.removed}`);
    expect(await page.locator('main').textContent()).toMatch(/document was removed on/u);
    expect(await page.locator('main').textContent()).not.toContain('never here');
    const whole = await at(`/documents/${gone.document}`);
    expect(await whole.getByRole('heading', { level: 1 }).textContent()).toBe('A document that is gone');
    expect(opened.faults).toEqual([]);
  });

  test('of an older version says what has its words now, and is shown there in that version', async () => {
    const page = await at(`/statements/${gone.past}`);
    expect(await page.locator('main').textContent()).toContain('the text has changed since');
    expect(await page.getByRole('link', { name: 'In its document' }).getAttribute('href')).toContain('version=1');
    await page.getByRole('link', { name: 'What has its words now' }).click();
    await page.waitForURL((url) => !url.href.includes(gone.past));
    await settled(page);
    expect(await page.locator('blockquote').textContent()).toContain('The lamps are lit at six');
  });
});

describe('an event by itself', () => {
  test('says what was done by whom, in which words, and leads to them', async () => {
    const page = await at(`/events/${ids.event}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^[A-Z]+$/u);
    const words = await page.locator('blockquote mark').first().textContent();
    await page.getByRole('link', { name: 'In its document' }).click();
    await page.waitForURL(/\?entry=ev_/u);
    await settled(page);
    expect(await page.locator('.marked .trigger.chosen').first().textContent()).toBe(words);
    expect(opened.faults).toEqual([]);
  });

  test('is shown where the address takes it for a statement, and the other way round', async () => {
    const event = await at(`/statements/${ids.event}`);
    expect(await event.locator('blockquote mark').count()).toBeGreaterThan(0);
    const statement = await at(`/events/${ids.altered}`);
    expect(await statement.getByRole('link', { name: 'In its document' }).count()).toBe(1);
    expect(opened.faults).toEqual([]);
  });
});

for (const what of ['statement', 'event'] as const)
  inEveryLook(`a ${what} looks right and has no obstacle`, async (look) => {
    const page = await at(what === 'event' ? `/events/${ids.event}` : `/statements/${ids.altered}`, look);
    await looksRight(page, what, look);
  });
