/**
 * Onrecord as a library; the command line uses nothing else. See docs/library.md for examples.
 * @module
 */
import 'onrecord-runtime/quiet';
export type * from './document/index.ts';
export { OnrecordError } from './errors/index.ts';
export * from './export/index.ts';
export type * from './ledger/index.ts';
export {
  type ActorDetail,
  type ActorFilter,
  type Actors,
  actors,
  addDocuments,
  additionsPath,
  type AddOptions,
  type AddOutcome,
  type Backup,
  type BackupOptions,
  backupLedger,
  type CountedWork,
  evaluate,
  type EvaluateOptions,
  EVENT_FORMATS,
  type EventFormatName,
  eventsWithDocuments,
  explain,
  exportEvents,
  exportStatements,
  importFiles,
  type ImportOutcome,
  type Inputs,
  isOfAll,
  ledgerFiles,
  ledgerName,
  type LedgerOptions,
  ledgerPath,
  openAccounts,
  openLedger,
  openReader,
  type Progress,
  read,
  type Reader,
  type ReadOptions,
  type Reason,
  refreshDocuments,
  type RefreshOutcome,
  type StatementExport,
  versionsOfMatching,
  withProgress,
  watchedFeedsPath,
  watchStatePath,
  type WorkOptions,
} from './library/index.ts';
export type { Outcome } from './pipeline/index.ts';
export { VERSION } from './pipeline/index.ts';
export { feedsInFile, watchFeeds } from './sources/index.ts';
export {
  memoryIndex,
  type Quote,
  transcriptOf,
  type Transcript,
  type Verdict,
  type Verification,
  verificationLine,
  verifier,
  verifyQuotes,
} from './verify/index.ts';
