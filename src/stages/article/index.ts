export { readPage } from './page.ts';
export { parseArticle, type ParseOptions } from './parse.ts';
