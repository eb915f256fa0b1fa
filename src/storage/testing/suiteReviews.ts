import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Recorded } from '../../document/index.ts';
import { disputesIn, inUtf16, type Ledger, type NewReview, type Review } from '../../ledger/index.ts';
import { offsetsOf, type Span } from '../../text/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import type { Store } from '../shared/session.ts';
import { rowsOf, run } from '../shared/sql.ts';
import { documentOf, type Sketch } from './documents.ts';

const NOW = '2026-05-04T12:00:00Z';
const LONG = 'The ice in the strait is thinner than in any year that we have measured';
const QUOTA = 'The quota will be set before the boats go out';
const SHORT = 'Nobody asked us';
const SKETCH: Sketch = {
  url: 'https://fjord.example/ice',
  outlet: 'Fjord News',
  published: '2026-05-03',
  said: [
    { speaker: 'Kari Nygård', words: LONG, represents: ['country:NOR', 'NOR'], act: 'ACCUSE' },
    { speaker: 'Kari Nygård', words: QUOTA, day: '2026-05-02' },
    { speaker: 'Ana Lima', words: SHORT },
  ],
  events: [
    { type: 'SANCTION', actors: ['country:NOR'], recipients: ['country:ISL'], day: '2026-05-02' },
    { type: 'CONSULT', actors: ['Kari Nygård'], recipients: ['Ana Lima'], day: '2026-05-01' },
  ],
};
const [ADLER, BRANDT] = ['R. Adler', 'S. Brandt'];

/** The document as another model reads it: the content of one statement is another stretch, or it is not found. */
function reread(document: Recorded, number: number, content: (was: Span) => Span | null, model = 'en-0.2.0'): Recorded {
  const attributions = document.attributions.flatMap((one, at) => {
    if (at !== number) return one;
    const span = one.content[0] && content(one.content[0]);
    return span ? { ...one, content: [span] } : [];
  });
  const found = new Map(attributions.map((one) => [one.id, one]));
  return {
    ...document,
    attributions,
    statements: document.statements.flatMap((statement) => {
      const [span] = found.get(statement.attribution)?.content ?? [];
      return span ? { ...statement, text: document.text.slice(...span) } : [];
    }),
    versions: { ...document.versions, model },
  };
}

/** What every store has to do with what people decide, and with ids that are gone; `open` gives a new and empty one. */
export function reviewsSuite(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let ledger: Ledger;
    let document = '';
    let [first, second, third] = ['', '', ''];
    const read = documentOf(SKETCH);
    beforeEach(async () => {
      store = await open();
      ledger = ledgerOver(store, { readWith: async (article) => ({ ...read, ...article }) });
      ({
        document,
        statements: [first = '', second = '', third = ''],
      } = await ledger.add(read, { retrieved: NOW }));
    });
    afterEach(() => ledger.close());

    const all = <T>(items: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(items);
    const review = (entry: string, by: string, more: Partial<NewReview> = {}) =>
      ledger.review({ entry, by, decision: 'accept', ...more });
    const departed = async (id: string) => {
      const shown = await ledger.show(id);
      if (shown.type !== 'departed') throw new Error(`${id} is there`);
      return shown.departed;
    };
    const statement = async (id: string) => {
      const shown = await ledger.show(id);
      if (shown.type !== 'statement') throw new Error(`${id} is no statement`);
      return shown;
    };
    const eventIds = async () => (await all(ledger.events())).map(({ id }) => id);
    const nothingIsWrong = async () => expect(await all(ledger.faults())).toEqual([]);

    describe('an id that was there does not die', () => {
      test('what another reading leaves out keeps its words, its place and what has them now', async () => {
        await ledger.refresh(
          document,
          reread(read, 0, ([start, end]) => [start + 1, end - 3]),
        );
        const { added } = await ledger.refresh(
          document,
          reread(read, 0, ([start, end]) => [start + 5, end - 3]),
        );
        const gone = await departed(first);
        expect(gone).toMatchObject({
          id: first,
          kind: 'statement',
          document,
          why: 'refreshed',
          by: { onrecord: '0.1.0', model: 'en-0.2.0', lexicon: '2026-11' },
          was: { text: `“${LONG}”`, type: 'direct', speaker: 'Kari Nygård', day: '2026-05-03' },
          became: added[0],
        });
        expect(Number.isNaN(Date.parse(gone.at))).toBe(false);
        const { context, spans } = gone.was ?? {};
        expect(context?.text).toContain(LONG);
        const { text } = read;
        expect(spans?.map((span) => text.slice(...offsetsOf(text).toUtf16(span)))).toEqual([`“${LONG}”`]);
        expect((await departed(first.slice(0, 12))).id).toBe(first);
        await nothingIsWrong();
      });

      test('where no entry has the words it became nothing; found again it is there again', async () => {
        await ledger.refresh(
          document,
          reread(read, 2, () => null),
        );
        expect(await departed(third)).toMatchObject({ became: null, was: { speaker: 'Ana Lima' } });
        await ledger.refresh(document, read);
        expect((await statement(third)).current).toBe(true);
        await ledger.refresh(
          document,
          reread(read, 2, () => null, 'en-0.3.0'),
        );
        expect((await departed(third)).by).toMatchObject({ model: 'en-0.3.0' });
      });

      test('an event too', async () => {
        const [sanction = '', consult = ''] = await eventIds();
        const [told, other] = read.events;
        if (!told || !other) throw new Error('there are no events');
        await ledger.refresh(document, { ...read, events: [{ ...told, type: 'COERCE', trigger: [[3, 4]] }] });
        const [coerce] = await eventIds();
        expect(await departed(sanction)).toMatchObject({
          kind: 'event',
          was: { type: 'SANCTION', speaker: 'country:NOR', day: '2026-05-02' },
          became: coerce,
        });
        expect((await departed(consult)).became).toBe(null);
        await nothingIsWrong();
      });

      test('of a document that a person removes nothing stays but that the ids were there', async () => {
        const events = await eventIds();
        await ledger.refresh(
          document,
          reread(read, 2, () => null),
        );
        await ledger.remove(document);
        for (const [id, kind] of [
          [document, 'document'],
          [first, 'statement'],
          [third, 'statement'],
          [events[0] ?? '', 'event'],
        ] as const) {
          expect(await departed(id)).toEqual({
            id,
            kind,
            document,
            why: 'removed',
            at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
            by: null,
            was: null,
            became: null,
            reviews: [],
          });
        }
        const rows = await store.read((session) => rowsOf<object>(session, sql`select * from departed`));
        expect(JSON.stringify(rows)).not.toMatch(/Nyg|ice|asked/);
        await nothingIsWrong();
        await ledger.add(read, { retrieved: NOW });
        expect((await statement(first)).current).toBe(true);
        expect((await ledger.show(document)).type).toBe('document');
      });

      test('an older version of an edited or changed document keeps its entries, and says what has their words now', async () => {
        const missing = reread(read, 2, () => null);
        const edits = ledgerOver(store, { readWith: async (article) => ({ ...missing, ...article }) });
        await edits.edit(document, { title: 'Ice' });
        expect(await statement(third)).toMatchObject({ current: false, past: { why: 'edited', became: null } });
        expect(await statement(first)).toMatchObject({ current: true, past: null });
        const changed = documentOf({ ...SKETCH, lead: 'An editor adds a line.', events: [] });
        const { statements } = await ledger.add(changed, { retrieved: '2027-05-05T00:00:00Z' });
        expect(await statement(first)).toMatchObject({
          current: false,
          past: { why: 'changed', at: '2027-05-05T00:00:00.000Z', became: statements[0] },
        });
      });
    });

    describe('what people decide', () => {
      test('accepting an entry accepts each of its fields; the machine’s words stay as they are', async () => {
        const before = (await statement(first)).statement;
        const reviews = await review(first, `  ${ADLER} `);
        expect(reviews.map(({ field }) => field)).toEqual([
          'entry',
          'speaker',
          'span',
          'kind',
          'addressee',
          'targets',
          'act',
          'said',
        ]);
        expect(reviews[1]).toEqual({
          id: expect.stringMatching(/^rv_[a-z2-7]{16}$/) as string,
          entry: first,
          unit: first,
          kind: 'statement',
          document,
          url: 'https://fjord.example/ice',
          sha256: before.document.sha256,
          spans: before.attribution.content,
          words: `“${LONG}”`,
          field: 'speaker',
          machine: { actor: 'doc:kari-nyg-rd', name: 'Kari Nygård' },
          decision: 'accept',
          value: null,
          note: null,
          by: ADLER,
          at: expect.any(String) as string,
          undone: null,
          standing: true,
        });
        expect(reviews.map(({ machine }) => machine).slice(3)).toEqual(['direct', [], [], 'ACCUSE', 'none']);
        expect((await statement(first)).statement).toEqual(before);
        await nothingIsWrong();
      });

      test('of a field that a person decides twice the later counts; undone, the earlier counts again', async () => {
        const at = (day: number) => ({ at: `2026-06-0${day}T00:00:00Z` });
        const wrong = { field: 'speaker', decision: 'wrong' } as const;
        await review(first, ADLER, { field: 'speaker', ...at(1) });
        const [later] = await review(first, ADLER, {
          ...wrong,
          value: { name: 'Marta  Holm' },
          note: 'see title',
          ...at(2),
        });
        const shown = await statement(first);
        expect(shown.reviews.map(({ standing }) => standing)).toEqual([false, true]);
        expect(shown.effective).toEqual([
          {
            field: 'speaker',
            machine: { actor: 'doc:kari-nyg-rd', name: 'Kari Nygård' },
            value: { actor: null, name: 'Marta Holm' },
            disputed: false,
            views: [{ value: { actor: null, name: 'Marta Holm' }, by: [ADLER] }],
          },
        ]);
        const undone = await ledger.undoReview(later?.id ?? '');
        expect(undone).toMatchObject({ standing: false, undone: expect.any(String) as string });
        expect((await ledger.undoReview(later?.id ?? '')).undone).toBe(undone.undone);
        const again = await statement(first);
        expect(again.reviews.map(({ standing }) => standing)).toEqual([true, false]);
        expect(again.effective).toMatchObject([{ value: { name: 'Kari Nygård' }, disputed: false }]);
        await expect(ledger.undoReview('rv_nobody')).rejects.toMatchObject({ code: 'OR3051' });
      });

      test('two who differ are both shown', async () => {
        await review(first, ADLER, { field: 'act' });
        await review(first, BRANDT, { field: 'act', decision: 'wrong', value: 'REQUEST' });
        await review(first, ADLER, { field: 'entry', decision: 'wrong' });
        await review(first, ADLER, { field: 'targets', decision: 'wrong' });
        expect((await statement(first)).effective).toEqual([
          { field: 'entry', machine: true, value: false, disputed: false, views: [{ value: false, by: [ADLER] }] },
          { field: 'targets', machine: [], value: null, disputed: false, views: [{ value: null, by: [ADLER] }] },
          {
            field: 'act',
            machine: 'ACCUSE',
            value: null,
            disputed: true,
            views: [
              { value: 'ACCUSE', by: [ADLER] },
              { value: 'REQUEST', by: [BRANDT] },
            ],
          },
        ]);
      });

      test('an actor that is given by an id alone gets the name that the ledger has', async () => {
        const value = [{ actor: 'country:ISL' }];
        const [event = ''] = await eventIds();
        const [one] = await review(event, ADLER, { field: 'recipients', decision: 'wrong', value });
        expect(one?.value).toEqual([{ actor: 'country:ISL', name: 'country:ISL' }]);
        const [other] = await review(event, ADLER, { field: 'actors', decision: 'wrong', value: [{ actor: 'org:x' }] });
        expect(other?.value).toEqual([{ actor: 'org:x', name: null }]);
      });

      // One ledger for all of them: a new database for each takes longer than the rest.
      test('what is no review is refused, and nothing is put down', async () => {
        const refused = [
          ['no reviewer', { by: ' ' }, 'OR3050'],
          ['a decision that there is not', { decision: 'maybe' as never }, 'OR6006'],
          ['a field that there is not', { field: 'tone' as never }, 'OR6006'],
          ['a field of events', { field: 'recipients' }, 'OR3050'],
          ['what is wrong is not named', { decision: 'wrong' }, 'OR3050'],
          ['a value of what is accepted', { field: 'kind', value: 'mixed' }, 'OR3050'],
          ['no kind', { field: 'kind', decision: 'wrong', value: 'loud' }, 'OR3050'],
          ['no date', { field: 'said', decision: 'wrong', value: { from: '2026-02-30', to: '2026-03-01' } }, 'OR3050'],
          [
            'days that run backwards',
            { field: 'said', decision: 'wrong', value: { from: '2026-02-03', to: '2026-02-01' } },
            'OR3050',
          ],
          ['a span beyond the text', { field: 'span', decision: 'wrong', value: [[0, 9_999]] }, 'OR3050'],
          [
            'spans that overlap',
            {
              field: 'span',
              decision: 'wrong',
              value: [
                [0, 9],
                [5, 12],
              ],
            },
            'OR3050',
          ],
          ['a party without a name', { field: 'targets', decision: 'wrong', value: [{}] }, 'OR3050'],
          ['no time', { at: 'yesterday' }, 'OR3050'],
          ['nothing that is there', { entry: 'st_nobody' }, 'OR3003'],
          ['a document', { entry: 'doc_x' }, 'OR3003'],
          ['another value of entry', { field: 'entry', decision: 'wrong', value: true }, 'OR3050'],
        ] satisfies [string, Partial<NewReview>, string][];
        for (const [why, given, code] of refused)
          await expect(review(first, ADLER, given), why).rejects.toMatchObject({ code });
        expect(await all(ledger.reviews())).toEqual([]);
      });

      test('what is gone or past cannot be reviewed, and what has its words is named', async () => {
        const { added } = await ledger.refresh(
          document,
          reread(read, 0, ([start, end]) => [start, end - 3]),
        );
        await expect(review(first, ADLER)).rejects.toMatchObject({
          code: 'OR3052',
          details: { fault: `${added[0]} has its words now` },
        });
      });
    });

    describe('reviews go with the words', () => {
      const units = async () => (await all(ledger.reviews({ field: 'speaker' }))).map(({ unit }) => unit);

      test('through readings that cut them otherwise, lose them and find them again', async () => {
        await review(first, ADLER, { field: 'speaker' });
        const { added } = await ledger.refresh(
          document,
          reread(read, 0, ([start, end]) => [start, end - 3]),
        );
        expect(await units()).toEqual(added);
        expect((await statement(added[0] ?? '')).reviews).toMatchObject([{ entry: first, by: ADLER }]);
        expect((await departed(first)).reviews).toMatchObject([{ unit: added[0] }]);
        await ledger.refresh(
          document,
          reread(read, 0, () => null),
        );
        expect(await units()).toEqual([first]);
        await ledger.refresh(document, read);
        expect((await statement(first)).reviews).toHaveLength(1);
        await nothingIsWrong();
      });

      test('into a text that has them elsewhere, where spans of the old text say nothing', async () => {
        const [event = ''] = await eventIds();
        await review(first, ADLER);
        await review(event, ADLER, { field: 'type' });
        const changed = documentOf({ ...SKETCH, lead: 'An editor adds a line.' });
        const { statements } = await ledger.add(changed, { retrieved: '2027-05-05T00:00:00Z' });
        expect(await units()).toEqual([statements[0]]);
        const shown = await statement(statements[0] ?? '');
        expect(shown.effective.map(({ field }) => field)).not.toContain('span');
        expect(shown.effective).toHaveLength(7);
        const [now] = await eventIds();
        expect((await all(ledger.reviews({ field: 'type' })))[0]?.unit).toBe(now);
        expect(now).not.toBe(event);
      });

      test('and go with the document where a person removes it', async () => {
        await review(first, ADLER);
        await ledger.remove(document);
        expect(await all(ledger.reviews())).toEqual([]);
      });
    });

    test('an archive carries reviews and what has gone, once however often it is taken in', async () => {
      const [one] = await review(first, ADLER, { field: 'speaker', decision: 'wrong', value: { name: 'Marta Holm' } });
      await review(second, BRANDT, { note: 'sure' });
      await ledger.refresh(
        document,
        reread(read, 0, ([start, end]) => [start, end - 3]),
      );
      const carried = await all(ledger.versions());
      expect(carried[0]?.reviews).toHaveLength(9);
      expect(carried[0]?.departed.map(({ id }) => id)).toEqual([first]);
      const other = await open();
      try {
        const copy = ledgerOver(other, {});
        const restored = carried.map(({ document: points, retrieved, ...more }) => ({
          recorded: inUtf16(points),
          arrival: { retrieved },
          verdicts: {},
          reviews: more.reviews,
          departed: more.departed,
        }));
        await copy.restore(restored);
        await ledger.undoReview(one?.id ?? '');
        const taken = (await all(ledger.versions())).flatMap(({ reviews }) => reviews);
        await copy.restore(restored.map((version) => ({ ...version, reviews: taken })));
        await copy.restore(restored);
        expect(await all(copy.reviews())).toEqual(await all(ledger.reviews()));
        expect(await copy.show(first)).toEqual(await ledger.show(first));
        expect(await all(copy.versions())).toEqual(await all(ledger.versions()));
        const forged = restored.map((version) => ({
          ...version,
          reviews: version.reviews.map((each) => ({ ...each, by: 'somebody else' })),
        }));
        await expect(copy.restore(forged)).rejects.toMatchObject({ code: 'OR3050' });
      } finally {
        await other.close();
      }
    });

    test('what is wrong with a review or with what has gone is a fault', async () => {
      await review(first, ADLER, { field: 'kind' });
      await ledger.refresh(
        document,
        reread(read, 2, () => null),
      );
      await store.write(async (session) => {
        await run(session, sql`update reviews set machine = '[1]', unit = 'st_nobody'`);
        await run(session, sql`update departed set anchor = '{'`);
      });
      const faults = (await all(ledger.faults())).map(({ kind, id, place }) => ({ kind, id, place }));
      expect(faults).toEqual([
        { kind: 'reference', id: first, place: 'reviews.unit' },
        { kind: 'json', id: first, place: 'reviews.machine, row 1' },
        { kind: 'json', id: third, place: 'departed.anchor, row 1' },
      ]);
    });

    test('reviews are found by entry, document, reviewer, field, decision, day, and whether they count', async () => {
      const other = await ledger.add(documentOf({ ...SKETCH, url: 'https://daily.example/ice' }), { retrieved: NOW });
      await review(first, ADLER, { field: 'kind', at: '2026-06-01T23:59:00Z' });
      await review(first, ADLER, { field: 'kind', decision: 'wrong', at: '2026-06-02T00:00:00Z' });
      await review(second, BRANDT, { field: 'kind', at: '2026-07-01T00:00:00Z' });
      await review(other.statements[0] ?? '', BRANDT, { field: 'act', at: '2026-07-01T00:00:00Z' });
      const found = async (filter: Parameters<Ledger['reviews']>[0]) =>
        (await all(ledger.reviews(filter))).map(({ unit, by, decision }) => `${unit} ${by} ${decision}`);
      expect(await found({ entry: first })).toEqual([`${first} ${ADLER} accept`, `${first} ${ADLER} wrong`]);
      expect(await found({ entry: first, standing: true })).toEqual([`${first} ${ADLER} wrong`]);
      expect(await found({ document })).toHaveLength(3);
      expect(await found({ by: ' S.  Brandt' })).toHaveLength(2);
      expect(await found({ field: 'act' })).toHaveLength(1);
      expect(await found({ decision: 'wrong' })).toHaveLength(1);
      expect(await found({ from: '2026-06-02', to: '2026-06' })).toEqual([`${first} ${ADLER} wrong`]);
      const [one, ...rest] = await all(ledger.reviews());
      expect(await all(ledger.reviews({ id: one?.id }))).toEqual([one]);
      expect(await all(ledger.reviews({ after: one?.id }))).toEqual(rest);
      expect(await all(ledger.reviews({ after: 'rv_none' }))).toEqual([]);
      await expect(found({ from: 'June' })).rejects.toMatchObject({ code: 'OR3004' });
    });

    test('the queue has the least sure first, page after page, without what the reviewer has decided', async () => {
      const confident = documentOf({
        ...SKETCH,
        url: 'https://daily.example/fleet',
        outlet: 'The Daily',
        said: SKETCH.said.slice(2),
      });
      const sure = confident.statements.map((one) => ({ ...one, confidence: 0.3, text: one.text }));
      const { statements } = await ledger.add({ ...confident, statements: sure }, { retrieved: NOW });
      const queue = async (query: Parameters<Ledger['reviewQueue']>[0] = {}) =>
        (await ledger.reviewQueue(query)).statements.map(({ id }) => id);
      const every = { reports: 'all' } as const;
      expect(await queue({ filter: every })).toEqual([statements[0], first, second, third]);
      const pages: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await ledger.reviewQueue({ limit: 1, filter: every, cursor });
        pages.push(...page.statements.map(({ id }) => id));
        cursor = page.next;
      }
      expect(pages).toEqual([statements[0], first, second, third]);
      await review(first, ADLER, { field: 'speaker' });
      const progress = await ledger.reviewProgress({ by: ADLER, filter: every, limit: 1 }, NOW);
      expect(progress).toEqual({ recent: 1, total: 1, left: 3, more: false });
      const later = await ledger.reviewProgress(
        { by: ADLER, kind: 'event', field: 'date', filter: every },
        '9999-01-01',
      );
      expect(later).toEqual({ recent: 0, total: 1, left: 4, more: false });
      expect(await queue({ by: ADLER, filter: every })).toEqual([statements[0], second, third]);
      expect(await queue({ by: ADLER, field: 'act', filter: every })).toHaveLength(4);
      expect(await queue({ by: BRANDT, filter: every })).toHaveLength(4);
      expect(await queue({ filter: { outlet: 'fjord', words: 'ice' } })).toEqual([first]);
      await ledger.judge([[second, 'altered']]);
      expect(await queue({ filter: { verdict: 'altered' } })).toEqual([second]);
      // Each statement once, however many documents report it.
      expect(await queue()).toHaveLength(3);
      const events = await ledger.reviewQueue({
        kind: 'event',
        filter: { type: 'SANCTION', reports: 'all' },
        limit: 1,
      });
      expect(events).toMatchObject({
        statements: [],
        events: [{ type: 'SANCTION' }],
        next: expect.any(String) as string,
      });
      await review(events.events[0]?.id ?? '', ADLER);
      expect((await ledger.reviewQueue({ kind: 'event', by: ADLER, filter: { reports: 'all' } })).events).toHaveLength(
        3,
      );
      expect(await ledger.reviewProgress({ by: 'Nobody', kind: 'event' }, NOW)).toMatchObject({ recent: 0, total: 0 });
      await expect(queue({ limit: 0 })).rejects.toMatchObject({ code: 'OR3050' });
      await expect(queue({ cursor: 'x' })).rejects.toMatchObject({ code: 'OR3004' });
    });

    test('agreement by field, of what two or more have decided, each once', async () => {
      const ids = [first, second, third];
      const speaker = (by: string, at: number, name: string | null): Promise<readonly Review[]> =>
        name === null
          ? review(ids[at] ?? '', by, { field: 'speaker' })
          : review(ids[at] ?? '', by, { field: 'speaker', decision: 'wrong', value: { name } });
      for (const [by, names] of [
        [ADLER, [null, null, 'Marta Holm']],
        [BRANDT, [null, 'Ana Lima', 'marta holm']],
      ] as const)
        for (const [at, given] of names.entries()) await speaker(by, at, given);
      await review(first, ADLER, { field: 'kind' });
      const [event = ''] = await eventIds();
      await review(event, ADLER, { field: 'type' });
      await review(event, BRANDT, { field: 'type' });
      const fields = await ledger.agreement();
      expect(fields.map(({ kind, field }) => `${kind} ${field}`)).toEqual(['statement speaker', 'event type']);
      // Of six values three are Nygård, one Lima, two Holm; one pair differs, which is two coincidences.
      const alpha = 1 - (5 * 2) / (6 * 5 - (3 * 2 + 2 * 1));
      expect(fields[0]).toMatchObject({ units: 3, pairs: 3, agreed: 2, reviewers: [ADLER, BRANDT] });
      expect(fields[0]?.alpha).toBeCloseTo(alpha, 10);
      expect(fields[0]?.between).toEqual([
        { reviewers: [ADLER, BRANDT], units: 3, pairs: 3, agreed: 2, alpha: fields[0]?.alpha },
      ]);
      expect(fields[1]).toMatchObject({ units: 1, agreed: 1, alpha: null });
      const disputes = disputesIn(await all(ledger.reviews({ standing: true })));
      expect(disputes).toMatchObject([
        { entry: second, kind: 'statement', field: 'speaker', words: `“${QUOTA}”`, document },
      ]);
      expect(disputes[0]?.views).toEqual([
        { value: expect.objectContaining({ name: 'Kari Nygård' }) as unknown, by: [ADLER] },
        { value: { actor: null, name: 'Ana Lima' }, by: [BRANDT] },
      ]);
      await speaker(BRANDT, 1, null);
      expect(disputesIn(await all(ledger.reviews({ standing: true })))).toEqual([]);
      expect((await ledger.agreement({ field: 'speaker' }))[0]).toMatchObject({ agreed: 3, alpha: 1 });
      expect(await ledger.agreement({ reviewers: [ADLER] })).toEqual([]);
    });
  });
}
