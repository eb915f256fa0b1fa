import { Command, Option } from 'commander';
import { documentsAsCsv } from '../export/index.ts';
import { type DocumentFilter, type DocumentQuery, OnrecordError, openLedger } from '../index.ts';
import { everyDocumentPage } from '../ledger/index.ts';
import { documentFilterOf, wholeNumber, withDocumentFilters } from './documentFilters.ts';
import { documentList } from './documentList.ts';
import { tellNearNames } from './nearNames.ts';
import { formatOption, jsonOption, ledgerOption } from './options.ts';
import { counted, tell, writeData, writeJson, writeLine, writeLines } from './output.ts';

interface Flags extends DocumentFilter {
  readonly ledger?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly order: NonNullable<DocumentQuery['order']>;
  readonly format: 'table' | 'json' | 'csv';
  readonly json?: boolean;
}

/** `onrecord documents`: the documents of the ledger by filters, page by page. */
export function documentsCommand(): Command {
  const command = new Command('documents')
    .description('list documents in the ledger')
    .addOption(ledgerOption())
    .addOption(new Option('--limit <n>', 'documents per page').argParser(wholeNumber).default(20))
    .option('--cursor <cursor>', 'continue from the end of an earlier page')
    .addOption(
      new Option('--order <order>', 'newest first (added, published) or alphabetical (title)')
        .choices(['added', 'published', 'title'])
        .default('added'),
    )
    .addOption(formatOption('csv has all documents that match, table and json one page'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  onrecord documents
  onrecord documents --outlet Fjord --from 2024 --order published
  onrecord documents --tag fisheries --form pdf --json
  onrecord documents --from 2024 --format csv > documents.csv`,
    );
  return withDocumentFilters(command).action(async (flags: Flags) => {
    const format = flags.json ? 'json' : flags.format;
    const paged = (['limit', 'cursor'] as const).find((name) => command.getOptionValueSource(name) === 'cli');
    if (format === 'csv' && paged !== undefined)
      throw new OnrecordError('OR4001', {
        input: `--${paged}`,
        fault: 'not available with --format csv, which has all',
      });
    const ledger = await openLedger(flags.ledger, { mode: 'read' });
    try {
      const { limit, cursor, order } = flags;
      const query = { ...documentFilterOf(flags), order };
      if (format === 'csv') {
        for await (const part of documentsAsCsv(everyDocumentPage(ledger, query))) await writeData(part);
        return;
      }
      const page = await ledger.documentPage({ ...query, limit, cursor });
      if (format === 'json') return await writeJson(page);
      if (page.documents.length === 0) {
        await writeLine('No matching documents.');
        return await tellNearNames(ledger, { speaker: flags.speaker, outlet: flags.outlet });
      }
      await writeLines(documentList(page.documents));
      const shown = `${page.documents.length} of ${counted(page.total, 'document')} with ${counted(page.statements, 'statement')}`;
      tell(page.next === null ? shown : `${shown}; next page: --cursor ${page.next}`);
    } finally {
      await ledger.close();
    }
  });
}
