import { z } from 'zod';
import { list, Versions } from './common.ts';

const Days = z.object({ first: z.string().nullable(), last: z.string().nullable() });
const Tag = z.object({ tag: z.string(), documents: z.int() });

/** What a ledger is and what is in it; where it lies is nobody's business but the server's. */
export const Info = z
  .object({
    size: z.int().describe('Bytes on the disk.'),
    changed: z.string(),
    schema: z.int(),
    counts: z.object({
      documents: z.int(),
      versions: z.int(),
      statements: z.int(),
      clusters: z.int(),
      events: z.int(),
      speakers: z.int(),
      outlets: z.int(),
      actors: z.int(),
      transcripts: z.int(),
    }),
    versions: list(Versions.extend({ documents: z.int() })),
    published: Days,
    said: Days,
    added: Days,
    outlets: list(z.object({ outlet: z.string().nullable(), documents: z.int() })),
    forms: list(z.object({ form: z.string().nullable(), documents: z.int() })),
    tags: list(Tag),
    verdicts: list(z.object({ verdict: z.string(), statements: z.int() })),
    edited: z.int(),
  })
  .meta({ id: 'Info' });
