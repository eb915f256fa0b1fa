import { once } from 'node:events';
import { styleText } from 'node:util';
import { OnrecordError } from '../errors/index.ts';

type Style = (text: string) => string;

// styleText leaves text plain where the stream is no terminal or NO_COLOR is set.
const styleFor = (format: Parameters<typeof styleText>[0], stream: NodeJS.WriteStream): Style => {
  return (text) => styleText(format, text, { stream });
};

/** Styles for standard output. */
export const colours = {
  bold: styleFor('bold', process.stdout),
  dim: styleFor('dim', process.stdout),
  yellow: styleFor('yellow', process.stdout),
};

/** Writes data and waits while the reader is slower than we are. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

export const writeLine = (text: string): Promise<void> => write(`${text}\n`);

/** An error for a person: code, message and what to do. */
export function reportError({ code, message, remedy }: Pick<OnrecordError, 'code' | 'message' | 'remedy'>): void {
  const red = styleFor('red', process.stderr);
  const dim = styleFor('dim', process.stderr);
  process.stderr.write(`${red(code)} ${message}\n       ${dim(remedy)}\n`);
}

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

/** 0 when all went well, 1 when all failed, 3 when some failed and the rest was done. */
export function exitCodeOf(done: number, failed: number): number {
  if (failed === 0) return 0;
  return done === 0 ? 1 : 3;
}

/** A line of progress on standard error, redrawn in place; silent where that is no terminal. */
export function progressOf(what: string): { step(): void; end(): void } {
  let count = 0;
  let drawn = 0;
  return {
    step() {
      count += 1;
      if (!process.stderr.isTTY || Date.now() - drawn < 100) return;
      drawn = Date.now();
      process.stderr.write(`\r${what} ${count}\u001B[K`);
    },
    end() {
      if (process.stderr.isTTY && drawn > 0) process.stderr.write('\r\u001B[K');
    },
  };
}

/** The width of the terminal in columns; 100 where there is none. */
export const terminalWidth = (): number => Math.max(60, Math.min(process.stdout.columns || 100, 160));
