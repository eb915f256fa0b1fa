import { z } from 'zod';
import { ADDITION, FAULT, INTAKE_LIMITS as LIMITS, OUTCOME, STATES } from '../additions/index.ts';
import { list } from './common.ts';

export const Addition = ADDITION.omit({ version: true, starts: true, doneAtStart: true })
  .extend({
    place: z.int().nullable().describe('Among those that wait, 1 for the next; null for the others.'),
    heldUp: FAULT.nullable().describe('Why the queue stands still at the moment; it goes on by itself.'),
  })
  .meta({ id: 'Addition', description: 'Something that was handed in to be added, and how far it is.' });

export const AdditionDocument = OUTCOME.meta({
  id: 'AdditionDocument',
  description: 'What became of one document of an addition.',
});

const AdditionLimits = z
  .object({
    fileSize: z.int().describe('Bytes of one file.'),
    files: z.int().describe('Files of one upload.'),
    addresses: z.int(),
    characters: z.int().describe('Characters of a text.'),
    tags: z.int(),
  })
  .meta({ id: 'AdditionLimits', description: 'How much one addition may have.' });

export const AdditionPage = z
  .object({
    additions: list(Addition),
    total: z.int(),
    next: z.string().nullable().describe('`cursor` of the next page.'),
    limits: AdditionLimits,
  })
  .meta({ id: 'AdditionPage' });

export const AdditionQuery = z.strictObject({
  cursor: z.string().max(64).optional().describe('`next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  state: z.enum(STATES).optional(),
});

export const AdditionDetail = z
  .object({
    addition: Addition,
    documents: list(AdditionDocument).describe('In the order of the addition.'),
    next: z.int().nullable().describe('`from` of the next page.'),
  })
  .meta({ id: 'AdditionDetail' });

export const AdditionDetailQuery = z.strictObject({
  from: z.coerce.number().int().min(0).default(0).describe('So many documents are passed over.'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  only: z.enum(['failed']).optional().describe('Only the documents that failed.'),
});

export const AdditionId = z.object({ id: z.string().min(1).max(64) });

const Tags = z.array(z.string().max(200)).max(LIMITS.tags).default([]).describe('Given to every document.');

/** Either addresses or a text. */
export const AdditionGiven = z
  .union([
    z.strictObject({
      addresses: z
        .array(z.string().trim().min(1).max(8000))
        .min(1)
        .max(LIMITS.addresses)
        .describe('Of pages, files or feeds (http, https).'),
      tags: Tags,
    }),
    z.strictObject({
      text: z.string().min(1).max(LIMITS.characters),
      title: z.string().max(1000).nullish(),
      outlet: z.string().max(1000).nullish(),
      published: z.string().max(100).nullish().describe('A date or time of ISO 8601.'),
      url: z
        .url({ protocol: /^https?$/ })
        .max(8000)
        .nullish(),
      tags: Tags,
    }),
  ])
  .meta({ id: 'AdditionGiven' });
export type AdditionGiven = z.infer<typeof AdditionGiven>;

/** Multipart bodies are not parsed before the route is: this is for the description. */
export const UploadGiven = z.unknown().meta({
  id: 'UploadGiven',
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'array',
      items: { type: 'string', contentMediaType: 'application/octet-stream' },
      description: 'One or several files, of any form that onrecord add reads.',
    },
    tag: { type: 'array', items: { type: 'string' }, description: 'Given to every document.' },
  },
});
