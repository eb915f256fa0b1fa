import { Command } from 'commander';
import { tellAttachments } from './attachments.ts';
import { addDocuments, ledgerName, openLedger } from '../index.ts';
import { tagOf } from '../ledger/index.ts';
import { listed } from './documentFilters.ts';
import { ledgerOption, type ReadFlags, readOptionsOf, withReadOptions } from './options.ts';
import { exitCodeOf, reportError, tell, writeJson, writeLine } from './output.ts';
import { numberOf, progressLine } from './progress.ts';

/** `onrecord add`: reads documents into the ledger; each line is printed when its document is on the disk. */
export function addCommand(): Command {
  const command = new Command('add')
    .description('read documents and add them to the ledger')
    .argument('<inputs...>', 'files, folders or http(s) addresses; - for standard input')
    .addOption(ledgerOption())
    .option('--tag <tag>', 'tag every document added (repeatable)', listed)
    .option('--json', 'print one JSON object per document')
    .addHelpText(
      'after',
      `
Examples:
  onrecord add articles/ https://example.org/statement
  onrecord add --ledger nato.sqlite transcripts/*.vtt
  onrecord add --tag fisheries releases/*.eml news.json

Adding a document twice changes nothing. If a page has changed, it is added as a
new version and the old one is kept.`,
    );
  return withReadOptions(command).action(
    async (inputs: string[], flags: ReadFlags & { ledger?: string; json?: boolean; tag?: readonly string[] }) => {
      // Before anything is read: a tag that is none is no reason to read a folder first.
      const tags = (flags.tag ?? []).map(tagOf);
      const ledger = await openLedger(flags.ledger, { thread: false });
      const progress = progressLine('documents read');
      const counts = { added: 0, 'new-version': 0, unchanged: 0 };
      let failed = 0;
      try {
        const options = { ...readOptionsOf(flags), tags, onProgress: progress.show };
        for await (const { input, added, error, attachments } of addDocuments(ledger, inputs, options)) {
          progress.clear();
          if (error) {
            failed += 1;
            reportError(error);
            continue;
          }
          counts[added.status] += 1;
          if (added.nowAsItCame)
            tell(
              `${added.document}: your edits to ${added.nowAsItCame.join(', ')} apply to the previous version only; use onrecord edit to set them again`,
            );
          tellAttachments(input, attachments);
          const count = String(added.statements.length).padStart(4);
          if (flags.json) await writeJson({ input, ...added });
          else await writeLine(`${added.document}  ${added.status.padEnd(11)}  ${count} statements  ${input}`);
        }
      } finally {
        progress.end();
        await ledger.close();
      }
      const done = counts.added + counts['new-version'] + counts.unchanged;
      tell(
        `${numberOf(counts.added)} added, ${numberOf(counts['new-version'])} new versions, ${numberOf(counts.unchanged)} unchanged` +
          `${failed > 0 ? `, ${numberOf(failed)} failed` : ''}; ledger: ${ledgerName(flags.ledger)}`,
      );
      process.exitCode = exitCodeOf(done, failed);
    },
  );
}
