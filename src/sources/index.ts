export { unpacked } from './bytes.ts';
export { filesAt, type FoundFile } from './files.ts';
export { formOfName } from './forms.ts';
export {
  askForFeed,
  documentsAtAddresses,
  documentsInBytes,
  documentsInKeptFile,
  inputsOf,
  type KeptFile,
} from './inputs.ts';
export { documentsInRange, type FileRange, rangeOfBytes, rangesOf } from './ranges.ts';
export { DEFAULT_LIMITS, type InputForm, type SourceOptions } from './options.ts';
export { dueAfter } from './watch-schedule.ts';
export { type Refused, watchFeeds, type WatchOptions } from './watch.ts';
export { feedsInFile } from './opml-file.ts';
export { mayPass } from './passing.ts';
export { isParquet, parquetDocuments, parquetFilesIn, type ParquetItem } from './parquet.ts';
export { isTable, rowsAt } from './table-file.ts';
export { folded } from './table-rows.ts';
export type { Resolver } from './resolver.ts';
export { robotsMemory } from './robots-memory.ts';
export type { LeaveTurn, Turns } from './turns.ts';
export { feedsInStateFile, type FeedState, type FeedStore, UNKNOWN_FEED } from './watch-state.ts';
