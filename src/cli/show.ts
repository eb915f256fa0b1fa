import { Command } from 'commander';
import { type DocumentDetail, type LedgerStatement, openLedger, type StatementHit } from '../index.ts';
import { offsetsOf } from '../text/index.ts';
import { highlighted } from './documentTable.ts';
import { ledgerOption } from './options.ts';
import { colours, writeLine } from './output.ts';
import { rowOf } from './search.ts';
import { statementTable } from './statementTable.ts';

/** `onrecord show`: one entry of the ledger, a statement with its surroundings or a document with its statements. */
export function showCommand(): Command {
  return new Command('show')
    .description('show a statement or a document of the ledger')
    .argument('<id>', 'st_… or doc_…, or the beginning of one')
    .addOption(ledgerOption())
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nExample:\n  onrecord show st_4f2k')
    .action(async (id: string, flags: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const shown = await ledger.show(id);
        if (flags.json) return await writeLine(JSON.stringify(shown));
        await writeLine(
          shown.type === 'document' ? documentText(shown.document) : statementText(shown.statement, shown.others),
        );
      } finally {
        await ledger.close();
      }
    });
}

function documentText(document: DocumentDetail): string {
  const { id, version, versionCount, title, outlet, byline, published, url, statements } = document;
  const lines = [
    colours.bold(title ?? '(no title)'),
    [outlet, byline.join(', '), published && `${published.from} (${published.why})`, url].filter(Boolean).join(' · '),
    colours.dim(`${id}, version ${version} of ${versionCount}, retrieved ${document.retrieved}`),
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n${statementTable(statements.map(rowOf))}`;
}

/** A statement in its sentence, and the rest of what its document has. */
export function statementText(statement: LedgerStatement, others: readonly StatementHit[]): string {
  const { id, kind, speaker, speakerWords, context, document, confidence } = statement;
  const { toUtf16 } = offsetsOf(context.text);
  const words = highlighted(context.text, [0, context.text.length], context.content.map(toUtf16));
  const from = [document.title, document.outlet, document.published?.from, document.url].filter(Boolean).join(' · ');
  return [
    `${colours.bold(speaker?.name ?? speakerWords ?? '(not named)')} (${kind}, ${id}, confidence ${confidence.toFixed(2)})`,
    '',
    `  ${words}`,
    '',
    colours.dim(from),
    colours.dim(
      `${document.id} has ${others.length} other statement${others.length === 1 ? '' : 's'}: onrecord show ${document.id}`,
    ),
  ].join('\n');
}
