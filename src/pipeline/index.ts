export { openPool, type PoolOptions, type ReaderPool } from './pool.ts';
export { type Outcome, readAll } from './all.ts';
export { openReader } from './open.ts';
export { openRereadingPool, type RereadingPool } from './again.ts';
export { modelFolder } from './models.ts';
export type { ArticleReader, Reader, ReaderOptions } from './read.ts';
export { VERSION } from './version.ts';
