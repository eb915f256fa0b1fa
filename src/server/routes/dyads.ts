import type { z } from 'zod';
import { dyadsAsCsv, withEveryDyadPeriod } from '../../export/index.ts';
import type { DyadRow, Ledger } from '../../ledger/index.ts';
import { DyadPageQuery, DyadQuery, Dyads, problems } from '../schemas/index.ts';
import { CSV, CSV_TYPE, READS, type Routes } from './routes.ts';

const SHOWN = 100;

export const dyadRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/dyads',
    {
      config: READS,
      schema: {
        operationId: 'dyads',
        summary: 'What all states and bodies did to each other: one page of rows, by period, source and target',
        tags: ['over time'],
        querystring: DyadPageQuery,
        response: { 200: Dyads, ...problems },
      },
    },
    async ({ query: { limit = SHOWN, cursor = '', ...query } }) => {
      const all = await rowsOf(ledger, query);
      const left = cursor === '' ? all : all.filter((row) => placeOf(row) > cursor);
      const rows = left.slice(0, limit);
      const last = rows.at(-1);
      return { rows, total: all.length, next: last && left.length > limit ? placeOf(last) : null };
    },
  );
  app.get(
    '/api/dyads.csv',
    {
      config: { ...READS, stream: true },
      schema: {
        operationId: 'dyadsAsCsv',
        summary: 'The same as a table of all rows, with a column for each quad class and each type of event',
        tags: ['over time'],
        querystring: DyadQuery,
        ...CSV,
      },
    },
    async ({ query }, reply) => reply.type(CSV_TYPE).send(dyadsAsCsv(await rowsOf(ledger, query))),
  );
};

async function rowsOf(
  ledger: Ledger,
  { everyPeriod, ...query }: z.output<typeof DyadQuery>,
): Promise<readonly DyadRow[]> {
  const rows = await ledger.dyads(query);
  return everyPeriod === 'true' ? withEveryDyadPeriod(rows) : rows;
}

/** Of a row in their order, which is that of these texts. */
const placeOf = ({ period, source, target }: DyadRow): string => [period, source, target].join(' ');
