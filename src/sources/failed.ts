import type { FailedInput } from '../document/index.ts';
import type { OnrecordError } from '../errors/index.ts';

/** An input that failed as a whole: its name is also the id of the document that it would have been. */
export const failed = (input: string, error: OnrecordError): FailedInput => ({
  form: 'failed',
  input,
  id: input,
  error,
});
