import { z } from 'zod';
import type { OnrecordError } from '../../errors/index.ts';

/** A coded error as it is kept and shown. */
export const FAULT = z.object({ code: z.string(), message: z.string(), remedy: z.string() });
export type Fault = z.infer<typeof FAULT>;

export const faultOf = ({ code, message, remedy }: OnrecordError): Fault => ({ code, message, remedy });

const TEXT_ABOUT = z.object({
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  characters: z.number().int(),
});
export type TextAbout = z.infer<typeof TEXT_ABOUT>;

const FILE = z.object({ name: z.string(), mediaType: z.string().nullable(), size: z.number().int() });
export type FileAbout = z.infer<typeof FILE>;

/** What was handed in; the bytes of a text and of files stand beside it while they are needed. */
export const CONTENTS = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addresses'), addresses: z.array(z.string()) }),
  z.object({ kind: z.literal('text'), text: TEXT_ABOUT }),
  z.object({ kind: z.literal('files'), files: z.array(FILE) }),
]);
export type Contents = z.infer<typeof CONTENTS>;

export const STATES = ['waiting', 'working', 'done', 'failed', 'cancelled'] as const;
export type State = (typeof STATES)[number];

/** What became of the documents so far. */
export const COUNTS = z.object({
  read: z.number().int(),
  added: z.number().int(),
  newVersion: z.number().int(),
  unchanged: z.number().int(),
  failed: z.number().int(),
  statements: z.number().int(),
});
export type Counts = z.infer<typeof COUNTS>;

export const NO_COUNTS: Counts = { read: 0, added: 0, newVersion: 0, unchanged: 0, failed: 0, statements: 0 };

/** An addition as it is kept. Instants are ISO 8601. */
export const ADDITION = z.object({
  version: z.literal(1),
  id: z.string(),
  contents: CONTENTS,
  /** Bytes handed in. */
  size: z.number().int(),
  tags: z.array(z.string()),
  /** The user's name. */
  by: z.string(),
  received: z.string(),
  started: z.string().nullable(),
  ended: z.string().nullable(),
  state: z.enum(STATES),
  /** How many documents there are; null where nobody knows before the end. */
  total: z.number().int().nullable(),
  counts: COUNTS,
  /** How often in a row reading it was begun without a document coming of it; and how many were done at the last start. */
  starts: z.number().int(),
  doneAtStart: z.number().int(),
  /** Why nothing more came of it. */
  error: FAULT.nullable(),
});
export type Addition = z.infer<typeof ADDITION>;

/** What became of one document. */
export const OUTCOME = z.object({
  /** Which of the addresses or files it came from, from 0. */
  source: z.number().int(),
  /** What messages call it, and its own id: an address, or the name of a file with the line or record. */
  input: z.string(),
  name: z.string(),
  status: z.enum(['added', 'new-version', 'unchanged', 'failed']),
  /** The ledger's id of the document; null where it failed. */
  document: z.string().nullable(),
  statements: z.number().int(),
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
