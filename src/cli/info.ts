import { Command } from 'commander';
import { type LedgerInfo, openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { colours, counted, oneLine, printed, terminalWidth, withOurStyles, writeJson, writeLines } from './output.ts';
import { wrapped } from './wrap.ts';

/** `onrecord info`: what the ledger is and what is in it. */
export function infoCommand(): Command {
  return new Command('info')
    .description('summarise the ledger and its contents')
    .addOption(ledgerOption())
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  onrecord info --ledger nato.sqlite')
    .action(async (flags: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const info = await ledger.info();
        await (flags.json ? writeJson(info) : writeLines(linesOf(info)));
      } finally {
        await ledger.close();
      }
    });
}

/** The ledger names no more outlets than these. */
const MOST_OUTLETS = 10;
/** Columns of a line's name. */
const NAME = 12;

function linesOf(info: LedgerInfo): string[] {
  const { counts, outlets, forms, tags, verdicts, versions } = info;
  const list = <Row>(rows: readonly Row[], what: (row: Row) => string): string => rows.map(what).join(', ') || '–';
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['ledger', info.path],
    ['size', `${(info.size / 1e6).toFixed(1)} MB, last written ${info.changed.slice(0, 16).replace('T', ' ')} UTC`],
    [
      'contents',
      `${counted(counts.documents, 'document')} in ${counted(counts.versions, 'version')}, ${number(counts.transcripts)} of them transcripts; ` +
        `${counted(counts.clusters, 'statement')} by ${counted(counts.speakers, 'speaker')} and ${counted(counts.events, 'event')}, each counted once however many report it ` +
        `(${counted(counts.statements, 'report')} of statements)`,
    ],
    ['published', daysOf(info.published)],
    ['said', daysOf(info.said)],
    ['added', daysOf({ first: day(info.added.first), last: day(info.added.last) })],
    [
      'outlets',
      `${list(outlets, ({ outlet, documents }) => `${outlet ?? '(none)'} ${number(documents)}`)}${outlets.length === MOST_OUTLETS ? ' …' : ''}`,
    ],
    ['forms', list(forms, ({ form, documents }) => `${form ?? 'unknown'} ${number(documents)}`)],
    ['tags', list(tags, ({ tag, documents }) => `${tag} ${number(documents)}`)],
    ['verdicts', list(verdicts, ({ verdict, statements }) => `${verdict} ${number(statements)}`)],
    ['edited', info.edited === 0 ? '–' : counted(info.edited, 'document')],
    [
      'read with',
      list(
        versions,
        ({ onrecord, model, lexicon, documents }) =>
          `onrecord ${onrecord}, model ${model}, lexicon ${lexicon}: ${number(documents)}`,
      ),
    ],
    ['schema', String(info.schema)],
  ];
  return rows.flatMap(([name, value]) =>
    wrapped(printed(oneLine(value)), terminalWidth() - NAME).map((line, at) =>
      withOurStyles(`${at === 0 ? printed(colours.bold(name.padEnd(NAME))) : ' '.repeat(NAME)}${line}`),
    ),
  );
}

const number = (value: number): string => value.toLocaleString('en');
const day = (instant: string | null): string | null => instant?.slice(0, 10) ?? null;

const daysOf = ({ first, last }: LedgerInfo['published']): string =>
  first === null ? '–' : first === last ? first : `${first} to ${last}`;
