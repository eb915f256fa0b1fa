import { Command, Option } from 'commander';
import { documentLine, failedLine, read } from '../index.ts';
import { tellAttachments } from './attachments.ts';
import { documentTable } from './documentTable.ts';
import { type ReadFlags, readOptionsOf, withReadOptions } from './options.ts';
import { exitCodeOf, forPerson, reportError, writeJson, writeLines } from './output.ts';

/** `onrecord read`: the whole pipeline without a ledger. */
export function readCommand(): Command {
  const command = new Command('read')
    .description('read documents and print who says what in them')
    .argument('[inputs...]', 'files, folders or http(s) addresses; standard input if none or -')
    .addOption(
      new Option('--format <format>', 'output format: table for reading, jsonl for programs').choices([
        'jsonl',
        'table',
      ]),
    )
    .addHelpText(
      'after',
      `
Examples:
  onrecord read report.html press-conference.txt
  onrecord read --format jsonl articles/ > articles.jsonl
  cat records.jsonl | onrecord read --input jsonl -

The default format is table on a terminal and jsonl otherwise: one line per document, in input order.`,
    );
  return withReadOptions(command).action(
    async (inputs: string[], flags: ReadFlags & { format?: 'jsonl' | 'table' }) => {
      const format = flags.format ?? (forPerson() ? 'table' : 'jsonl');
      let done = 0;
      let failed = 0;
      for await (const outcome of read(inputs.length > 0 ? inputs : ['-'], readOptionsOf(flags))) {
        if (outcome.error) {
          failed += 1;
          reportError(outcome.error);
          if (format === 'jsonl') await writeJson(failedLine(outcome.id, outcome.error));
        } else {
          done += 1;
          tellAttachments(outcome.input, outcome.recorded?.basis['attachments']);
          if (format === 'jsonl') await writeJson(documentLine(outcome.recorded));
          else await writeLines(documentTable(outcome.recorded));
        }
      }
      process.exitCode = exitCodeOf(done, failed);
    },
  );
}
