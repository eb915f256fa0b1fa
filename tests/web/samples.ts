import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDocuments, openLedger } from '../../src/index.ts';

/** Made once for a run of the tests. */
const made = join(tmpdir(), 'onrecord-samples.sqlite');

/** The path of a ledger with the bundled samples, read by the real model; it is the caller's own to change. */
export async function samplesLedger(): Promise<{ readonly path: string; readonly remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-web-'));
  const path = join(folder, 'ledger.sqlite');
  if (!existsSync(made)) {
    const ledger = await openLedger(path, { thread: false });
    for await (const { error } of addDocuments(ledger, 'samples', { threads: 1 })) if (error) throw error;
    await ledger.close();
    copyFileSync(path, `${path}.made`);
    renameSync(`${path}.made`, made);
  } else copyFileSync(made, path);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The path of a ledger with nothing in it. */
export async function emptyLedger(): ReturnType<typeof samplesLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-web-'));
  const path = join(folder, 'ledger.sqlite');
  await (await openLedger(path, { thread: false })).close();
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
