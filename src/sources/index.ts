export type { Resolver } from './addresses.ts';
export { inputsOf } from './inputs.ts';
export { DEFAULT_LIMITS, type InputForm, type SourceOptions } from './options.ts';
export { watchFeeds, type WatchOptions } from './watch.ts';
export { feedsInFile } from './opml-file.ts';
export { isParquet, parquetDocuments, parquetFilesIn, type ParquetItem } from './parquet.ts';
