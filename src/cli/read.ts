import { Command, Option } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import { documentLine, failedLine, read } from '../index.ts';
import { tellAttachments } from './attachments.ts';
import { documentTable } from './documentTable.ts';
import { type ReadFlags, readOptionsOf, withReadOptions } from './options.ts';
import { exitCodeOf, forPerson, reportError, tell, writeJson, writeLines } from './output.ts';

interface Flags extends ReadFlags {
  readonly format?: 'jsonl' | 'table';
  readonly pipe?: boolean;
}

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
    .option(
      '--pipe',
      'as a step of another program: JSON Lines on standard input, a line out for each line in, exit code 0 even if documents fail',
    )
    .addHelpText(
      'after',
      `
Examples:
  onrecord read report.html press-conference.txt
  onrecord read --format jsonl articles/ > articles.jsonl
  cat records.jsonl | onrecord read --input jsonl -
  parallel --pipe --block 10M onrecord read --pipe --threads 1 < records.jsonl

The default format is table on a terminal and jsonl otherwise: one line per document, in input order.`,
    );
  return withReadOptions(command).action(async (inputs: string[], flags: Flags) => {
    if (flags.pipe) refuseBesidePipe(inputs, flags);
    const options = readOptionsOf(flags.pipe ? { ...flags, input: 'jsonl' } : flags);
    const format = flags.format ?? (forPerson() && !flags.pipe ? 'table' : 'jsonl');
    let done = 0;
    let failed = 0;
    for await (const outcome of read(inputs.length > 0 ? inputs : ['-'], options)) {
      if (outcome.error) {
        // No lines in are no lines out.
        if (flags.pipe && outcome.error.code === 'OR1002' && isOfStream(outcome)) continue;
        if (flags.pipe && (isOfStream(outcome) || outcome.error.code === 'OR2001')) throw outcome.error;
        failed += 1;
        reportError(outcome.error);
        if (format === 'jsonl') await writeJson(failedLine(outcome.id, outcome.error));
      } else {
        done += 1;
        tellAttachments(outcome.input, outcome.recorded?.basis['attachments']);
        if (outcome.recorded?.basis['text'])
          tell(`${outcome.input}: text ${outcome.recorded.basis['text']}, and decoded again`);
        if (format === 'jsonl') await writeJson(documentLine(outcome.recorded));
        else await writeLines(documentTable(outcome.recorded));
      }
    }
    process.exitCode = flags.pipe ? 0 : exitCodeOf(done, failed);
  });
}

/** Whether it is the stream that failed and not one of its lines, which are called “-, line 3”. */
const isOfStream = ({ input }: { readonly input: string }): boolean => input === '-';

/** What a step of another program takes and gives is settled. */
function refuseBesidePipe(inputs: readonly string[], { format, input }: Flags): void {
  const other =
    inputs.find((name) => name !== '-') ??
    (format === 'table' ? '--format table' : undefined) ??
    (input === 'auto' || input === 'jsonl' ? undefined : `--input ${input}`);
  if (other === undefined) return;
  const fault = 'not available with --pipe, which reads JSON Lines from standard input and writes JSON Lines';
  throw new OnrecordError('OR4001', { input: other, fault });
}
