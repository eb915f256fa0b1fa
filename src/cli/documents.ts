import { Command, Option } from 'commander';
import { type DocumentFilter, type DocumentQuery, openLedger } from '../index.ts';
import { documentFilterOf, wholeNumber, withDocumentFilters } from './documentFilters.ts';
import { documentList } from './documentList.ts';
import { ledgerOption } from './options.ts';
import { counted, tell, writeJson, writeLine, writeLines } from './output.ts';

interface Flags extends DocumentFilter {
  readonly ledger?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly order: NonNullable<DocumentQuery['order']>;
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
    .option('--json', 'print the page as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  onrecord documents
  onrecord documents --outlet Fjord --from 2024 --order published
  onrecord documents --tag fisheries --form pdf --json`,
    );
  return withDocumentFilters(command).action(async (flags: Flags) => {
    const ledger = await openLedger(flags.ledger, { mode: 'read' });
    try {
      const { limit, cursor, order } = flags;
      const page = await ledger.documentPage({ ...documentFilterOf(flags), limit, cursor, order });
      if (flags.json) return await writeJson(page);
      if (page.documents.length === 0) return await writeLine('No matching documents.');
      await writeLines(documentList(page.documents));
      const shown = `${page.documents.length} of ${counted(page.total, 'document')} with ${counted(page.statements, 'statement')}`;
      tell(page.next === null ? shown : `${shown}; next page: --cursor ${page.next}`);
    } finally {
      await ledger.close();
    }
  });
}
