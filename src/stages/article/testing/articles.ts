import type { Article, DocumentForm, DocumentRecord } from '../../../document/index.ts';
import { parseArticle, type ParseOptions } from '../index.ts';

/** The article of a record. */
export const record = (fields: DocumentRecord): Promise<Article> =>
  parseArticle({ form: 'record', input: 'case', id: 'case', record: fields });

/** The article of a file. */
export const file = (form: DocumentForm, content: string | Uint8Array, options?: ParseOptions): Promise<Article> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return parseArticle({ form, input: 'case', id: 'case', bytes, charset: null, url: null }, options);
};

/** Each block as its kind, its speaker if it is a turn, and its words. */
export const shown = (article: Article): string[] =>
  article.blocks.map(
    ({ kind, span, speaker }) => `${kind}${speaker ? ` ${speaker}` : ''}: ${article.text.slice(...span)}`,
  );
