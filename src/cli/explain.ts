import { Command } from 'commander';
import { explain, openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { colours, oneLine, proseLines, writeJson, writeLines } from './output.ts';

/** `onrecord explain`: for each field of a statement or an event, from which words and by which rule or score it was concluded. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('show how each part of a statement or event was determined')
    .argument('<id>', 'a statement or event id (st_… or ev_…) or an unambiguous prefix')
    .addOption(ledgerOption())
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  onrecord explain st_4f2k')
    .action(async (id: string, flags: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const explained = await explain(ledger, id);
        if (flags.json) return await writeJson(explained);
        for (const { field, value, why } of explained.reasons)
          await writeLines([
            ...proseLines(`${colours.bold(field.padEnd(12))} ${oneLine(value)}`, 13),
            ...proseLines(`${' '.repeat(13)}${colours.dim(oneLine(why))}`, 13),
          ]);
      } finally {
        await ledger.close();
      }
    });
}
