import { Command } from 'commander';
import { OnrecordError, openLedger } from '../index.ts';
import { openReader } from '../pipeline/index.ts';
import { ledgerOption } from './options.ts';
import { exitCodeOf, orRefused, progressOf, reportError, writeLine } from './output.ts';

/** `onrecord refresh`: reads the ledger's documents again that another program, model or lexicon has read. */
export function refreshCommand(): Command {
  return new Command('refresh')
    .description('read documents of the ledger again after an upgrade, and say what changed')
    .addOption(ledgerOption())
    .option('--model <folder>', 'another model than the one that came with Onrecord')
    .option('--json', 'one JSON object a document')
    .addHelpText(
      'after',
      `
Example:
  onrecord refresh --json > changes.jsonl

Statements of the same words keep their ids. What was fetched is not fetched again: the text in the ledger is read.`,
    )
    .action(async (flags: { ledger?: string; model?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger);
      const reader = await openReader({ model: flags.model });
      const progress = progressOf('documents read again:');
      let done = 0;
      let failed = 0;
      try {
        for await (const { document, article } of ledger.outdated(reader.versions)) {
          const refreshed = await orRefused(ledger.refresh(document, await reader.understand(article)));
          progress.step();
          progress.end();
          if (refreshed instanceof OnrecordError) {
            failed += 1;
            reportError(refreshed);
            continue;
          }
          done += 1;
          const { kept, changed, added, removed } = refreshed;
          await writeLine(
            flags.json
              ? JSON.stringify(refreshed)
              : `${document}  ${kept.length} kept, ${changed.length} of them changed, ${added.length} new, ${removed.length} gone`,
          );
        }
      } finally {
        progress.end();
        await reader.close();
        await ledger.close();
      }
      process.exitCode = exitCodeOf(done, failed);
    });
}
