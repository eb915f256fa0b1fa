import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a whole process took, from start to exit. */
export interface Whole {
  readonly seconds: number;
  /** Until the first of its output. */
  readonly firstSeconds: number;
  /** Of all threads, in the program and in the system. */
  readonly processorSeconds: number;
  /** Resident, the most it ever had. */
  readonly mostMegabytes: number;
}

/**
 * Runs `onrecord` of a checkout and waits for its end.
 * @param folder for a file of the run
 * @throws what it wrote on stderr, when it fails
 */
export async function wholeProcess(root: string, argv: readonly string[], folder: string): Promise<Whole> {
  const usage = join(folder, 'usage');
  rmSync(usage, { force: true });
  const began = performance.now();
  let first = 0;
  let complaints = '';
  const child = spawn(process.execPath, [join(root, 'bin', 'onrecord.js'), ...argv], {
    env: {
      ...process.env,
      NODE_OPTIONS: `--import ${new URL('usage.js', import.meta.url).href}`,
      ONRECORD_USAGE: usage,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', () => (first ||= performance.now() - began));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`onrecord ${argv.join(' ')} in ${root}: ${complaints}`);
  // A process that it starts in turn writes a line too.
  const lines = readFileSync(usage, 'utf8').trim().split('\n');
  const used = lines.map((line) => JSON.parse(line) as NodeJS.ResourceUsage);
  return {
    seconds,
    firstSeconds: first / 1000,
    processorSeconds: used.reduce((sum, { userCPUTime, systemCPUTime }) => sum + userCPUTime + systemCPUTime, 0) / 1e6,
    mostMegabytes: (Math.max(...used.map(({ maxRSS }) => maxRSS)) * 1024) / 1e6,
  };
}
