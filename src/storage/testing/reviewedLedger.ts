import { afterEach, beforeEach, expect } from 'vitest';
import type { Recorded } from '../../document/index.ts';
import { inUtf16, type Ledger, type NewReview, type Restored, type StoredVersion } from '../../ledger/index.ts';
import type { Span } from '../../text/index.ts';
import { ledgerOver } from '../shared/ledger.ts';
import type { Store } from '../shared/session.ts';
import { documentOf, type Sketch } from './documents.ts';

export const NOW = '2026-05-04T12:00:00Z';
export const LONG = 'The ice in the strait is thinner than in any year that we have measured';
export const QUOTA = 'The quota will be set before the boats go out';
const SHORT = 'Nobody asked us';
export const SKETCH: Sketch = {
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
export const [ADLER, BRANDT] = ['R. Adler', 'S. Brandt'];

/** The document of the ledger, as it is first read. */
export const READ: Recorded = documentOf(SKETCH);

/** The document as another model reads it: the content of one statement is another stretch, or it is not found. */
export function reread(
  document: Recorded,
  number: number,
  content: (was: Span) => Span | null,
  model = 'en-0.2.0',
): Recorded {
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

/** A version of a document as an archive brings it. */
export const restoredOf = ({ document, retrieved, reviews, departed }: StoredVersion): Restored => ({
  recorded: inUtf16(document),
  arrival: { retrieved },
  verdicts: {},
  reviews,
  departed,
});

/** A ledger with one document and the ids of its statements. */
export interface ReviewedLedger {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly document: string;
  readonly first: string;
  readonly second: string;
  readonly third: string;
}

/** Gives `use` a new one before each test, and closes it after; `open` gives a new and empty store. */
export function reviewedLedger(open: () => Promise<Store>, use: (fresh: ReviewedLedger) => void) {
  let ledger: Ledger;
  beforeEach(async () => {
    const store = await open();
    ledger = ledgerOver(store, { readWith: async (article) => ({ ...READ, ...article }) });
    const { document, statements } = await ledger.add(READ, { retrieved: NOW });
    const [first = '', second = '', third = ''] = statements;
    use({ store, ledger, document, first, second, third });
  });
  afterEach(() => ledger.close());

  return {
    review: (entry: string, by: string, more: Partial<NewReview> = {}) =>
      ledger.review({ entry, by, decision: 'accept', ...more }),
    departed: async (id: string) => {
      const shown = await ledger.show(id);
      if (shown.type !== 'departed') throw new Error(`${id} is there`);
      return shown.departed;
    },
    statement: async (id: string) => {
      const shown = await ledger.show(id);
      if (shown.type !== 'statement') throw new Error(`${id} is no statement`);
      return shown;
    },
    eventIds: async () => (await all(ledger.events())).map(({ id }) => id),
    nothingIsWrong: async () => expect(await all(ledger.faults())).toEqual([]),
  };
}

export const all = <T>(items: AsyncIterable<T>): Promise<T[]> => Array.fromAsync(items);
