import { z } from 'zod';
import { INTAKE_LIMITS as LIMITS, STATES } from '../additions/index.ts';
import { list } from './common.ts';

export const Fault = z
  .object({ code: z.string(), message: z.string(), remedy: z.string() })
  .meta({ id: 'Fault', description: 'A coded error (docs/errors.md) and what to do about it.' });

const Instant = z.string().describe('ISO 8601, in UTC.');

const Contents = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addresses'), addresses: list(z.string()) }),
  z.object({
    kind: z.literal('text'),
    text: z.object({
      title: z.string().nullable(),
      outlet: z.string().nullable(),
      published: z.string().nullable(),
      url: z.string().nullable(),
      characters: z.int(),
    }),
  }),
  z.object({
    kind: z.literal('files'),
    files: list(z.object({ name: z.string(), mediaType: z.string().nullable(), size: z.int().describe('Bytes.') })),
  }),
]);

export const Addition = z
  .object({
    id: z.string(),
    contents: Contents,
    size: z.int().describe('Bytes handed in.'),
    tags: list(z.string()),
    by: z.string().describe('The user’s name.'),
    received: Instant,
    started: Instant.nullable(),
    ended: Instant.nullable(),
    state: z.enum(STATES).describe('done: worked through, some documents may have failed. failed: nothing came of it.'),
    total: z.int().nullable().describe('How many documents there are; null where only reading tells.'),
    counts: z.object({
      read: z.int().describe('Documents so far, those that failed included.'),
      added: z.int(),
      newVersion: z.int(),
      unchanged: z.int(),
      failed: z.int(),
      statements: z.int(),
    }),
    error: Fault.nullable().describe('Why it was given up as a whole.'),
    place: z.int().nullable().describe('Among those that wait, 1 for the next; null for the others.'),
    heldUp: Fault.nullable().describe('Why the queue stands still at the moment; it goes on by itself.'),
  })
  .meta({ id: 'Addition', description: 'Something that was handed in to be added, and how far it is.' });

export const AdditionDocument = z
  .object({
    source: z.int().describe('Which of the addresses or files it came from, from 0.'),
    input: z.string().describe('What messages call it: an address, or a file with the line or record.'),
    name: z.string().describe('Its own id or address.'),
    status: z.enum(['added', 'new-version', 'unchanged', 'failed']),
    document: z.string().nullable().describe('The id in the ledger; null where it failed.'),
    statements: z.int(),
    error: Fault.nullable(),
  })
  .meta({ id: 'AdditionDocument', description: 'What became of one document of an addition.' });

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
    next: z.int().nullable().describe('`from` of the next page.'),
    limits: AdditionLimits,
  })
  .meta({ id: 'AdditionPage' });

export const AdditionQuery = z.object({
  from: z.coerce.number().int().min(0).default(0).describe('So many of the newest are passed over.'),
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

export const AdditionDetailQuery = z.object({
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
