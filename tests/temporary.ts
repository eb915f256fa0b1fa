import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';

/**
 * One folder for what a run of the tests writes, which goes with it: all processes of the run find it by `tmpdir()`. Chromium
 * is unpacked before, where later runs find it, and by one process alone.
 */
export default async function setup(): Promise<() => void> {
  process.env['ONRECORD_CHROMIUM'] = await chromium.executablePath();
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-tests-'));
  // PostgreSQL is run by a user of its own.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
