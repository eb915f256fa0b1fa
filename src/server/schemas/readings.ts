import { z } from 'zod';
import { ENTITY_KINDS, EVENT_TYPES } from '../../document/index.ts';
import { BlockKind } from './blockKind.ts';
import { DateValue, list, Span } from './common.ts';
import { Block, DocumentSummary, VersionSummary } from './documents.ts';
import { StatementHit } from './statements.ts';

const StatementRead = StatementHit.pick({
  id: true,
  kind: true,
  speaker: true,
  speakerStatus: true,
  speakerWords: true,
  said: true,
  act: true,
  polarity: true,
  verdict: true,
  outOfContext: true,
  reports: true,
  confidence: true,
})
  .extend({
    speakerBasis: z.enum(['known', 'implied']).nullable(),
    actNegated: z
      .boolean()
      .describe('Whether the speaker says not to perform the act; `polarity` is that of what is claimed.'),
    source: list(Span),
    cue: list(Span),
    content: list(Span),
  })
  .meta({ id: 'StatementRead', description: 'Where in the text who says what, and what is seen beside it.' });

const EventRead = z
  .object({
    id: z.string(),
    type: z.enum(EVENT_TYPES),
    negated: z.boolean(),
    hypothetical: z.boolean(),
    future: z.boolean(),
    historical: z.boolean(),
    date: DateValue.nullable(),
    confidence: z.number(),
    triggers: list(list(Span)).describe('Of every mention, the first one first.'),
    actors: list(z.string().nullable()),
    recipients: list(z.string().nullable()),
    reportedAs: z.enum(['fact', 'alleged', 'said']),
    statement: z.string().nullable(),
  })
  .meta({ id: 'EventRead' });

/** One version of a document with its text, and where in it who says what. */
export const DocumentReading = DocumentSummary.extend({
  type: z.literal('document'),
  currentVersion: z.int(),
  history: list(VersionSummary),
  text: z.string().describe('Plain text; all spans are places in it.'),
  blocks: list(Block),
  statements: list(StatementRead),
  events: list(EventRead),
  entities: list(
    z.object({
      span: Span,
      kind: z.enum([...ENTITY_KINDS, 'other']),
      actor: z.string().nullable(),
      name: z.string().nullable(),
    }),
  ),
  dates: list(z.object({ span: Span, value: DateValue.nullable() })),
}).meta({ id: 'DocumentReading' });

const StatementWords = z
  .object({ id: z.string(), text: z.string(), speaker: z.string().nullable() })
  .meta({ id: 'StatementWords' });

/** What differs between two versions of a document. */
export const VersionChanges = z
  .object({
    document: z.string(),
    from: VersionSummary,
    to: VersionSummary,
    head: list(
      z.object({
        field: z.enum(['title', 'outlet', 'byline', 'published']),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    paragraphs: list(
      z.object({
        change: z.enum(['same', 'marks', 'changed', 'added', 'removed']),
        kind: BlockKind,
        parts: list(z.object({ before: z.string(), after: z.string(), same: z.boolean() })).describe(
          'Joined, `before` is the paragraph of the one version and `after` that of the other.',
        ),
      }),
    ),
    statements: z.object({
      same: z.int(),
      changes: list(
        z.object({
          change: z.enum(['changed', 'gone', 'new']),
          before: StatementWords.nullable(),
          after: StatementWords.nullable(),
        }),
      ),
    }),
  })
  .meta({ id: 'VersionChanges' });
