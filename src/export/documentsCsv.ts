import type { DocumentSummary } from '../ledger/index.ts';
import { type Cell, recordsAsCsv } from './table.ts';

const HEADER = [
  'id',
  'url',
  'title',
  'outlet',
  'byline',
  'published',
  'added',
  'form',
  'tags',
  'versions',
  'statements',
  'sha256',
  'transcript',
];

/** Documents as RFC 4180 CSV, one a record, below a header. */
export async function* documentsAsCsv(pages: AsyncIterable<readonly DocumentSummary[]>): AsyncGenerator<string> {
  yield recordsAsCsv([HEADER]);
  for await (const documents of pages) yield recordsAsCsv(documents.map(cellsOf));
}

const cellsOf = (document: DocumentSummary): readonly Cell[] => [
  document.id,
  document.url ?? '',
  document.title ?? '',
  document.outlet ?? '',
  document.byline.join('; '),
  document.published?.from ?? '',
  document.added,
  document.form ?? '',
  document.tags.join(', '),
  document.versionCount,
  document.statementCount,
  document.sha256,
  document.transcript ? 'yes' : 'no',
];
