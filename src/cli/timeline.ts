import { Command, Option } from 'commander';
import { timelineAsCsv, timelineAsSvg, withEveryPeriod } from '../export/index.ts';
import { OnrecordError, openLedger, type Timeline } from '../index.ts';
import { tellNearNames } from './nearNames.ts';
import { formatOption, jsonOption, ledgerOption, minConfidenceOption } from './options.ts';
import { colours, oneLine, proseLines, tell, writeData, writeJson, writeLines } from './output.ts';
import { fittedLines } from './table.ts';

interface Flags {
  readonly ledger?: string;
  readonly issue?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by: 'month' | 'year';
  readonly minConfidence?: number;
  readonly everyPeriod?: boolean;
  readonly topics?: boolean;
  readonly format: 'table' | 'json' | 'csv' | 'svg';
}

const NOTHING = 'No matching statements or events.';

/** `onrecord timeline`: what an actor, a pair or an issue has said and done, by month or year. */
export function timelineCommand(): Command {
  return new Command('timeline')
    .description('count what an actor or a pair of actors said and did over time')
    .argument('[actor]', 'the speaker or actor: a name, an id (org:nato) or a code (CHN)')
    .argument('[recipient]', 'the addressee, target or recipient')
    .addOption(ledgerOption())
    .option('--issue <slug>', 'only statements on this topic')
    .option('--from <date>', 'on or after this date (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'on or before this date')
    .addOption(new Option('--by <period>', 'one row per month or per year').choices(['month', 'year']).default('month'))
    .addOption(minConfidenceOption('statements and events'))
    .option('--every-period', 'a row, with zeros, also for months or years between in which nothing was said or done')
    .option('--topics', 'count the statements of each period by topic; one of several topics counts in each of them')
    .addOption(formatOption('json and csv list the ids behind each figure; svg is a chart', ['json', 'csv', 'svg']))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  onrecord timeline NATO CHN --by month
  onrecord timeline NATO CHN --by year --topics
  onrecord timeline "Kari Nygård" --issue fisheries --format svg > fisheries.svg`,
    )
    .action(async (actor: string | undefined, recipient: string | undefined, flags: Flags & { json?: boolean }) => {
      if (actor === undefined && flags.issue === undefined) {
        const fault = 'give an actor, or a topic with --issue';
        throw new OnrecordError('OR4001', { input: 'onrecord timeline', fault });
      }
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const { issue, from, to, by, minConfidence } = flags;
        const found = await ledger.timeline({ actor, recipient, issue, from, to, by, minConfidence });
        const timeline = flags.everyPeriod ? withEveryPeriod(found) : found;
        const format = flags.json ? 'json' : flags.format;
        if (format === 'json') await writeJson(timeline);
        else if (format === 'csv') await writeData(timelineAsCsv(timeline));
        else if (format === 'svg')
          await writeData(`${await timelineAsSvg(timeline, { topics: flags.topics ?? false })}\n`);
        else await writeLines(flags.topics ? topicLines(timeline) : linesOf(timeline));
        if (timeline.rows.length > 0) return;
        if (format !== 'table') tell(NOTHING);
        await tellNearNames(ledger, { speaker: actor, target: recipient });
      } finally {
        await ledger.close();
      }
    });
}

function topicLines({ rows }: Timeline): string[] {
  const counts = rows.map(
    ({ byTopic }) => new Map(Object.entries(byTopic).map(([topic, { count }]) => [topic, count])),
  );
  const totals = new Map<string, number>();
  for (const of of counts) for (const [topic, count] of of) totals.set(topic, (totals.get(topic) ?? 0) + count);
  if (totals.size === 0) return [rows.length === 0 ? NOTHING : 'No statement on a topic.'];
  const cells = [...totals]
    .toSorted(([, a], [, b]) => b - a)
    .map(([topic, total]) => [topic, String(total), ...counts.map((of) => String(of.get(topic) ?? ''))]);
  const said = rows.reduce((sum, { statements }) => sum + statements.count, 0);
  const last = ['all statements', String(said), ...rows.map(({ statements }) => String(statements.count))];
  return fittedLines(['topic', 'all', ...rows.map(({ period }) => period || 'no date')], [...cells, last], [], {
    ruled: false,
  });
}

function linesOf({ query, rows, outlets, first, last }: Timeline): string[] {
  if (rows.length === 0) return [NOTHING];
  // A column for what is told as history only where something is.
  const history = rows.some(({ historical }) => historical.count > 0);
  const head = ['when', 'said', 'reports', 'acts', 'done', 'alleged', ...(history ? ['history'] : []), 'score'];
  const list = (figures: Readonly<Record<string, { readonly count: number }>>): string[] =>
    Object.entries(figures).flatMap(([type, { count }]) => (type === '' ? [] : `${type} ${count}`));
  const cells = rows.map(
    ({ period, statements, independentReports, byAct, byType, alleged, historical, meanScore }) => {
      const score = meanScore === null ? '' : meanScore.toFixed(2);
      const counts = [statements.count, independentReports].map(String);
      const apart = [alleged, ...(history ? [historical] : [])].map(({ count }) => String(count || ''));
      return [period || 'no date', ...counts, list(byAct), list(byType), ...apart, score];
    },
  );
  const shares = outlets
    .slice(0, 8)
    .map(({ outlet, reports, share }) => `${outlet || '(no outlet)'} ${reports} (${Math.round(100 * share)}%)`);
  const ends = [first && `first: ${endOf(first)}`, last && `last:  ${endOf(last)}`].filter((line) => line !== null);
  const wide = rows.flatMap(({ period, severalPeriods: { count } }) => (count > 0 ? [`${count} in ${period}`] : []));
  const rough = `whose date covers more than one ${query.by ?? 'month'}, counted in its first: ${wide.join(', ')}`;
  const prose = [...(wide.length > 0 ? [rough] : []), oneLine(`outlets: ${shares.join(', ')}`), ...ends];
  // The acts and what was done are lists; a period has a figure in each other column.
  return [...fittedLines(head, cells, [3, 4]), ...prose.flatMap((line) => proseLines(line, 2))];
}

/** The beginning of a statement, for a line. */
const shortened = (words: string): string => (words.length <= 100 ? words : `${words.slice(0, 99).trimEnd()}…`);

const endOf = ({ id, said, document, speaker, text }: NonNullable<Timeline['first']>): string =>
  `${(said ?? document.published)?.from.slice(0, 10) ?? ''}  ${oneLine(speaker ?? '')}: ${shortened(oneLine(text))}  ${colours.dim(id)}`;
