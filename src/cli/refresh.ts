import { Command } from 'commander';
import { OnrecordError, openLedger } from '../index.ts';
import { asOnrecordError } from '../errors/index.ts';
import { openPool } from '../pipeline/index.ts';
import { ledgerOption, milliseconds, timeLimitOption } from './options.ts';
import { exitCodeOf, orRefused, progressOf, reportError, writeJson, writeLine } from './output.ts';

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
      const ledger = await openLedger(flags.ledger);
      const pool = openPool({ threads: 1, model: flags.model, timeLimit: milliseconds(flags.timeLimit) });
      const progress = progressOf('documents read again:');
      let done = 0;
      let failed = 0;
      try {
        for await (const { document, article } of ledger.outdated(await pool.versions())) {
          const recorded = await pool
            .understand(article, document)
            .catch((error: unknown) => asOnrecordError(error, document));
          const refreshed =
            recorded instanceof OnrecordError ? recorded : await orRefused(ledger.refresh(document, recorded));
          progress.step();
          progress.end();
          if (refreshed instanceof OnrecordError) {
            failed += 1;
            reportError(refreshed);
            continue;
          }
          done += 1;
          const { kept, changed, added, removed } = refreshed;
          const counts = `${kept.length} kept, ${changed.length} of them changed, ${added.length} new, ${removed.length} gone`;
          await (flags.json ? writeJson(refreshed) : writeLine(`${document}  ${counts}`));
        }
      } finally {
        progress.end();
        await pool.close();
        await ledger.close();
      }
      process.exitCode = exitCodeOf(done, failed);
    });
}
