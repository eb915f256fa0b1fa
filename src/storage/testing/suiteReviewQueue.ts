import { describe, expect, test } from 'vitest';
import {
  disputesIn,
  type EventFilter,
  type Ledger,
  type NewReview,
  type Review,
  type StatementFilter,
} from '../../ledger/index.ts';
import type { Store } from '../shared/session.ts';
import { documentOf } from './documents.ts';
import { ADLER, all, BRANDT, NOW, QUOTA, reviewedLedger, SKETCH } from './reviewedLedger.ts';

/** What every store has to do with what is to be reviewed and with how far people agree; `open` gives a new and empty one. */
export function reviewQueueSuite(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let ledger: Ledger;
    let document = '';
    let first = '';
    let second = '';
    let third = '';
    const { review, eventIds, nothingIsWrong } = reviewedLedger(open, (fresh) => {
      ({ ledger, document, first, second, third } = fresh);
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

    /** What the queue of the second reviewer has, by its filter. */
    const queueOf = async (filter: StatementFilter) =>
      (await ledger.reviewQueue({ by: BRANDT, filter })).statements.map(({ id }) => id);
    const eventQueueOf = async (filter: EventFilter) =>
      (await ledger.reviewQueue({ by: BRANDT, kind: 'event', filter })).events.map(({ id }) => id);
    const decide = (entry: string, field: NewReview['field'], value: unknown) =>
      review(entry, ADLER, { field, decision: 'wrong', value });

    test('who codes second finds what the machine says, whatever the first one decided, and what was decided too', async () => {
      await ledger.judge([[first, 'altered']]);
      const { id = '' } = (await ledger.reviewQueue({ by: BRANDT })).statements.find((one) => one.id === first) ?? {};
      const read: StatementFilter[] = [
        { speaker: 'Nygård' },
        { speaker: 'Nygård', document },
        { speaksFor: 'NOR' },
        { kind: 'direct' },
        { act: 'ACCUSE' },
        { from: '2026-05-03', to: '2026-05-03' },
        { verdict: 'altered' },
      ];
      const before = await Promise.all(read.map(queueOf));
      for (const found of before) expect(found).toContain(id);
      await decide(first, 'speaker', { name: 'Jens Okko' });
      await decide(first, 'kind', 'mixed');
      await decide(first, 'act', 'REQUEST');
      await decide(first, 'said', { from: '2024-01-01', to: '2024-01-31' });
      await decide(first, 'targets', [{ actor: 'country:ISL' }]);
      expect(await Promise.all(read.map(queueOf))).toEqual(before);
      for (const filter of [
        { speaker: 'Okko' },
        { kind: 'mixed' },
        { act: 'REQUEST' },
        { to: '2024' },
        { target: 'country:ISL' },
      ])
        expect([filter, await queueOf(filter as StatementFilter)]).toEqual([filter, [first]]);
      expect((await ledger.search({ speaker: 'Nygård' })).hits.map((hit) => hit.id)).toEqual([second]);
      const { left } = await ledger.reviewProgress({ by: BRANDT, filter: { speaker: 'Nygård' } }, NOW);
      expect(left).toBe(2);
      await decide(first, 'entry', false);
      expect(await Promise.all(read.map(queueOf))).toEqual(before);
      await nothingIsWrong();
      for (const review of await all(ledger.reviews())) await ledger.undoReview(review.id);
      expect(await Promise.all(read.map(queueOf))).toEqual(before);
      expect(await queueOf({ speaker: 'Okko' })).toEqual([]);
    });

    test('the same of events', async () => {
      const [sanction = '', meeting = ''] = await eventIds();
      const read: EventFilter[] = [
        { actor: 'country:NOR' },
        { recipient: 'country:ISL' },
        { type: 'SANCTION' },
        { reportedAs: 'fact' },
        { from: '2026-05-02', to: '2026-05-02' },
        // Of what both do each is on either side.
        { actor: 'Lima', recipient: 'Nygård' },
      ];
      const before = await Promise.all(read.map(eventQueueOf));
      expect(before).toEqual([[sanction], [sanction], [sanction], [sanction, meeting], [sanction], [meeting]]);
      await decide(sanction, 'actors', [{ actor: 'country:GBR' }]);
      await decide(sanction, 'recipients', []);
      await decide(sanction, 'type', 'COERCE');
      await decide(sanction, 'standing', 'alleged');
      await decide(sanction, 'date', { from: '2024-01-01', to: '2024-01-31' });
      await decide(meeting, 'type', 'AID');
      expect(await Promise.all(read.map(eventQueueOf))).toEqual(before);
      const decided: EventFilter[] = [
        { actor: 'country:GBR' },
        { type: 'COERCE' },
        { reportedAs: 'alleged' },
        { to: '2024' },
      ];
      for (const filter of decided) expect([filter, await eventQueueOf(filter)]).toEqual([filter, [sanction]]);
      expect((await ledger.eventPage({ actor: 'country:NOR' })).events).toEqual([]);
      await nothingIsWrong();
      for (const { id } of await all(ledger.reviews())) await ledger.undoReview(id);
      expect(await Promise.all(read.map(eventQueueOf))).toEqual(before);
    });

    test('what the first reviewer decided to be none is in the queue of a document, and of its reports once', async () => {
      await ledger.add(documentOf({ ...SKETCH, url: 'https://daily.example/ice', events: [] }), { retrieved: NOW });
      await decide(first, 'entry', false);
      expect(await queueOf({ words: 'ice' })).toEqual([first]);
      expect(await queueOf({ document })).toContain(first);
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
      expect(await ledger.agreement({ document: document.slice(0, 12) })).toEqual(await ledger.agreement());
      await expect(ledger.agreement({ document: 'doc_none' })).rejects.toMatchObject({ code: 'OR3003' });
    });

    test('a page of reviews follows the one before, also where its last review is gone with its document', async () => {
      const other = await ledger.add(documentOf({ ...SKETCH, url: 'https://daily.example/ice' }), { retrieved: NOW });
      for (const entry of [first, other.statements[0] ?? '', second, first])
        await review(entry, ADLER, { field: 'kind', at: NOW });
      const reviews = await all(ledger.reviews());
      const page = await ledger.reviewPage({ limit: 2 });
      expect(page.reviews).toEqual(reviews.slice(0, 2));
      await ledger.remove(other.document);
      const left = { reviews: reviews.slice(2), next: null };
      expect(await ledger.reviewPage({ limit: 2, cursor: page.next ?? '' })).toMatchObject(left);
      expect(await ledger.reviewPage({ entry: second })).toMatchObject({ reviews: [{ unit: second }], next: null });
      await expect(ledger.reviewPage({ cursor: reviews[0]?.id })).rejects.toMatchObject({ code: 'OR3004' });
      await expect(ledger.reviewPage({ limit: 0 })).rejects.toMatchObject({ code: 'OR3050' });
    });
  });
}
