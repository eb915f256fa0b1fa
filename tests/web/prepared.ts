import { type Ledger, openLedger } from '../../src/index.ts';
import { type Opened, openBrowser } from './browser.ts';
import { samplesLedger } from './samples.ts';

/** A browser at a ledger of the samples into which `prepare` has put more. */
export async function openPrepared(prepare: (ledger: Ledger) => Promise<void>): Promise<Opened> {
  const { path, remove } = await samplesLedger();
  const ledger = await openLedger(path);
  await prepare(ledger);
  await ledger.close();
  const opened = await openBrowser(path);
  return {
    ...opened,
    async close() {
      await opened.close();
      remove();
    },
  };
}
