import { z } from 'zod';

/** What several tools take or give, with the same words for the model. */

export const actorName = (who: string): z.ZodString =>
  z
    .string()
    .min(1)
    .max(200)
    .describe(`${who}: words of a name, an actor’s id (org:nato) or a code of three capitals (NOR)`);

const DAY = 'YYYY, YYYY-MM or YYYY-MM-DD';
export const fromDay = (what: string): z.ZodString => z.string().min(1).max(10).describe(`${what} on or after: ${DAY}`);
export const toDay = (what: string): z.ZodString => z.string().min(1).max(10).describe(`${what} on or before: ${DAY}`);

export const topic = z
  .string()
  .min(1)
  .max(200)
  .describe('a topic’s slug, for instance fisheries; the error for one that is unknown lists those that are known');

export const cursor = z
  .string()
  .min(1)
  .describe('next of the answer before, with the same other arguments: goes on where it ended');

export const next = z.string().nullable().describe('cursor of what follows; null at the end');

export const leftOut = z
  .string()
  .nullable()
  .describe('what was left out of this answer because it would be too long; null where nothing was');
