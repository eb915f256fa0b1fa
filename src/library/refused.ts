import { OnrecordError } from '../errors/index.ts';

/** What a ledger says of one document, whatever it makes of the others: it cannot be kept, or is another one by now. */
const OF_ONE: ReadonlySet<string> = new Set(['OR3003', 'OR3009', 'OR3015', 'OR3021', 'OR3044']);

/**
 * What the work gives, or the error where it is of the one document alone. Whatever else goes wrong is thrown.
 * @param input names the document where the error is the database's own word, which names the ledger
 */
export async function orRefused<T>(work: Promise<T>, input: string): Promise<T | OnrecordError> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OnrecordError) || !OF_ONE.has(error.code)) throw error;
    if (error.cause === undefined) return error;
    return new OnrecordError(error.code, { ...error.details, input }, { cause: error.cause });
  }
}
