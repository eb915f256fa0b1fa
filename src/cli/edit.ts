import { Command, InvalidArgumentError } from 'commander';
import { EDITABLE } from '../document/index.ts';
import { type DocumentChanges, type Edited, OnrecordError, openLedger } from '../index.ts';
import { orRefused } from '../library/index.ts';
import { listed } from './documentFilters.ts';
import { ledgerOption } from './options.ts';
import { counted, exitCodeOf, reportError, writeJson, writeLine } from './output.ts';

interface Flags {
  readonly ledger?: string;
  readonly set?: readonly string[];
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly byline?: readonly string[];
  readonly json?: boolean;
}

/** `onrecord edit`: sets what is known of documents, as new versions beside the former ones. */
export function editCommand(): Command {
  return new Command('edit')
    .description('set the title, outlet, authors or date of documents')
    .argument('<ids...>', 'document ids (doc_…) or unambiguous prefixes')
    .addOption(ledgerOption())
    .option('--title <title>', 'the title')
    .option('--outlet <outlet>', 'the outlet')
    .option('--published <date>', 'the date of publication (YYYY, YYYY-MM, YYYY-MM-DD or a date and time)')
    .option('--byline <name>', 'an author (repeatable)', listed)
    .option('--set <field=value>', 'set a field: title=…, outlet=…, published=… or byline=… (repeatable)', assignment)
    .option('--json', 'print one JSON object per document')
    .addHelpText(
      'after',
      `
Examples:
  onrecord edit doc_xl5j --published 2024-05-01
  onrecord edit doc_xl5j --set outlet="Fjord News" --set byline="Anna Holm"
  onrecord edit doc_xl5j --outlet ""

An empty value clears the field. The document is reread with the new values, so
the dates of its statements and who “the Prime Minister” refers to are
updated accordingly. The previous version is kept; to undo an edit, set the old
values again.`,
    )
    .action(async (ids: string[], flags: Flags) => {
      const changes = changesOf(flags);
      if (Object.keys(changes).length === 0) {
        throw new OnrecordError('OR4001', {
          input: 'onrecord edit',
          fault: 'nothing to set; give --title, --outlet, --published, --byline or --set',
        });
      }
      const ledger = await openLedger(flags.ledger, { create: false, thread: false });
      let done = 0;
      let failed = 0;
      try {
        for (const id of ids) {
          const edited = await orRefused(ledger.edit(id, changes), id);
          if (edited instanceof OnrecordError) {
            failed += 1;
            reportError(edited);
            continue;
          }
          done += 1;
          await (flags.json ? writeJson(edited) : writeLine(lineOf(edited)));
        }
      } finally {
        await ledger.close();
      }
      process.exitCode = exitCodeOf(done, failed);
    });
}

function assignment(given: string, before: readonly string[] | undefined): readonly string[] {
  const [field = ''] = given.split('=', 1);
  if (!given.includes('=') || !(EDITABLE as readonly string[]).includes(field)) {
    throw new InvalidArgumentError(`Must be field=value, where field is one of ${EDITABLE.join(', ')}.`);
  }
  return listed(given, before);
}

/** What is to be set, by the options and by --set; what comes last counts, and authors are all of them. */
function changesOf({ set = [], title, outlet, published, byline = [] }: Flags): DocumentChanges {
  const values = new Map<string, string>();
  const authors = [...byline];
  for (const [field, value] of Object.entries({ title, outlet, published }))
    if (value !== undefined) values.set(field, value);
  for (const given of set) {
    const at = given.indexOf('=');
    const [field, value] = [given.slice(0, at), given.slice(at + 1)];
    if (field === 'byline') authors.push(value);
    else values.set(field, value);
  }
  return {
    ...Object.fromEntries([...values].map(([field, value]) => [field, value.trim() === '' ? null : value])),
    ...(authors.length > 0 ? { byline: authors.filter((name) => name.trim() !== '') } : {}),
  };
}

function lineOf({ document, status, version, fields, kept, changed, added, removed }: Edited): string {
  if (status === 'unchanged') return `${document}  unchanged    already has these values`;
  const counts = `${counted(kept.length, 'statement')} kept (${changed.length} changed), ${added.length} new, ${removed.length} removed`;
  return `${document}  version ${version}  ${fields.join(', ')} set; ${counts}`;
}
