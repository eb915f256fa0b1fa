import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../ledger/index.ts';
import { openSqliteLedger } from '../../storage/index.ts';
import { newClock, testAccounts } from '../security/testing/app.ts';
import { serve } from '../serve.ts';

/** A ledger in a folder of its own with the server over it. */
export interface Served {
  readonly ledger: Ledger;
  readonly address: string;
  close(): Promise<void>;
}

/** @param fill puts into the ledger what is asked for, before it is served */
export async function served(fill: (ledger: Ledger) => Promise<void>): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-served-'));
  const ledger = await openSqliteLedger(join(folder, 'ledger.sqlite'));
  await fill(ledger);
  const accounts = await testAccounts(newClock());
  const server = await serve(ledger, accounts, { port: 0 });
  return {
    ledger,
    address: server.address,
    async close() {
      await server.close();
      await accounts.dispose();
      await ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
}
