import type { DocumentPage, DocumentQuery } from './collection.ts';
import type { DocumentSummary } from './entries.ts';
import type { Ledger } from './port.ts';

/** So many documents at a time. */
const MOST = 1000;

/** All documents that match, in the order that is asked for, page by page. */
export async function* everyDocumentPage(
  ledger: Pick<Ledger, 'documentPage'>,
  query: Omit<DocumentQuery, 'limit' | 'cursor'>,
): AsyncGenerator<readonly DocumentSummary[]> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { documents, next }: DocumentPage = await ledger.documentPage({ ...query, limit: MOST, cursor });
    yield documents;
    cursor = next;
  }
}
