import { z } from 'zod';
import { CONTEXT_KINDS, REMARK_KINDS, VERDICTS } from '../../ledger/index.ts';
import { list, Span } from './common.ts';

export const VerifiedPlace = z
  .object({
    transcript: z.string().describe('The id of the document.'),
    title: z.string().nullable(),
    date: z.string().nullable(),
    turn: z.int(),
    span: Span,
    speaker: z.string().nullable(),
    at: z.number().nullable().describe('Milliseconds from the beginning of the recording.'),
    before: z.string(),
    words: z.string(),
    after: z.string(),
    alternative: z.literal(true).optional(),
  })
  .meta({ id: 'VerifiedPlace' });

const verification = {
  verdict: z.enum(VERDICTS),
  marked: z.boolean().describe('Altered, and every change is marked for the reader.'),
  places: list(VerifiedPlace),
  diff: list(
    z.object({
      kind: z.enum(['same', 'dropped', 'added', 'changed']),
      said: z.string(),
      quoted: z.string(),
      marked: z.boolean(),
      reverses: z.boolean(),
    }),
  ),
  context: z
    .object({ kind: z.enum(CONTEXT_KINDS), words: z.string(), span: Span, place: z.int().min(0).optional() })
    .nullable(),
  searched: list(
    z.object({
      transcript: z.string(),
      title: z.string().nullable(),
      date: z.string(),
      turns: z.int(),
      characters: z.int(),
    }),
  ),
  nearest: VerifiedPlace.nullable(),
  remarks: list(z.object({ kind: z.enum(REMARK_KINDS), words: z.string() }))
    .optional()
    .describe('What the verdict leaves open; left out where there is nothing to remark.'),
};

export const Verification = z.object(verification).meta({ id: 'Verification' });

/** A quotation as it is given, with its verdict. */
export const VerifiedQuote = z
  .object({
    quote: z.string(),
    speaker: z.string().nullable().optional(),
    date: z.string().nullable().optional(),
    ...verification,
    transcript: z.string().nullable(),
    turn: z.int().nullable(),
  })
  .meta({ id: 'VerifiedQuote' });
