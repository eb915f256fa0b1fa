// Command lines in processes of their own, which are killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

const MAIN = JSON.stringify(new URL('../../src/cli/main.ts', import.meta.url).href);
const SCRIPT = `import(${MAIN}).then(({ run }) => run(['node', 'onrecord', ...process.argv.slice(1)]))`;

export interface Ended {
  /** Whole lines of standard output: what had been said when it ended. */
  readonly lines: readonly string[];
  readonly err: string;
  /** The exit code; null where it was killed. */
  readonly exit: number | null;
}

export interface Running {
  /** What has come to standard output so far. */
  readonly said: () => string;
  readonly ended: Promise<Ended>;
  readonly kill: () => unknown;
  readonly isRunning: () => boolean;
}

export function started(words: readonly string[]): Running {
  const child = spawn(process.execPath, ['--eval', SCRIPT, '--', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => ({
    lines: out.split('\n').slice(0, -1),
    err,
    exit: code as number | null,
  }));
  return {
    said: () => out,
    ended,
    kill: () => child.kill('SIGKILL'),
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}

/**
 * Starts a command line and kills it some time (0 to `within` milliseconds, by `share`) after it has begun its work, or,
 * with no sign of that to look for, after its start.
 */
export async function killed(
  words: readonly string[],
  share: number,
  within: number,
  hasBegun: ((said: string) => boolean) | null,
): Promise<Ended> {
  const { said, ended, kill, isRunning } = started(words);
  const waits = (): boolean => hasBegun !== null && isRunning() && !hasBegun(said());
  while (waits()) await setTimeout(2);
  await Promise.race([setTimeout(share * within), ended]);
  kill();
  return ended;
}
