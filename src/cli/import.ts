import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { fromImportLine, type ImportLine, type Restored } from '../export/index.ts';
import { type Added, type Ledger, openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { exitCodeOf, progressOf, reportError, writeJson, writeLine } from './output.ts';

/** `onrecord import`: takes exports into the ledger. Each version is on the disk whole before the next is begun. */
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
          for await (const { line, number } of linesOf(file)) {
            try {
              const read = fromImportLine(line, file, number);
              filter = read.filter ?? filter;
              for (const version of read.versions) {
                const { status, document } = await takeIn(ledger, version);
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
              const known = asOnrecordError(error, `${file}, line ${number}`);
              if (known.code === 'OR3006') throw known;
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

async function takeIn(ledger: Ledger, { recorded, arrival, verdicts }: Restored): Promise<Added> {
  const added = await ledger.add(recorded, arrival);
  const judged = await missingVerdicts(ledger, added.document, verdicts);
  if (judged.length > 0) await ledger.judge(judged);
  return added;
}

/**
 * The verdicts to be set: what has one keeps it, and gets the archive's where the ledger has no transcript that could
 * tell. An earlier import may have been stopped between a document and its verdicts.
 */
async function missingVerdicts(
  ledger: Ledger,
  document: string,
  verdicts: Readonly<Record<string, string>>,
): Promise<[id: string, verdict: string][]> {
  const given = Object.entries(verdicts);
  if (given.length === 0) return [];
  const there = new Set<string>();
  for await (const { verdicts: known } of ledger.versions(document)) {
    for (const [id, verdict] of Object.entries(known)) if (verdict !== 'no-source') there.add(id);
  }
  return given.filter(([id]) => !there.has(id));
}

/** The lines of a file that are not blank, with their numbers from 1. */
async function* linesOf(file: string): AsyncGenerator<{ line: string; number: number }> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() !== '') yield { line, number };
    }
  } catch (error) {
    if (error instanceof OnrecordError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new OnrecordError('OR1001', { input: file }, { cause: error });
    throw new OnrecordError('OR1013', { input: file, fault: message }, { cause: error });
  }
}
