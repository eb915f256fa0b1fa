import type { DocumentSummary } from '../ledger/index.ts';
import { asCsv } from './table.ts';

/** Documents as RFC 4180 CSV, one a record. */
export const documentsAsCsv = (documents: readonly DocumentSummary[]): string =>
  asCsv(
    [
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
    ],
    documents.map((document) => [
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
    ]),
  );
