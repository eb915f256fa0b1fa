import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article, DateValue, Recorded } from '../../document/index.ts';
import { inUtf16, type Ledger, type ReadAgain, type StoredVersion } from '../../ledger/index.ts';
import { documentOf, type Sketch } from './documents.ts';
import { BRIEFING, transcriptSketched } from './suiteVerified.ts';

const FISH: Sketch = {
  url: 'https://www.news.example/fish',
  title: 'Ministers meet on Fisheries',
  outlet: 'Fjord News',
  published: '2022-05-04',
  said: [
    { speaker: 'Kari Nygård', words: 'The talks on fish are long overdue' },
    { speaker: 'Jón Þór', words: 'We shall see about the quotas', day: '2022-05-01' },
  ],
};
const GRAIN: Sketch = {
  url: 'https://daily.example/grain',
  title: 'Grain at the port',
  outlet: 'The Daily',
  published: '2023-07-18',
  said: [{ speaker: 'Ana Lima', words: 'No café in the port has overdue bread' }],
};
const LOOSE: Sketch = { title: null, outlet: 'Fjord News', said: [{ speaker: 'Ana Lima', words: 'Nobody knows' }] };

/** Reads “again”: what was said, on the day of publication where no other is named, as the model would have it. */
const readerOf =
  (sketch: () => Sketch): ReadAgain =>
  async (article: Article) => {
    const read = documentOf({ ...sketch(), title: article.title ?? null, outlet: article.outlet });
    const said = (date: DateValue | null): DateValue | null => date ?? article.published;
    const statements = read.statements.map((statement) => ({ ...statement, said: said(statement.said) }));
    return { ...read, ...article, statements } as Recorded;
  };

/** What every store has to do as a collection; `open` gives a new and empty ledger. */
export function ledgerCollectionSuite(name: string, open: (readWith: ReadAgain) => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    let sketch: Sketch = FISH;
    beforeEach(async () => {
      sketch = FISH;
      ledger = await open(readerOf(() => sketch));
    });
    afterEach(() => ledger.close());

    const add = async (given: Sketch, retrieved: string, tags: readonly string[] = []) =>
      (await ledger.add(documentOf(given), { retrieved, tags })).document;
    const three = async () => ({
      fish: await add(FISH, '2026-05-01T10:00:00Z', ['Round  One', 'fish']),
      grain: await add(GRAIN, '2026-05-02T10:00:00Z', ['fish']),
      loose: await add(LOOSE, '2026-05-03T10:00:00Z'),
    });
    const removed = async (which: Parameters<Ledger['removeAll']>[0]): Promise<string[]> => {
      const ids: string[] = [];
      for await (const id of ledger.removeAll(which)) ids.push(id);
      return ids;
    };
    const whole = async (): Promise<void> => {
      const faults: unknown[] = [];
      for await (const fault of ledger.faults()) faults.push(fault);
      expect(faults).toEqual([]);
    };
    const versionsOf = async (): Promise<StoredVersion[]> => {
      const versions: StoredVersion[] = [];
      for await (const version of ledger.versions()) versions.push(version);
      return versions;
    };

    test('documents by every filter', async () => {
      const { fish, grain, loose } = await three();
      const transcript = (
        await ledger.add({ ...transcriptSketched(BRIEFING), form: 'transcript' }, { retrieved: '2026-05-04T23:59:59Z' })
      ).document;
      const found = async (filter: Parameters<Ledger['documents']>[0]): Promise<string[]> => {
        const ids: string[] = [];
        for await (const { id } of ledger.documents(filter)) ids.push(id);
        expect((await ledger.documentPage(filter)).total).toBe(ids.length);
        return ids;
      };
      expect(await found({})).toEqual([fish, grain, loose, transcript]);
      expect(await found({ outlet: 'fjord' })).toEqual([fish, loose]);
      expect(await found({ outlet: 'NEWS.example' })).toEqual([fish]);
      expect(await found({ title: 'fisheries MEET' })).toEqual([fish]);
      expect(await found({ title: '%' })).toEqual([]);
      expect(await found({ speaker: 'Lima' })).toEqual([grain, loose]);
      expect(await found({ tag: 'FISH' })).toEqual([fish, grain]);
      expect(await found({ tag: 'fish, round one' })).toEqual([fish]);
      expect(await found({ form: 'transcript' })).toEqual([transcript]);
      expect(await found({ form: 'pdf' })).toEqual([]);
      expect(await found({ from: '2022-05', to: '2022' })).toEqual([fish]);
      expect(await found({ from: '2023' })).toEqual([grain, transcript]);
      expect(await found({ addedFrom: '2026-05-02', addedTo: '2026-05-03' })).toEqual([grain, loose]);
      expect(await found({ addedFrom: '2026-05-04' })).toEqual([transcript]);
      expect(await found({ outlet: 'fjord', tag: 'fish', from: '2022', speaker: 'Nygard' })).toEqual([fish]);
      await expect(found({ from: 'May' })).rejects.toMatchObject({ code: 'OR3004' });
      await expect(found({ tag: ',' })).rejects.toMatchObject({ code: 'OR3016' });
    });

    test('a document without a title is told by its first words', async () => {
      await add(FISH, '2026-05-01T10:00:00Z');
      await ledger.add({ ...documentOf(LOOSE), title: null }, { retrieved: '2026-05-03T10:00:00Z' });
      const { documents } = await ledger.documentPage({});
      const told = new Map(documents.map(({ title, beginning }) => [title, beginning]));
      expect(told.get(FISH.title ?? '')).toBeNull();
      expect(told.get(null)).toMatch(/^\u{1F54A} In brief Ana Lima said: “Nobody knows/u);
    });

    test('pages in each order follow each other without a gap; totals are those of all', async () => {
      await three();
      const titles = async (order: 'added' | 'published' | 'title'): Promise<(string | null)[]> => {
        const all: (string | null)[] = [];
        for (let cursor: string | undefined; ;) {
          const page = await ledger.documentPage({ order, limit: 1, cursor });
          expect(page).toMatchObject({ total: 3, statements: 4 });
          all.push(...page.documents.map(({ title }) => title));
          if (page.next === null) return all;
          cursor = page.next;
        }
      };
      expect(await titles('added')).toEqual([null, GRAIN.title, FISH.title].map((title) => title ?? 'In brief'));
      expect(await titles('published')).toEqual([GRAIN.title, FISH.title, 'In brief']);
      expect(await titles('title')).toEqual([GRAIN.title, 'In brief', FISH.title]);
      const { next } = await ledger.documentPage({ limit: 1 });
      await expect(ledger.documentPage({ order: 'title', cursor: next ?? '' })).rejects.toMatchObject({
        code: 'OR3004',
      });
      await expect(ledger.documentPage({ limit: 0 })).rejects.toMatchObject({ code: 'OR3018' });
    });

    test('tags are given and taken, all or none, and statements are found by them', async () => {
      const { fish, grain } = await three();
      expect(await ledger.tag([fish, grain.slice(0, 8)], { add: ['Port'], remove: ['fish'] })).toEqual([
        { document: fish, tags: ['port', 'round one'] },
        { document: grain, tags: ['port'] },
      ]);
      expect(await ledger.tags()).toEqual([
        { tag: 'port', documents: 2 },
        { tag: 'round one', documents: 1 },
      ]);
      expect((await ledger.search({ tag: 'port' })).total).toBe(3);
      expect((await ledger.search({ tag: 'port,round one', words: 'quotas' })).total).toBe(1);
      expect((await ledger.search({ tag: 'nowhere' })).total).toBe(0);
      await expect(ledger.tag([fish, 'doc_nobody'], { add: ['x'] })).rejects.toMatchObject({ code: 'OR3003' });
      expect((await ledger.documentPage({ tag: 'x' })).total).toBe(0);
      for (const tag of ['', ' ', 'a,b', 'a\u200bb', 'x'.repeat(101)]) {
        await expect(ledger.tag([fish], { add: [tag] })).rejects.toMatchObject({ code: 'OR3016' });
      }
      expect(await ledger.show(fish)).toMatchObject({ document: { tags: ['port', 'round one'] } });
      // Added again it has the tags that it had, and those that it is given now.
      await add(FISH, '2026-06-01T00:00:00Z', ['again']);
      expect(await ledger.show(fish)).toMatchObject({ document: { version: 1, tags: ['again', 'port', 'round one'] } });
      await whole();
    });

    test('an edit is a new version of the same document, and what follows from it is derived anew', async () => {
      const { fish } = await three();
      const before = (await ledger.show(fish)) as { document: { statements: readonly { id: string }[] } };
      const edited = await ledger.edit(fish.slice(0, 9), {
        published: '2021-03',
        title: ' New\n title ',
        byline: ['A', 'B'],
      });
      expect(edited).toMatchObject({
        document: fish,
        version: 2,
        status: 'new-version',
        fields: ['title', 'byline', 'published'],
        added: [],
        removed: [],
      });
      // The one without a day of its own.
      expect(edited.changed).toMatchObject([{ id: before.document.statements[0]?.id, fields: ['said'] }]);
      expect(await ledger.show(fish)).toMatchObject({
        document: {
          title: 'New title',
          outlet: 'Fjord News',
          byline: ['A', 'B'],
          published: { from: '2021-03-01', to: '2021-03-31', basis: 'known', why: 'set by you' },
          edited: {
            by: 'you',
            fields: ['title', 'byline', 'published'],
            source: { outlet: 'Fjord News', url: FISH.url },
          },
          url: FISH.url,
          added: '2026-05-01T10:00:00.000Z',
          tags: ['fish', 'round one'],
          history: [
            { version: 1, title: FISH.title, edited: null },
            { version: 2, title: 'New title' },
          ],
          statements: before.document.statements.map(({ id }) => ({ id })),
        },
      });
      expect((await ledger.search({ publishedTo: '2021' })).total).toBe(2);
      expect((await ledger.search({ to: '2021' })).total).toBe(1);
      expect(await ledger.edit(fish, { title: 'New title' })).toMatchObject({
        status: 'unchanged',
        version: 2,
        fields: [],
      });
      await whole();
    });

    test('edited back, all is as it was; the page as it came changes nothing, a changed one says what is no longer set', async () => {
      const { fish } = await three();
      await ledger.edit(fish, { title: 'New' });
      const back = await ledger.edit(fish, { title: FISH.title ?? '' });
      expect(back).toMatchObject({ version: 3, status: 'new-version' });
      expect(await ledger.show(fish)).toMatchObject({ document: { title: FISH.title, version: 3 } });
      const again = await ledger.add(documentOf(FISH), { retrieved: new Date(Date.now() + 1).toISOString() });
      expect(again).toMatchObject({ status: 'unchanged', version: 1 });
      expect(await ledger.show(fish)).toMatchObject({ document: { version: 3 } });
      const changed = { ...FISH, said: FISH.said.slice(0, 1) };
      const later = await ledger.add(documentOf(changed), { retrieved: new Date(Date.now() + 2).toISOString() });
      expect(later).toMatchObject({ document: fish, version: 4, status: 'new-version', nowAsItCame: ['title'] });
      await whole();
    });

    test('a document without an address stays itself when its outlet is set, and is refreshed with what was set', async () => {
      const { loose } = await three();
      sketch = LOOSE;
      await ledger.edit(loose, { outlet: 'The Daily' });
      expect(await ledger.edit(loose, { published: '2020-02-29T10:30Z' })).toMatchObject({
        document: loose,
        version: 3,
      });
      const shown = await ledger.show(loose);
      expect(shown).toMatchObject({
        document: {
          outlet: 'The Daily',
          edited: { fields: ['outlet', 'published'], source: { outlet: 'Fjord News' } },
        },
      });
      const versions = { onrecord: '9', model: 'm', lexicon: 'l' };
      for await (const { document, article, versions: before } of ledger.outdated(versions)) {
        if (document !== loose) continue;
        const recorded = { ...(await readerOf(() => LOOSE)(article, document, before.model)), versions };
        expect(await ledger.refresh(document, recorded)).toMatchObject({ document: loose });
      }
      expect(await ledger.show(loose)).toMatchObject({ document: { outlet: 'The Daily', version: 3, versions } });
      expect(await add(LOOSE, '2027-01-01T00:00:00Z')).toBe(loose);
      expect(await ledger.show(loose)).toMatchObject({ document: { outlet: 'The Daily' } });
      await whole();
    });

    test.each<[Parameters<Ledger['edit']>[1], string]>([
      [{ published: '2022-02-30' }, 'is no date'],
      [{ published: 'May' }, 'is no date'],
      [{ published: '2022-05-04T25:00' }, 'is no date'],
      [{ title: 'x'.repeat(1001) }, 'longer than 1000'],
      [{ url: 'https://x.example/' } as object, 'the address is what a document is known by'],
      [{ text: 'x' } as object, 'no such field'],
    ])('%j cannot be set', async (changes, fault) => {
      const { fish } = await three();
      await expect(ledger.edit(fish, changes)).rejects.toMatchObject({
        code: 'OR3017',
        message: expect.stringContaining(fault) as string,
      });
      await expect(ledger.edit('doc_', { title: 'x' })).rejects.toMatchObject({ code: 'OR3007' });
      expect(await ledger.counts()).toMatchObject({ versions: 3 });
    });

    test('what is unknown can be said to be so', async () => {
      const { fish } = await three();
      await ledger.edit(fish, { published: null, outlet: null, title: '', byline: [] });
      expect(await ledger.show(fish)).toMatchObject({
        document: { published: null, outlet: null, title: null, byline: [] },
      });
      expect((await ledger.search({ from: '2022-05-04', to: '2022-05-04' })).total).toBe(0);
      await whole();
    });

    test('an edit that is overtaken by another version, or by a removal, is refused', async () => {
      const { fish } = await three();
      let isToGo = false;
      const slow = await open(async (article, input, model) => {
        if (isToGo) await ledger.remove(fish);
        else await add({ ...FISH, title: 'Overtaken' }, new Date().toISOString());
        return readerOf(() => FISH)(article, input, model);
      });
      await slow.add(documentOf(FISH), { retrieved: '2026-05-01T10:00:00Z' });
      const first = ledger;
      ledger = slow;
      await expect(slow.edit(fish, { outlet: 'Other' })).rejects.toMatchObject({ code: 'OR3021' });
      expect(await slow.show(fish)).toMatchObject({ document: { title: 'Overtaken', outlet: FISH.outlet } });
      isToGo = true;
      await expect(slow.edit(fish, { outlet: 'Other' })).rejects.toMatchObject({ code: 'OR3003' });
      await first.close();
    });

    test('tags and edits go from one ledger to another and back', async () => {
      const { fish } = await three();
      await ledger.edit(fish, { outlet: 'Set', published: '2020' });
      const versions = await versionsOf();
      const other = await open(readerOf(() => FISH));
      try {
        for (const { document, retrieved, sourceSha256, tags } of versions) {
          await other.restore([
            { recorded: inUtf16(document), arrival: { retrieved, sourceSha256, tags }, verdicts: {} },
          ]);
        }
        const copies: StoredVersion[] = [];
        for await (const version of other.versions()) copies.push(version);
        expect(copies).toEqual(versions);
        expect(await other.tags()).toEqual(await ledger.tags());
        expect(await other.show(fish)).toEqual(await ledger.show(fish));
      } finally {
        await other.close();
      }
    });

    test('what matches is taken out, and a filter of nothing takes nothing', async () => {
      const { fish, grain, loose } = await three();
      for (const filter of [{}, { outlet: undefined }, { limit: 1 } as object]) {
        await expect(removed(filter)).rejects.toMatchObject({ code: 'OR3019' });
      }
      // Nor does one that is empty let in more than was meant.
      for (const filter of [
        { outlets: 'x', to: '2030' } as object,
        { tag: '' },
        { outlet: '\u0301', to: '2022' },
        { outlet: 'fjord', title: ' ' },
      ]) {
        await expect(removed(filter)).rejects.toMatchObject({ code: 'OR3018' });
      }
      await expect(removed([fish, 'doc_nobody'])).rejects.toMatchObject({ code: 'OR3003' });
      expect(await ledger.counts()).toMatchObject({ documents: 3 });
      expect(await removed({ outlet: 'fjord' })).toEqual([fish, loose]);
      expect(await ledger.counts()).toMatchObject({ documents: 1, statements: 1 });
      expect(await ledger.tags()).toEqual([{ tag: 'fish', documents: 1 }]);
      expect(await removed({ title: 'no such' })).toEqual([]);
      expect(await removed([grain])).toEqual([grain]);
      await whole();
    });

    test('what the ledger is', async () => {
      expect(await ledger.info()).toMatchObject({
        counts: { documents: 0, transcripts: 0 },
        published: { first: null, last: null },
        outlets: [],
        tags: [],
        edited: 0,
      });
      const { fish } = await three();
      await ledger.edit(fish, { title: 'New' });
      const info = await ledger.info();
      expect(info).toMatchObject({
        counts: { documents: 3, versions: 4, statements: 4 },
        published: { first: '2022-05-04', last: '2023-07-18' },
        said: { first: '2022-05-01', last: '2023-07-18' },
        added: { first: '2026-05-01T10:00:00.000Z', last: '2026-05-03T10:00:00.000Z' },
        outlets: [
          { outlet: 'Fjord News', documents: 2 },
          { outlet: 'The Daily', documents: 1 },
        ],
        forms: [{ form: null, documents: 3 }],
        tags: [
          { tag: 'fish', documents: 2 },
          { tag: 'round one', documents: 1 },
        ],
        versions: [{ onrecord: '0.1.0', documents: 3 }],
        edited: 1,
      });
      expect(info.size).toBeGreaterThan(10_000);
      expect(Date.parse(info.changed)).toBeGreaterThan(Date.parse('2026-01-01'));
    });
  });
}
