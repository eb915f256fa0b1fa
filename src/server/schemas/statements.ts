import { z } from 'zod';
import { QUOTE_KINDS } from '../../document/index.ts';
import { Actor, Reference } from './actors.ts';
import { DateValue, list, Past, Span } from './common.ts';
import { DocumentMetadata } from './metadata.ts';
import { EffectiveField, Review, ReviewField } from './reviews.ts';
import { Verification } from './verification.ts';

const Kind = z.enum(QUOTE_KINDS);
const Polarity = z.enum(['affirmed', 'negated']);

export const Context = z
  .object({ text: z.string(), span: Span, content: list(Span) })
  .meta({ id: 'Context', description: 'The sentences round a statement, with the places of its content in them.' });

const Snippet = z
  .object({
    text: z.string(),
    span: Span,
    statement: Span,
    content: list(Span),
    marks: list(Span).describe('What was searched for.'),
    cut: z.object({ before: z.boolean(), after: z.boolean() }),
  })
  .meta({ id: 'Snippet', description: 'The part of a statement that best answers the search.' });

export const DocumentOfHit = DocumentMetadata.pick({
  id: true,
  url: true,
  title: true,
  outlet: true,
  published: true,
}).meta({ id: 'DocumentOfHit' });

/** A statement as a list shows it. */
export const StatementHit = z
  .object({
    id: z.string(),
    kind: Kind,
    speaker: z.string().nullable(),
    speakerStatus: Reference.shape.status.nullable(),
    speakerWords: z.string().nullable(),
    speakerVia: Reference.shape.via.nullable(),
    speakerBasis: Reference.shape.basis.nullable(),
    speaksFor: z.string().nullable().describe('The name of the body or state for which they speak.'),
    chain: list(z.string()).describe('Those through whom it was reported, the closest to the speaker first.'),
    text: z.string(),
    snippet: Snippet,
    context: Context,
    said: DateValue.nullable(),
    confidence: z.number(),
    act: z.string().nullable(),
    polarity: Polarity,
    topics: list(z.string()),
    verdict: z.string().nullable(),
    outOfContext: z.boolean().describe('What was left out round the words changes what they say.'),
    refuted: list(ReviewField).describe('What people have decided to be wrong.'),
    corrected: list(ReviewField)
      .optional()
      .describe('What of it has the value that people decided; left out where nothing has.'),
    reports: z.int(),
    independentReports: z.int(),
    document: DocumentOfHit,
  })
  .meta({ id: 'StatementHit' });

const FacetValues = list(z.object({ value: z.string(), count: z.int() })).meta({ id: 'FacetValues' });

const ofEachField = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({
    speaker: shape,
    speaksFor: shape,
    target: shape,
    addressee: shape,
    outlet: shape,
    topic: shape,
    kind: shape,
    act: shape,
    polarity: shape,
    verdict: shape,
    year: shape,
  });

export const Facets = ofEachField(FacetValues).meta({ id: 'Facets' });

export const SearchResult = z
  .object({
    total: z.int().describe('How many match on all pages; 10,000 are counted.'),
    more: z.boolean().describe('That there are more than were counted.'),
    facets: Facets.optional(),
    otherValues: ofEachField(z.int()).optional().describe('How many other values there are of each field.'),
    hits: list(StatementHit),
    next: z.string().nullable().describe('The cursor of the page that follows.'),
  })
  .meta({ id: 'SearchResult' });

const Act = z.object({ type: z.string(), negated: z.boolean(), targets: list(Reference) }).meta({ id: 'Act' });

const Quote = z
  .object({ exact: z.string(), prefix: z.string(), suffix: z.string(), span: Span })
  .meta({ id: 'Quote', description: 'As a TextQuoteSelector and a TextPositionSelector of the W3C have it.' });

/** A statement with all that the ledger knows of it. */
export const Statement = z
  .object({
    id: z.string(),
    kind: Kind,
    text: z.string(),
    speaker: Reference.nullable(),
    addressees: list(Reference),
    targets: list(Reference),
    said: DateValue.nullable(),
    venue: z.string().nullable(),
    topics: list(z.string()),
    polarity: Polarity,
    act: Act.nullable(),
    chain: list(Reference),
    confidence: z.number(),
    attribution: z.object({
      source: list(Span),
      cue: list(Span),
      content: list(Span),
      confidence: z.number(),
      basis: z.string(),
    }),
    actor: Actor.nullable(),
    verdict: z.string().nullable(),
    verification: Verification.nullable().optional(),
    refuted: list(ReviewField),
    corrected: list(ReviewField).optional(),
    reports: z.int(),
    independentReports: z.int(),
    outlets: z.int(),
    speakerWords: z.string().nullable(),
    context: Context,
    quotes: list(Quote),
    document: DocumentMetadata,
  })
  .meta({ id: 'Statement' });

export const Report = StatementHit.pick({
  id: true,
  kind: true,
  speaker: true,
  speakerWords: true,
  text: true,
  document: true,
})
  .extend({
    words: z.enum(['first', 'same', 'shorter', 'longer', 'changed']),
    diff: list(z.object({ before: z.string(), after: z.string(), same: z.boolean() })),
    attributedDifferently: z.boolean(),
    copyOf: z.string().nullable(),
    places: list(z.object({ id: z.string(), text: z.string(), content: list(Span), headline: z.boolean() })),
  })
  .meta({ id: 'Report', description: 'What one document makes of a statement, against the first report.' });

export const OtherQuotation = StatementHit.pick({
  id: true,
  kind: true,
  speaker: true,
  speakerWords: true,
  text: true,
  reports: true,
  document: true,
})
  .extend(Verification.pick({ verdict: true, marked: true, diff: true, context: true }).shape)
  .meta({
    id: 'OtherQuotation',
    description: 'What a document makes of words of a transcript, against what was said there.',
  });

/** A statement, where else it is reported, and what else its document says. */
export const ShownStatement = z
  .object({
    type: z.literal('statement'),
    statement: Statement,
    current: z.boolean().describe('False where only an older version of the document has it.'),
    others: list(StatementHit),
    reports: list(Report),
    quotations: list(OtherQuotation).describe(
      'What others made of the same words of a transcript, the earliest first.',
    ),
    past: Past.nullable(),
    reviews: list(Review).describe('What people have decided of it, in the order of deciding.'),
    effective: list(EffectiveField).describe('What follows for its fields, as far as anybody has decided them.'),
  })
  .meta({ id: 'ShownStatement' });

export const Explanation = z
  .object({ id: z.string(), reasons: list(z.object({ field: z.string(), value: z.string(), why: z.string() })) })
  .meta({ id: 'Explanation' });
