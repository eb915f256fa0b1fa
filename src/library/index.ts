export { type ActorDetail, type ActorFilter, type Actors, actors, isOfKind } from './actors.ts';
export { addDocuments, type AddOptions, type AddOutcome } from './adding.ts';
export type { Backup, BackupOptions } from './backup.ts';
export { evaluate, type EvaluateOptions } from './evaluation.ts';
export { explain } from './explaining.ts';
export {
  EVENT_FORMATS,
  type EventFormatName,
  eventsWithDocuments,
  exportEvents,
  exportStatements,
  isOfAll,
  type StatementExport,
  versionsOfMatching,
} from './exporting.ts';
export { importFiles, type ImportOutcome } from './importing.ts';
export {
  additionsPath,
  backupLedger,
  ledgerFiles,
  ledgerName,
  type LedgerOptions,
  ledgerPath,
  openAccounts,
  openLedger,
  watchedFeedsPath,
  watchStatePath,
} from './opening.ts';
export { type CountedWork, type Progress, withProgress, type WorkOptions } from './progress.ts';
export { expectedDocuments } from './expected.ts';
export { type Inputs, openReader, read, type Reader, type ReadOptions } from './reading.ts';
export { type Reason, reasonsOfEvent, reasonsOfStatement } from './reasons.ts';
export { refreshDocuments, type RefreshOutcome } from './refreshing.ts';
export { orRefused } from './refused.ts';
