import { Command } from 'commander';
import { openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { colours, progressOf, tell, writeJson, writeLine } from './output.ts';

/** `onrecord check`: looks through a whole ledger for what is not as it has to be. Writes nothing. */
export function checkCommand(): Command {
  return new Command('check')
    .description('look through the ledger for damage')
    .addOption(ledgerOption())
    .option('--json', 'one JSON object a fault')
    .addHelpText(
      'after',
      `
Examples:
  onrecord check
  onrecord check --ledger copy.sqlite --json > faults.jsonl

Looked at are the file itself, its tables, whether each text has the SHA-256 that was kept with it, whether ids are those
of their words, spans lie in the texts and statements have their words, references lead somewhere, columns of JSON hold
what they should, and the word index has every statement. One line a fault, with the id of the entry that has it; the exit
code is 1 where there is any. Nothing is mended: put a copy in its place, or import an export.`,
    )
    .action(async ({ ledger: path, json }: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(path, { mode: 'read' });
      const progress = progressOf('faults found:');
      try {
        let found = 0;
        for await (const fault of ledger.faults()) {
          found += 1;
          progress.end();
          const line = `${fault.kind.padEnd(9)}  ${fault.id ?? '–'}  ${fault.place}: ${fault.fault}`;
          await (json ? writeJson(fault) : writeLine(line));
          progress.step();
        }
        progress.end();
        if (found > 0) {
          process.exitCode = 1;
          tell(`${found} ${found === 1 ? 'fault' : 'faults'}`);
        } else if (!json) {
          const { documents, versions, statements } = await ledger.counts();
          const counted = `${documents} documents, ${versions} versions, ${statements} statements`;
          await writeLine(`The ledger is whole. ${colours.dim(counted)}`);
        }
      } finally {
        progress.end();
        await ledger.close();
      }
    });
}
