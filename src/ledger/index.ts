export { type Context, type Quote, type Reader, readerOf } from './context.ts';
export { hitOf } from './hit.ts';
export { canonicalUrl, documentId, fingerprintOf, identityOf, sha256, statementIds } from './identity.ts';
export { foldName } from './names.ts';
export { inCodePoints, type PointRecorded } from './points.ts';
export type {
  Added,
  Arrival,
  Counts,
  DocumentDetail,
  DocumentMetadata,
  DocumentSummary,
  Ledger,
  LedgerStatement,
  SearchQuery,
  SearchResult,
  Shown,
  StatementFilter,
  StatementHit,
} from './port.ts';
export { dayBound, parseTerms, type Term } from './query.ts';
