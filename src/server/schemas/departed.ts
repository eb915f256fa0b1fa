import { z } from 'zod';
import { list, Span, Versions } from './common.ts';
import { Context } from './statements.ts';

/** An id that was in the ledger and is gone: what it was, and what became of it. */
export const ShownDeparted = z
  .object({
    type: z.literal('departed'),
    departed: z.object({
      id: z.string(),
      kind: z.enum(['document', 'statement', 'event']),
      document: z.string(),
      why: z
        .enum(['refreshed', 'removed'])
        .describe('refreshed: another reading of the text has it no longer; removed: a person took out its document.'),
      at: z.string(),
      by: Versions.nullable().describe('What read the text without finding it.'),
      was: z
        .object({
          text: z.string(),
          spans: list(Span),
          sha256: z.string(),
          type: z.string(),
          speaker: z.string().nullable(),
          day: z.string().nullable(),
          context: Context.nullable(),
        })
        .nullable()
        .describe('What it said; null where it was removed, for then nothing of it is kept.'),
      became: z.string().nullable().describe('The id of the entry that has the same words now.'),
    }),
  })
  .meta({ id: 'ShownDeparted', description: 'An id that was in the ledger and is gone, and what became of it.' });
