import { z } from 'zod';
import { Confidence, list, Span } from './common.ts';

export const ActorKind = z.enum(['person', 'organisation', 'country', 'group']);

/** An actor as a document has it. */
export const Actor = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: ActorKind,
    code: z.string().nullable().describe('ISO 3166 alpha-3, or PLOVER’s code of a body.'),
    sector: z.string().nullable().describe('A PLOVER sector.'),
    wikidata: z.string().nullable(),
    represents: z.string().nullable(),
  })
  .meta({ id: 'Actor' });

/** An actor as the lexicon has it. */
export const KnownActor = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: ActorKind,
    code: z.string().nullable(),
    sector: z.string().nullable(),
    wikidata: z.string().nullable(),
    aliases: list(z.string()),
  })
  .meta({ id: 'KnownActor' });

const Term = z
  .object({
    office: z.string(),
    of: z.string(),
    title: z.string().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    acting: z.boolean(),
    confidence: z.string(),
    asOf: z.string(),
    source: z.string(),
  })
  .meta({ id: 'Term', description: 'An office that a person holds or held.' });

export const ActorDetail = z
  .object({
    actor: KnownActor,
    terms: list(Term),
    represents: z.string().nullable(),
    holders: list(
      z.object({
        office: z.string(),
        person: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        certainty: z.string(),
      }),
    ),
    members: list(z.string()),
  })
  .meta({ id: 'ActorDetail' });

const Candidate = z
  .object({ actor: z.string(), name: z.string(), score: z.number(), reasons: list(z.string()) })
  .meta({ id: 'Candidate', description: 'Somebody who was considered and lost.' });

const reference = {
  actor: z.string().nullable(),
  name: z.string().nullable(),
  mention: list(Span),
  status: z.enum(['resolved', 'group', 'anonymous', 'unresolved']),
  via: z.enum(['name', 'title', 'pronoun', 'ellipsis', 'turn', 'organisation']),
  get members() {
    return list(Reference);
  },
  represents: z
    .object({ actor: z.string(), name: z.string(), code: z.string().nullable() })
    .nullable()
    .describe('The body or state for which a person speaks on that day.'),
  basis: z.enum(['known', 'implied']),
  why: z.string(),
  confidence: Confidence.optional(),
  candidates: list(Candidate).optional(),
};

/** Who is meant, by which words, and from what that was concluded. */
export const Reference = z.object(reference).meta({ id: 'Reference' });

export const EventParty = z
  .object({ ...reference, code: z.string().nullable(), sector: z.string().nullable() })
  .meta({ id: 'EventParty' });
