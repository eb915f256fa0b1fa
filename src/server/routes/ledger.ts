import { z } from 'zod';
import { Info, list, problems } from '../schemas/index.ts';
import { READS, type Routes } from './routes.ts';

const Topic = z
  .object({
    topic: z.string(),
    name: z.string(),
    about: z.string(),
    kind: z.enum(['context', 'issue', 'own']),
  })
  .meta({ id: 'Topic' });

export const ledgerRoutes: Routes = async (app, { ledger, topics }) => {
  app.get(
    '/api/info',
    {
      config: READS,
      schema: {
        operationId: 'info',
        summary: 'What the ledger is and what is in it',
        tags: ['ledger'],
        response: { 200: Info, ...problems },
      },
    },
    () => ledger.info(),
  );
  app.get(
    '/api/topics',
    {
      config: READS,
      schema: {
        operationId: 'topics',
        summary: 'The topics that a statement can have',
        tags: ['ledger'],
        response: { 200: z.object({ topics: list(Topic) }), ...problems },
      },
    },
    async () => ({ topics }),
  );
};
