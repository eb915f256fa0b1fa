import { Command } from 'commander';
import { openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { writeLine } from './output.ts';

/** `onrecord remove`: takes a document out of the ledger, with all its versions and what only it supports. */
export function removeCommand(): Command {
  return new Command('remove')
    .description('take a document out of the ledger, with what only it supports')
    .argument('<id>', 'doc_… with all of its 16 letters and digits')
    .addOption(ledgerOption())
    .addHelpText(
      'after',
      `
Example:
  onrecord remove doc_xl5jg4imqz3vtb2a

What is taken out does not come back, so the beginning of an id is not enough, as it is for onrecord show.`,
    )
    .action(async (id: string, flags: { ledger?: string }) => {
      const ledger = await openLedger(flags.ledger, { thread: false });
      try {
        await writeLine(`${await ledger.remove(id)}  removed`);
      } finally {
        await ledger.close();
      }
    });
}
