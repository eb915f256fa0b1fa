import { Command } from 'commander';
import { tellAttachments } from './attachments.ts';
import { ledgerPath, OnrecordError, openLedger, read } from '../index.ts';
import { tagOf } from '../ledger/index.ts';
import { listed } from './documentFilters.ts';
import { ledgerOption, type ReadFlags, readOptionsOf, withReadOptions } from './options.ts';
import { exitCodeOf, orRefused, progressOf, reportError, tell, writeJson, writeLine } from './output.ts';

/** `onrecord add`: reads documents into the ledger; each line is printed when its document is on the disk. */
export function addCommand(): Command {
  const command = new Command('add')
    .description('read documents into the ledger')
    .argument('<inputs...>', 'files, folders, http(s) addresses; - for standard input')
    .addOption(ledgerOption())
    .option('--tag <tag>', 'a tag for each document; as often as needed', listed)
    .option('--json', 'one JSON object a document')
    .addHelpText(
      'after',
      `
Examples:
  onrecord add articles/ https://example.org/statement
  onrecord add --ledger nato.sqlite transcripts/*.vtt
  onrecord add --tag fisheries releases/*.eml news.json

Adding a document twice changes nothing; a changed page becomes a new version beside the old one.`,
    );
  return withReadOptions(command).action(
    async (inputs: string[], flags: ReadFlags & { ledger?: string; json?: boolean; tag?: readonly string[] }) => {
      // Before anything is read: a tag that is none is no reason to read a folder first.
      const tags = (flags.tag ?? []).map(tagOf);
      const ledger = await openLedger(flags.ledger);
      const progress = progressOf('documents read:');
      const counts = { added: 0, 'new-version': 0, unchanged: 0 };
      let failed = 0;
      try {
        for await (const outcome of read(inputs, readOptionsOf(flags))) {
          progress.step();
          if (outcome.error) {
            failed += 1;
            progress.end();
            reportError(outcome.error);
            continue;
          }
          const added = await orRefused(ledger.add(outcome.recorded, { retrieved: new Date().toISOString(), tags }));
          progress.end();
          if (added instanceof OnrecordError) {
            failed += 1;
            reportError(added);
            continue;
          }
          counts[added.status] += 1;
          if (added.nowAsItCame)
            tell(
              `${added.document}: ${added.nowAsItCame.join(', ')} as you had set it is in the former version alone; onrecord edit sets it again`,
            );
          tellAttachments(outcome);
          const count = String(added.statements.length).padStart(4);
          if (flags.json) await writeJson({ input: outcome.input, ...added });
          else await writeLine(`${added.document}  ${added.status.padEnd(11)}  ${count} statements  ${outcome.input}`);
        }
      } finally {
        progress.end();
        await ledger.close();
      }
      const done = counts.added + counts['new-version'] + counts.unchanged;
      tell(
        `${counts.added} added, ${counts['new-version']} new versions, ${counts.unchanged} unchanged` +
          `${failed > 0 ? `, ${failed} failed` : ''}; the ledger is ${ledgerPath(flags.ledger)}`,
      );
      process.exitCode = exitCodeOf(done, failed);
    },
  );
}
