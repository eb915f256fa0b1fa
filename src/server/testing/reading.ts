import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, openLedger, openReader } from '../../index.ts';
import { type SharedReader, sharedReader } from '../additions/index.ts';

/** A folder with an empty ledger, and a reader whose model stays loaded over all tests of a file. */
export async function readingInto(name: string): Promise<{
  readonly root: string;
  readonly ledger: Ledger;
  readonly reader: SharedReader;
  close(): Promise<void>;
}> {
  const root = mkdtempSync(join(tmpdir(), `onrecord-${name}-`));
  const model = await openReader({ threads: 1 });
  const ledger = await openLedger(join(root, 'ledger.sqlite'), { thread: false });
  return {
    root,
    ledger,
    reader: sharedReader({}, { open: async () => model }),
    async close() {
      await ledger.close();
      await model.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
