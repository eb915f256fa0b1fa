import { Command } from 'commander';
import { openLedger } from '../index.ts';
import { openReader } from '../pipeline/index.ts';
import { ledgerOption } from './options.ts';
import { progressOf, writeJson, writeLine } from './output.ts';

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
      try {
        for await (const { document, article } of ledger.outdated(reader.versions)) {
          const refreshed = await ledger.refresh(document, await reader.understand(article));
          progress.step();
          progress.end();
          const { kept, changed, added, removed } = refreshed;
          const counts = `${kept.length} kept, ${changed.length} of them changed, ${added.length} new, ${removed.length} gone`;
          await (flags.json ? writeJson(refreshed) : writeLine(`${document}  ${counts}`));
        }
      } finally {
        progress.end();
        await reader.close();
        await ledger.close();
      }
    });
}
