import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OnrecordError } from '../../errors/index.ts';
import type { Ledger, SearchQuery, StatementHit } from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { documentOf, numberedDocument, type Sketch } from './documents.ts';

const NOW = { retrieved: '2026-05-04T12:00:00Z' };

const FISH: Sketch = {
  url: 'https://news.example/fish?utm_source=letter#top',
  title: 'Ministers meet on fish',
  outlet: 'Fjord News',
  published: '2022-05-04',
  said: [
    { speaker: 'Kari Nygård', words: 'The talks on fish are long overdue', day: '2022-05-03' },
    { speaker: 'Jón Þór', words: 'We shall see about the quotas', kind: 'mixed' },
    { speaker: 'The two ministers', words: 'Fishing will go on', members: ['Kari Nygård', 'Jón Þór'] },
  ],
};
const GRAIN: Sketch = {
  url: 'https://daily.example/grain',
  title: 'Grain',
  outlet: 'The Daily',
  published: '2023-07-18',
  said: [{ speaker: 'Ana Lima', words: 'No café in the port has overdue bread', kind: 'indirect' }],
};
const UNDATED: Sketch = { said: [{ speaker: 'Ana Lima', words: 'Nobody knows when this was said' }] };

/** Not every search has a best match. */
const isUnranked = (error: unknown): boolean =>
  error instanceof OnrecordError && error.code === 'OR3004' && error.message.includes('best match');

/** What every store behind the port has to do; `open` gives a new and empty ledger. */
export function ledgerSuite(name: string, open: () => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(() => ledger.close());

    const add = (sketch: Sketch, retrieved = NOW.retrieved) => ledger.add(documentOf(sketch), { retrieved });
    const found = async (query: SearchQuery) => (await ledger.search(query)).hits.map(({ text }) => text.slice(1, 12));

    test('adding again changes nothing and gives the same ids', async () => {
      const first = await add(FISH);
      expect(first).toMatchObject({ version: 1, status: 'added' });
      expect(first.document).toMatch(/^doc_[a-z2-7]{16}$/);
      expect(first.statements).toHaveLength(3);
      for (const id of first.statements) expect(id).toMatch(/^st_[a-z2-7]{16}$/);
      const before = await ledger.counts();
      expect(await add(FISH, '2026-06-01T00:00:00Z')).toEqual({ ...first, status: 'unchanged' });
      expect(await add({ ...FISH, url: 'http://NEWS.example/fish' })).toEqual({ ...first, status: 'unchanged' });
      expect(await ledger.counts()).toEqual(before);
      expect(before).toEqual({
        documents: 1,
        versions: 1,
        statements: 3,
        clusters: 3,
        events: 0,
        speakers: 2,
        outlets: 1,
        actors: 3,
      });
    });

    test('a changed text is a new version; the older one is kept and no longer found', async () => {
      const first = await add(FISH);
      const changed = { ...FISH, said: [{ speaker: 'Kari Nygård', words: 'The talks on cod are overdue' }] };
      const second = await add(changed, '2026-05-05T00:00:00Z');
      expect(second).toMatchObject({ document: first.document, version: 2, status: 'new-version' });
      expect(second.statements).not.toContain(first.statements[0]);
      expect((await ledger.search({ words: 'fish' })).total).toBe(0);
      expect((await ledger.search({ words: 'cod' })).total).toBe(1);
      const old = await ledger.show(first.statements[0] ?? '');
      expect(old).toMatchObject({ type: 'statement', current: false, statement: { document: { version: 1 } } });
      const shown = await ledger.show(first.document);
      expect(shown).toMatchObject({
        document: { version: 2, versionCount: 2, history: [{ version: 1 }, { version: 2 }] },
      });
      expect(await ledger.counts()).toMatchObject({ documents: 1, versions: 2, statements: 1 });
      // The first one met again is nothing new, and the newer one stays the current one.
      expect(await add(FISH)).toEqual({ ...first, status: 'unchanged' });
      expect((await ledger.search({ words: 'cod' })).total).toBe(1);
    });

    test('changed metadata is a new version of the same statements', async () => {
      const first = await add(FISH);
      const second = await add({ ...FISH, title: 'Corrected', published: '2022-06-01' }, '2026-05-05T00:00:00Z');
      expect(second).toEqual({ ...first, version: 2, status: 'new-version' });
      const { hits, total } = await ledger.search({ words: 'quotas' });
      expect(total).toBe(1);
      expect(hits[0]?.document.title).toBe('Corrected');
      expect(await found({ from: '2022-06' })).toHaveLength(2);
    });

    test('a version retrieved before the current one is kept and does not become current', async () => {
      await add(FISH, '2026-05-05T00:00:00Z');
      const older = await add({ ...FISH, title: 'Draft' }, '2026-05-04T00:00:00+02:00');
      expect(older).toMatchObject({ version: 2, status: 'new-version' });
      expect((await ledger.show(older.document)) as unknown).toMatchObject({
        document: { title: FISH.title, version: 1 },
      });
      expect((await ledger.search({ words: 'quotas' })).hits[0]?.document.title).toBe(FISH.title);
    });

    test('without an address the text and the outlet are the identity', async () => {
      const first = await add({ ...FISH, url: null });
      expect(await add({ ...FISH, url: null, title: 'Other' })).toMatchObject({ document: first.document, version: 2 });
      const elsewhere = await add({ ...FISH, url: null, outlet: 'The Daily' });
      expect(elsewhere.status).toBe('added');
      expect(elsewhere.document).not.toBe(first.document);
    });

    test('words, phrases, prefixes and filters', async () => {
      await add(FISH);
      await add(GRAIN);
      await add(UNDATED);
      const [talks, quotas, going] = ['The talks o', 'We shall se', 'Fishing wil'];
      const [bread, nobody] = ['No café in ', 'Nobody know'];
      expect(await found({})).toEqual([bread, quotas, going, talks, nobody]);
      expect(await found({ words: 'OVERDUE' })).toEqual([bread, talks]);
      expect(await found({ words: 'cafe bread' })).toEqual([bread]);
      expect(await found({ words: '"long overdue"' })).toEqual([talks]);
      expect(await found({ words: '"overdue long"' })).toEqual([]);
      expect(await found({ words: 'fish' })).toEqual([talks]);
      expect(await found({ words: 'fish*' })).toEqual([going, talks]);
      expect(await found({ words: 'overdue', order: 'rank' })).toHaveLength(2);
      expect(await found({ speaker: 'nygard' })).toEqual([going, talks]);
      expect(await found({ speaker: 'JON THOR' })).toEqual([quotas, going]);
      expect(await found({ speaker: 'nyg' })).toEqual([]);
      expect(await found({ outlet: 'daily' })).toEqual([bread]);
      expect(await found({ outlet: 'news.example', kind: 'mixed' })).toEqual([quotas]);
      expect(await found({ from: '2022-05-04', to: '2022' })).toEqual([quotas, going]);
      expect(await found({ to: '2022-05-03' })).toEqual([talks]);
      expect(await found({ words: 'overdue', speaker: 'lima', outlet: 'fjord' })).toEqual([]);
    });

    test('a hit and a shown statement point at the exact words in code points', async () => {
      const document = documentOf(FISH);
      const { statements, document: id } = await ledger.add(document, { ...NOW, sourceSha256: 'ab' });
      const { hits } = await ledger.search({ words: 'long', speaker: 'kari' });
      const hit = hits[0];
      if (!hit) throw new Error('nothing was found');
      const { text, content } = hit.context;
      expect(text).toBe('Kari Nygård said: “The talks on fish are long overdue”.');
      expect(content.map((span) => text.slice(...offsetsOf(text).toUtf16(span)))).toEqual([hit.text]);
      expect(hit).toMatchObject({ speaker: 'Kari Nygård', speakerStatus: 'resolved', speakerWords: 'Kari Nygård' });
      expect(hit).toMatchObject({ speakerVia: 'name', speakerBasis: 'known', speaksFor: null });
      expect(hit.document).toMatchObject({
        id,
        title: FISH.title,
        outlet: FISH.outlet,
        published: { from: '2022-05-04' },
      });
      const shown = await ledger.show(hit.id.slice(0, 8));
      if (shown.type !== 'statement') throw new Error('not a statement');
      expect(shown.others.map((other) => other.id)).toEqual(statements.slice(1));
      const { attribution, quotes, actor, document: metadata } = shown.statement;
      const points = [...document.text];
      expect(points.slice(...(attribution.source[0] ?? [])).join('')).toBe('Kari Nygård');
      expect(points.slice(...(attribution.cue[0] ?? [])).join('')).toBe('said');
      const [quote] = quotes;
      expect(quote?.exact).toBe(hit.text);
      expect(document.text).toContain(`${quote?.prefix}${quote?.exact}${quote?.suffix}`);
      expect([...(quote?.suffix ?? '')]).toHaveLength(32);
      expect(quote?.prefix).toBe([...'\u{1F54A} In brief\n\nKari Nygård said: '].slice(-32).join(''));
      expect(actor).toMatchObject({ id: 'doc:kari-nyg-rd', name: 'Kari Nygård' });
      expect(metadata).toMatchObject({
        sourceSha256: 'ab',
        versions: document.versions,
        retrieved: '2026-05-04T12:00:00.000Z',
      });
    });

    test('a shown document is whole', async () => {
      const document = documentOf(FISH);
      const { document: id } = await ledger.add(document, NOW);
      const shown = await ledger.show(id);
      if (shown.type !== 'document') throw new Error('not a document');
      const { text, blocks, actors, statements } = shown.document;
      expect({ text, actors }).toEqual({ text: document.text, actors: document.actors });
      const { toUtf16 } = offsetsOf(text);
      expect(blocks.map((block) => ({ ...block, span: toUtf16(block.span) }))).toEqual(document.blocks);
      expect(statements.map((hit) => hit.text)).toEqual(document.statements.map((statement) => statement.text));
    });

    test('a removed document is gone with its versions, and can come again', async () => {
      const kept = await add(GRAIN);
      const before = await ledger.counts();
      const first = await add(FISH);
      await add({ ...FISH, said: [{ speaker: 'Kari Nygård', words: 'Cod' }] }, '2026-05-05T00:00:00Z');
      expect(await ledger.remove(first.document)).toBe(first.document);
      expect(await ledger.counts()).toEqual(before);
      expect(await found({ words: 'fish* ' })).toEqual([]);
      expect(await found({})).toHaveLength(kept.statements.length);
      for (const id of [first.document, ...first.statements]) {
        expect(await ledger.show(id)).toMatchObject({ type: 'departed', departed: { why: 'removed', was: null } });
      }
      await expect(ledger.remove('doc_')).rejects.toMatchObject({ code: 'OR3012' });
      await expect(ledger.remove(kept.document.slice(0, -1))).rejects.toMatchObject({ code: 'OR3012' });
      await expect(ledger.remove(first.document)).rejects.toMatchObject({ code: 'OR3003' });
      await expect(ledger.remove(kept.statements[0] ?? '')).rejects.toMatchObject({ code: 'OR3003' });
      expect(await add(FISH)).toEqual(first);
    });

    test('unknown and ambiguous ids are refused', async () => {
      await add(FISH);
      for (const id of ['st_', 'nothing', 'doc_zzzzzzzzzzzzzzzz', "st_%' or 1"]) {
        const code = id === 'st_' ? 'OR3007' : 'OR3003';
        await expect(ledger.show(id)).rejects.toMatchObject({ code });
      }
    });

    test.each(['date', 'rank'] as const)(
      'pages by %s give every hit once, also while documents come in',
      async (order) => {
        for (let number = 0; number < 12; number += 1) await ledger.add(numberedDocument(number), NOW);
        // A word that few have: by how few weighs a score, which whatever comes in changes.
        const query = { words: '3', order } as const;
        const all = await ledger.search({ ...query, limit: 1000 });
        expect(all.hits).toHaveLength(all.total);
        expect(all.next).toBeNull();
        const paged: StatementHit[] = [];
        let cursor: string | undefined;
        do {
          const page = await ledger.search({ ...query, limit: 7, cursor });
          paged.push(...page.hits);
          if (!cursor) await ledger.add(numberedDocument(13), NOW);
          cursor = page.next ?? undefined;
        } while (cursor);
        const before = new Set(all.hits.map(({ id }) => id));
        expect(paged.map(({ id }) => id).filter((id) => before.has(id))).toEqual(all.hits.map(({ id }) => id));
        expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length);
      },
    );

    test('any words give hits or OR6005, never another error', async () => {
      await add(FISH);
      const piece = fc.constantFrom(
        '"',
        '*',
        '(',
        ')',
        '-',
        '+',
        '^',
        ':',
        'NEAR',
        'NEAR(',
        'AND',
        'OR',
        'NOT',
        'title:',
        ',',
        'text',
        '{',
        '\u0000',
        ' ',
        "'",
      );
      const typed = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.oneof(piece, fc.constantFrom('fish', 'long'))).map((pieces) => pieces.join('')),
      );
      const property = fc.asyncProperty(typed, fc.constantFrom('date', 'rank'), async (words, order) => {
        const error: unknown = await ledger.search({ words, order }).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error !== null && !isUnranked(error)) expect(error).toMatchObject({ code: 'OR6005' });
        if (error !== null) expect(error).toBeInstanceOf(OnrecordError);
      });
      await fc.assert(property, { numRuns: 500 });
    });

    test.each([
      [{ words: 'long', cursor: 'x' }],
      [{ words: 'long', cursor: Buffer.from('["rank",1,1]').toString('base64url') }],
      [{ limit: 0 }],
      [{ order: 'rank' as const }],
      [{ from: 'yesterday' }],
    ])('%j is refused', async (query) => {
      await expect(ledger.search(query)).rejects.toMatchObject({ code: 'OR3004' });
    });

    test('OR, NOT, NEAR, parentheses and words of the title', async () => {
      await add(FISH);
      await add(GRAIN);
      await add(UNDATED);
      const [talks, quotas, going] = ['The talks o', 'We shall se', 'Fishing wil'];
      const [bread, nobody] = ['No café in ', 'Nobody know'];
      expect(await found({ words: 'quotas OR bread' })).toEqual([bread, quotas]);
      expect(await found({ words: 'overdue NOT bread' })).toEqual([talks]);
      expect(await found({ words: 'overdue -café' })).toEqual([talks]);
      expect(await found({ words: '-overdue' })).toEqual([quotas, going, nobody]);
      expect(await found({ words: '-overdue', speaker: 'lima' })).toEqual([nobody]);
      expect(await found({ words: 'NEAR(fish overdue, 2)' })).toEqual([talks]);
      expect(await found({ words: 'NEAR(fish overdue, 1)' })).toEqual([]);
      expect(await found({ words: '(talks OR bread) overdue' })).toEqual([bread, talks]);
      expect(await found({ words: 'fish OR (overdue -fish)' })).toEqual([bread, talks]);
      // Words of the title are asked for, or do not count.
      expect(await found({ words: 'ministers' })).toEqual([]);
      expect(await found({ words: 'title:ministers' })).toEqual([quotas, going, talks]);
      expect(await found({ words: 'title:"MEET on" quotas' })).toEqual([quotas]);
      expect(await found({ words: 'title:(grain OR bread)' })).toEqual([bread]);
      expect(await found({ words: '-title:fish' })).toEqual([bread, nobody]);
      expect(await found({ words: 'title:grain OR quotas' })).toEqual([bread, quotas]);
      expect(await found({ words: 'fish OR -overdue' })).toEqual([quotas, going, talks, nobody]);
      expect(await found({ words: 'overdue title:grain', order: 'rank' })).toEqual([bread]);
      await add({ ...GRAIN, title: 'Bread' }, '2026-05-05T00:00:00Z');
      expect(await found({ words: 'title:grain' })).toEqual([]);
      expect(await found({ words: 'title:bread' })).toEqual([bread]);
      // In capitals and without quotation marks they are asked for; else they are words.
      expect(await found({ words: 'No café in the port and' })).toEqual([]);
      expect((await ledger.search({ words: 'title:fish', reports: 'all' })).total).toBe(3);
    });

    test('however parentheses, OR and NOT stand in one another, there is an answer', async () => {
      await add(FISH);
      const leaf = fc.constantFrom('fish', 'overdue', '"long overdue"', 'quot*', 'title:meet', 'NEAR(fish overdue)');
      const tree = fc.letrec<{ node: string }>((tie) => ({
        node: fc.oneof(
          { maxDepth: 9, depthSize: 'large' },
          leaf,
          fc.tuple(tie('node'), tie('node')).map(([one, two]) => `(${one} OR ${two})`),
          fc.tuple(tie('node'), tie('node')).map(([one, two]) => `(${one} ${two})`),
          tie('node').map((inner) => `-(${inner})`),
        ),
      })).node;
      const few = tree.filter((words) => words.length < 1_500);
      await fc.assert(
        fc.asyncProperty(few, fc.constantFrom('date', 'rank'), async (words, order) => {
          const error: unknown = await ledger.search({ words, order }).then(
            ({ hits, total }) => (expect(total).toBe(hits.length), null),
            (thrown: unknown) => thrown,
          );
          if (error !== null && !isUnranked(error)) expect(error, words).toMatchObject({ code: 'OR6005' });
        }),
        { numRuns: 300 },
      );
      const deepest = Array.from({ length: 11 }).reduce<string>(
        (inner, _, at) => (at % 2 === 0 ? `(fish ${inner})` : `(cod OR ${inner})`),
        'overdue',
      );
      expect(await found({ words: deepest })).toEqual(['The talks o']);
      const longest = Array.from({ length: 64 }, (_, at) => `w${at}`).join(' OR ');
      expect(await found({ words: `${longest.replace('w0', 'fish')}` })).toEqual(['The talks o']);
    });

    test('a hit shows the sentence with most of the words, and where they are', async () => {
      const filler = Array.from({ length: 60 }, (_, at) => `The ${at}th harbour has its own quiet rules about boats.`);
      const best = 'Our quotas for herring, as I told the fishing ministers, will end in June.';
      const words = [...filler, best, 'The quotas of last year were another thing.', ...filler].join(' ');
      const document = documentOf({ said: [{ speaker: 'Kari Nygård', words }] });
      const sentences = Array.from(
        document.text.matchAll(/[^.]+\./gu),
        ({ 0: { length }, index }) => [index, index + length] as const,
      );
      await add({ said: [{ speaker: 'Ana Lima', words: 'In June the herring has no quota' }] });
      await ledger.add({ ...document, sentences }, NOW);
      const points = [...document.text];
      for (const asked of ['quotas june herring', 'quota* "fishing ministers"', 'NEAR(herring june, 9) OR nothing']) {
        const [hit] = (await ledger.search({ words: asked, speaker: 'Nygård' })).hits;
        if (!hit) throw new Error('nothing was found');
        const { text, span, statement, marks, content } = hit.snippet;
        expect(text.trim()).toBe(best);
        expect(points.slice(...span).join('')).toBe(text);
        expect(
          [...hit.text]
            .slice(...statement)
            .join('')
            .trim(),
        ).toBe(best);
        expect(content).toHaveLength(1);
        const marked = marks.map((mark) => [...text].slice(...mark).join(''));
        expect(marked.length).toBeGreaterThan(1);
        for (const one of marked) expect(['quotas', 'June', 'herring', 'fishing ministers']).toContain(one);
      }
      const [plain] = (await ledger.search({ speaker: 'Nygård' })).hits;
      expect(plain?.snippet.marks).toEqual([]);
      expect(plain?.snippet.text.length).toBeLessThan(310);
    });

    test.each([
      [{ topic: 'fisheris' }, /nearest: fisheries; known: alliances, .*, fish, fisheries, /],
      [{ act: 'acuse' }, /nearest: ACCUSE; known: AGREE, /],
      [{ kind: 'direkt' as 'direct' }, /nearest: direct; known: direct, indirect, mixed$/],
      [{ polarity: 'no' as 'negated' }, /known: affirmed, negated$/],
      [{ verdict: 'verbatum' }, /nearest: verbatim; known: verbatim, altered, /],
      [{ reports: 'one' as 'first' }, /known: first, all$/],
    ])('%j is no value, and those that are are told', async (filter, told) => {
      await add({ ...FISH, said: [{ speaker: 'Kari Nygård', words: 'Fish', topics: ['fish'] }] });
      const refused = { code: 'OR6006', exit: 2, message: expect.stringMatching(told) as unknown };
      await expect(ledger.search(filter)).rejects.toMatchObject(refused);
      await expect(ledger.statements(filter)[Symbol.asyncIterator]().next()).rejects.toMatchObject(refused);
      await expect(ledger.verifyAll(filter)[Symbol.asyncIterator]().next()).rejects.toMatchObject(refused);
      if (!('topic' in filter)) return;
      await expect(ledger.timeline({ issue: filter.topic })).rejects.toMatchObject(refused);
      await expect(ledger.positions({ speaker: 'x', issue: filter.topic })).rejects.toMatchObject(refused);
    });

    test('known values without a statement find nothing, and acts are of any case', async () => {
      await add({ ...FISH, said: [{ speaker: 'Kari Nygård', words: 'Fish', topics: ['fish'], act: 'ACCUSE' }] });
      for (const filter of [{ topic: 'arctic' }, { act: 'AID' }, { kind: 'mixed' }, { verdict: 'absent' }] as const)
        expect(await found(filter)).toEqual([]);
      for (const filter of [{ topic: 'fish' }, { topic: 'Fish' }, { act: 'accuse' }])
        expect(await found(filter)).toHaveLength(1);
    });

    test('names that begin with what was typed', async () => {
      await add({
        ...FISH,
        said: [...(FISH.said ?? []), { speaker: 'Nyla Jón', words: 'Yes', targets: ['country:ISL'] }],
      });
      await add(GRAIN);
      expect(await ledger.names('speaker', 'j')).toEqual(['Jón Þór', 'Nyla Jón']);
      expect(await ledger.names('speaker', 'KARI NYG')).toEqual(['Kari Nygård']);
      expect(await ledger.names('speaker', '', 2)).toHaveLength(2);
      expect(await ledger.names('target', 'k')).toEqual([]);
      expect(await ledger.names('outlet', 'daily')).toEqual(['The Daily']);
      expect(await ledger.names('topic', 'arm')).toEqual(['arms-control', 'arms-supplies']);
    });

    test('no name is offered that only a former version of a document has', async () => {
      const events = [
        { type: 'ACCUSE' as const, actors: ['Wera Lund'], recipients: ['country:ISL'], day: '2022-05-02' },
      ];
      const said = [{ speaker: 'Wera Lund', words: 'The harbour is closed' }];
      await ledger.add(documentOf({ ...FISH, outlet: 'Wrong News', said, events }), {
        retrieved: '2026-05-03T12:00:00Z',
      });
      await add(FISH);
      for (const [field, typed] of [
        ['speaker', 'wera'],
        ['actor', 'wera'],
        ['outlet', 'wrong'],
      ] as const)
        expect(await ledger.names(field, typed)).toEqual([]);
      expect(await ledger.names('speaker', 'kari')).toEqual(['Kari Nygård']);
    });

    test('export gives every match once, and other calls may come between', async () => {
      for (let number = 0; number < 30; number += 1) await ledger.add(numberedDocument(number), NOW);
      const ids: string[] = [];
      for await (const statement of ledger.statements()) {
        if (ids.length % 100 === 0) await ledger.show(statement.id);
        ids.push(statement.id);
      }
      expect(new Set(ids).size).toBe((await ledger.counts()).statements);
      const filtered: string[] = [];
      const filter = { words: 'remark', outlet: 'Outlet 3' };
      for await (const statement of ledger.statements(filter)) filtered.push(statement.id);
      expect(filtered).toHaveLength((await ledger.search(filter)).total);
      expect(filtered.length).toBeGreaterThan(0);
      const listed: string[] = [];
      for await (const { id } of ledger.documents()) listed.push(id);
      expect(listed).toHaveLength(30);
    });

    test('documents added at once by one process all arrive', async () => {
      const numbers = Array.from({ length: 20 }, (_, number) => number);
      await Promise.all(numbers.map((number) => ledger.add(numberedDocument(number), NOW)));
      expect(await ledger.counts()).toMatchObject({ documents: 20 });
    });

    test('a document that cannot be taken in leaves nothing behind', async () => {
      const document = documentOf(FISH);
      const broken = { ...document, attributions: document.attributions.slice(1) };
      await expect(ledger.add(broken, NOW)).rejects.toMatchObject({ code: 'OR3009' });
      const unstorable = { ...document, blocks: [...document.blocks, { kind: 'paragraph', span: [0.5, 1] } as const] };
      await expect(ledger.add(unstorable, NOW)).rejects.toMatchObject({ code: 'OR3009' });
      expect(await ledger.counts()).toMatchObject({ documents: 0, versions: 0, statements: 0 });
      await add(FISH);
      expect(await ledger.counts()).toMatchObject({ documents: 1, statements: 3 });
    });
  });
}
