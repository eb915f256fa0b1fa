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
export { COPY_SHARE, LEAST_FOR_COPY, sampled, sharedPart, shinglesOfText, winnowed } from './fingerprints.ts';
export { type QuotedWords, quotedWords } from './quotedWords.ts';
export { dayNumber, daysFit, reachOf } from './saidDays.ts';
export { compareSpeakers } from './sameSpeaker.ts';
export { comparable, type Comparable, compareStatements, type Comparison, type ReportedWords } from './sameStatement.ts';
