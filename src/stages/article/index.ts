export { datelinesOf } from './dateline.ts';
export type { Page } from './page.ts';
export { parseArticle, type ParseOptions } from './parse.ts';

/** The reader of HTML pages, for this thread; documents are read by `parseArticle`, which has a thread for pages. */
export const pageReader = async () => (await import('./page.ts')).readPage;
