export { openPool, type PoolOptions, type ReaderPool } from './pool.ts';
export { type Outcome, readAll } from './all.ts';
export { type ArticleReader, openReader, type Reader, type ReaderOptions, VERSION } from './read.ts';
