import { z } from 'zod';
import { GRANULARITIES } from '../../document/index.ts';

/** A list that nobody changes, as the types of the ledger have them. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

export const Span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .readonly()
  .describe('Start and end in Unicode code points of the text, end exclusive.')
  .meta({ id: 'Span' });

export const Confidence = z.number().min(0).max(1).describe('Probability that this is right, given that the entry is.');

export const DateValue = z
  .object({
    from: z.string().describe('YYYY-MM-DD, with THH:MM and UTC offset where the granularity is hour or minute.'),
    to: z.string().describe('The last day or minute, inclusive.'),
    granularity: z.enum(GRANULARITIES),
    basis: z.enum(['known', 'implied']),
    span: Span.nullable(),
    why: z.string(),
    confidence: Confidence.optional(),
  })
  .meta({ id: 'DateValue' });

export const Versions = z
  .object({ onrecord: z.string(), model: z.string(), lexicon: z.string() })
  .meta({ id: 'Versions' });

/** That an entry is of an older version only. */
export const Past = z
  .object({
    why: z
      .enum(['changed', 'edited', 'read-again'])
      .describe('changed: the text is another one since; edited: a person set something, and it was read again.'),
    at: z.string().describe('When the version was had that has it no longer.'),
    by: Versions,
    became: z.string().nullable().describe('The id of the entry of the current version that has the same words.'),
  })
  .meta({ id: 'Past', description: 'Why only an older version of the document has it.' });

/** RFC 9457, with our code and what to do. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    remedy: z.string(),
    place: z
      .int()
      .optional()
      .describe('The character of the input, from 1, at which the fault is, where there is one.'),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457); `code` is one of docs/errors.md.' });

export const Id = z.object({
  id: z.string().min(1).max(64).describe('The whole id (doc_…, st_…, ev_…) or the beginning of one.'),
});

/** What every route answers when it fails. */
export const problems = { default: Problem } as const;
