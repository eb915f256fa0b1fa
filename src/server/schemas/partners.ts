import { z } from 'zod';
import { list } from './common.ts';
import { Event, Location } from './events.ts';
import { StatementHit } from './statements.ts';

const Counts = z.record(z.string(), z.int());
const Day = z.string().nullable();

const Partner = z
  .object({
    id: z.string().describe('An id of the lexicon (org:nato), or name: and the folded name.'),
    name: z.string(),
    code: z.string().nullable(),
    said: z.int(),
    received: z.int(),
  })
  .meta({ id: 'Partner', description: 'Somebody who speaks, or about whom or to whom somebody does.' });

const Tie = z
  .object({
    source: z.string(),
    target: z.string(),
    count: z.int(),
    first: Day,
    last: Day,
    byAct: Counts.describe('By PLOVER type; nothing where none is done to the target.'),
    byQuad: Counts,
    meanScore: z.number().nullable().describe('PLOVER’s conflict–cooperation score, −10 to 10.'),
  })
  .meta({ id: 'Tie', description: 'The statements of one about or to another.' });

export const PartnerNetwork = z
  .object({
    actor: z.string().nullable().describe('The id of the node that was asked for.'),
    nodes: list(Partner),
    others: z.int().describe('How many actors there are beside those that are given, with fewer statements.'),
    edges: list(Tie),
    statements: z.int().describe('Of so many statements; the latest ones where there are more.'),
    more: z.boolean(),
  })
  .meta({ id: 'PartnerNetwork' });

export const EventPlaces = z
  .object({
    places: list(
      Location.omit({ geoname: true, why: true })
        .extend({ count: z.int(), byType: Counts, first: Day, last: Day, ids: list(z.string()) })
        .meta({ id: 'EventPlace', description: 'Where events took place; a country has no coordinates.' }),
    ),
    events: z.int().describe('So many events were looked at; the latest ones where there are more.'),
    unplaced: z.int().describe('So many of them name no place that is known.'),
    more: z.boolean(),
  })
  .meta({ id: 'EventPlaces' });

export const PartyCounts = z
  .object({
    upTo: z.int().describe('Nothing is counted further than this.'),
    parties: list(
      z
        .object({
          id: z.string().nullable().describe('An id of the lexicon; null where the ledger alone knows the name.'),
          name: z.string(),
          code: z.string().nullable(),
          said: z.int(),
          about: z.int(),
          to: z.int(),
          events: z.int(),
        })
        .meta({ id: 'PartyCount', description: 'How often somebody takes part in statements and events.' }),
    ),
  })
  .meta({ id: 'PartyCounts' });

export const Entries = z
  .object({ statements: list(StatementHit), events: list(Event) })
  .meta({ id: 'Entries', description: 'Statements and events by their ids.' });
