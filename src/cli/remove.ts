import { Command } from 'commander';
import { openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { writeLine } from './output.ts';

/** `onrecord remove`: takes a document out of the ledger, with all its versions and what only it supports. */
export function removeCommand(): Command {
  return new Command('remove')
    .description('take a document out of the ledger, with what only it supports')
    .argument('<id>', 'doc_…, or the beginning of one')
    .addOption(ledgerOption())
    .addHelpText('after', '\nExample:\n  onrecord remove doc_xl5jg4im')
    .action(async (id: string, flags: { ledger?: string }) => {
      const ledger = await openLedger(flags.ledger);
      try {
        await writeLine(`${await ledger.remove(id)}  removed`);
      } finally {
        await ledger.close();
      }
    });
}
