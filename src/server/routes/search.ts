import { exportStatements } from '../../library/index.ts';
import { problems, SearchQuery, SearchResult, StatementQuery } from '../schemas/index.ts';
import { sendPieces } from '../streams.ts';
import { CSV, CSV_TYPE, READS, type Routes } from './routes.ts';

export const searchRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/search',
    {
      config: READS,
      schema: {
        operationId: 'search',
        summary: 'One page of the statements that match, with counts by field where asked for',
        tags: ['statements'],
        querystring: SearchQuery,
        response: { 200: SearchResult, ...problems },
      },
    },
    ({ query: { facets, ...asked } }) => ledger.search({ ...asked, facets: facets === 'true' }),
  );
  app.get(
    '/api/search.csv',
    {
      config: { ...READS, stream: true },
      schema: {
        operationId: 'searchAsCsv',
        summary: 'All statements that match, as a table',
        tags: ['statements'],
        querystring: StatementQuery,
        ...CSV,
      },
    },
    ({ query }, reply) => sendPieces(reply, exportStatements(ledger, query, 'csv'), CSV_TYPE),
  );
};
