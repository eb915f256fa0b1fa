import { Command, Option } from 'commander';
import { type AgreementFigures, openLedger } from '../index.ts';
import { listed } from './documentFilters.ts';
import { ledgerOption } from './options.ts';
import { tell, writeJson, writeLines } from './output.ts';
import { tableLines } from './table.ts';

interface Flags {
  readonly ledger?: string;
  readonly reviewer?: readonly string[];
  readonly document?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `onrecord agreement`: how far reviewers agree, by field. */
export function agreementCommand(): Command {
  return new Command('agreement')
    .description('show how far reviewers agree, by field (Krippendorff’s alpha)')
    .addOption(ledgerOption())
    .addOption(
      new Option('--reviewer <name>', 'only this reviewer and the others named (repeatable)').argParser(listed),
    )
    .option('--document <id>', 'only the entries of this document')
    .option('--from <date>', 'decided on or after this date (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'decided on or before this date')
    .option('--json', 'print one JSON object per field')
    .addHelpText('after', '\nExample:\n  onrecord agreement --reviewer "R. Adler" --reviewer "S. Brandt"')
    .action(async ({ ledger: path, reviewer, json, ...filter }: Flags) => {
      const ledger = await openLedger(path, { mode: 'read' });
      try {
        const fields = await ledger.agreement({ ...filter, reviewers: reviewer });
        if (json) {
          for (const field of fields) await writeJson(field);
          return;
        }
        if (fields.length === 0) return tell('No field of an entry was decided by two reviewers.');
        const rows = fields.flatMap(({ kind, field, reviewers, between, ...figures }) => [
          [`${kind} ${field}`, reviewers.join(', '), ...cellsOf(figures)],
          ...(between.length < 2
            ? []
            : between.map(({ reviewers: pair, ...both }) => ['', pair.join(', '), ...cellsOf(both)])),
        ]);
        await writeLines(
          tableLines(['field', 'reviewers', 'entries', 'agreed', 'pairs', 'alpha'], rows, { ruled: false }),
        );
      } finally {
        await ledger.close();
      }
    });
}

const cellsOf = ({ units, pairs, agreed, alpha }: AgreementFigures): string[] => [
  String(units),
  String(agreed),
  String(pairs),
  alpha === null ? '–' : alpha.toFixed(2),
];
