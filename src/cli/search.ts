import { Command, Option } from 'commander';
import { type Facets, OnrecordError, openLedger, type SearchResult, type StatementHit } from '../index.ts';
import { type FacetField, stillWrong, verdictWords } from '../ledger/index.ts';
import { tellNearNames } from './nearNames.ts';
import { ledgerOption, positive } from './options.ts';
import { colours, counted, oneLine, proseLines, tell, writeJson, writeLine, writeLines } from './output.ts';
import { numberOf } from './progress.ts';
import { snippetText } from './snippetText.ts';
import { type FilterFlags, filterOf, withFilters } from './statementFilters.ts';
import { type Row, statementTable } from './statementTable.ts';

/** `onrecord search`: statements of the ledger by words and filters, page by page. */
export function searchCommand(): Command {
  const command = new Command('search')
    .description('search statements in the ledger')
    .argument(
      '[words...]',
      'words to find, all required; also "a phrase", prefix*, OR, NOT, NEAR(a b, 5), title:word and (…)',
    )
    .addOption(ledgerOption())
    .addOption(new Option('--limit <n>', 'statements per page').argParser(positive).default(20))
    .option('--cursor <cursor>', 'continue from the end of an earlier page')
    .addOption(
      new Option('--order <order>', 'newest first (date) or best match first (rank)').choices(['date', 'rank']),
    )
    .option('--like <id>', 'statements that share rare words with this one, most similar first')
    .option('--facets', 'also count matches by speaker, outlet, topic and other fields')
    .option('--json', 'print the page as one JSON object')
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

Words match only what was said, so a speaker is never credited with words that
appear only in a headline; use title:word to search titles. AND, OR, NOT and
NEAR are operators only in capitals; quote them to search for the words
themselves. Exclude a word with NOT word, or with -word inside an argument that
has other words. See docs/search.md for the full syntax.`,
    );
  return withFilters(command).action(async (words: string[], flags: FilterFlags & Flags) => {
    const text = asSearch(words);
    const { limit, cursor, order, like, facets } = flags;
    if (like !== undefined && text !== '')
      throw new OnrecordError('OR4001', { input: 'onrecord search', fault: 'give words or --like, not both' });
    const ledger = await openLedger(flags.ledger, { mode: 'read' });
    try {
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
      if (result.hits.length === 0) {
        await writeLine('No matching statements.');
        const { speaker, addressee, target, outlet } = flags;
        await tellNearNames(ledger, { speaker, addressee, target, outlet });
        // The shell has taken the quotation marks away, and whoever put them may have meant words, not a phrase.
        if (words.some((word) => asTyped(word) !== word))
          tell(`Searched as a phrase: ${oneLine(text)}. Leave out the quotation marks to find its words anywhere.`);
        return;
      }
      await writeLines(statementTable(result.hits.map((hit) => rowOf(hit, TITLED.test(text)))));
      if (result.facets)
        await writeLines(facetLines(result.facets, result.otherValues).flatMap((line) => proseLines(line, 11)));
      const { total, more } = result;
      const shown = `${numberOf(result.hits.length)} of ${numberOf(total)}${more ? ' or more' : ''} statements`;
      tell(result.next === null ? shown : `${shown}; next page: --cursor ${result.next}`);
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
const facetLines = (facets: Facets, others: SearchResult['otherValues']): string[] =>
  Object.entries(facets).flatMap(([field, values]) => {
    if (values.length === 0) return [];
    const more = others?.[field as FacetField] ?? 0;
    const told = values.map(({ value, count }) => `${value} ${colours.dim(String(count))}`).join(', ');
    return `${colours.bold(field.padEnd(10))} ${told}${more > 0 ? ` and ${numberOf(more)} more` : ''}`;
  });

/** That words of the title are asked for. */
const TITLED = /(?:^|[\s(-])title:/iu;

/**
 * What shows that an argument of several words is a search of its own, and no phrase. The star of a prefix does where
 * words follow: within a phrase it would mean nothing, and one at the end is of the phrase's last word.
 */
const SIGNS = /["()]|(?:^|\s)(?:-[\p{L}\p{N}]|title:|(?:AND|OR|NOT)(?:\s|$))|[\p{L}\p{M}\p{N}]\*\s/u;

/** The shell takes the quotation marks off a phrase; an argument of several words is one, if it has no signs of a search. */
export function asTyped(word: string): string {
  if (!/\s/u.test(word.trim()) || SIGNS.test(word.trim())) return word;
  return word.endsWith('*') ? `"${word.slice(0, -1)}"*` : `"${word}"`;
}

/** Words of the command line as one search. */
export const asSearch = (words: readonly string[]): string => words.map(asTyped).join(' ');

/** @param titled whether the title is shown too, since it was searched */
export function rowOf(hit: StatementHit, titled = false): Row {
  const said = (hit.said ?? hit.document.published)?.from.slice(0, 10);
  return {
    speaker: hit.speaker ?? colours.dim(hit.speakerWords === null ? '(unnamed)' : `“${hit.speakerWords}”`),
    kind: hit.kind,
    words: snippetText(hit.snippet),
    origin: [
      said ?? '',
      sourceOf(hit.document),
      (titled && hit.document.outlet && hit.document.title) || '',
      reportsOf(hit),
      comparedAs(hit),
      rejectedIn(hit),
      hit.id,
    ].filter(Boolean),
  };
}

/** What comparing it with a transcript has shown; nothing where none could tell. */
export const comparedAs = ({ verdict, outOfContext }: StatementHit): string =>
  verdict === null || verdict === 'no-source' ? '' : verdictWords(verdict, outOfContext);

/** What people have decided of it: which of its fields have their value, and which are wrong all the same. */
export function rejectedIn({ refuted, corrected = [] }: Pick<StatementHit, 'refuted' | 'corrected'>): string {
  if (refuted.includes('entry')) return 'reviewed: wrong';
  const open = stillWrong({ refuted, corrected });
  return [
    ...(corrected.length > 0 ? [`reviewed: corrected ${corrected.join(', ')}`] : []),
    ...(open.length > 0 ? [`reviewed: wrong ${open.join(', ')}`] : []),
  ].join('\n');
}

/** The outlet of a document, or where it has none its title. */
export const sourceOf = ({ outlet, title }: Pick<StatementHit['document'], 'outlet' | 'title'>): string =>
  outlet ?? title ?? '';

/** In how many documents it is, where there is more than one. */
export const reportsOf = ({
  reports,
  independentReports,
}: Pick<StatementHit, 'reports' | 'independentReports'>): string =>
  reports < 2
    ? ''
    : `${reports} reports${independentReports < reports ? `, ${counted(independentReports, 'text')}` : ''}`;
