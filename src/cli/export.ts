import { open, rename, rm } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { statementsAsCsv, statementsAsJsonl, openLedger } from '../index.ts';
import { type FilterFlags, filterOf, ledgerOption, withFilters } from './options.ts';
import { write } from './output.ts';

const FORMATS = { jsonl: statementsAsJsonl, csv: statementsAsCsv };

/** `onrecord export`: the statements that match, in constant memory. */
export function exportCommand(): Command {
  const command = new Command('export')
    .description('write statements of the ledger in another format')
    .argument('[words...]', 'only statements with these words')
    .addOption(ledgerOption())
    .addOption(
      new Option('--format <format>', 'one statement a line, or a table')
        .choices(Object.keys(FORMATS))
        .default('jsonl'),
    )
    .option('-o, --output <file>', 'write to this file, which appears only when it is complete')
    .addHelpText(
      'after',
      '\nExamples:\n  onrecord export --format csv --from 2024 > statements.csv\n  onrecord export "arms control" --speaker Holm -o holm.jsonl',
    );
  return withFilters(command).action(
    async (
      words: string[],
      flags: FilterFlags & { ledger?: string; format: keyof typeof FORMATS; output?: string },
    ) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const lines = FORMATS[flags.format](
          ledger.statements({ ...filterOf(flags), ...(words.length > 0 ? { words: words.join(' ') } : {}) }),
        );
        if (flags.output === undefined) for await (const line of lines) await write(line);
        else await writeWhole(flags.output, lines);
      } finally {
        await ledger.close();
      }
    },
  );
}

/** Writes beside the file and puts it in place when all is there: an export is absent or complete. */
async function writeWhole(path: string, lines: AsyncIterable<string>): Promise<void> {
  const partial = `${path}.${process.pid}.part`;
  const file = await open(partial, 'w');
  try {
    for await (const line of lines) await file.write(line);
    await file.sync();
    await file.close();
    await rename(partial, path);
  } catch (error) {
    await file.close();
    await rm(partial, { force: true });
    throw error;
  }
}
