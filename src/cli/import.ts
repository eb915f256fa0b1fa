import { Command } from 'commander';
import type { ImportLine } from '../export/index.ts';
import { importFiles, openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { exitCodeOf, reportError, writeJson, writeLine } from './output.ts';
import { progressLine } from './progress.ts';

/** `onrecord import`: takes exports, and what `read` has read elsewhere, into the ledger. Each line is on the disk whole, or not at all, before the next is begun. */
export function importCommand(): Command {
  return new Command('import')
    .description('import files written by onrecord export or read')
    .argument(
      '<files...>',
      'files written by export (jsonl, archive) or by read (jsonl), also packed with gzip, Parquet files of what was read, or folders of them; - for standard input',
    )
    .addOption(ledgerOption())
    .option('--json', 'print the counts as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  onrecord export -o all.jsonl
  onrecord import all.jsonl --ledger copy.sqlite
  onrecord import readings/documents                   Parquet files, as examples/spark writes them

Documents are imported as they are, not reread with the model. Importing a file
twice changes nothing; to complete an interrupted import, run it again.`,
    )
    .action(async (files: string[], flags: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { thread: false });
      const progress = progressLine('versions imported');
      const counts = { added: 0, 'new-version': 0, unchanged: 0 };
      let failed = 0;
      const filters = new Map<string, ImportLine['filter']>();
      try {
        for await (const outcome of importFiles(ledger, files, { onProgress: progress.show })) {
          filters.set(outcome.input, outcome.filter);
          if (outcome.added) {
            counts[outcome.added.status] += 1;
            continue;
          }
          failed += 1;
          progress.clear();
          reportError(outcome.error);
        }
      } finally {
        progress.end();
        await ledger.close();
      }
      const done = counts.added + counts['new-version'] + counts.unchanged;
      const selections = [...filters].flatMap(([file, filter]) => (filter === null ? [] : [{ file, filter }]));
      if (flags.json) await writeJson({ ...counts, failed, ...(selections.length === 0 ? {} : { selections }) });
      else {
        await writeLine(
          `${counts.added} documents added, ${counts['new-version']} further versions, ${counts.unchanged} already known` +
            (failed > 0 ? `, ${failed} failed` : ''),
        );
        for (const selection of selections) await writeLine(ofSearch(selection));
      }
      process.exitCode = exitCodeOf(done, failed);
    });
}

const ofSearch = ({ file, filter }: { file: string; filter: NonNullable<ImportLine['filter']> }): string =>
  `${file} contains the documents of a search (${Object.entries(filter)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ')}), not a whole ledger`;
