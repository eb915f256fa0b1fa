import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problems } from '../schemas/index.ts';
import type { Services } from '../services.ts';

/** The routes of one subject. */
export type Routes = FastifyPluginAsyncZod<Services>;

/** What every reading route is configured with. */
export const READS = { role: 'reader' } as const;

export const CSV_TYPE = 'text/csv; charset=utf-8';

/** What a route answers with a table. */
export const CSV = {
  response: {
    200: {
      description: 'RFC 4180, in UTF-8, with a header',
      content: { 'text/csv': { schema: z.string() } },
    },
    ...problems,
  },
} as const;
