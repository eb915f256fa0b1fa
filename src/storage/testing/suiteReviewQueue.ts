import { describe, expect, test } from 'vitest';
import { disputesIn, type Ledger, type Review } from '../../ledger/index.ts';
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
    const { review, eventIds } = reviewedLedger(open, (fresh) => {
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
