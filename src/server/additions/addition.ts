import { z } from 'zod';
import type { OnrecordError } from '../../errors/index.ts';
import { list } from '../schemas/common.ts';

// What is kept is what is shown: the descriptions are those of the API (schemas/additions.ts).

const Instant = z.string().describe('ISO 8601, in UTC.');

/** A coded error as it is kept and shown. */
export const FAULT = z
  .object({ code: z.string(), message: z.string(), remedy: z.string() })
  .meta({ id: 'Fault', description: 'A coded error (docs/errors.md) and what to do about it.' });
export type Fault = z.infer<typeof FAULT>;

export const faultOf = ({ code, message, remedy }: OnrecordError): Fault => ({ code, message, remedy });

const TEXT_ABOUT = z.object({
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  characters: z.int(),
});
export type TextAbout = z.infer<typeof TEXT_ABOUT>;

const FILE = z.object({ name: z.string(), mediaType: z.string().nullable(), size: z.int().describe('Bytes.') });
export type FileAbout = z.infer<typeof FILE>;

/** What was handed in; the bytes of a text and of files stand beside it while they are needed. */
export const CONTENTS = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addresses'), addresses: list(z.string()) }),
  z.object({ kind: z.literal('text'), text: TEXT_ABOUT }),
  z.object({ kind: z.literal('files'), files: list(FILE) }),
]);
export type Contents = z.infer<typeof CONTENTS>;

export const STATES = ['waiting', 'working', 'done', 'failed', 'cancelled'] as const;
export type State = (typeof STATES)[number];

/** What became of the documents so far. */
export const COUNTS = z.object({
  read: z.int().describe('Documents so far, those that failed included.'),
  added: z.int(),
  newVersion: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  statements: z.int(),
});
export type Counts = z.infer<typeof COUNTS>;

export const NO_COUNTS: Counts = { read: 0, added: 0, newVersion: 0, unchanged: 0, failed: 0, statements: 0 };

/** An addition as it is kept. */
export const ADDITION = z.object({
  version: z.literal(1),
  id: z.string(),
  contents: CONTENTS,
  size: z.int().describe('Bytes handed in.'),
  tags: list(z.string()),
  by: z.string().describe('The user’s name.'),
  received: Instant,
  started: Instant.nullable(),
  ended: Instant.nullable(),
  state: z.enum(STATES).describe('done: worked through, some documents may have failed. failed: nothing came of it.'),
  total: z.int().nullable().describe('How many documents there are; null where only reading tells.'),
  counts: COUNTS,
  /** How often in a row reading it was begun without a document coming of it; and how many were done at the last start. */
  starts: z.int(),
  doneAtStart: z.int(),
  error: FAULT.nullable().describe('Why it was given up as a whole.'),
});
export type Addition = z.infer<typeof ADDITION>;

/** What became of one document. */
export const OUTCOME = z.object({
  source: z.int().describe('Which of the addresses or files it came from, from 0.'),
  input: z.string().describe('What messages call it: an address, or a file with the line or record.'),
  name: z.string().describe('Its own id or address.'),
  status: z.enum(['added', 'new-version', 'unchanged', 'failed']),
  document: z.string().nullable().describe('The id in the ledger; null where it failed.'),
  statements: z.int(),
  error: FAULT.nullable(),
});
export type Outcome = z.infer<typeof OUTCOME>;

export const isOver = ({ state }: Pick<Addition, 'state'>): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';

const COUNTED = { added: 'added', 'new-version': 'newVersion', unchanged: 'unchanged', failed: 'failed' } as const;

/** The counts with one more outcome. */
export function counted(counts: Counts, { status, statements }: Outcome): Counts {
  const name = COUNTED[status];
  return {
    ...counts,
    read: counts.read + 1,
    [name]: counts[name] + 1,
    statements: counts.statements + statements,
  };
}
