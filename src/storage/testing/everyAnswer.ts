import { OnrecordError } from '../../errors/index.ts';
import { KNOWN_FIELDS, type Ledger, type SearchQuery, type TurnHead } from '../../ledger/index.ts';
import { rarePairsOf, shinglesOf, spokenWords } from '../../text/index.ts';

/** Words, phrases and whatever else the search language has, for a ledger of the documents in this folder. */
export const WORDS = [
  'the',
  'fish',
  'talks on',
  '"talks on"',
  '"the talks on fi"*',
  'ta*',
  'cod OR fish',
  'overdue NOT fish',
  'overdue -cod',
  '-fish',
  '-fish -the',
  'NOT (fish OR cod)',
  'NEAR(the overdue, 5)',
  'NEAR(overdue the, 5)',
  'NEAR("the talks" overdue, 2) OR tugboats',
  'NEAR(the on fish, 0)',
  'title:meet',
  'title:fish overdue',
  'title:"ministers meet" OR title:briefing',
  '-title:report the',
  'title:(report -ministers)',
  '(fish (cod OR overdue)) OR lighthouse',
  'café',
  'CAFE',
  'nobodysays',
  'lighthouse skarv',
];

const FILTERS: readonly SearchQuery[] = [
  {},
  { facets: true },
  { facets: true, reports: 'all' },
  { speaker: 'Holm' },
  { speaker: 'country:NOR' },
  { speaker: 'NOR' },
  { speaker: 'Nygård', target: 'Norway' },
  { target: 'Norway', facets: true },
  { addressee: 'Norway' },
  { speaksFor: 'NOR' },
  { topic: 'fisheries' },
  { outlet: 'fjord' },
  { outlet: 'news' },
  { outlet: 'example' },
  { tag: 'checked' },
  { tag: 'checked, first batch' },
  { from: '2022', to: '2022-12' },
  { publishedFrom: '2022', publishedTo: '2026-03' },
  { kind: 'direct', polarity: 'affirmed' },
  { act: 'REQUEST' },
  { minConfidence: 0.8, facets: true },
  { verdict: 'verbatim' },
  { verdict: 'altered', reports: 'all' },
  { words: 'the', speaker: 'Holm', from: '2026' },
  { words: 'overdue', reports: 'all', limit: 3 },
  { words: 'fish', speaker: 'Nygård', kind: 'direct', facets: true },
];

const coded = async <T>(answer: () => Promise<T>): Promise<unknown> => {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof OnrecordError) return { code: error.code };
    throw error;
  }
};

/** The first pages of a search, few hits each. */
async function pagesOf(ledger: Ledger, query: SearchQuery): Promise<unknown[]> {
  const pages: unknown[] = [];
  for (let cursor: string | null | undefined; cursor !== null && pages.length < 4;) {
    const page = await ledger.search({ limit: 4, ...query, cursor });
    pages.push({ ...page, next: page.next === null ? null : 'more' });
    cursor = page.next;
  }
  return pages;
}

/** Of a search by rank the order is the database's own: what is found, without it. */
async function foundByRank(ledger: Ledger, query: SearchQuery): Promise<unknown> {
  const { hits, ...counted } = await ledger.search({ ...query, order: 'rank', limit: 1_000 });
  return { ...counted, hits: hits.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

async function turnsOf(ledger: Ledger, texts: readonly string[]): Promise<unknown> {
  const turns = ledger.turns();
  const found = new Set<TurnHead>();
  const answers: unknown[] = [];
  for (const text of texts) {
    const keys = spokenWords(text).map(({ key }) => key);
    const pairs = rarePairsOf(keys).map(({ hash }) => hash);
    for (const most of [1, 50]) {
      for (const day of [null, '2026-03-09']) {
        const hits = [...(await turns.hits(shinglesOf(keys), day, most)), ...(await turns.pairs(pairs, day, most))];
        answers.push(hits.toSorted((a, b) => a.shingle - b.shingle || a.turn.key - b.turn.key || a.word - b.word));
        for (const { turn } of hits) found.add(turn);
      }
    }
  }
  for (const turn of found) {
    const { words, ...body } = await turns.body(turn);
    answers.push(body, words.length, await turns.speakers(turn.transcript));
  }
  answers.push(
    await turns.occasions({ from: '', to: '9999' }),
    await turns.occasions({ from: '2026-03-10', to: '2026-04' }),
  );
  return answers;
}

/** What a ledger answers to every question, by what was asked; all but in what order the best matches come. */
export async function everyAnswer(ledger: Ledger): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  const put = async (question: string, answer: () => Promise<unknown>): Promise<void> => {
    answers.set(question, await coded(answer));
  };
  const all = <T>(items: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(items);
  const queries = [
    ...FILTERS,
    ...WORDS.map((words): SearchQuery => ({ words })),
    ...WORDS.map((words): SearchQuery => ({ words, reports: 'all' })),
  ];
  for (const query of queries) {
    const named = JSON.stringify(query);
    await put(`search ${named}`, () => pagesOf(ledger, query));
    if (query.words) await put(`best ${named}`, () => foundByRank(ledger, query));
    await put(`statements ${named}`, () => all(ledger.statements(query)));
  }
  const statements = await all(ledger.statements({ reports: 'all' }));
  const documents = await all(ledger.documents());
  const events = await all(ledger.events({ reports: 'all' }));
  for (const { id } of statements) await put(`show ${id}`, () => ledger.show(id));
  for (const { id } of statements.slice(0, 12)) await put(`like ${id}`, () => foundByRank(ledger, { like: id }));
  for (const { id } of [...documents, ...events]) await put(`show ${id}`, () => ledger.show(id));
  for (const id of ['doc_', 'st_', 'ev_', 'st_x', 'x', '', statements[0]?.id.slice(0, 8) ?? ''])
    await put(`show ${id}`, () => ledger.show(id));
  for (const filter of [
    {},
    { actor: 'NOR' },
    { recipient: 'Norway' },
    { type: 'CONSULT' },
    { reportedAs: 'said' as const },
    { from: '2022', to: '2024' },
  ]) {
    await put(`page of events ${JSON.stringify(filter)}`, () => ledger.eventPage({ ...filter, limit: 3 }));
    await put(`events ${JSON.stringify(filter)}`, () => all(ledger.events(filter)));
  }
  for (const query of [
    { actor: 'Holm' },
    { actor: 'NOR', recipient: 'Norway', by: 'year' as const },
    { actor: 'Nygård', from: '2022', to: '2023' },
    { issue: 'fisheries' },
    { recipient: 'Norway' },
  ])
    await put(`timeline ${JSON.stringify(query)}`, () => ledger.timeline(query));
  for (const query of [
    { speaker: 'Holm', issue: 'fisheries' },
    { speaker: 'NOR', about: 'Norway' },
    { speaker: 'Nygård', about: 'x' },
  ])
    await put(`positions ${JSON.stringify(query)}`, () => ledger.positions(query));
  for (const query of [{}, { actor: 'Holm' }, { actor: 'NOR' }, { words: 'the', most: 3 }])
    await put(`network ${JSON.stringify(query)}`, () => ledger.network(query));
  for (const query of [{}, { words: 'Holm' }, { ids: ['country:NOR'] }])
    await put(`parties ${JSON.stringify(query)}`, () => ledger.parties(query));
  for (const query of [{}, { by: 'year', from: '2022', to: '2022-06' }] as const)
    await put(`dyads ${JSON.stringify(query)}`, () => ledger.dyads(query));
  for (const query of [{}, { actor: 'NOR' }]) await put(`places ${JSON.stringify(query)}`, () => ledger.places(query));
  for (const filter of [
    {},
    { title: 'meet fish' },
    { outlet: 'FJORD' },
    { speaker: 'Holm' },
    { tag: 'checked' },
    { form: 'transcript' },
    { form: 'html' },
    { from: '2022', to: '2026-03-10' },
    { addedFrom: '2026-05', addedTo: '2026-05' },
    { title: ' ' },
  ]) {
    const named = JSON.stringify(filter);
    await put(`documents ${named}`, () => all(ledger.documents(filter)));
    for (const order of ['added', 'published', 'title'] as const) {
      await put(`page ${named} ${order}`, async () => {
        const pages: unknown[] = [];
        for (let cursor: string | undefined; ;) {
          const { next, ...page } = await ledger.documentPage({ ...filter, order, limit: 3, cursor });
          pages.push(page);
          if (next === null || pages.length > 3) return pages;
          cursor = next;
        }
      });
    }
  }
  for (const field of KNOWN_FIELDS) {
    for (const typed of ['', 'n', 'kari n', 'fj', 'é'])
      await put(`names ${field} ${typed}`, () => ledger.names(field, typed));
  }
  await put('info', async () => {
    const { path: _path, size: _size, changed: _changed, schema: _schema, ...info } = await ledger.info();
    return info;
  });
  await put('tags', () => ledger.tags());
  await put('counts', () => ledger.counts());
  await put('faults', () => all(ledger.faults()));
  const versions = { onrecord: '0', model: '0', lexicon: '0' };
  await put('outdated', () => all(ledger.outdated(versions)));
  await put('outdated number', () => ledger.outdatedCount(versions));
  await put('versions', () => all(ledger.versions()));
  await put('versions of one', () => all(ledger.versions(documents[1]?.id)));
  await put('turns', () =>
    turnsOf(
      ledger,
      statements.map(({ text }) => text),
    ),
  );
  return answers;
}
