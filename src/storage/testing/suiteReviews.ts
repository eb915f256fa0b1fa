import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Recorded } from '../../document/index.ts';
import { EVENT_FIELDS, type Ledger, type NewReview } from '../../ledger/index.ts';
import type { Span } from '../../text/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import type { Store } from '../shared/session.ts';
import { run } from '../shared/sql.ts';
import { documentOf, type EventSketch, type Sketch } from './documents.ts';
import { ADLER, all, BRANDT, LONG, NOW, READ, reread, restoredOf, reviewedLedger, SKETCH } from './reviewedLedger.ts';

const NESTING: Sketch = {
  url: 'https://fjord.example/nested',
  said: [{ speaker: 'Kari Nygård', words: 'The miners told us to leave the harbour to them for good' }],
  events: ['CONSULT', 'COOPERATE'].map((type) => ({
    type: type as EventSketch['type'],
    actors: ['country:NOR'],
    recipients: ['country:ISL'],
    day: '2026-05-02',
  })),
};

/** A document in whose statement another one is told, and whose two events have one trigger. */
function nested(sketch: Sketch): Recorded {
  const made = documentOf(sketch);
  const [attribution, statement] = [made.attributions[0], made.statements[0]];
  if (!attribution || !statement) throw new Error('nothing is said');
  const start = made.text.indexOf('to leave');
  const content: Span = [start, made.text.indexOf('”')];
  return {
    ...made,
    attributions: [attribution, { ...attribution, id: 'a2', content: [content] }],
    statements: [
      statement,
      { ...statement, id: 's2', attribution: 'a2', kind: 'indirect', text: made.text.slice(...content) },
    ],
    events: made.events.map((event) => ({ ...event, trigger: [[3, 5]] })),
  };
}
const NESTED = nested(NESTING);

/** What every store has to do with what people decide; `open` gives a new and empty one. */
export function reviewsSuite(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    let ledger: Ledger;
    let document = '';
    let first = '';
    let second = '';
    let third = '';
    const { review, departed, statement, eventIds, nothingIsWrong } = reviewedLedger(open, (fresh) => {
      ({ store, ledger, document, first, second, third } = fresh);
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
        expect([shown, again].map(({ statement: { refuted } }) => refuted)).toEqual([['speaker'], []]);
        await expect(ledger.undoReview('rv_nobody')).rejects.toMatchObject({ code: 'OR3051' });
      });

      test('two who differ are both shown', async () => {
        await review(first, ADLER, { field: 'act' });
        await review(first, BRANDT, { field: 'act', decision: 'wrong', value: 'REQUEST' });
        await review(first, ADLER, { field: 'targets', decision: 'wrong' });
        const hit = (await ledger.search({})).hits.find(({ id }) => id === first);
        expect(hit?.refuted).toEqual(['targets', 'act']);
        await review(first, ADLER, { field: 'entry', decision: 'wrong' });
        expect((await statement(first)).statement.refuted).toEqual(['entry', 'targets', 'act']);
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

      test('of an event too it is told what people have decided to be wrong', async () => {
        const [event = ''] = await eventIds();
        await review(event, ADLER, { field: 'actors', decision: 'wrong', value: [{ name: 'Marta Holm' }] });
        await review(event, BRANDT, { field: 'type' });
        const found = (await all(ledger.events({ reports: 'all' }))).find(({ id }) => id === event);
        expect(found?.refuted).toEqual(['actors']);
        expect((await ledger.eventPage({ reports: 'all' })).events.find(({ id }) => id === event)).toEqual(found);
        await review(event, BRANDT, { field: 'entry', decision: 'wrong' });
        expect(await ledger.show(event)).toMatchObject({ type: 'event', event: { refuted: ['entry', 'actors'] } });
        await nothingIsWrong();
      });

      test('an actor that is given by an id alone gets the name that the ledger or the lexicon has', async () => {
        const [event = ''] = await eventIds();
        const decide = async (actor: string) =>
          (await review(event, ADLER, { field: 'actors', decision: 'wrong', value: [{ actor }] }))[0]?.value;
        expect(await decide('country:ISL')).toEqual([{ actor: 'country:ISL', name: 'country:ISL' }]);
        expect(await decide('org:nato')).toEqual([{ actor: 'org:nato', name: 'NATO' }]);
        await expect(decide('org:natoo')).rejects.toMatchObject({ code: 'OR3050' });
      });

      test('what decides whether an event is counted can be corrected: modes, flags, standing', async () => {
        const [event = ''] = await eventIds();
        const decide = (by: string, field: NewReview['field'], value: unknown) =>
          review(event, by, { field, decision: 'wrong', value });
        await decide(ADLER, 'modes', ['convict', 'expel']);
        await decide(BRANDT, 'modes', ['expel', 'convict']);
        await decide(ADLER, 'negated', true);
        await decide(BRANDT, 'standing', 'alleged');
        const shown = await ledger.show(event);
        expect(shown.type === 'event' && shown.effective).toMatchObject([
          { field: 'modes', machine: [], value: ['convict', 'expel'], disputed: false },
          { field: 'negated', machine: false, value: true },
          { field: 'standing', machine: 'fact', value: 'alleged' },
        ]);
        expect(await ledger.agreement({ field: 'modes' })).toMatchObject([{ kind: 'event', pairs: 1, agreed: 1 }]);
        expect((await review(event, ADLER)).map(({ field }) => field)).toEqual([...EVENT_FIELDS]);
        await expect(decide(ADLER, 'modes', ['shouting'])).rejects.toMatchObject({ code: 'OR3050' });
        await expect(decide(ADLER, 'negated', 'yes')).rejects.toMatchObject({ code: 'OR3050' });
        await nothingIsWrong();
      });

      test('a code is the state that has it, and agrees with its name', async () => {
        const [event = ''] = await eventIds();
        const of = (by: string, name: string) =>
          review(event, by, { field: 'actors', decision: 'wrong', value: [{ name }] });
        expect((await of(ADLER, 'KEN'))[0]?.value).toEqual([{ actor: 'country:KEN', name: 'Kenya' }]);
        await of(BRANDT, 'Kenya');
        expect(await ledger.agreement({ field: 'actors' })).toMatchObject([{ pairs: 1, agreed: 1 }]);
        expect((await of(ADLER, 'XYZ'))[0]?.value).toEqual([{ actor: null, name: 'XYZ' }]);
      });

      test('a right value that is the machine’s confirms it; another party of the same name does not', async () => {
        const [event = ''] = await eventIds();
        const decide = async (field: NewReview['field'], value: unknown) =>
          (await review(event, ADLER, { field, decision: 'wrong', value }))[0];
        expect(await decide('type', 'SANCTION')).toMatchObject({ decision: 'accept', value: null });
        expect(await decide('recipients', [{ actor: 'country:ISL' }])).toMatchObject({ decision: 'accept' });
        const other = await decide('recipients', [{ actor: 'org:isl', name: 'country:ISL' }]);
        expect(other).toMatchObject({ decision: 'wrong' });
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
          reread(READ, 0, ([start, end]) => [start, end - 3]),
        );
        await expect(review(first, ADLER)).rejects.toMatchObject({
          code: 'OR3052',
          details: { fault: `${added[0]} has its words now` },
        });
      });
    });

    describe('reviews go with the words', () => {
      const eventsOf = async (id: string) =>
        (await all(ledger.events())).flatMap((event) => (event.document.id === id ? event.id : []));
      const units = async () => (await all(ledger.reviews({ field: 'speaker' }))).map(({ unit }) => unit);

      test('through readings that cut them otherwise, lose them and find them again', async () => {
        await review(first, ADLER, { field: 'speaker' });
        const { added } = await ledger.refresh(
          document,
          reread(READ, 0, ([start, end]) => [start, end - 3]),
        );
        expect(await units()).toEqual(added);
        expect((await statement(added[0] ?? '')).reviews).toMatchObject([{ entry: first, by: ADLER }]);
        expect((await departed(first)).reviews).toMatchObject([{ unit: added[0] }]);
        await ledger.refresh(
          document,
          reread(READ, 0, () => null),
        );
        expect(await units()).toEqual([first]);
        await ledger.refresh(document, READ);
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

      test('and not to a statement or an event that was there beside them, in another reading or another text', async () => {
        const inner = await ledger.add(NESTED, { retrieved: NOW });
        const [outer = '', within = ''] = inner.statements;
        const [kept = '', other = ''] = await eventsOf(inner.document);
        for (const entry of [within, other]) await review(entry, ADLER, { field: 'entry', decision: 'wrong' });
        const unitsNow = async () => (await all(ledger.reviews({ field: 'entry' }))).map(({ unit }) => unit);
        const without = (document: Recorded): Recorded => ({
          ...reread(document, 1, () => null),
          events: document.events.slice(0, 1),
        });
        await ledger.refresh(inner.document, without(NESTED));
        expect(await unitsNow()).toEqual([within, other]);
        expect((await statement(outer)).effective).toEqual([]);
        expect(await eventsOf(inner.document)).toEqual([kept]);
        const carried = await all(ledger.versions(inner.document));
        const copy = ledgerOver(await open(), {});
        await copy.restore(carried.map(restoredOf));
        expect(await all(copy.reviews())).toEqual(await all(ledger.reviews()));
        await copy.close();
        await ledger.refresh(inner.document, NESTED);
        const changed = nested({ ...NESTING, lead: 'An editor adds a line.' });
        const later = await ledger.add(without(changed), { retrieved: '2027-05-05T00:00:00Z' });
        expect(await unitsNow()).toEqual([within, other]);
        await ledger.refresh(later.document, changed);
        expect(await unitsNow()).toEqual([expect.not.stringMatching(within), expect.not.stringMatching(other)]);
        await nothingIsWrong();
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
        reread(READ, 0, ([start, end]) => [start, end - 3]),
      );
      const carried = await all(ledger.versions());
      expect(carried[0]?.reviews).toHaveLength(9);
      expect(carried[0]?.departed.map(({ id }) => id)).toEqual([first]);
      const other = await open();
      try {
        const copy = ledgerOver(other, {});
        const restored = carried.map(restoredOf);
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
          reviews: (version.reviews ?? []).map((each) => ({ ...each, by: 'somebody else' })),
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
        reread(READ, 2, () => null),
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
      const [one] = await all(ledger.reviews());
      expect(await all(ledger.reviews({ id: one?.id }))).toEqual([one]);
      await expect(found({ from: 'June' })).rejects.toMatchObject({ code: 'OR3004' });
    });
  });
}
