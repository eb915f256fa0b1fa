import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { styleText } from 'node:util';
import type { Command } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import { jsonLine, printable, printableLine } from '../text/index.ts';
import { wrapped } from './wrap.ts';

// All that the command line prints goes through this file. Text is made printable on its way out, so that no title, file
// name or answer of a server can give orders to the terminal; data for programs goes out as it is.

const ESCAPE = '\u001B';
/** Stands for the escape of our own styles until text goes out. No text from outside has it: it is another in each run. */
const OUR_ESCAPE = `${ESCAPE}<${randomUUID()}>`;
const OUR_STYLES = new RegExp(`(${OUR_ESCAPE}\\[[\\d;]*m)`);

type Style = (text: string) => string;

// styleText leaves text plain where the stream is no terminal or NO_COLOR is set.
const styleFor = (format: Parameters<typeof styleText>[0], stream: NodeJS.WriteStream): Style => {
  return (text) => {
    const [before = '', after = ''] = styleText(format, '|', { stream }).split('|');
    return `${withOurStyles(before)}${text}${withOurStyles(after)}`;
  };
};

/** Styles for standard output. */
export const colours = {
  bold: styleFor('bold', process.stdout),
  dim: styleFor('dim', process.stdout),
  yellow: styleFor('yellow', process.stdout),
};

/** Text for a terminal: printable, with our own styles. */
export const printed = (text: string): string =>
  text
    .split(OUR_STYLES)
    .map((part, at) => (at % 2 === 0 ? printable(part) : part.replace(OUR_ESCAPE, ESCAPE)))
    .join('');

/** Text whose parts all have gone through `printed`: its escapes are our own, and are kept on its way out. */
export const withOurStyles = (text: string): string => text.replaceAll(ESCAPE, OUR_ESCAPE);

/** Writes one line of text. A line feed in it is shown and ends nothing, so that no words from outside begin a line. */
export const writeLine = (text: string): Promise<void> => writeLines([text]);

/** The same for several lines at once. */
export const writeLines = (lines: readonly string[]): Promise<void> => put(`${lines.map(printedLine).join('\n')}\n`);

/** Writes a value as a line of JSON, exactly. */
export const writeJson = (value: unknown): Promise<void> => put(`${jsonLine(value)}\n`);

/** Writes what is for programs, exactly. */
export const writeData = (data: string | Uint8Array): Promise<void> => put(data);

const printedLine = (text: string): string => printed(text).replaceAll('\n', String.raw`\u{A}`);

/** “1 document”, “2 documents”. */
export const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** Words for a place in a line: all of their white space is single spaces. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A message on standard error, one line. */
export const tell = (text: string): void => void process.stderr.write(`${printedLine(text)}\n`);

/** A line of JSON on standard error, for programs: exactly. */
export const tellJson = (value: unknown): void => void process.stderr.write(`${jsonLine(value)}\n`);

/** An error for a person: code, message and what to do. */
export function reportError({ code, message, remedy }: Pick<OnrecordError, 'code' | 'message' | 'remedy'>): void {
  const red = styleFor('red', process.stderr);
  const dim = styleFor('dim', process.stderr);
  process.stderr.write(printed(`${red(code)} ${printableLine(message)}\n       ${dim(printableLine(remedy))}\n`));
}

/** Line feeds of an argument that an error repeats: not that at the end, nor that before a suggestion. */
const WITHIN_MESSAGE = /\n(?!$|\(Did you mean [\w ,-]+\?\)\n$)/g;

/** Help and errors of the commands' own parser, which repeat arguments, for all commands below this one too. The errors get the code of wrong usage. */
export function withPrintedMessages(command: Command): Command {
  command.configureOutput({
    writeOut: (text) => void process.stdout.write(printed(text)),
    writeErr: (text) => void process.stderr.write(printed(text)),
    outputError(text, write) {
      const message = text.replace(/^error: /, '').replace(WITHIN_MESSAGE, String.raw`\u{A}`);
      write(`${styleFor('red', process.stderr)('OR4001')} ${message}`);
    },
  });
  for (const below of command.commands) withPrintedMessages(below);
  return command;
}

/**
 * Writes to standard output and waits while the reader is slower than we are.
 * @throws OR8010 when nothing can be written there, which ends the command in order: ledger and threads are closed
 */
async function put(data: string | Uint8Array): Promise<void> {
  if (fault !== null) throw unwritable(fault);
  if (process.stdout.write(data)) return;
  try {
    await once(process.stdout, 'drain');
  } catch (error) {
    throw unwritable(error);
  }
}

/** What went wrong with standard output. Node's stream itself forgets it. */
let fault: unknown = null;

const unwritable = (error: unknown): OnrecordError =>
  new OnrecordError('OR8010', { fault: error instanceof Error ? error.message : String(error) }, { cause: error });

/** What is told to a program that writes into a pipe whose reader is gone; on Windows it is EOF. */
const CLOSED: ReadonlySet<string | undefined> = new Set(['EPIPE', 'EOF']);

/** Whether the reader of our output has had enough (onrecord export | head), which is no failure. */
export const readerHasLeft = (error: unknown): boolean =>
  error instanceof OnrecordError &&
  error.code === 'OR8010' &&
  CLOSED.has((error.cause as NodeJS.ErrnoException | undefined)?.code);

/** Lets faults of the standard streams come to whoever writes next, instead of ending the process on the spot. */
export function watchOutput(): void {
  process.stdout.off('error', remember).on('error', remember);
  process.stderr.off('error', ignore).on('error', ignore);
}

const remember = (error: unknown): void => void (fault ??= error);
/** Of messages that cannot be written there is nobody left to tell; what the command does is done all the same. */
const ignore = (): void => undefined;

/** Waits until all is out. @throws OR8010 */
export async function allWritten(): Promise<void> {
  await new Promise((resolve) => process.stdout.write('', resolve));
  if (fault !== null) throw unwritable(fault);
}

/** 0 when all went well, 1 when all failed, 3 when some failed and the rest was done. */
export function exitCodeOf(done: number, failed: number): number {
  if (failed === 0) return 0;
  return done === 0 ? 1 : 3;
}

/** Draws a line of standard error anew in its place, cut to the terminal; null takes it away. */
export function drawLine(text: string | null): void {
  // A line longer than the terminal could not be drawn over.
  const line = text === null ? '' : printedLine(text).slice(0, Math.max(20, (process.stderr.columns || 100) - 1));
  process.stderr.write(`\r${line}\u001B[K`);
}

/** Whether standard output is a terminal, that is, read by a person. */
export const forPerson = (): boolean => Boolean(process.stdout.isTTY);

/** Below the first nothing fits; a line longer than the second is hard to read. */
const [NARROWEST, WIDEST] = [50, 200];

/** The width of the terminal in columns; where there is none, that of COLUMNS, or 100. */
export const terminalWidth = (): number =>
  Math.max(NARROWEST, Math.min(process.stdout.columns || Number(process.env['COLUMNS']) || 100, WIDEST));

/** Prose for a person, parted at spaces to fit a terminal, all lines but the first indented; elsewhere one line. */
export function proseLines(text: string, indent = 0): string[] {
  const line = printed(text.trimEnd());
  if (!forPerson()) return [withOurStyles(line)];
  const margin = /^ */u.exec(line)?.[0] ?? '';
  const room = terminalWidth() - Math.max(indent, margin.length);
  return wrapped(line.slice(margin.length), room).map(
    (part, at) => (at === 0 ? margin : ' '.repeat(indent)) + withOurStyles(part),
  );
}
