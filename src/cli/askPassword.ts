import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { OnrecordError } from '../errors/index.ts';
import { tell } from './output.ts';

export interface PasswordFlags {
  readonly passwordStdin?: boolean;
  readonly generate?: boolean;
}

/** A password: made by `generate`, read from standard input, or asked for twice. @throws OnrecordError OR4001 */
export async function passwordFor(
  user: string,
  { passwordStdin = false, generate = false }: PasswordFlags,
  made: () => string,
): Promise<string> {
  if (passwordStdin && generate) throw usage('--generate and --password-stdin exclude each other');
  if (generate) return made();
  if (passwordStdin) return lineOf(await text(process.stdin));
  if (!process.stdin.isTTY)
    throw usage('there is no terminal to ask for a password: give --password-stdin or --generate');
  const password = await asked(`Password for ${user}: `);
  if (password !== (await asked('The same again: '))) throw usage('the two passwords differ');
  return password;
}

const usage = (fault: string): OnrecordError => new OnrecordError('OR4001', { input: 'onrecord users', fault });

/** What `echo` and editors put at the end is no part of it. */
function lineOf(given: string): string {
  const line = given.replace(/\r?\n$/, '');
  if (line.includes('\n')) throw usage('standard input has several lines: a password is one');
  return line;
}

/** Asks on the terminal; what is typed is edited as any line, and not shown. */
async function asked(question: string): Promise<string> {
  tell(question);
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: hidden, terminal: true, historySize: 0 });
  const ended = new Promise<never>((_, reject) => {
    for (const end of ['SIGINT', 'close'] as const) lines.once(end, () => reject(usage('no password was given')));
  });
  try {
    return await Promise.race([lines.question(''), ended]);
  } finally {
    lines.close();
  }
}
