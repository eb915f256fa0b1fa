import type { Recorded } from '../../document/index.ts';
import {
  documentId,
  eventIds,
  identityOf,
  inCodePoints,
  statementIds,
  type StoredVersion,
} from '../../ledger/index.ts';

/** A document as a ledger gives it back, with the ids that it has there. */
export function storedVersion(recorded: Recorded, change: Partial<StoredVersion> = {}): StoredVersion {
  const document = inCodePoints(recorded);
  const id = documentId(identityOf(document));
  const statements = statementIds(id, document.text, document.attributions);
  const events = eventIds(id, document.text, document.events);
  return {
    document: {
      ...document,
      id,
      statements: document.statements.map((statement, at) => ({ ...statement, id: statements[at] ?? '' })),
      events: document.events.map((event, at) => ({ ...event, id: events[at] ?? '' })),
    },
    version: 1,
    retrieved: '2026-05-04T12:00:00.000Z',
    sourceSha256: null,
    verdicts: {},
    tags: [],
    reviews: [],
    departed: [],
    ...change,
  };
}
