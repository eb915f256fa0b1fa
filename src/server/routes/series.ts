import { positionsAsCsv, timelineAsCsv } from '../../export/index.ts';
import { Positions, PositionQuery, problems, Timeline, TimelineQuery } from '../schemas/index.ts';
import { CSV, CSV_TYPE, READS, type Routes } from './routes.ts';

export const seriesRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/timeline',
    {
      config: READS,
      schema: {
        operationId: 'timeline',
        summary:
          'What an actor, a pair or an issue has said and done, a row a period, with the ids behind every figure',
        tags: ['over time'],
        querystring: TimelineQuery,
        response: { 200: Timeline, ...problems },
      },
    },
    ({ query }) => ledger.timeline(query),
  );
  app.get(
    '/api/timeline.csv',
    {
      config: READS,
      schema: {
        operationId: 'timelineAsCsv',
        summary: 'The same as a table, one figure a record',
        tags: ['over time'],
        querystring: TimelineQuery,
        ...CSV,
      },
    },
    async ({ query }, reply) => reply.type(CSV_TYPE).send(timelineAsCsv(await ledger.timeline(query))),
  );
  app.get(
    '/api/positions',
    {
      config: READS,
      schema: {
        operationId: 'positions',
        summary: 'What a speaker has said about somebody or an issue, in order, with opposite words marked',
        tags: ['over time'],
        querystring: PositionQuery,
        response: { 200: Positions, ...problems },
      },
    },
    ({ query }) => ledger.positions(query),
  );
  app.get(
    '/api/positions.csv',
    {
      config: READS,
      schema: {
        operationId: 'positionsAsCsv',
        summary: 'The same as a table, a statement a record',
        tags: ['over time'],
        querystring: PositionQuery,
        ...CSV,
      },
    },
    async ({ query }, reply) => reply.type(CSV_TYPE).send(positionsAsCsv(await ledger.positions(query))),
  );
};
