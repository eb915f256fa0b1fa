import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ledger, type SearchQuery, versionChanges } from '../../ledger/index.ts';
import { documentOf, type Sketch } from './documents.ts';
import { ANONYMOUS_NUMBER, FIRST, NOW, said, TRIMMED, WORDS } from './reports.ts';

const AGENCY =
  'A delegation of nine boarded the ferry before dawn and left the harbour without lights while a crowd of dockers, ' +
  'their families and two brass bands stood on the quay and waited for a word that nobody was willing to give. By noon ' +
  'the port authority had confirmed that the northern route would stay shut for the season, that the ice patrol would be ' +
  'paid from the reserve, and that the trawlers which had left before the order would be let home one by one.';

/** What every store has to do with reports of one statement, events and time; `open` gives a new and empty ledger. */
export function ledgerOverTimeSuite(name: string, open: () => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(() => ledger.close());

    const add = (sketch: Sketch, retrieved = NOW) => ledger.add(documentOf(sketch), { retrieved });
    const idOf = async (sketch: Sketch): Promise<string> => (await add(sketch)).statements[0] ?? '';
    const found = async (query: SearchQuery) => (await ledger.search(query)).hits.map(({ id }) => id);
    const reportsOf = async (id: string) => {
      const shown = await ledger.show(id);
      if (shown.type !== 'statement') throw new Error('not a statement');
      return shown.reports;
    };

    test.each(['headline', 'heading', 'caption'] as const)(
      'a statement in the %s and the text is one report with two places',
      async (kind) => {
        const below = 'The northern route will stay shut until the ice has gone from the strait';
        const sketch: Sketch = { ...FIRST, said: [said('Northern route to stay shut'), said(below), said(WORDS)] };
        const document = documentOf(sketch);
        const first = document.statements[0];
        const blocks = document.blocks.map((block, at) => (at === 1 ? { ...block, kind } : block));
        const { statements } = await ledger.add({ ...document, blocks }, { retrieved: NOW });
        const [headline = '', body = ''] = statements;
        for (const id of [headline, body]) {
          const [report, ...others] = await reportsOf(id);
          expect(others).toEqual([]);
          expect(report?.places.map((place) => [place.id, place.headline])).toEqual([
            [body, false],
            [headline, kind === 'headline'],
          ]);
          expect(report?.places[1]?.text).toBe(first?.text);
        }
        expect(await ledger.counts()).toMatchObject({ statements: 3, clusters: 2 });
        expect(await found({ words: 'northern route shut' })).toEqual([body]);
        expect(await found({ words: 'northern route shut', reports: 'all' })).toEqual([body]);
        expect((await ledger.search({ words: 'shut', reports: 'all' })).total).toBe(1);
        // The headline alone has "to".
        expect(await found({ words: '"route to"' })).toEqual([headline]);
        // Another document that reports it is another report.
        const other = await add({ ...TRIMMED, said: [said(below, { speaker: 'Nygård' })] });
        expect((await reportsOf(headline)).map(({ places }) => places.length)).toEqual([2, 1]);
        expect((await ledger.search({ words: 'shut' })).hits[0]).toMatchObject({ reports: 2 });
        await ledger.remove(other.document);
        expect(await reportsOf(headline)).toHaveLength(1);
      },
    );

    test('what a turn tells of another speaker is not the turn', async () => {
      const told = 'the talks on the northern fishery are long overdue and will not wait for another winter';
      await add({ ...FIRST, said: [said(`Okko says ${told}`), said(told, { speaker: 'Jens Okko' })] });
      expect(await ledger.counts()).toMatchObject({ statements: 2, clusters: 2 });
    });

    test.each([
      ['first', [FIRST, TRIMMED, ANONYMOUS_NUMBER]],
      ['last', [ANONYMOUS_NUMBER, TRIMMED, FIRST]],
    ])('a trimmed report is the same statement, another number is not; the whole one comes %s', async (_, order) => {
      const ids = new Map<Sketch, string>();
      for (const sketch of order) ids.set(sketch, await idOf(sketch));
      expect(await ledger.counts()).toMatchObject({ statements: 3, clusters: 2 });
      const [first, trimmed, number] = [FIRST, TRIMMED, ANONYMOUS_NUMBER].map((sketch) => ids.get(sketch));
      expect(new Set(await found({ words: 'overdue' }))).toEqual(new Set([first, number]));
      expect(await found({ outlet: 'daily' })).toEqual([trimmed]);
      expect((await found({ reports: 'all' })).length).toBe(3);
      const reports = await reportsOf(trimmed ?? '');
      expect(reports.map(({ id, words }) => [id, words])).toEqual([
        [first, 'first'],
        [trimmed, 'shorter'],
      ]);
      expect(reports[1]?.diff).toEqual([
        { before: 'The talks on the northern fishery are', after: '', same: false },
        {
          before: 'long overdue, and we will not wait for another winter',
          after: 'long overdue, and we will not wait for another winter',
          same: true,
        },
      ]);
      expect((await ledger.search({ words: 'northern long' })).hits).toMatchObject([
        { reports: 2, independentReports: 2 },
      ]);
    });

    test('a report that withholds the speaker says so; another speaker is another statement', async () => {
      await add(FIRST);
      await add({ ...TRIMMED, said: [said(WORDS, { speaker: 'Ana Lima' })] });
      expect(await ledger.counts()).toMatchObject({ clusters: 2 });
      const anonymous = documentOf({ ...ANONYMOUS_NUMBER, said: [said(WORDS)] });
      const withheld = anonymous.statements.map((statement) => ({ ...statement, speaker: null }));
      const { statements } = await ledger.add({ ...anonymous, statements: withheld }, { retrieved: NOW });
      expect(await ledger.counts()).toMatchObject({ clusters: 2 });
      const reports = await reportsOf(statements[0] ?? '');
      expect(reports.find(({ id }) => id === statements[0])).toMatchObject({
        attributedDifferently: true,
        words: 'same',
      });
    });

    test('copies of an agency text are reports, but not independent ones', async () => {
      const lead = AGENCY;
      const first = await idOf({ ...FIRST, lead });
      await add({ ...TRIMMED, lead: `${AGENCY} Our harbour reporter adds that the ferry came back at dusk.` });
      const own = 'Fishermen in the south shrugged and mended nets. '.repeat(12);
      await add({ ...ANONYMOUS_NUMBER, lead: own, said: [said(WORDS)] });
      const { hits } = await ledger.search({ words: 'northern' });
      expect(hits).toMatchObject([{ id: first, reports: 3, independentReports: 2 }]);
      const shown = await ledger.show(first);
      const head = shown.type === 'statement' ? shown.statement.document.id : '';
      expect((await reportsOf(first)).map(({ copyOf }) => copyOf)).toEqual([null, head, null]);
    });

    test('of copies the one published first is the original, whichever came first', async () => {
      const copy = await add({ ...FIRST, lead: AGENCY });
      const original = await add({ ...TRIMMED, published: '2022-05-03', lead: AGENCY });
      const reports = await reportsOf(copy.statements[0] ?? '');
      expect(reports.map(({ document, copyOf }) => [document.id, copyOf])).toEqual([
        [original.document, null],
        [copy.document, original.document],
      ]);
    });

    test('removing a document leaves the statement to those that report it too', async () => {
      const first = await add({ ...FIRST, lead: AGENCY });
      const second = await add({ ...TRIMMED, lead: AGENCY });
      const third = await add({ ...ANONYMOUS_NUMBER, said: [said(WORDS)] });
      await ledger.remove(first.document);
      expect(await ledger.counts()).toMatchObject({ documents: 2, statements: 2, clusters: 1 });
      expect((await reportsOf(second.statements[0] ?? '')).map(({ id }) => id)).toEqual([
        ...second.statements,
        ...third.statements,
      ]);
      expect((await ledger.search({})).hits).toMatchObject([{ reports: 2, independentReports: 2 }]);
      await ledger.remove(third.document);
      expect((await ledger.search({})).hits).toMatchObject([{ id: second.statements[0], reports: 1 }]);
      await ledger.remove(second.document);
      expect(await ledger.counts()).toMatchObject({ documents: 0, statements: 0, clusters: 0, speakers: 0 });
    });

    test('two fragments are joined by the whole, and fall apart again without it', async () => {
      await add({ ...TRIMMED, said: [said('The talks on the northern fishery are long overdue')] });
      await add({ ...ANONYMOUS_NUMBER, said: [said('and we will not wait for another winter')] });
      expect(await ledger.counts()).toMatchObject({ clusters: 2 });
      const whole = await add(FIRST);
      expect(await ledger.counts()).toMatchObject({ clusters: 1 });
      await ledger.remove(whole.document);
      expect(await ledger.counts()).toMatchObject({ clusters: 2 });
    });

    test('a corrected page leaves the cluster of its old words', async () => {
      await add(FIRST);
      await add(TRIMMED);
      expect(await ledger.counts()).toMatchObject({ clusters: 1 });
      await add({ ...TRIMMED, said: [said('We have nothing to add to this today')] }, '2026-06-01T00:00:00Z');
      expect(await ledger.counts()).toMatchObject({ statements: 2, clusters: 2 });
    });

    test('filters by target, addressee, topic, act, polarity, verdict, id and code; facets count them', async () => {
      const norway = { represents: ['country:NOR', 'NOR'] as const };
      const { statements } = await add({
        ...FIRST,
        said: [
          said('We demand that the trawlers go home', {
            targets: ['country:ISL'],
            topics: ['fish'],
            act: 'REQUEST',
            ...norway,
          }),
          said('We thank the island for its patience', { addressees: ['Jón Þór'], topics: ['fish'], act: 'SUPPORT' }),
          said('The port is not for sale', { speaker: 'Stockholm Press', polarity: 'negated', topics: ['trade'] }),
          said('I have read the paper', { speaker: 'Greta Holm' }),
        ],
      });
      const [demand, thanks, port, read] = statements;
      await ledger.judge([[demand ?? '', 'verbatim']]);
      expect(await found({ target: 'country:ISL' })).toEqual([demand]);
      expect(await found({ addressee: 'thor' })).toEqual([thanks]);
      expect(await found({ topic: 'fish', act: 'SUPPORT' })).toEqual([thanks]);
      expect(await found({ polarity: 'negated' })).toEqual([port]);
      expect(await found({ verdict: 'verbatim' })).toEqual([demand]);
      expect(await found({ speaker: 'NOR' })).toEqual([demand]);
      expect(await found({ speaker: 'country:NOR' })).toEqual([demand]);
      expect(await found({ speaksFor: 'NOR' })).toEqual([demand]);
      expect(await found({ speaksFor: 'Nygård' })).toEqual([]);
      expect(await found({ speaker: 'Holm' })).toEqual([read]);
      expect(await found({ publishedFrom: '2022-05-05' })).toEqual([]);
      const { facets } = await ledger.search({ words: 'the', facets: true });
      expect(facets).toMatchObject({
        speaksFor: [{ value: 'NOR', count: 1 }],
        topic: [
          { value: 'fish', count: 2 },
          { value: 'trade', count: 1 },
        ],
        act: [
          { value: 'REQUEST', count: 1 },
          { value: 'SUPPORT', count: 1 },
        ],
        verdict: [{ value: 'verbatim', count: 1 }],
        outlet: [{ value: 'Fjord News', count: 4 }],
        year: [{ value: '2022', count: 4 }],
      });
    });

    test('statements like one share its rare words', async () => {
      const seed = await idOf(FIRST);
      const like = await idOf({
        ...TRIMMED,
        said: [said('No northern country can live without its fishery', { speaker: 'Ana Lima' })],
      });
      await add({ ...ANONYMOUS_NUMBER, said: [said('Nobody asked the farmers', { speaker: 'Ana Lima' })] });
      expect((await found({ like: seed }))[0]).toBe(like);
      expect((await found({ like: seed.slice(0, -4) }))[0]).toBe(like);
      await expect(ledger.search({ like: 'st_none' })).rejects.toMatchObject({ code: 'OR3003' });
    });

    test('an event that two documents report is one; an allegation is another thing', async () => {
      const event = {
        type: 'SANCTION',
        actors: ['country:NOR'],
        recipients: ['country:ISL'],
        day: '2022-05-03',
      } as const;
      await add({ ...FIRST, events: [event] });
      await add({ ...TRIMMED, events: [{ ...event, day: '2022-05-04', place: 'Oslo' }] });
      await add({
        ...ANONYMOUS_NUMBER,
        events: [
          { ...event, allegedBy: 'Ana Lima' },
          { ...event, day: '2022-06-01' },
        ],
      });
      expect(await ledger.counts()).toMatchObject({ events: 3 });
      const events = [];
      for await (const one of ledger.events({ actor: 'country:NOR', reportedAs: 'fact' })) events.push(one);
      expect(events).toMatchObject([{ reports: 2, independent: 2 }, { reports: 1 }]);
      const shown = await ledger.show(events[0]?.id ?? '');
      expect(shown).toMatchObject({ type: 'event', reports: [{ id: events[0]?.id }, { place: { name: 'Oslo' } }] });
      await ledger.remove(events[0]?.document.id ?? '');
      expect(await ledger.counts()).toMatchObject({ events: 3 });
    });

    test('a timeline counts by period, act and type, with the ids behind each figure', async () => {
      const isl = { targets: ['country:ISL'] };
      const nor = { represents: ['country:NOR', 'NOR'] as const };
      const { statements } = await add({
        ...FIRST,
        said: [
          said(WORDS, { act: 'ACCUSE', day: '2022-05-03', ...isl, ...nor }),
          said('We welcome the new offer from the island', { act: 'SUPPORT', day: '2022-06-07', ...isl, ...nor }),
          said('This is about something else altogether', { day: '2022-06-08', ...nor }),
        ],
        events: [{ type: 'SANCTION', actors: ['country:NOR'], recipients: ['country:ISL'], day: '2022-05-09' }],
      });
      await add({ ...TRIMMED, said: [said(WORDS, { act: 'ACCUSE', ...isl, ...nor })] });
      const { rows, outlets, first, last } = await ledger.timeline({ actor: 'NOR', recipient: 'country:ISL' });
      expect(rows).toMatchObject([
        {
          period: '2022-05',
          statements: { count: 1, ids: [statements[0]] },
          independentReports: 2,
          byAct: { ACCUSE: { count: 1 } },
          byType: { SANCTION: { count: 1 } },
          byQuad: { 3: 1, 4: 1 },
          meanScore: -4.5,
        },
        { period: '2022-06', statements: { ids: [statements[1]] }, byAct: { SUPPORT: { count: 1 } }, meanScore: 5 },
      ]);
      expect(outlets).toMatchObject([
        { outlet: 'Fjord News', reports: 2 },
        { outlet: 'The Daily', reports: 1 },
      ]);
      expect([first?.id, last?.id]).toEqual([statements[0], statements[1]]);
      const years = await ledger.timeline({ actor: 'Nygård', by: 'year' });
      expect(years.rows).toMatchObject([{ period: '2022', statements: { count: 3 } }]);
      await expect(ledger.timeline({})).rejects.toMatchObject({ code: 'OR3004' });
    });

    test('a timeline keeps history apart, on its own day, and tells what is dated by a year alone', async () => {
      const sanction = { type: 'SANCTION' as const, actors: ['country:NOR'], recipients: ['country:ISL'] };
      await add({
        ...FIRST,
        said: [
          said(WORDS, { act: 'ACCUSE', day: '2021', targets: ['country:ISL'], represents: ['country:NOR', 'NOR'] }),
        ],
        events: [
          { ...sanction, day: '2022-05-09' },
          { ...sanction, type: 'ASSAULT', day: '1952-05-09', historical: true },
          { ...sanction, type: 'COERCE', day: '2022-05-09', historical: true, allegedBy: 'Ana Lima' },
          { ...sanction, type: 'PROTEST', day: '2022' },
          { ...sanction, type: 'REJECT', day: '2022', allegedBy: 'Ana Lima' },
        ],
      });
      const none = { count: 0, ids: [] };
      const { rows } = await ledger.timeline({ actor: 'NOR', recipient: 'country:ISL' });
      expect(rows).toMatchObject([
        { period: '1952-05', byType: {}, alleged: none, historical: { count: 1 }, byQuad: {}, meanScore: null },
        { period: '2021-01', statements: { count: 1 }, severalPeriods: { count: 1 } },
        { period: '2022-01', byType: { PROTEST: { count: 1 } }, alleged: { count: 1 }, severalPeriods: { count: 2 } },
        {
          period: '2022-05',
          byType: { SANCTION: { count: 1 } },
          alleged: none,
          historical: { count: 1 },
          severalPeriods: none,
          byQuad: { 4: 1 },
        },
      ]);
      expect(Object.keys(rows[3]?.byType ?? {})).toEqual(['SANCTION']);
      expect(rows[1]?.severalPeriods.ids).toEqual(rows[1]?.statements.ids);
      const years = await ledger.timeline({ actor: 'NOR', recipient: 'country:ISL', by: 'year', from: '2021' });
      expect(years.rows).toMatchObject([
        { period: '2021', severalPeriods: none },
        { period: '2022', historical: { count: 1 }, severalPeriods: none },
      ]);
    });

    test('a change of position is marked with the statement from which it differs', async () => {
      const about = { targets: ['country:ISL'], topics: ['fish'] };
      const { statements } = await add({
        ...FIRST,
        said: [
          said('They take what is ours year after year', { act: 'ACCUSE', day: '2022-05-01', ...about }),
          said('I ask them to think again about the quota', { act: 'REQUEST', day: '2022-05-02', ...about }),
          said('I have always supported a common quota', { act: 'SUPPORT', day: '2022-05-03', ...about }),
          said('I do not support any quota of this kind', {
            act: 'SUPPORT',
            polarity: 'negated',
            day: '2022-05-04',
            ...about,
          }),
        ],
      });
      const { positions, changes } = await ledger.positions({ speaker: 'Nygård', about: 'country:ISL' });
      expect(positions.map(({ statement }) => statement.id)).toEqual(statements);
      expect(positions.map(({ change }) => change && [change.differsIn, change.from.id])).toEqual([
        null,
        null,
        null,
        [['polarity'], statements[2]],
      ]);
      expect(changes).toBe(1);
      expect((await ledger.positions({ speaker: 'Nygård', issue: 'fish' })).changes).toBe(1);
      for (const query of [{ speaker: 'Nygård' }, { speaker: ' ', issue: 'fish' }])
        await expect(ledger.positions(query)).rejects.toMatchObject({ code: 'OR3004' });
      // It is told how to ask: whoever came with half an address has no page to look it up in.
      const message = expect.stringMatching(/about=.*issue=/u) as string;
      await expect(ledger.positions({ speaker: 'Nygård' })).rejects.toMatchObject({ message });
    });

    test('a line that is longer than is given at once tells up to which day it goes', async () => {
      for (let document = 0; document < 21; document += 1)
        await add({
          url: `https://long.example/${document}`,
          said: Array.from({ length: 100 }, (_, index) =>
            said(`We will not leave bank ${document * 100 + index} to others`, {
              day: `20${document + 10}-05-01`,
              targets: ['country:ISL'],
            }),
          ),
        });
      const first = await ledger.positions({ speaker: 'Nygård', about: 'country:ISL' });
      expect([first.positions.length, first.shownUntil]).toEqual([2_000, '2029-05-01']);
      const rest = await ledger.positions({ speaker: 'Nygård', about: 'country:ISL', from: '2029-05-01' });
      expect([rest.positions.length, rest.shownUntil]).toEqual([200, null]);
    });

    test('like is compared with like, and what has no day is shown and compared with nothing', async () => {
      const told = (
        words: string,
        day: string | undefined,
        target: string,
        more: Partial<Sketch['said'][number]> = {},
      ) => said(words, { targets: [target], topics: ['fish'], ...(day === undefined ? {} : { day }), ...more });
      const { statements: dated } = await add({
        ...FIRST,
        said: [
          told('We support the quota for herring', '2022-05-01', 'country:ISL'),
          told('We reject the quota for herring', '2022-05-02', 'country:GBR'),
          told('We reject the ferry to the islands', '2022-05-03', 'country:ISL'),
          told('We still support the quota on herring', '2022-05-04', 'country:ISL'),
          told('We reject the herring quota', '2022-05-05', 'country:ISL'),
        ],
      });
      const { statements: undated } = await add({
        url: 'https://undated.example/1',
        said: [told('We support the quota for herring again', undefined, 'country:ISL')],
      });
      const all = await ledger.positions({ speaker: 'Nygård', issue: 'fish' });
      expect(all.positions.map(({ statement, undated: isUndated }) => [statement.id, isUndated])).toEqual([
        ...dated.map((id) => [id, false]),
        ...undated.map((id) => [id, true]),
      ]);
      expect(all.positions.map(({ change }) => change?.from.id ?? null)).toEqual([
        null,
        null,
        null,
        null,
        dated[3],
        null,
      ]);
      expect(all.positions[4]?.change?.why).toBe(
        'for (“support”) before, against (“reject”) here; both have “herring”, “quota”',
      );
      const later = await ledger.positions({ speaker: 'Nygård', about: 'country:ISL', from: '2022-05-05' });
      expect(later.positions.map(({ statement }) => statement.id)).toEqual([dated[4], ...undated]);
      // It differs from what was said before the days that are asked about.
      expect(later.positions.map(({ change }) => change?.from.id ?? null)).toEqual([dated[3], null]);
      expect(later.changes).toBe(1);
    });

    test('each version is read as it was, with the places of all that is said in code points', async () => {
      const sketch: Sketch = {
        ...FIRST,
        said: [said(WORDS, { act: 'ACCUSE' }), said('We shall see \u{1F41F} next week', { polarity: 'negated' })],
        events: [{ type: 'ACCUSE', actors: ['Kari Nygård'], recipients: ['Iceland'], day: '2022-05-04', statement: 0 }],
      };
      const first = await add(sketch);
      await add({ ...sketch, title: 'Corrected', said: [said(WORDS)], events: [] }, '2026-06-01T00:00:00Z');
      await add(TRIMMED);
      const now = await ledger.reading(first.document.slice(0, 12));
      expect(now).toMatchObject({ id: first.document, version: 2, currentVersion: 2, title: 'Corrected' });
      expect(now.statements).toMatchObject([{ speaker: 'Kari Nygård', act: null, reports: 2 }]);
      expect(now.history.map(({ version }) => version)).toEqual([1, 2]);
      const then = await ledger.reading(first.document, 1);
      expect(then).toMatchObject({ version: 1, currentVersion: 2, title: 'In brief', statementCount: 2 });
      const points = [...then.text];
      const words = (spans: readonly (readonly [number, number])[] | undefined): string[] =>
        (spans ?? []).map((span) => points.slice(...span).join(''));
      const [accusing, fish] = then.statements;
      expect(then.statements.map(({ id }) => id)).toEqual(first.statements);
      expect(accusing).toMatchObject({ act: 'ACCUSE', polarity: 'affirmed', speakerBasis: 'known', verdict: null });
      expect(fish).toMatchObject({ kind: 'direct', polarity: 'negated', speakerWords: 'Kari Nygård' });
      expect([fish?.source, fish?.cue, fish?.content].map(words)).toEqual([
        ['Kari Nygård'],
        ['said'],
        ['“We shall see \u{1F41F} next week”'],
      ]);
      expect(then.events).toMatchObject([
        { type: 'ACCUSE', actors: ['Kari Nygård'], reportedAs: 'said', statement: accusing?.id },
      ]);
      expect(words(then.events[0]?.triggers[0])).toEqual([points.slice(2, 4).join('')]);
      await expect(ledger.reading(first.document, 3)).rejects.toMatchObject({ code: 'OR8165' });
      await expect(ledger.reading('doc_nothing')).rejects.toMatchObject({ code: 'OR3003' });
      const changes = versionChanges(then, now);
      expect(changes.head).toEqual([{ field: 'title', before: 'In brief', after: 'Corrected' }]);
      expect(changes.paragraphs.map(({ change }) => change)).toEqual(['same', 'same', 'removed']);
      expect(changes.statements).toMatchObject({ same: 1, changes: [{ change: 'gone', before: { id: fish?.id } }] });
      const shown = await ledger.show(accusing?.id ?? '', { others: false });
      expect(shown).toMatchObject({ type: 'statement', others: [] });
      expect(await found({ document: first.document, reports: 'all' })).toEqual(now.statements.map(({ id }) => id));
    });

    test('a document is read again: ids of the same words stay, and what changed is told', async () => {
      const versions = { onrecord: '0.2.0', model: 'en-0.2.0', lexicon: '2027-01' };
      const first = await add({ ...FIRST, said: [said(WORDS), said('We shall see about the quotas next week')] });
      await add(TRIMMED);
      const outdated = [];
      for await (const one of ledger.outdated(versions)) outdated.push(one);
      expect(outdated.map(({ document }) => document)).toContain(first.document);
      const { model, ...others } = outdated[0]?.versions ?? versions;
      expect(await ledger.outdatedCount({ ...others, model: [versions.model, model] })).toBe(0);
      const one = outdated.find(({ document }) => document === first.document);
      const read = documentOf({
        ...FIRST,
        said: [said(WORDS), said('We shall see about the quotas next week')],
        versions,
      });
      expect(one?.article).toMatchObject({ text: read.text, blocks: read.blocks, url: FIRST.url });
      const better = {
        ...read,
        attributions: read.attributions.slice(0, 1),
        statements: read.statements.slice(0, 1).map((statement) => ({ ...statement, topics: ['fish'] })),
      };
      expect(await ledger.refresh(first.document, better)).toEqual({
        document: first.document,
        kept: [first.statements[0]],
        changed: [{ id: first.statements[0], fields: ['topics'] }],
        added: [],
        removed: [first.statements[1]],
      });
      expect(await found({ topic: 'fish' })).toEqual([first.statements[0]]);
      expect(await ledger.counts()).toMatchObject({ versions: 2, statements: 2, clusters: 1 });
      expect(await ledger.show(first.statements[1] ?? '')).toMatchObject({ type: 'departed' });
      const left = [];
      for await (const { document } of ledger.outdated(versions)) left.push(document);
      expect(left).not.toContain(first.document);
      await expect(ledger.refresh(first.document, documentOf(TRIMMED))).rejects.toMatchObject({ code: 'OR3015' });
    });
  });
}
