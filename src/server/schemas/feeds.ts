import { z } from 'zod';
import { INTAKE_LIMITS as LIMITS } from '../additions/index.ts';
import { FEED } from '../feeds/index.ts';
import { list } from './common.ts';

/** Minutes; once a minute is what the most patient of servers bears, and a feed asked once a month was forgotten. */
const Every = z.number().min(1).max(43_200).describe('Minutes between two polls of a feed that answers.');
const Tags = z.array(z.string().max(200)).max(LIMITS.tags).describe('Given to every document that it brings.');

export const WatchedFeed = FEED.extend({
  next: z.string().nullable().describe('When it is asked the next time; null while it is paused.'),
  failures: z.int().describe('How often in a row it could not be had.'),
  polling: z.boolean().describe('Whether it is being asked now.'),
}).meta({ id: 'WatchedFeed', description: 'A feed that the server watches, and what it answered last.' });

export const WatchedFeeds = z.object({ feeds: list(WatchedFeed) }).meta({ id: 'WatchedFeeds' });

export const FeedGiven = z
  .strictObject({
    address: z.string().trim().min(1).max(8000).describe('Of an RSS, Atom, RDF or JSON feed (http, https).'),
    every: Every.default(30),
    tags: Tags.default([]),
  })
  .meta({ id: 'FeedGiven' });

export const FeedChanges = z
  .strictObject({ every: Every.optional(), tags: Tags.optional(), paused: z.boolean().optional() })
  .meta({ id: 'FeedChanges' });

export const FeedId = z.object({ id: z.string().min(1).max(64) });
