import { Command, Option } from 'commander';
import { modelOption, positive } from '../options.ts';
import { writeJson, writeLine } from '../output.ts';
import { progressLine } from '../progress.ts';
import { rounded } from './rounded.ts';

/** `onrecord evaluate attribution` */
export function attributionEvaluation(): Command {
  return new Command('attribution')
    .description('sources, cues and contents against gold attributions')
    .argument('<paths...>', 'JSON Lines files with gold attributions, or folders like corpus/documents')
    .option('--json', 'print one JSON object')
    .option('--errors', 'list missed, spurious and differently delimited attributions')
    .addOption(modelOption())
    .addOption(new Option('--threads <n>', 'documents to read in parallel').argParser(positive))
    .action(async (paths: string[], flags: { json?: boolean; errors?: boolean; model?: string; threads?: number }) => {
      const { errorListing, runAttributionEvaluation } = await import('../../evaluate/index.ts');
      const progress = progressLine('documents read');
      const { evaluation, compared } = await runAttributionEvaluation(paths, {
        model: flags.model,
        threads: flags.threads,
        onProgress: progress.show,
      }).finally(progress.end);
      if (flags.errors)
        for (const document of compared) for (const line of errorListing(document)) await writeLine(line);
      if (flags.json) return await writeJson(rounded(evaluation));
      const { exact, token, linkedExact, linkedToken, outermost } = evaluation;
      await writeLine(
        ['F1'.padEnd(17), ...['source', 'cue', 'content', 'all'].map((role) => role.padStart(8))].join(''),
      );
      for (const [name, of] of Object.entries({
        exact,
        token,
        'linked exact': linkedExact,
        'linked token': linkedToken,
        'outermost exact': outermost.exact,
        'outermost token': outermost.token,
        'outermost linked': outermost.linkedExact,
      })) {
        await writeLine(
          [name.padEnd(17), ...[of.source, of.cue, of.content, of.all].map(({ f1 }) => f1.toFixed(1).padStart(8))].join(
            '',
          ),
        );
      }
      const { direct, mixed, indirect } = evaluation.byKind;
      for (const [name, { gold, found, sourceRight }] of Object.entries({
        direct,
        mixed,
        indirect,
        nested: evaluation.nested,
      })) {
        await writeLine(
          `${name.padEnd(16)}${gold} in the gold; ${found.toFixed(1)}% found, source correct in ${sourceRight.toFixed(1)}% of those`,
        );
      }
      const { documents, attributions, articlesPerSecond, failed } = evaluation;
      await writeLine(
        `${documents} documents, ${attributions.gold} attributions, ${attributions.predicted} found; ${articlesPerSecond.toFixed(1)} documents per second; ${failed.length} failed`,
      );
    });
}
