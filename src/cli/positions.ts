import { Command, Option } from 'commander';
import { openLedger, type Position, type StatementHit } from '../index.ts';
import { ledgerOption } from './options.ts';
import { colours, oneLine, tell, terminalWidth, writeJson, writeLine, writeLines } from './output.ts';
import { tableLines } from './table.ts';

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
        if (flags.json) return await writeJson({ ...result, positions: shown });
        if (shown.length === 0) return await writeLine('Nothing in the ledger matches.');
        for (const position of shown) await writeLines(linesOf(position));
        tell(`${result.positions.length} statements, ${result.changes} changes`);
      } finally {
        await ledger.close();
      }
    });
}

/** One line for a statement that goes on as before; both quotes side by side where it differs. */
function linesOf({ statement, change }: Position): string[] {
  if (!change) return [`${headOf(statement)}  ${oneLine(statement.text)}`];
  const width = Math.floor((terminalWidth() - 3) / 2);
  const table = tableLines(
    [[headOf(change.from)], [headOf(statement)]],
    [[change.from.text, colours.yellow(statement.text)]],
    { widths: [width, width], wrap: true },
  );
  return [`${colours.bold('change')}: ${change.why}`, ...table];
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
