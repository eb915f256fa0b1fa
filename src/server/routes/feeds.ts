import { z } from 'zod';
import { tagOf } from '../../ledger/index.ts';
import type { Feeds } from '../feeds/index.ts';
import { FeedChanges, FeedGiven, FeedId, problems, WatchedFeed, WatchedFeeds } from '../schemas/index.ts';
import { askingPerson } from '../security/index.ts';
import { EDITS, intakeOf } from './intake.ts';
import type { Routes } from './routes.ts';

/** The feeds that the server watches. */
export const feedRoutes: Routes = async (app, services) => {
  const open = (): Feeds => intakeOf(services, 'feeds').feeds;

  app.get(
    '/api/feeds',
    {
      config: EDITS,
      schema: {
        operationId: 'feeds',
        summary: 'The feeds that are watched, with what they answered last',
        tags: ['feeds'],
        response: { 200: WatchedFeeds, ...problems },
      },
    },
    async () => ({ feeds: await open().list() }),
  );
  app.post(
    '/api/feeds',
    {
      config: EDITS,
      schema: {
        operationId: 'watchFeed',
        summary: 'Watches a feed, which is asked once first',
        tags: ['feeds'],
        body: FeedGiven,
        response: { 201: WatchedFeed, ...problems },
      },
    },
    async (request, reply) => {
      const { address, every, tags } = request.body;
      const feed = await open().add({ address, every, tags: tags.map(tagOf), by: askingPerson(request.person).name });
      return reply.code(201).header('location', `/api/feeds/${feed.id}`).send(feed);
    },
  );
  app.get(
    '/api/feeds/:id',
    {
      config: EDITS,
      schema: {
        operationId: 'feed',
        summary: 'One feed that is watched',
        tags: ['feeds'],
        params: FeedId,
        response: { 200: WatchedFeed, ...problems },
      },
    },
    ({ params: { id } }) => open().get(id),
  );
  app.patch(
    '/api/feeds/:id',
    {
      config: EDITS,
      schema: {
        operationId: 'changeFeed',
        summary: 'Pauses a feed or lets it go on; sets how often it is asked, and its tags',
        tags: ['feeds'],
        params: FeedId,
        body: FeedChanges,
        response: { 200: WatchedFeed, ...problems },
      },
    },
    ({ params: { id }, body: { tags, ...rest } }) => open().change(id, { ...rest, tags: tags?.map(tagOf) }),
  );
  app.delete(
    '/api/feeds/:id',
    {
      config: EDITS,
      schema: {
        operationId: 'unwatchFeed',
        summary: 'Watches a feed no more; what it brought stays',
        tags: ['feeds'],
        params: FeedId,
        response: { 204: z.null(), ...problems },
      },
    },
    async ({ params: { id } }, reply) => {
      await open().remove(id);
      return reply.code(204).send(null);
    },
  );
};
