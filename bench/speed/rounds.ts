import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What one round over all articles took, as a warm process tells it. */
export interface Round {
  readonly seconds: number;
  /** Of all threads, in the program and in the system. */
  readonly processorSeconds: number;
  /** Attributions. */
  readonly found: number;
  /** Articles that it declined to read. */
  readonly refused: number;
  /** Resident, the most it ever had. */
  readonly mostMegabytes: number;
}

/** A process that keeps its model and reads the articles once for each line that it gets. */
export interface Warm {
  /** What it is made of. */
  readonly versions: Readonly<Record<string, string>>;
  round(command?: string): Promise<Round>;
  close(): Promise<void>;
}

/** Starts it and waits until it is ready. @throws what it wrote on stderr, when it ends instead of answering */
export async function startWarm(
  command: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Warm> {
  const child = spawn(command, argv, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  // Told by the answers that then lack.
  child.stdin.on('error', () => undefined);
  child.on('error', (error) => (complaints += error.message));
  const ended = new Promise((end) => child.on('close', end));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = await answers.next();
    if (!done) return JSON.parse(value);
    await ended;
    throw new Error(complaints.trim() || `${command} ended without an answer`);
  };
  return {
    versions: (await answer()) as Warm['versions'],
    async round(asked = 'round') {
      child.stdin.write(`${asked}\n`);
      return (await answer()) as Round;
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

/** Onrecord itself, as built in this checkout. */
export const startOnrecord = (path: string, threads: number): Promise<Warm> =>
  startWarm(process.execPath, [fileURLToPath(new URL('warm.ts', import.meta.url)), path, String(threads)]);
