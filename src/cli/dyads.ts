import { Command, Option } from 'commander';
import { dyadsAsCsv, withEveryDyadPeriod } from '../export/index.ts';
import { type DyadRow, openLedger } from '../index.ts';
import { formatOption, jsonOption, ledgerOption, minConfidenceOption } from './options.ts';
import { tell, writeData, writeJson, writeLines } from './output.ts';
import { fittedLines } from './table.ts';

interface Flags {
  readonly ledger?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by: 'month' | 'year';
  readonly source?: string;
  readonly target?: string;
  readonly minConfidence?: number;
  readonly everyPeriod?: boolean;
  readonly format: 'table' | 'json' | 'csv';
}

const NOTHING = 'No events between two states or bodies.';

/** `onrecord dyads`: what every state and body did to every other, by month or year. */
export function dyadsCommand(): Command {
  return new Command('dyads')
    .description('count what all states and bodies did to each other over time')
    .addOption(ledgerOption())
    .option('--from <date>', 'on or after this date (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'on or before this date')
    .addOption(new Option('--by <period>', 'one row per month or per year').choices(['month', 'year']).default('month'))
    .option('--source <who>', 'only what this state or body did: its name, code (NOR) or id (org:nato)')
    .option('--target <who>', 'only what was done to this state or body')
    .addOption(minConfidenceOption('events'))
    .option('--every-period', 'a row, with zeros, for each pair also in months or years in which nothing was done')
    .addOption(formatOption('csv has a column for each type of event'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  onrecord dyads --by year --every-period --format csv > dyads.csv
  onrecord dyads --source NOR --target org:nato
  onrecord dyads --json                                with the ids of the events`,
    )
    .action(async ({ ledger: place, everyPeriod, json, format: asked, ...query }: Flags & { json?: boolean }) => {
      const format = json ? 'json' : asked;
      const ledger = await openLedger(place, { mode: 'read' });
      try {
        const found = await ledger.dyads(query);
        const rows = everyPeriod ? withEveryDyadPeriod(found) : found;
        if (format === 'json') await writeJson(rows);
        else if (format === 'csv') await writeData(dyadsAsCsv(rows));
        else await writeLines(rows.length === 0 ? [NOTHING] : linesOf(rows));
        if (rows.length === 0 && format !== 'table') tell(NOTHING);
      } finally {
        await ledger.close();
      }
    });
}

function linesOf(rows: readonly DyadRow[]): string[] {
  // A column for what is only alleged where something is.
  const isAlleged = rows.some(({ alleged }) => alleged > 0);
  const head = ['when', 'source', 'target', 'events', 'done', ...(isAlleged ? ['alleged'] : []), 'score'];
  const cells = rows.map(({ period, events, byType, alleged, meanScore, ...row }) => [
    period || 'no date',
    `${row.sourceName} (${row.source})`,
    `${row.targetName} (${row.target})`,
    String(events),
    Object.entries(byType).map(([type, count]) => `${type} ${count}`),
    ...(isAlleged ? [String(alleged || '')] : []),
    meanScore === null ? '' : meanScore.toFixed(2),
  ]);
  return fittedLines(head, cells, [1, 2, 4]);
}
