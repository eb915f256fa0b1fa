import { Command, Option } from 'commander';
import { type Facets, openLedger, type StatementHit } from '../index.ts';
import { highlighted } from './documentTable.ts';
import { type FilterFlags, filterOf, ledgerOption, positive, withFilters } from './options.ts';
import { colours, tell, writeJson, writeLine, writeLines } from './output.ts';
import { type Row, statementTable } from './statementTable.ts';
import { offsetsOf } from '../text/index.ts';

/** `onrecord search`: statements of the ledger by words and filters, page by page. */
export function searchCommand(): Command {
  const command = new Command('search')
    .description('find statements in the ledger')
    .argument('[words...]', 'words that all have to be there; "a phrase" and prefix* too')
    .addOption(ledgerOption())
    .addOption(new Option('--limit <n>', 'statements a page').argParser(positive).default(20))
    .option('--cursor <cursor>', 'go on where an earlier page ended')
    .addOption(
      new Option('--order <order>', 'latest first (date), or best match first (rank)').choices(['date', 'rank']),
    )
    .option('--like <id>', 'statements that share rare words with this one, the nearest first')
    .option('--facets', 'also count the matches by speaker, outlet, topic and the other fields')
    .option('--json', 'the page as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  onrecord search ceasefire
  onrecord search '"arms control" verif*' --speaker Holm --from 2023
  onrecord search --kind direct --outlet Fjord --json
  onrecord search --speaker NOR --target ISL --act accuse --facets
  onrecord search --like st_4f2k`,
    );
  return withFilters(command).action(async (words: string[], flags: FilterFlags & Flags) => {
    const ledger = await openLedger(flags.ledger, { mode: 'read' });
    try {
      const text = words.map(asTyped).join(' ');
      const { limit, cursor, order, like, facets } = flags;
      const result = await ledger.search({
        ...filterOf(flags),
        limit,
        order,
        like,
        facets,
        ...(text === '' ? {} : { words: text }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (flags.json) return await writeJson(result);
      if (result.hits.length === 0) return await writeLine('Nothing in the ledger matches.');
      await writeLines(statementTable(result.hits.map(rowOf)));
      if (result.facets) await writeLines(facetLines(result.facets));
      const shown = `${result.hits.length} of ${result.total}${result.more ? ' or more' : ''}`;
      tell(result.next === null ? shown : `${shown}; the next ones: --cursor ${result.next}`);
    } finally {
      await ledger.close();
    }
  });
}

interface Flags {
  readonly ledger?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly order?: 'date' | 'rank';
  readonly like?: string;
  readonly facets?: boolean;
  readonly json?: boolean;
}

/** One line a field: its most frequent values with their counts. */
const facetLines = (facets: Facets): string[] =>
  Object.entries(facets).flatMap(([field, values]) =>
    values.length === 0
      ? []
      : `${colours.bold(field.padEnd(10))} ${values.map(({ value, count }) => `${value} ${colours.dim(String(count))}`).join(', ')}`,
  );

/** The shell takes the quotation marks off a phrase; an argument of several words is one. */
export const asTyped = (word: string): string => (/\s/.test(word) && !word.includes('"') ? `"${word}"` : word);

export function rowOf(hit: StatementHit): Row {
  const { toUtf16 } = offsetsOf(hit.context.text);
  const said = (hit.said ?? hit.document.published)?.from.slice(0, 10);
  return {
    speaker: hit.speaker ?? colours.dim(hit.speakerWords === null ? '(not named)' : `“${hit.speakerWords}”`),
    kind: hit.kind,
    words: highlighted(hit.context.text, [0, hit.context.text.length], hit.context.content.map(toUtf16)),
    origin: [said ?? '', hit.document.outlet ?? '', reportsOf(hit), hit.id].filter(Boolean),
  };
}

/** In how many documents it is, where there is more than one. */
const reportsOf = ({ reports, independentReports }: StatementHit): string =>
  reports < 2 ? '' : `${reports} reports${independentReports < reports ? `, ${independentReports} texts` : ''}`;
