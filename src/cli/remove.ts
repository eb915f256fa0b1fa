import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { type DocumentFilter, type DocumentSummary, type Ledger, OnrecordError, openLedger } from '../index.ts';
import { documentFilterOf, withDocumentFilters } from './documentFilters.ts';
import { documentList } from './documentList.ts';
import { ledgerOption } from './options.ts';
import { counted, printed, tell, writeJson, writeLine, writeLines } from './output.ts';

interface Flags extends DocumentFilter {
  readonly ledger?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Documents that are shown before somebody is asked. */
const SHOWN = 20;

/** `onrecord remove`: takes documents out of the ledger, by id or by filters, with all that only they support. */
export function removeCommand(): Command {
  const command = new Command('remove')
    .description('remove documents from the ledger, with everything that only they support')
    .argument('[id]', 'a full document id: doc_ and 16 letters and digits')
    .addOption(ledgerOption())
    .option('--yes', 'do not ask for confirmation')
    .option('--dry-run', 'only show what would be removed')
    .option('--json', 'print one JSON object per document, with its details for --dry-run')
    .addHelpText(
      'after',
      `
Examples:
  onrecord remove doc_xl5jg4imqz3vtb2a
  onrecord remove --tag draft --dry-run
  onrecord remove --outlet "Fjord News" --to 2019 --yes

Removal cannot be undone, so a full id is required, not a prefix. With filters
you are asked to confirm; when there is no terminal to ask, give --yes.`,
    );
  return withDocumentFilters(command).action(async (id: string | undefined, flags: Flags) => {
    const filter = documentFilterOf(flags);
    const byFilter = Object.keys(filter).length > 0;
    if ((id === undefined) !== byFilter) {
      const fault = byFilter ? 'give an id or filters, not both' : 'give an id or at least one filter';
      throw new OnrecordError('OR4001', { input: 'onrecord remove', fault });
    }
    const ledger = await openLedger(flags.ledger, {
      mode: flags.dryRun ? 'read' : 'write',
      create: false,
      thread: false,
    });
    try {
      if (id === undefined) return await removeMany(ledger, filter, flags);
      if (flags.dryRun) return await showOne(ledger, id, flags);
      await wentLine(await ledger.remove(id), flags);
    } finally {
      await ledger.close();
    }
  });
}

const wentLine = (id: string, { json }: Flags): Promise<void> =>
  json ? writeJson({ document: id, removed: true }) : writeLine(`${id}  removed`);

async function showOne(ledger: Ledger, id: string, { json }: Flags): Promise<void> {
  const shown = await ledger.show(id);
  if (shown.type !== 'document') throw new OnrecordError('OR3003', { input: id });
  await (json ? writeJson(summaryOf(shown.document)) : writeLines(documentList([shown.document])));
}

async function removeMany(ledger: Ledger, filter: DocumentFilter, flags: Flags): Promise<void> {
  const [ids, first]: [string[], DocumentSummary[]] = [[], []];
  let statements = 0;
  for await (const document of ledger.documents(filter)) {
    ids.push(document.id);
    statements += document.statementCount;
    if (flags.dryRun && flags.json) await writeJson(summaryOf(document));
    if (first.length < SHOWN) first.push(document);
  }
  const count = `${counted(ids.length, 'document')} with ${counted(statements, 'statement')}`;
  if (ids.length === 0) return tell('No matching documents.');
  if (flags.dryRun) {
    if (!flags.json) await writeLines(documentList(first));
    return tell(`would remove ${count}${ids.length > SHOWN && !flags.json ? `; first ${SHOWN} shown` : ''}`);
  }
  if (!flags.yes) {
    if (!process.stdin.isTTY || !process.stderr.isTTY) {
      throw new OnrecordError('OR3020', { input: 'onrecord remove', count });
    }
    await writeLines(documentList(first));
    if (ids.length > SHOWN) tell(`… and ${ids.length - SHOWN} more`);
    if (!(await agreed(`Remove ${count}? [y/N] `))) return tell('Nothing removed.');
  }
  // Those that were told of, and no others that have come since.
  let gone = 0;
  for await (const id of ledger.removeAll(ids)) {
    gone += 1;
    await wentLine(id, flags);
  }
  tell(`${counted(gone, 'document')} removed`);
}

async function agreed(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Whoever ends the input has not agreed.
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
    const answer = await Promise.race([lines.question(printed(question)), ended]);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}

const summaryOf = ({ id, title, outlet, published, form, tags, added, statementCount }: DocumentSummary) => ({
  id,
  title,
  outlet,
  published,
  form,
  tags,
  added,
  statementCount,
});
