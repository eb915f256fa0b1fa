import { z } from 'zod';
import { Actor } from './actors.ts';
import { BlockKind } from './blockKind.ts';
import { DateValue, list, Span } from './common.ts';
import { DocumentMetadata } from './metadata.ts';
import { StatementHit } from './statements.ts';

export const DocumentSummary = DocumentMetadata.extend({
  beginning: z.string().nullable().describe('Its first words where it has no title.'),
  versionCount: z.int(),
  statementCount: z.int(),
  added: z.string(),
  tags: list(z.string()),
  transcript: z.boolean(),
}).meta({ id: 'DocumentSummary' });

export const DocumentPage = z
  .object({
    total: z.int(),
    statements: z.int(),
    documents: list(DocumentSummary),
    next: z.string().nullable(),
  })
  .meta({ id: 'DocumentPage' });

export const VersionSummary = DocumentMetadata.pick({
  version: true,
  title: true,
  givenBy: true,
  edited: true,
  retrieved: true,
  sha256: true,
  versions: true,
}).meta({ id: 'VersionSummary' });

export const Block = z
  .object({
    kind: BlockKind,
    span: Span,
    speaker: z.string().optional(),
    label: Span.optional(),
    at: z.number().optional().describe('Milliseconds from the beginning of the recording.'),
  })
  .meta({ id: 'Block' });

/** The document with its text, and where in it who says what. */
export const Document = DocumentSummary.extend({
  text: z.string().describe('Plain text; all spans are places in it.'),
  blocks: list(Block),
  actors: list(Actor),
  history: list(VersionSummary),
  statements: list(StatementHit),
}).meta({ id: 'Document' });

export const DocumentVersion = z
  .object({
    version: z.int(),
    retrieved: z.string(),
    title: z.string().nullable(),
    published: DateValue.nullable(),
    text: z.string(),
    blocks: list(Block),
  })
  .meta({ id: 'DocumentVersion' });
