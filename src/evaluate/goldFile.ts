import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fileError, OnrecordError } from '../errors/index.ts';

/**
 * The text of a file of gold data.
 * @throws OnrecordError OR1001 for a missing file, OR1013 for one that cannot be read, as a folder
 */
export function readGoldFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError(error, path);
  }
}

/** What went wrong with a file or a folder of gold data, as `fileError` has it; of a folder it names the file inside it. */
export const goldError = (error: unknown, folder: string): OnrecordError =>
  fileError(error, (error as NodeJS.ErrnoException).path ?? folder);

/** What is wrong with a line of gold data, as OR5003: what its form does not allow, or what a parser of it says. */
export function goldFault(error: unknown, input: string, line: number): OnrecordError {
  const fault = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
  return new OnrecordError('OR5003', { input, line, fault }, { cause: error });
}
