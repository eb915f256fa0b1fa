import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Added, Ledger } from '../ledger/index.ts';
import { orRefused } from './refused.ts';
import { type Inputs, read, type Reader, type ReadOptions } from './reading.ts';

/** What became of one document that was to be added. */
export type AddOutcome = { readonly input: string; readonly id: string } & (
  | {
      readonly added: Added;
      /** What was attached to a mail, which is left out; in words. */
      readonly attachments?: string | undefined;
      readonly error?: undefined;
    }
  | { readonly error: OnrecordError; readonly added?: undefined; readonly attachments?: undefined }
);

export interface AddOptions extends ReadOptions {
  /** Reads the documents; it stays open. Without it a reader is opened for this call. */
  readonly reader?: Reader | undefined;
  /** Tags that each document gets. */
  readonly tags?: readonly string[] | undefined;
}

/**
 * Reads documents and adds each to the ledger: one outcome for each, in input order, given when its document is on the
 * disk. A document that cannot be read or kept gives its error, and the rest goes on.
 *
 * @throws OnrecordError OR3006, OR3008, OR3011 where the ledger takes nothing more; the reason of `signal`
 */
export async function* addDocuments(
  ledger: Pick<Ledger, 'add'>,
  inputs: Inputs,
  { reader, tags, ...options }: AddOptions = {},
): AsyncGenerator<AddOutcome> {
  const outcomes = reader ? reader.read(inputs, options) : read(inputs, options);
  for await (const { input, id, recorded, error } of outcomes) {
    if (error) {
      yield { input, id, error };
      continue;
    }
    const added = await orRefused(ledger.add(recorded, { retrieved: new Date().toISOString(), tags }), input);
    yield added instanceof OnrecordError
      ? { input, id, error: asOnrecordError(added, input) }
      : { input, id, added, attachments: recorded.basis['attachments'] };
  }
}
