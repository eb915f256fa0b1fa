import type { FailedInput, RawDocument } from '../../document/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { addDocuments, type AddOutcome } from '../../library/index.ts';
import type { SourceOptions } from '../../sources/index.ts';
import { type Addition, faultOf, type Outcome } from './addition.ts';
import { doneIn, documentsOf } from './documents.ts';
import type { AdditionsFolder } from './folder.ts';
import type { SharedReader } from './sharedReader.ts';

/** What additions are worked on with. */
export interface Means {
  readonly ledger: Pick<Ledger, 'add'>;
  readonly reader: SharedReader;
  readonly sources: SourceOptions;
  readonly folder: AdditionsFolder;
}

export interface Telling {
  readonly signal: AbortSignal;
  /** Called when the first document is about to be read: until then nothing in it can have ended the server. */
  readonly begin: () => Promise<void>;
  readonly tell: (outcome: Outcome) => void;
}

/**
 * Reads what of an addition is not done and adds it to the ledger. Each outcome is put down when its document is on the
 * disk, and then told; so that after a crash at any moment at most the document that had just been added is read once
 * more, which changes nothing.
 *
 * @throws the reason of `signal`; OnrecordErrors where the ledger, the model or the folder cannot be used
 */
export async function workOn(
  addition: Addition,
  { ledger, reader, sources, folder }: Means,
  { signal, begin, tell }: Telling,
): Promise<void> {
  const done = doneIn(await Array.fromAsync(folder.outcomes(addition.id)));
  const file = await folder.outcomesInto(addition.id);
  // Outcomes come in the order of the documents, one for each.
  const ahead: number[] = [];
  async function* items(): AsyncGenerator<RawDocument | FailedInput> {
    const bytesOf = (number: number): string => folder.bytesOf(addition.id, number);
    for await (const [item, source] of documentsOf(addition, bytesOf, done, sources)) {
      ahead.push(source);
      yield item;
    }
  }
  try {
    await reader.use(async (open) => {
      signal.throwIfAborted();
      await begin();
      const options = { reader: open, tags: addition.tags, signal };
      for await (const outcome of addDocuments(ledger, items(), options)) {
        const told = outcomeOf(outcome, ahead.shift() ?? 0);
        await file.append(told);
        tell(told);
      }
    });
  } finally {
    await file.close();
  }
}

function outcomeOf({ input, id, added, error }: AddOutcome, source: number): Outcome {
  const names = { source, input, name: id };
  if (error) return { ...names, status: 'failed', document: null, statements: 0, error: faultOf(error) };
  return {
    ...names,
    status: added.status,
    document: added.document,
    statements: added.statements.length,
    error: null,
  };
}
