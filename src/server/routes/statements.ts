import { z } from 'zod';
import { OnrecordError } from '../../errors/index.ts';
import { explain } from '../../library/index.ts';
import { Explanation, Id, problems, ShownDeparted, ShownStatement } from '../schemas/index.ts';
import { READS, type Routes } from './routes.ts';

const Others = z.strictObject({
  others: z.enum(['true', 'false']).optional().describe('false: without the other statements of its document.'),
});

export const statementRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/statements/:id',
    {
      config: READS,
      schema: {
        operationId: 'statement',
        summary:
          'A statement with its basis, its verdict and every report of it; of one that is gone, what became of it',
        tags: ['statements'],
        params: Id,
        querystring: Others,
        response: { 200: z.discriminatedUnion('type', [ShownStatement, ShownDeparted]), ...problems },
      },
    },
    async ({ params: { id }, query: { others } }) => {
      const shown = await ledger.show(id, { others: others !== 'false' });
      if (shown.type !== 'statement' && shown.type !== 'departed') throw new OnrecordError('OR3003', { input: id });
      return shown;
    },
  );
  for (const kind of ['statements', 'events'] as const) {
    app.get(
      `/api/${kind}/:id/explain`,
      {
        config: READS,
        schema: {
          operationId: kind === 'statements' ? 'explainStatement' : 'explainEvent',
          summary: 'For each field, from which words and by which rule or score it was concluded, and who lost',
          tags: [kind],
          params: Id,
          response: { 200: Explanation, ...problems },
        },
      },
      ({ params: { id } }) => explain(ledger, id),
    );
  }
};
