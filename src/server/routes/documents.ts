import { z } from 'zod';
import { OnrecordError } from '../../errors/index.ts';
import { documentsAsCsv } from '../../export/index.ts';
import { type DocumentDetail, everyDocumentPage, type Ledger, type Shown, versionChanges } from '../../ledger/index.ts';
import { exportStatements } from '../../library/index.ts';
import {
  Document,
  DocumentPage,
  DocumentQuery,
  DocumentReading,
  DocumentVersion,
  Id,
  list,
  problems,
  ShownDeparted,
  VersionChanges,
} from '../schemas/index.ts';
import { sendPieces } from '../streams.ts';
import { CSV, CSV_TYPE, READS, type Routes } from './routes.ts';

/** The number of a version, as it stands in an address. */
const VersionNumber = z.coerce.number().int().min(1).describe('The number of a version that is kept, from 1.');

export const documentRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/documents',
    {
      config: READS,
      schema: {
        operationId: 'documents',
        summary: 'One page of the documents that match',
        tags: ['documents'],
        querystring: DocumentQuery,
        response: { 200: DocumentPage, ...problems },
      },
    },
    ({ query }) => ledger.documentPage(query),
  );
  app.get(
    '/api/documents.csv',
    {
      config: { ...READS, stream: true },
      schema: {
        operationId: 'documentsAsCsv',
        summary: 'All documents that match, as a table',
        tags: ['documents'],
        querystring: DocumentQuery.omit({ limit: true, cursor: true }),
        ...CSV,
      },
    },
    ({ query }, reply) => sendPieces(reply, documentsAsCsv(everyDocumentPage(ledger, query)), CSV_TYPE),
  );
  app.get(
    '/api/documents/:id',
    {
      config: READS,
      schema: {
        operationId: 'document',
        summary: 'A document with its plain text, its blocks, its versions and who says what in it',
        tags: ['documents'],
        params: Id,
        response: { 200: Document, ...problems },
      },
    },
    async ({ params: { id } }) => documentOf(await ledger.show(id), id),
  );
  app.get(
    '/api/documents/:id.csv',
    {
      config: READS,
      schema: {
        operationId: 'documentAsCsv',
        summary: 'The statements of a document as a table',
        tags: ['documents'],
        params: Id,
        ...CSV,
      },
    },
    async ({ params: { id } }, reply) => {
      const { id: document } = await ledger.reading(id);
      const pieces = exportStatements(ledger, { document, reports: 'all' }, 'csv');
      return sendPieces(reply, pieces, CSV_TYPE);
    },
  );
  app.get(
    '/api/documents/:id/versions',
    {
      config: READS,
      schema: {
        operationId: 'documentVersions',
        summary: 'The texts of all versions that are kept, the first one first',
        tags: ['documents'],
        params: Id,
        response: { 200: z.object({ versions: list(DocumentVersion) }), ...problems },
      },
    },
    async ({ params: { id } }) => {
      const document = documentOf(await ledger.show(id), id);
      const versions: z.output<typeof DocumentVersion>[] = [];
      for await (const { version, retrieved, document: kept } of ledger.versions(document.id)) {
        const { title, text, blocks, published } = kept;
        versions.push({ version, retrieved, title, published, text, blocks });
      }
      return { versions };
    },
  );
  app.get(
    '/api/documents/:id/reading',
    {
      config: READS,
      schema: {
        operationId: 'documentReading',
        summary:
          'A version of a document to be read: its text, and where in it who says what; the current one if none is named',
        tags: ['documents'],
        params: Id,
        querystring: z.strictObject({ version: VersionNumber.optional() }),
        response: { 200: z.discriminatedUnion('type', [DocumentReading, ShownDeparted]), ...problems },
      },
    },
    ({ params: { id }, query: { version } }) => readingOf(ledger, id, version),
  );
  app.get(
    '/api/documents/:id/changes',
    {
      config: READS,
      schema: {
        operationId: 'documentChanges',
        summary: 'What differs between two versions of a document, paragraph by paragraph and word by word',
        tags: ['documents'],
        params: Id,
        querystring: z.strictObject({ from: VersionNumber, to: VersionNumber }),
        response: { 200: VersionChanges, ...problems },
      },
    },
    async ({ params: { id }, query: { from, to } }) => {
      const [before, after] = await Promise.all([ledger.reading(id, from), ledger.reading(id, to)]);
      return versionChanges(before, after);
    },
  );
};

/** A version of a document, or what became of it. */
async function readingOf(ledger: Pick<Ledger, 'reading' | 'show'>, id: string, version: number | undefined) {
  try {
    return { type: 'document' as const, ...(await ledger.reading(id, version)) };
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'OR3003') throw error;
    const shown = await ledger.show(id);
    if (shown.type !== 'departed') throw error;
    return shown;
  }
}

function documentOf(shown: Shown, id: string): DocumentDetail {
  if (shown.type !== 'document') throw new OnrecordError('OR3003', { input: id });
  return shown.document;
}
