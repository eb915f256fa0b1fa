import { Command } from 'commander';
import { openLedger, refreshDocuments } from '../index.ts';
import { ledgerOption, milliseconds, timeLimitOption } from './options.ts';
import { exitCodeOf, reportError, writeJson, writeLine } from './output.ts';
import { progressLine } from './progress.ts';

/** `onrecord refresh`: reads the ledger's documents again that another program, model or lexicon has read. */
export function refreshCommand(): Command {
  return new Command('refresh')
    .description('read documents of the ledger again after an upgrade, and say what changed')
    .addOption(ledgerOption())
    .option('--model <folder>', 'another model than the one that came with Onrecord')
    .addOption(timeLimitOption())
    .option('--json', 'one JSON object a document')
    .addHelpText(
      'after',
      `
Example:
  onrecord refresh --json > changes.jsonl

Statements of the same words keep their ids. A document that cannot be read again stays as it is. What was fetched is not fetched again: the text in the ledger is read.`,
    )
    .action(async (flags: { ledger?: string; model?: string; timeLimit?: number; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { thread: false });
      const progress = progressLine('documents read again');
      let done = 0;
      let failed = 0;
      try {
        const options = { model: flags.model, timeLimit: milliseconds(flags.timeLimit), onProgress: progress.show };
        for await (const { document, refreshed, error } of refreshDocuments(ledger, options)) {
          progress.clear();
          if (error) {
            failed += 1;
            reportError(error);
            continue;
          }
          done += 1;
          const { kept, changed, added, removed } = refreshed;
          const counts = `${kept.length} kept, ${changed.length} of them changed, ${added.length} new, ${removed.length} gone`;
          await (flags.json ? writeJson(refreshed) : writeLine(`${document}  ${counts}`));
        }
      } finally {
        progress.end();
        await ledger.close();
      }
      process.exitCode = exitCodeOf(done, failed);
    });
}
