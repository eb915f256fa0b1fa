import { Command } from 'commander';
import { openLedger, OnrecordError } from '../index.ts';
import { reasonsOfEvent, reasonsOfStatement } from './reasons.ts';
import { ledgerOption } from './options.ts';
import { colours, oneLine, writeJson, writeLines } from './output.ts';

/** `onrecord explain`: for each field of a statement or an event, from which words and by which rule or score it was concluded. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('say from what each part of a statement or event was concluded')
    .argument('<id>', 'st_… or ev_…, or the beginning of one')
    .addOption(ledgerOption())
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nExample:\n  onrecord explain st_4f2k')
    .action(async (id: string, flags: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const shown = await ledger.show(id);
        if (shown.type === 'document')
          throw new OnrecordError('OR4001', {
            input: id,
            fault: 'this is a document; explain takes a statement (st_…) or an event (ev_…)',
          });
        const reasons = shown.type === 'event' ? reasonsOfEvent(shown.event) : reasonsOfStatement(shown.statement);
        const entry = shown.type === 'event' ? shown.event : shown.statement;
        if (flags.json) return await writeJson({ id: entry.id, reasons });
        for (const { field, value, why } of reasons)
          await writeLines([
            `${colours.bold(field.padEnd(12))} ${oneLine(value)}`,
            `${' '.repeat(13)}${colours.dim(oneLine(why))}`,
          ]);
      } finally {
        await ledger.close();
      }
    });
}
