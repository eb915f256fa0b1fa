import { OnrecordError } from '../errors/index.ts';

/** What a ledger says of one document, whatever it makes of the others: it cannot be kept, or is another one by now. */
const OF_ONE: ReadonlySet<string> = new Set(['OR3003', 'OR3009', 'OR3015']);

/** What the work gives, or the error where it is of the one document alone. Whatever else goes wrong is thrown. */
export async function orRefused<T>(work: Promise<T>): Promise<T | OnrecordError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof OnrecordError && OF_ONE.has(error.code)) return error;
    throw error;
  }
}
