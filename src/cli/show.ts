import { Command } from 'commander';
import { ownAddress } from '../document/index.ts';
import {
  type DocumentDetail,
  type LedgerEvent,
  type LedgerStatement,
  openLedger,
  type Report,
  type StatementHit,
} from '../index.ts';
import { namesOfChain, throughWhom } from '../ledger/index.ts';
import { offsetsOf } from '../text/index.ts';
import { departedText, effectiveLines, pastLines } from './departedText.ts';
import { highlighted } from './documentTable.ts';
import { ledgerOption } from './options.ts';
import { colours, oneLine, proseLines, writeJson, writeLines } from './output.ts';
import { quotationLines } from './quotationLines.ts';
import { changeText, originOf } from './reportText.ts';
import { rowOf } from './search.ts';
import { statementTable } from './statementTable.ts';
import { verificationText } from './verificationText.ts';

/** `onrecord show`: one entry of the ledger, a statement with its surroundings or a document with its statements. */
export function showCommand(): Command {
  return new Command('show')
    .description('show a statement, event or document, or what became of one')
    .argument('<id>', 'an id (st_…, ev_… or doc_…) or an unambiguous prefix')
    .addOption(ledgerOption())
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  onrecord show st_4f2k')
    .action(async (id: string, flags: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const shown = await ledger.show(id);
        if (flags.json) return await writeJson(shown);
        if (shown.type === 'document') await writeLines(documentText(shown.document));
        else if (shown.type === 'departed') await writeLines(prose(departedText(shown.departed)));
        else if (shown.type === 'event') {
          const { event, reports, past, effective } = shown;
          await writeLines(prose([...eventText(event, reports), ...pastLines(past), ...effectiveLines(effective)]));
        } else {
          const { statement, others, reports, quotations, past, effective } = shown;
          const lines = [
            ...statementText(statement, others),
            ...verdictLines(statement),
            ...reportLines(reports),
            ...quotationLines(quotations, 'other quotations of these words'),
          ];
          await writeLines(prose([...lines, ...pastLines(past), ...effectiveLines(effective)]));
        }
      } finally {
        await ledger.close();
      }
    });
}

const prose = (lines: readonly string[]): string[] => lines.flatMap((line) => proseLines(line, 2));

function documentText(document: DocumentDetail): string[] {
  const { id, version, versionCount, title, beginning, outlet, byline, published, statements } = document;
  const lines = [
    colours.bold(oneLine(title ?? beginning ?? '(no title)')),
    oneLine(
      [outlet, byline.join(', '), published && `${published.from} (${published.why})`, originAddress(document)]
        .filter(Boolean)
        .join(' · '),
    ),
    colours.dim(`${id}, version ${version} of ${versionCount}, retrieved ${document.retrieved}`),
    document.edited
      ? colours.dim(`edited by you on ${document.edited.at.slice(0, 10)}: ${document.edited.fields.join(', ')}`)
      : '',
    document.tags.length > 0 ? colours.dim(oneLine(`tags: ${document.tags.join(', ')}`)) : '',
  ];
  return [
    ...prose(lines.filter((line) => line !== '')),
    ...statementTable(statements.map((statement) => rowOf(statement))),
  ];
}

/** Where it is from, and whose word that is where it is not that of the host itself. */
function originAddress({ url, claimedUrl, givenBy }: LedgerStatement['document']): string | null {
  if (givenBy === null || ownAddress({ url, givenBy }) !== null) return url;
  const address = url ?? claimedUrl;
  return address === null ? `provided by ${givenBy}` : `${address} (according to ${givenBy})`;
}

/** A statement in its sentence, and the rest of what its document has. */
export function statementText(statement: LedgerStatement, others: readonly StatementHit[]): string[] {
  const { id, kind, speaker, speakerWords, context, document, confidence } = statement;
  const { toUtf16 } = offsetsOf(context.text);
  const words = highlighted(context.text, [0, context.text.length], context.content.map(toUtf16));
  const through = throughWhom('', namesOfChain(statement));
  const from = [document.title, document.outlet, document.published?.from, originAddress(document)]
    .filter(Boolean)
    .join(' · ');
  return [
    `${colours.bold(oneLine(speaker?.name ?? speakerWords ?? '(unnamed)'))}${oneLine(through)} (${kind}, ${id}, confidence ${confidence.toFixed(2)})`,
    '',
    `  ${words}`,
    '',
    colours.dim(oneLine(from)),
    colours.dim(
      `${document.id} has ${others.length} other statement${others.length === 1 ? '' : 's'}: onrecord show ${document.id}`,
    ),
  ];
}

/** What comparing it with transcripts has shown; nothing where there was none that could tell. */
const verdictLines = ({ verification }: LedgerStatement): string[] =>
  !verification || verification.verdict === 'no-source' ? [] : ['', ...verificationText(verification)];

/** Who else reports it, who was first, and what each made of the words; nothing where one document alone does. */
export function reportLines(reports: readonly Report[]): string[] {
  if (reports.length < 2 && reports.every(({ places }) => places.length < 2)) return [];
  const lines = reports.flatMap(
    ({ words, diff, document, copyOf, attributedDifferently, speaker, speakerWords, places }) => {
      const notes = [
        copyOf === null ? null : `a copy of ${copyOf}`,
        ...places.slice(1).map(({ id, headline }) => `${headline ? 'also its headline' : 'repeated'}, ${id}`),
        attributedDifferently ? `attributed to ${speaker ?? speakerWords ?? 'an unnamed source'}` : null,
      ].filter((note) => note !== null);
      const changes = diff.filter(({ same }) => !same).map(({ before, after }) => changeText(before, after));
      return [
        `  ${words.padEnd(8)} ${originOf(document)}${notes.length > 0 ? ` (${oneLine(notes.join(', '))})` : ''}`,
        ...(changes.length === 0 ? [] : [`           ${changes.join(' … ')}`]),
      ];
    },
  );
  const independent = reports.filter(({ copyOf }) => copyOf === null).length;
  return [
    '',
    `${reports.length} ${reports.length === 1 ? 'report' : 'reports'}, ${independent} ${independent === 1 ? 'text' : 'texts'}:`,
    ...lines,
  ];
}

/** An event in its sentence, who took part, and who reports it. */
export function eventText(event: LedgerEvent, reports: readonly LedgerEvent[]): string[] {
  const names = (parties: LedgerEvent['actors']): string =>
    parties.map(({ name, mention }) => name ?? (mention.length > 0 ? '(unresolved)' : '(none)')).join(', ') || '–';
  const flags = (['negated', 'hypothetical', 'future', 'historical'] as const).filter((flag) => event[flag]);
  const { type, modes, id, confidence, reportedAs, allegedBy, place, date } = event;
  return [
    `${colours.bold([type, ...modes].join(' '))} (${[reportedAs, ...flags].join(', ')}; ${id}, confidence ${confidence.toFixed(2)})`,
    '',
    `  ${oneLine(event.text)}`,
    '',
    oneLine(
      `who: ${names(event.actors)}; to whom: ${names(event.recipients)}; where: ${place?.name ?? '–'}; when: ${date?.from ?? '–'}`,
    ),
    ...(allegedBy ? [`alleged by ${oneLine(allegedBy.name ?? 'an unnamed source')}`] : []),
    ...(event.statement ? [`performed by ${event.statement}`] : []),
    `${reports.length} report${reports.length === 1 ? '' : 's'}:`,
    ...reports.map((report) => colours.dim(`  ${originOf(report.document)} · ${report.id}`)),
  ];
}
