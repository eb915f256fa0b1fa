import { Command, Option } from 'commander';
import { positionsAsCsv } from '../export/index.ts';
import { OnrecordError, openLedger, type Position, type StatementHit } from '../index.ts';
import { tellNearNames } from './nearNames.ts';
import { formatOption, jsonOption, ledgerOption } from './options.ts';
import { colours, oneLine, tell, writeData, writeJson, writeLine, writeLines } from './output.ts';
import { numberOf } from './progress.ts';
import { comparedAs, rejectedIn } from './search.ts';
import { snippetText } from './snippetText.ts';
import { type Cell, fittedLines } from './table.ts';

interface Flags {
  readonly ledger?: string;
  readonly about?: string;
  readonly issue?: string;
  readonly from?: string;
  readonly to?: string;
  readonly changes?: boolean;
  readonly format: 'table' | 'json' | 'csv';
  readonly json?: boolean;
}

/** `onrecord positions`: what a speaker has said about somebody or an issue, in order, with opposite words beside each other. */
export function positionsCommand(): Command {
  return new Command('positions')
    .description('trace a speaker’s statements about a target or an issue, and mark what to compare')
    .argument('<speaker>', 'a name, an id (org:nato) or a code (CHN)')
    .addOption(ledgerOption())
    .addOption(new Option('--about <target>', 'target, given like the speaker'))
    .addOption(new Option('--issue <slug>', 'topic (see onrecord topics)'))
    .option('--from <date>', 'on or after this date (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'on or before this date')
    .option('--changes', 'show only statements with opposite words before them')
    .addOption(formatOption('csv has a row for each statement'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  onrecord positions "Kari Nygård" --about ISL --changes
  onrecord positions NOR --issue fisheries --format csv > positions.csv`,
    )
    .action(async (speaker: string, flags: Flags) => {
      if (flags.about === undefined && flags.issue === undefined) {
        const fault = 'give whom the statements are about with --about, or a topic with --issue';
        throw new OnrecordError('OR4001', { input: 'onrecord positions', fault });
      }
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const { about, issue, from, to } = flags;
        const result = await ledger.positions({ speaker, about, issue, from, to });
        const shown = flags.changes ? result.positions.filter(({ change }) => change !== null) : result.positions;
        const format = flags.json ? 'json' : flags.format;
        if (format === 'json') return await writeJson({ ...result, positions: shown });
        if (format === 'csv') return await writeData(positionsAsCsv({ ...result, positions: shown }));
        if (shown.length === 0) {
          await writeLine(result.positions.length === 0 ? 'No matching statements.' : 'No opposite words.');
          return await tellNearNames(ledger, { speaker, target: about });
        }
        await writeLines(fittedLines(['when', 'what', 'how, id'], shown.map(rowOf), [1]));
        const undated = result.positions.filter((position) => position.undated).length;
        const counted = [
          `${numberOf(result.positions.length)} ${result.positions.length === 1 ? 'statement' : 'statements'}`,
          `${numberOf(result.changes)} to compare`,
          ...(undated === 0 ? [] : [`${numberOf(undated)} undated and not compared`]),
          ...(result.shownUntil === null ? [] : [`more may follow: ask again with --from ${result.shownUntil}`]),
        ];
        tell(counted.join(', '));
      } finally {
        await ledger.close();
      }
    });
}

/** A row for a statement; where the words are the opposite of earlier ones, these stand beside them. */
function rowOf({ statement, undated, change }: Position): Cell[] {
  const when = undated ? 'undated' : dayOf(statement);
  const words = snippetText(statement.snippet);
  if (!change) return [when, words, howOf(statement)];
  const before = `${colours.dim(`before, ${dayOf(change.from)}:`)} ${plainText(change.from)}`;
  const why = colours.dim(`${change.why} (${change.from.id})`);
  return [[when, colours.bold('compare')], [words, before, why], howOf(statement)];
}

const plainText = ({ snippet: { text } }: StatementHit): string => oneLine(text);

const dayOf = ({ said, document }: StatementHit): string =>
  (said ?? document.published)?.from.slice(0, 10) ?? 'undated';

/** What it does, and what transcripts and reviewers say against it: words that nobody said are no position. */
function howOf(hit: StatementHit): string[] {
  const does = [hit.act, hit.polarity === 'negated' ? 'negated' : null].filter((part) => part !== null).join(' ');
  return [does || '–', comparedAs(hit), rejectedIn(hit), colours.dim(hit.id)].filter(Boolean);
}
