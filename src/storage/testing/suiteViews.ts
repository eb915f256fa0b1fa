import { sql } from 'kysely';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { statementJudge } from '../../verify/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import type { Store } from '../shared/session.ts';
import { rowsOf } from '../shared/sql.ts';
import { VIEW_NAMES } from '../shared/views.ts';
import { documentOf, type Sketch } from './documents.ts';
import { BRIEFING, transcriptSketched } from './suiteVerified.ts';

type Row = Readonly<Record<string, unknown>>;

/** All rows of a view, in an order that is the same in every database. */
export const rowsOfView = (store: Pick<Store, 'read'>, view: (typeof VIEW_NAMES)[number]): Promise<Row[]> =>
  store.read((session) =>
    rowsOf<Row>(
      session,
      sql`select * from ${sql.table(view)} order by id, ${view === 'actors' ? sql`document` : sql`1`}`,
    ),
  );

const REPORT: Sketch = {
  url: 'https://fjord.example/lighthouse',
  title: 'Keepers “stay”',
  outlet: 'Fjord News',
  published: '2026-03-11',
  said: [
    {
      speaker: 'Marta Holm',
      words: 'The lighthouse on Skarv island stays lit through the winter',
      day: '2026-03-10',
      sure: 0.75,
      represents: ['country:NOR', 'NOR'],
      topics: ['transport', 'energy'],
      targets: ['country:ISL', 'Skarv', 'country:ISL'],
    },
    {
      speaker: 'The two ministers',
      words: 'Fishing will go on \u{1F41F}',
      kind: 'indirect',
      members: ['Kari Nygård', 'Jón Þór'],
      addressees: ['Brussels'],
      act: 'REJECT',
      polarity: 'negated',
    },
  ],
  events: [
    { type: 'REJECT', actors: ['Kari Nygård', 'Jón Þór'], recipients: ['Brussels'], day: '2026-03-11', statement: 1 },
    {
      type: 'ASSAULT',
      actors: ['Somebody'],
      recipients: [],
      day: '2026-03-09',
      place: 'Skarv',
      allegedBy: 'Kari Nygård',
    },
  ],
};
/** Another outlet has the same words a day later. */
const COPY: Sketch = {
  ...REPORT,
  url: 'https://daily.example/lighthouse',
  outlet: 'The Daily',
  published: '2026-03-12',
  said: REPORT.said.slice(0, 1),
  events: [],
};
const UNDATED: Sketch = {
  said: [{ speaker: 'Ana Lima', words: 'Nobody knows when this was said' }],
  events: [{ type: 'AID', actors: ['Ana Lima'], recipients: [], day: '2026-03-01', place: 'brief' }],
};
/** The place is one that the gazetteer does not know: the text has words for it, of which “brief” are these. */
function withUnknownPlace(document: ReturnType<typeof documentOf>): ReturnType<typeof documentOf> {
  const start = document.text.indexOf('brief');
  const unnamed = { name: null, mention: [[start, start + 'brief'.length]] as const };
  return {
    ...document,
    events: document.events.map((event) => ({ ...event, place: event.place && { ...event.place, ...unnamed } })),
  };
}

/** What people read of a ledger that is kept in a store; `open` gives a new and empty one. */
export function ledgerViewsSuite(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    const ids = { report: '', copy: '', undated: '', briefing: '' };
    let views = new Map<string, readonly Row[]>();

    beforeAll(async () => {
      store = await open();
      const ledger = ledgerOver(store, { judgeWith: statementJudge });
      const add = async (document: ReturnType<typeof documentOf>, day: number, tags: readonly string[] = []) =>
        (await ledger.add(document, { retrieved: `2026-05-0${day}T12:00:00Z`, tags })).document;
      const earlier = { ...REPORT, said: [{ speaker: 'Marta Holm', words: 'What an older version said' }] };
      await add(documentOf(earlier), 1, ['read', 'a second tag']);
      ids.report = await add(documentOf(REPORT), 2);
      ids.copy = await add(documentOf(COPY), 3);
      ids.undated = await add({ ...withUnknownPlace(documentOf(UNDATED)), title: null, byline: [] }, 4);
      ids.briefing = await add(transcriptSketched(BRIEFING), 5);
      views = new Map(
        await Promise.all(VIEW_NAMES.map(async (view) => [view, await rowsOfView(store, view)] as const)),
      );
    });
    afterAll(() => store.close());

    const rows = (view: string): readonly Row[] => views.get(view) ?? [];
    const one = (view: string, wanted: Row): Row | undefined =>
      rows(view).find((row) => Object.entries(wanted).every(([column, value]) => row[column] === value));

    test('documents: one row for each, as its current version has it', () => {
      expect(rows('documents')).toHaveLength(4);
      expect(one('documents', { id: ids.report })).toEqual({
        id: ids.report,
        title: 'Keepers “stay”',
        outlet: 'Fjord News',
        byline: 'A. Reporter',
        published: '2026-03-11',
        published_to: '2026-03-11',
        published_at: null,
        url: 'https://fjord.example/lighthouse',
        given_by: null,
        claimed_url: null,
        language: 'en',
        form: null,
        version: 2,
        versions: 2,
        added: '2026-05-01T12:00:00.000Z',
        retrieved: '2026-05-02T12:00:00.000Z',
        statements: 2,
        events: 2,
        transcript: 0,
        copy_of: null,
        tags: 'a second tag; read',
        edited: null,
        program: '0.1.0',
        model: 'en-0.1.0',
        lexicon: '2026-11',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
      expect(one('documents', { id: ids.undated })).toMatchObject({
        title: null,
        byline: null,
        published: null,
        published_to: null,
        tags: null,
      });
      expect(one('documents', { id: ids.briefing })).toMatchObject({ transcript: 1 });
    });

    test('statements: those of current versions, with who is meant, what is known of the days, and the verdict', () => {
      expect(rows('statements').map(({ text }) => text)).not.toContain('“What an older version said”');
      const first = one('statements', { document: ids.report, speaker: 'Marta Holm' });
      expect(first).toEqual({
        id: expect.stringMatching(/^st_/) as string,
        document: ids.report,
        title: 'Keepers “stay”',
        outlet: 'Fjord News',
        published: '2026-03-11',
        speaker: 'Marta Holm',
        speaker_status: 'resolved',
        speaker_members: null,
        speaker_represents: 'NOR',
        speaker_code: 'NOR',
        speaker_id: 'doc:marta-holm',
        speaker_confidence: null,
        addressees: null,
        targets: 'country:ISL; Skarv',
        chain: null,
        day: '2026-03-10',
        said_from: '2026-03-10',
        said_to: '2026-03-10',
        said_basis: 'known',
        said_confidence: 0.75,
        venue: null,
        kind: 'direct',
        text: '“The lighthouse on Skarv island stays lit through the winter”',
        topics: 'transport; energy',
        polarity: 'affirmed',
        act: null,
        act_negated: null,
        act_targets: null,
        verdict: 'verbatim',
        verdict_source: ids.briefing,
        confidence: 0.8,
        reports: 2,
        independent_reports: 2,
        outlets: 2,
        first_report: 1,
        cluster: first?.['id'],
        url: 'https://fjord.example/lighthouse',
      });
      expect(one('statements', { document: ids.copy })).toMatchObject({
        first_report: 0,
        cluster: first?.['id'],
        reports: 2,
      });
      expect(one('statements', { document: ids.report, kind: 'indirect' })).toMatchObject({
        speaker: 'The two ministers',
        speaker_members: 'Kari Nygård; Jón Þór',
        addressees: 'Brussels',
        day: '2026-03-11',
        said_from: null,
        act: 'REJECT',
        act_negated: 0,
        polarity: 'negated',
        verdict: null,
        reports: 1,
        first_report: 1,
      });
      expect(one('statements', { document: ids.undated })).toMatchObject({ day: null, published: null, title: null });
    });

    test('events: who did what to whom, by whose word, in which words', () => {
      expect(rows('events')).toHaveLength(3);
      const performed = one('events', { type: 'REJECT' });
      expect(performed).toEqual({
        id: expect.stringMatching(/^ev_/) as string,
        document: ids.report,
        title: 'Keepers “stay”',
        outlet: 'Fjord News',
        published: '2026-03-11',
        url: 'https://fjord.example/lighthouse',
        type: 'REJECT',
        modes: null,
        contexts: null,
        actors: 'Kari Nygård; Jón Þór',
        actor_codes: null,
        actor_sectors: null,
        recipients: 'Brussels',
        recipient_codes: null,
        recipient_sectors: null,
        place: null,
        country: null,
        latitude: null,
        longitude: null,
        first_day: '2026-03-11',
        last_day: '2026-03-11',
        date_basis: 'known',
        date_confidence: null,
        reported_as: 'said',
        alleged_by: null,
        negated: 0,
        hypothetical: 0,
        future: 0,
        historical: 0,
        statement: one('statements', { act: 'REJECT' })?.['id'],
        // In code points: the first sign of the text lies beyond the sixteenth bit.
        sentence: '\u{1F54A} In brie',
        confidence: 0.7,
        reports: 1,
        independent_reports: 1,
        first_report: 1,
        cluster: performed?.['id'],
      });
      expect(one('events', { type: 'AID' })).toMatchObject({ document: ids.undated, place: 'brief', country: null });
      expect(one('events', { type: 'ASSAULT' })).toMatchObject({
        place: 'Skarv',
        recipients: null,
        reported_as: 'alleged',
        alleged_by: 'Kari Nygård',
        statement: null,
      });
    });

    test('actors: who is meant in current versions, and how much they say', () => {
      expect(rows('actors').filter(({ name }) => name === 'Marta Holm')).toEqual(
        [ids.report, ids.copy].toSorted().map((document) => ({
          id: 'doc:marta-holm',
          document,
          name: 'Marta Holm',
          kind: 'person',
          code: null,
          sector: null,
          wikidata: null,
          represents: null,
          statements: 1,
        })),
      );
      expect(one('actors', { id: 'country:ISL' })).toMatchObject({ document: null, statements: 0 });
    });
  });
}
