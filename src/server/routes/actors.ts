import { z } from 'zod';
import { KNOWN_FIELDS, meantBy, namesOrNearest } from '../../ledger/index.ts';
import { ActorDetail, ActorKind, KnownActor, list, problems } from '../schemas/index.ts';
import type { Services } from '../services.ts';
import { READS, type Routes } from './routes.ts';

/** The most actors that a list shows. */
const MOST = 200;

const ActorQuery = z.strictObject({
  words: z.string().max(200).optional().describe('Part of a name.'),
  kind: ActorKind.optional(),
  code: z.string().max(3).optional().describe('ISO 3166 alpha-3, or PLOVER’s code of a body.'),
  sector: z.string().max(3).optional(),
});

/** Of those for whom they speak and whose offices they hold. */
function namesIn(actors: Services['actors'], found: ReturnType<Services['actors']['show']>): Record<string, string> {
  const ids = new Set(
    found.flatMap(({ terms, represents }) => [...terms.map(({ of }) => of), represents ?? []].flat()),
  );
  return Object.fromEntries([...ids].flatMap((id) => actors.show(id).map(({ actor }) => [actor.id, actor.name])));
}

export const actorRoutes: Routes = async (app, { ledger, actors }) => {
  app.get(
    '/api/actors',
    {
      config: READS,
      schema: {
        operationId: 'actors',
        summary: 'Persons, bodies, states and groups that the lexicon knows',
        tags: ['actors'],
        querystring: ActorQuery,
        response: { 200: z.object({ total: z.int(), actors: list(KnownActor) }), ...problems },
      },
    },
    async ({ query }) => {
      const found = actors.list(query);
      return { total: found.length, actors: found.slice(0, MOST) };
    },
  );
  app.get(
    '/api/actors/:id',
    {
      config: READS,
      schema: {
        operationId: 'actor',
        summary: 'Whom an id or a name means on a day: offices with terms, holders, members',
        tags: ['actors'],
        params: z.object({ id: z.string().min(1).max(200) }),
        querystring: z.strictObject({ date: z.iso.date().optional() }),
        response: {
          200: z.object({
            actors: list(ActorDetail),
            names: z.record(z.string(), z.string()).describe('The names of the actors that are told by their ids.'),
          }),
          ...problems,
        },
      },
    },
    async ({ params: { id }, query: { date } }) => {
      const found = actors.show(id, date);
      return { actors: found, names: namesIn(actors, found) };
    },
  );
  app.get(
    '/api/names',
    {
      config: READS,
      schema: {
        operationId: 'names',
        summary: 'Names of the ledger in which a word begins with what was typed so far',
        tags: ['actors'],
        querystring: z.strictObject({
          field: z.enum(KNOWN_FIELDS),
          typed: z.string().max(200),
          most: z.coerce.number().int().min(1).max(100).optional(),
          whole: z
            .enum(['true', 'false'])
            .optional()
            .describe('true: what was typed is a name, and `nearest` is told too where names only begin so.'),
        }),
        response: {
          200: z.object({
            names: list(z.string()),
            nearest: z
              .string()
              .nullable()
              .describe('Where no name begins so, the one that may have been meant; null where none is near.'),
          }),
          ...problems,
        },
      },
    },
    async ({ query: { field, typed, most, whole } }) =>
      whole === 'true'
        ? { names: await ledger.names(field, typed, most), nearest: await meantBy(ledger, field, typed) }
        : namesOrNearest(ledger, field, typed, most),
  );
};
