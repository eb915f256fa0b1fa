import { Command, Option } from 'commander';
import { openLedger, type Position, type StatementHit } from '../index.ts';
import { ledgerOption } from './options.ts';
import { colours, terminalWidth, writeLine } from './output.ts';
import Table from 'cli-table3';

interface Flags {
  readonly ledger?: string;
  readonly about?: string;
  readonly issue?: string;
  readonly from?: string;
  readonly to?: string;
  readonly changes?: boolean;
  readonly json?: boolean;
}

/** `onrecord positions`: what a speaker has said about somebody or an issue, in order, with the changes marked. */
export function positionsCommand(): Command {
  return new Command('positions')
    .description('follow what a speaker says about somebody or an issue, and where it changes')
    .argument('<speaker>', 'a name, an id (org:nato) or a code (CHN)')
    .addOption(ledgerOption())
    .addOption(new Option('--about <target>', 'about whom: forms as for the speaker'))
    .addOption(new Option('--issue <slug>', 'on which topic'))
    .option('--from <date>', 'on or after (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'on or before')
    .option('--changes', 'only where the position changes')
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nExample:\n  onrecord positions "Kari Nygård" --about ISL --changes')
    .action(async (speaker: string, flags: Flags) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const { about, issue, from, to } = flags;
        const result = await ledger.positions({ speaker, about, issue, from, to });
        const shown = flags.changes ? result.positions.filter(({ change }) => change !== null) : result.positions;
        if (flags.json) return await writeLine(JSON.stringify({ ...result, positions: shown }));
        if (shown.length === 0) return await writeLine('Nothing in the ledger matches.');
        for (const position of shown) await writeLine(lineOf(position));
        process.stderr.write(`${result.positions.length} statements, ${result.changes} changes\n`);
      } finally {
        await ledger.close();
      }
    });
}

/** One line for a statement that goes on as before; both quotes side by side where it differs. */
function lineOf({ statement, change }: Position): string {
  if (!change) return `${headOf(statement)}  ${statement.text.replace(/\s+/g, ' ')}`;
  const width = Math.floor((terminalWidth() - 3) / 2);
  const table = new Table({
    head: [headOf(change.from), headOf(statement)],
    colWidths: [width, width],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  table.push([change.from.text, colours.yellow(statement.text)]);
  return `${colours.bold('change')}: ${change.why}\n${table.toString()}`;
}

const headOf = ({ id, said, document, act, polarity }: StatementHit): string =>
  [
    (said ?? document.published)?.from.slice(0, 10) ?? 'no date',
    act ?? '–',
    polarity === 'negated' ? 'negated' : null,
    colours.dim(id),
  ]
    .filter((part) => part !== null)
    .join(' ');
