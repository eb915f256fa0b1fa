import { Command } from 'commander';
import { backupLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { colours, writeJson, writeLine } from './output.ts';
import { progressLine } from './progress.ts';

/** `onrecord backup`: copies a ledger while others write to it. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the ledger to a file, also while others write to it')
    .argument('<file>', 'the copy, which appears only once it is complete and checked')
    .addOption(ledgerOption())
    .option('--force', 'replace the file if it exists')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  onrecord backup ~/backups/ledger-2026-11-27.sqlite
  onrecord check --ledger ~/backups/ledger-2026-11-27.sqlite

The copy is the ledger as it was when the command began: what others add
meanwhile is not in it. It is a ledger itself, so it can be searched with
--ledger. To restore it, put it in the place of the old file while nothing uses
that. A ledger in Postgres is backed up with pg_dump (docs/operation.md).`,
    )
    .action(async (file: string, flags: { ledger?: string; force?: boolean; json?: boolean }) => {
      const progress = progressLine('megabytes copied');
      const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
      try {
        const backup = await backupLedger(flags.ledger, file, {
          force: flags.force,
          onProgress: ({ done, total, share }) =>
            progress.show({ done: megabytes(done), total: total === null ? null : megabytes(total), share }),
        });
        progress.clear();
        if (flags.json) await writeJson(backup);
        else {
          const told = `${(backup.bytes / 1e6).toFixed(1)} MB, checked, schema ${backup.schema}`;
          await writeLine(`${backup.file} ${colours.dim(told)}`);
        }
      } finally {
        progress.clear();
      }
    });
}
