import { Command } from 'commander';
import { openLedger, refreshDocuments } from '../index.ts';
import { ledgerOption, milliseconds, modelOption, timeLimitOption } from './options.ts';
import { exitCodeOf, reportError, writeJson, writeLine } from './output.ts';
import { progressLine } from './progress.ts';

/** `onrecord refresh`: reads the ledger's documents again that another program, model or lexicon has read. */
export function refreshCommand(): Command {
  return new Command('refresh')
    .description('reread documents in the ledger after an upgrade and report what changed')
    .addOption(ledgerOption())
    .addOption(modelOption())
    .addOption(timeLimitOption())
    .option('--json', 'print one JSON object per document')
    .addHelpText(
      'after',
      `
Example:
  onrecord refresh --json > changes.jsonl

Documents are read from the text in the ledger; nothing is fetched again.
Each is read by the model that read it before, unless --model or ONRECORD_MODEL
names one. Statements whose words are unchanged keep their ids. A document that
cannot be reread stays as it is.`,
    )
    .action(async (flags: { ledger?: string; model?: string; timeLimit?: number; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { create: false, thread: false });
      const progress = progressLine('documents reread');
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
          const counts = `${kept.length} kept (${changed.length} changed), ${added.length} new, ${removed.length} removed`;
          await (flags.json ? writeJson(refreshed) : writeLine(`${document}  ${counts}`));
        }
      } finally {
        progress.end();
        await ledger.close();
      }
      process.exitCode = exitCodeOf(done, failed);
    });
}
