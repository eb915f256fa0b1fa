import { z } from 'zod';
import { EVENT_TYPES } from '../../document/index.ts';
import { EventParty, Reference } from './actors.ts';
import { DateValue, list, Past, Span } from './common.ts';
import { DocumentMetadata } from './metadata.ts';
import { EffectiveField, Review, ReviewField } from './reviews.ts';

export const Location = z
  .object({
    level: z.enum(['city', 'region', 'country']),
    name: z.string(),
    region: z.string().nullable(),
    country: z.string(),
    countryName: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    geoname: z.number().nullable(),
    why: z.string(),
  })
  .meta({ id: 'EventLocation' });

const Mention = z
  .object({
    trigger: list(Span),
    sentence: Span,
    allegedBy: Reference.nullable(),
    statement: z.string().nullable(),
    confidence: z.number(),
  })
  .meta({ id: 'EventMention' });

/** An event as PLOVER 2.0 has it, with the words that tell it. */
export const Event = z
  .object({
    id: z.string(),
    type: z.enum(EVENT_TYPES),
    modes: list(z.string()),
    contexts: list(z.string()),
    negated: z.boolean(),
    hypothetical: z.boolean(),
    future: z.boolean(),
    historical: z.boolean(),
    allegedBy: Reference.nullable(),
    statement: z.string().nullable(),
    trigger: list(Span),
    sentence: Span,
    actors: list(EventParty),
    recipients: list(EventParty),
    place: Reference.nullable(),
    location: Location.nullable(),
    date: DateValue.nullable(),
    confidence: z.number(),
    mentions: list(Mention),
    why: list(z.string()),
    reportedAs: z.enum(['fact', 'alleged', 'said']),
    text: z.string().describe('The sentence of its first mention.'),
    firstReport: z.string(),
    reports: z.int(),
    independent: z.int(),
    refuted: list(ReviewField).describe('What people have decided to be wrong; entry: it is no event.'),
    corrected: list(ReviewField)
      .optional()
      .describe('What of it has the value that people decided; left out where nothing has.'),
    document: DocumentMetadata,
  })
  .meta({ id: 'Event' });

export const EventPage = z
  .object({
    total: z.int().describe('How many match on all pages; the latest 10,000 are counted.'),
    more: z.boolean().describe('That there are more than were counted.'),
    types: list(z.object({ type: z.enum(EVENT_TYPES), count: z.int() })),
    reportedAs: list(z.object({ way: z.enum(['fact', 'alleged', 'said']), count: z.int() })),
    events: list(Event),
    next: z.string().nullable().describe('The cursor of the page that follows.'),
  })
  .meta({ id: 'EventPage' });

export const ShownEvent = z
  .object({
    type: z.literal('event'),
    event: Event,
    reports: list(Event),
    past: Past.nullable(),
    reviews: list(Review),
    effective: list(EffectiveField),
  })
  .meta({ id: 'ShownEvent' });
