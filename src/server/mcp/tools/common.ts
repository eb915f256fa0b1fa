import { z } from 'zod';
import { OnrecordError } from '../../../errors/index.ts';
import { joined } from '../quoting.ts';

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

export const minConfidence = z
  .number()
  .min(0)
  .max(1)
  .optional()
  .describe('only what is at least so likely to be right, or was reviewed by a person');

export const cursor = z
  .string()
  .min(1)
  .describe('next of the answer before, with the same other arguments: goes on where it ended');

export const next = z.string().nullable().describe('cursor of what follows; null at the end');

export const leftOut = z
  .string()
  .nullable()
  .describe('what was left out of this answer because it would be too long; null where nothing was');

/** The paragraphs of a text, those that are missing left out. */
export const paragraphs = (parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join('\n\n');

/** What leftOut says of entries that the page had no room for; null where it had. */
export const droppedFrom = (all: number, count: number, what: string): string | null =>
  count < all ? `${all - count} of ${all} ${what} of this page, for length: go on with next` : null;

/** The end of a text: what was left out, and how to go on. */
export const endOf = (omitted: string | null, following: string | null): string =>
  joined([omitted && `Left out: ${omitted}`, following && `Next page: cursor ${following}`]);

/** An id leads to something else than was asked for. */
export const anotherKind = (id: string, found: string, wanted: string): OnrecordError =>
  new OnrecordError('OR8122', { input: id.slice(0, 100), found, wanted });
