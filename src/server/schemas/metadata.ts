import { z } from 'zod';
import { EDITABLE } from '../../document/index.ts';
import { DateValue, list, Versions } from './common.ts';

const Giver = z.string().nullable().describe('The host whose word it is; null for the user’s own.');

/** What is known of a document as a whole. */
export const DocumentMetadata = z
  .object({
    id: z.string(),
    version: z.int(),
    url: z.string().nullable(),
    givenBy: Giver,
    claimedUrl: z.string().nullable(),
    form: z.string().nullable(),
    edited: z
      .object({
        by: z.literal('you'),
        at: z.string(),
        fields: list(z.enum(EDITABLE)),
        source: z.object({
          url: z.string().nullable(),
          outlet: z.string().nullable(),
          givenBy: Giver,
          claimedUrl: z.string().nullable(),
        }),
      })
      .nullable(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    byline: list(z.string()),
    language: z.string(),
    published: DateValue.nullable(),
    retrieved: z.string(),
    sha256: z.string(),
    sourceSha256: z.string().nullable(),
    versions: Versions,
  })
  .meta({ id: 'DocumentMetadata' });
