import { z } from 'zod';
import { OnrecordError } from '../../errors/index.ts';
import { exportEvents } from '../../library/index.ts';
import { EventPage, EventPageQuery, EventQuery, Id, problems, ShownDeparted, ShownEvent } from '../schemas/index.ts';
import { sendPieces } from '../streams.ts';
import { CSV, CSV_TYPE, READS, type Routes } from './routes.ts';

export const eventRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/events',
    {
      config: READS,
      schema: {
        operationId: 'events',
        summary:
          'One page of the events that match, the latest first, with counts by type and by how they are reported',
        tags: ['events'],
        querystring: EventPageQuery,
        response: { 200: EventPage, ...problems },
      },
    },
    ({ query }) => ledger.eventPage(query),
  );
  app.get(
    '/api/events.csv',
    {
      config: { ...READS, stream: true },
      schema: {
        operationId: 'eventsAsCsv',
        summary: 'All events that match, as a table like those of POLECAT and ICEWS',
        tags: ['events'],
        querystring: EventQuery,
        ...CSV,
      },
    },
    ({ query }, reply) => sendPieces(reply, exportEvents(ledger, query, 'events'), CSV_TYPE),
  );
  app.get(
    '/api/events/:id',
    {
      config: READS,
      schema: {
        operationId: 'event',
        summary: 'An event with its parties and every report of it; of one that is gone, what became of it',
        tags: ['events'],
        params: Id,
        response: { 200: z.discriminatedUnion('type', [ShownEvent, ShownDeparted]), ...problems },
      },
    },
    async ({ params: { id } }) => {
      const shown = await ledger.show(id);
      if (shown.type !== 'event' && shown.type !== 'departed') throw new OnrecordError('OR3003', { input: id });
      return shown;
    },
  );
};
