import { Command, Option } from 'commander';
import { openLedger, type StatementHit } from '../index.ts';
import { highlighted } from './documentTable.ts';
import { type FilterFlags, filterOf, ledgerOption, positive, withFilters } from './options.ts';
import { colours, writeLine } from './output.ts';
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
      new Option('--order <order>', 'latest first, or best match first').choices(['date', 'rank']).default('date'),
    )
    .option('--json', 'the page as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  onrecord search ceasefire
  onrecord search '"arms control" verif*' --speaker Holm --from 2023
  onrecord search --kind direct --outlet Fjord --json`,
    );
  return withFilters(command).action(
    async (
      words: string[],
      flags: FilterFlags & { ledger?: string; limit: number; cursor?: string; order: 'date' | 'rank'; json?: boolean },
    ) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const text = words.map(asTyped).join(' ');
        const { limit, cursor, order } = flags;
        const result = await ledger.search({
          ...filterOf(flags),
          limit,
          order,
          ...(text === '' ? {} : { words: text }),
          ...(cursor === undefined ? {} : { cursor }),
        });
        if (flags.json) return await writeLine(JSON.stringify(result));
        if (result.hits.length === 0) return await writeLine('Nothing in the ledger matches.');
        await writeLine(statementTable(result.hits.map(rowOf)));
        const shown = `${result.hits.length} of ${result.total}`;
        process.stderr.write(
          result.next === null ? `${shown}\n` : `${shown}; the next ones: --cursor ${result.next}\n`,
        );
      } finally {
        await ledger.close();
      }
    },
  );
}

/** The shell takes the quotation marks off a phrase; an argument of several words is one. */
const asTyped = (word: string): string => (/\s/.test(word) && !word.includes('"') ? `"${word}"` : word);

export function rowOf(hit: StatementHit): Row {
  const { toUtf16 } = offsetsOf(hit.context.text);
  const said = (hit.said ?? hit.document.published)?.from.slice(0, 10);
  return {
    speaker: hit.speaker ?? colours.dim(hit.speakerWords === null ? '(not named)' : `“${hit.speakerWords}”`),
    kind: hit.kind,
    words: highlighted(hit.context.text, [0, hit.context.text.length], hit.context.content.map(toUtf16)),
    origin: [said, hit.document.outlet, hit.id].filter(Boolean).join('\n'),
  };
}
