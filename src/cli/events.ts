import { Command, Option } from 'commander';
import { type EventFilter, type EventPage, openLedger } from '../index.ts';
import { KNOWN_VALUES } from '../ledger/index.ts';
import { tagFilter } from './documentFilters.ts';
import { eventTable } from './eventTable.ts';
import { tellNearNames } from './nearNames.ts';
import { ledgerOption, minConfidenceOption, positive } from './options.ts';
import { colours, proseLines, tell, writeJson, writeLine, writeLines } from './output.ts';
import { numberOf } from './progress.ts';
import { valued } from './statementFilters.ts';

interface Flags extends EventFilter {
  readonly ledger?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly facets?: boolean;
  readonly json?: boolean;
}

/** `onrecord events`: the events of the ledger by filters, page by page. */
export function eventsCommand(): Command {
  return new Command('events')
    .description('list events in the ledger: who did what to whom')
    .addOption(ledgerOption())
    .option('--actor <name>', 'who acts: words of a name, an id (org:nato) or a code (CHN)')
    .option('--recipient <name>', 'who is acted on, given like --actor')
    .addOption(valued('--type <type>', 'PLOVER event type', KNOWN_VALUES['event type']))
    .option('--from <date>', 'on or after this date (YYYY, YYYY-MM or YYYY-MM-DD)')
    .option('--to <date>', 'on or before this date')
    .addOption(
      valued(
        '--reported-as <way>',
        'told by the outlet (fact), on somebody’s word alone (alleged), or performed by a statement (said)',
        KNOWN_VALUES['way of reporting'],
      ),
    )
    .option('--outlet <name>', 'part of the name of the outlet that reports it')
    .addOption(tagFilter())
    .option('--published-from <date>', 'reported on or after this date')
    .option('--published-to <date>', 'reported on or before this date')
    .addOption(minConfidenceOption('events'))
    .addOption(
      new Option('--reports <reports>', 'for an event in several documents: the first report only, or all').choices(
        KNOWN_VALUES.reports,
      ),
    )
    .addOption(new Option('--limit <n>', 'events per page').argParser(positive).default(20))
    .option('--cursor <cursor>', 'continue from the end of an earlier page')
    .option('--facets', 'also count matches by type and by how they are reported')
    .option('--json', 'print the page as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  onrecord events --actor NOR --recipient ISL
  onrecord events --type sanction --from 2023 --reported-as fact --facets
  onrecord events --actor NATO --json

The newest come first. In AGREE, CONSULT and COOPERATE either side acts. All
events as a table: onrecord export --format events (--speaker is the actor,
--target the recipient, --act the type).`,
    )
    .action(async ({ ledger: place, facets, json, ...query }: Flags) => {
      const ledger = await openLedger(place, { mode: 'read' });
      try {
        const page = await ledger.eventPage(query);
        if (json) return await writeJson(page);
        const { events, total, more, next } = page;
        if (events.length === 0) {
          await writeLine('No matching events.');
          const { actor, recipient, outlet } = query;
          return await tellNearNames(ledger, { actor, recipient, outlet });
        }
        await writeLines(eventTable(events));
        if (facets) await writeLines(facetLines(page));
        const shown = `${numberOf(events.length)} of ${numberOf(total)}${more ? ' or more' : ''} events`;
        tell(next === null ? shown : `${shown}; next page: --cursor ${next}`);
      } finally {
        await ledger.close();
      }
    });
}

/** One line each for types and ways of reporting, with their counts. */
function facetLines({ types, reportedAs }: EventPage): string[] {
  const line = (name: string, counts: readonly (readonly [string, number])[]): string[] =>
    proseLines(
      `${colours.bold(name.padEnd(10))} ${counts.map(([value, count]) => `${value} ${colours.dim(String(count))}`).join(', ')}`,
      11,
    );
  return [
    ...line(
      'type',
      types.map(({ type, count }) => [type, count]),
    ),
    ...line(
      'reportedAs',
      reportedAs.map(({ way, count }) => [way, count]),
    ),
  ];
}
