import { Command, Option } from 'commander';
import { type Facets, openLedger, type StatementHit } from '../index.ts';
import { type FilterFlags, filterOf, ledgerOption, positive, withFilters } from './options.ts';
import { colours, proseLines, tell, writeJson, writeLine, writeLines } from './output.ts';
import { numberOf } from './progress.ts';
import { snippetText } from './snippetText.ts';
import { type Row, statementTable } from './statementTable.ts';

/** `onrecord search`: statements of the ledger by words and filters, page by page. */
export function searchCommand(): Command {
  const command = new Command('search')
    .description('find statements in the ledger')
    .argument(
      '[words...]',
      'words that all have to be there; "a phrase", prefix*, OR, NOT, NEAR(a b, 5), title:word and (…) too',
    )
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
  onrecord search '(truce OR ceasefire) -Arvia title:talks'
  onrecord search --kind direct --outlet Fjord --json
  onrecord search --speaker NOR --target ISL --act accuse --facets
  onrecord search --like st_4f2k

Words are looked for in what was said. Those of a document's title are asked for with title:word, so that nobody is found
to have said what only a headline says. AND, OR, NOT and NEAR are signs in capitals alone; in quotation marks they are
words. What a hit must not have is written NOT word, or '-word' in an argument with others. docs/search.md has it all.`,
    );
  return withFilters(command).action(async (words: string[], flags: FilterFlags & Flags) => {
    const ledger = await openLedger(flags.ledger, { mode: 'read' });
    try {
      const text = asSearch(words);
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
      await writeLines(statementTable(result.hits.map((hit) => rowOf(hit, TITLED.test(text)))));
      if (result.facets) await writeLines(facetLines(result.facets).flatMap((line) => proseLines(line, 11)));
      const { total, more } = result;
      const shown = `${numberOf(result.hits.length)} of ${numberOf(total)}${more ? ' or more' : ''} statements`;
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

/** That words of the title are asked for. */
const TITLED = /(?:^|[\s(-])title:/iu;

/** What shows that an argument of several words is a search of its own, and no phrase. */
const SIGNS = /["()]|(?:^|\s)(?:-[\p{L}\p{N}]|title:|(?:AND|OR|NOT)(?:\s|$))/u;

/** The shell takes the quotation marks off a phrase; an argument of several words is one, if it has no signs of a search. */
export function asTyped(word: string): string {
  if (!/\s/u.test(word.trim()) || SIGNS.test(word)) return word;
  return word.endsWith('*') ? `"${word.slice(0, -1)}"*` : `"${word}"`;
}

/** Words of the command line as one search. */
export const asSearch = (words: readonly string[]): string => words.map(asTyped).join(' ');

/** @param titled whether the title is shown too, since it was searched */
export function rowOf(hit: StatementHit, titled = false): Row {
  const said = (hit.said ?? hit.document.published)?.from.slice(0, 10);
  return {
    speaker: hit.speaker ?? colours.dim(hit.speakerWords === null ? '(not named)' : `“${hit.speakerWords}”`),
    kind: hit.kind,
    words: snippetText(hit.snippet),
    origin: [
      said ?? '',
      hit.document.outlet ?? '',
      (titled && hit.document.title) || '',
      reportsOf(hit),
      hit.id,
    ].filter(Boolean),
  };
}

/** In how many documents it is, where there is more than one. */
const reportsOf = ({ reports, independentReports }: StatementHit): string =>
  reports < 2 ? '' : `${reports} reports${independentReports < reports ? `, ${independentReports} texts` : ''}`;
