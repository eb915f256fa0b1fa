import { ACCOUNTS } from './accounts.ts';
import { ADDITIONS } from './additions.ts';
import { COMMANDS } from './commands.ts';
import { LEDGER } from './ledger.ts';
import { READING } from './reading.ts';
import { SERVER } from './server.ts';

/**
 * Every error that Onrecord reports: what went wrong, what to do, the exit code of a run that did nothing else,
 * and the HTTP status. Tables by the range of the codes, so that a code is never used twice. `{name}` is filled in.
 */
export const ERRORS = { ...READING, ...LEDGER, ...COMMANDS, ...ACCOUNTS, ...ADDITIONS, ...SERVER } as const;

export type ErrorCode = keyof typeof ERRORS;

/** An error of the table above; `message` names the input and the place, `remedy` says what to do. */
export class OnrecordError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly exit: number;
  readonly status: number;
  /** What fills the message; with the code it makes the same error on the other side of a thread. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>>, options?: ErrorOptions) {
    const entry = ERRORS[code];
    super(
      entry.message.replace(/\{(\w+)\}/g, (_, name: string) =>
        String(Object.hasOwn(details, name) ? details[name] : '?'),
      ),
      options,
    );
    this.name = 'OnrecordError';
    this.code = code;
    this.details = details;
    this.remedy = entry.remedy;
    this.exit = entry.exit;
    this.status = entry.status;
  }
}

/** The error itself when it is one of ours, otherwise OR9001 with the cause kept. */
export function asOnrecordError(error: unknown, input: string): OnrecordError {
  if (error instanceof OnrecordError) return error;
  const fault = error instanceof Error ? error.message : String(error);
  return new OnrecordError('OR9001', { input, fault }, { cause: error });
}

/** What the file system says, as OR1001 (there is no such file) or OR1013 (any other reason). */
export function fileError(error: unknown, input: string): OnrecordError {
  if (error instanceof OnrecordError || !(error instanceof Error && 'code' in error && typeof error.code === 'string'))
    return asOnrecordError(error, input);
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return new OnrecordError('OR1001', { input }, { cause: error });
  return new OnrecordError('OR1013', { input, fault: error.message }, { cause: error });
}
