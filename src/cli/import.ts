import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { fromImportLine, type ImportLine } from '../export/index.ts';
import { openLedger } from '../index.ts';
import { type TextLine, textLinesOf } from '../text/index.ts';
import { ledgerOption } from './options.ts';
import { exitCodeOf, progressOf, reportError, writeJson, writeLine } from './output.ts';

/** `onrecord import`: takes exports into the ledger. Each line is on the disk whole, or not at all, before the next is begun. */
export function importCommand(): Command {
  return new Command('import')
    .description('take in what onrecord export has written as jsonl or archive')
    .argument('<files...>', 'JSON Lines of statements with their documents, or archives; - for standard input')
    .addOption(ledgerOption())
    .option('--json', 'the counts as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  onrecord export -o all.jsonl
  onrecord import all.jsonl --ledger copy.sqlite

Nothing is read by the model again: what the file holds is taken as it is, documents whole. Importing twice changes nothing, and an
import that was broken off is finished by importing again.`,
    )
    .action(async (files: string[], flags: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger);
      const progress = progressOf('versions imported:');
      const counts = { added: 0, 'new-version': 0, unchanged: 0 };
      let failed = 0;
      let filter: ImportLine['filter'] = null;
      try {
        for (const file of files) {
          const documents = new Set<string>();
          for await (const { text, number } of linesOf(file)) {
            try {
              if (text === null) throw tooLong(file, number);
              const read = fromImportLine(text, file, number);
              filter = read.filter ?? filter;
              for (const { status, document } of await ledger.restore(read.versions)) {
                documents.add(document);
                counts[status] += 1;
                progress.step();
              }
              if (read.document === null || documents.has(read.document)) continue;
              // Told once for each document, not for each of its statements.
              documents.add(read.document);
              const fault = `the document of this statement (${read.document}) is not in the file`;
              throw new OnrecordError('OR8002', { input: file, line: number, fault });
            } catch (error) {
              const known = ofLine(asOnrecordError(error, `${file}, line ${number}`), file, number);
              if (isOfLedger(known)) throw known;
              failed += 1;
              progress.end();
              reportError(known);
            }
          }
        }
      } finally {
        progress.end();
        await ledger.close();
      }
      const done = counts.added + counts['new-version'] + counts.unchanged;
      if (flags.json) await writeJson({ ...counts, failed, ...(filter === null ? {} : { filter }) });
      else {
        await writeLine(
          `${counts.added} documents added, ${counts['new-version']} further versions, ${counts.unchanged} known already` +
            (failed > 0 ? `, ${failed} lines not taken in` : ''),
        );
        if (filter !== null) await writeLine(ofSearch(filter));
      }
      process.exitCode = exitCodeOf(done, failed);
    });
}

const ofSearch = (filter: NonNullable<ImportLine['filter']>): string =>
  `the file has the documents of a search (${Object.entries(filter)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ')}), whole, and not all of a ledger`;

/** What the ledger cannot keep is a fault of the line that has it. */
const ofLine = (error: OnrecordError, input: string, line: number): OnrecordError =>
  error.code === 'OR3009'
    ? new OnrecordError('OR8002', { input, line, fault: String(error.details['fault']) }, { cause: error })
    : error;

/** A ledger that cannot be written to now will not take the next line either. */
const isOfLedger = ({ code }: OnrecordError): boolean => code.startsWith('OR3');

/** Bytes of one line: the largest document with everything read from it takes a tenth. */
const MOST_BYTES = 500_000_000;

const tooLong = (input: string, line: number): OnrecordError =>
  new OnrecordError('OR8002', { input, line, fault: `longer than ${MOST_BYTES / 1e6} MB` });

/** The lines of a file that are not blank, with their numbers from 1. */
async function* linesOf(file: string): AsyncGenerator<TextLine> {
  try {
    yield* textLinesOf(file === '-' ? process.stdin : createReadStream(file), MOST_BYTES);
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new OnrecordError('OR1001', { input: file }, { cause: error });
    throw new OnrecordError('OR1013', { input: file, fault: message }, { cause: error });
  }
}
