import { Command } from 'commander';
import { openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { colours, tell, writeJson, writeLine } from './output.ts';
import { progressLine } from './progress.ts';

/** `onrecord check`: looks through a whole ledger for what is not as it has to be. Writes nothing. */
export function checkCommand(): Command {
  return new Command('check')
    .description('check the ledger for damage')
    .addOption(ledgerOption())
    .option('--json', 'print one JSON object per fault')
    .addHelpText(
      'after',
      `
Examples:
  onrecord check
  onrecord check --ledger copy.sqlite --json > faults.jsonl

Checks the database file and its tables, that each text matches its stored
SHA-256, that ids match their content, that spans lie within the texts and
statements match their spans, that references resolve, that JSON columns are
well formed, and that the word index is complete. Prints one line per fault with
the id of the entry concerned; the exit code is 1 if there are any. Nothing is
repaired: restore a backup, or import an export.`,
    )
    .action(async ({ ledger: path, json }: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(path, { mode: 'read' });
      const progress = progressLine('faults found');
      try {
        let found = 0;
        for await (const fault of ledger.faults()) {
          found += 1;
          progress.clear();
          const line = `${fault.kind.padEnd(9)}  ${fault.id ?? '–'}  ${fault.place}: ${fault.fault}`;
          await (json ? writeJson(fault) : writeLine(line));
          progress.show({ done: found, total: null, share: null });
        }
        progress.clear();
        if (found > 0) {
          process.exitCode = 1;
          tell(`${found} ${found === 1 ? 'fault' : 'faults'}`);
        } else if (!json) {
          const { documents, versions, statements } = await ledger.counts();
          const counted = `${documents} documents, ${versions} versions, ${statements} statements`;
          await writeLine(`No faults found. ${colours.dim(counted)}`);
        }
      } finally {
        progress.clear();
        await ledger.close();
      }
    });
}
