import { Command } from 'commander';
import { writeJson, writeLine } from '../output.ts';
import { rounded } from './rounded.ts';

/** `onrecord evaluate article` */
export function articleEvaluation(): Command {
  return new Command('article')
    .description('article extraction against gold bodies')
    .argument('<folder>', 'a folder with ground-truth.json and html/')
    .option('--json', 'print one JSON object')
    .action(async (folder: string, flags: { json?: boolean }) => {
      const { evaluateArticles } = await import('../../evaluate/index.ts');
      const report = await evaluateArticles(folder);
      if (flags.json) return await writeJson(rounded(report));
      await writeLine(
        `shingle F1 ${report.f1.toFixed(4)} (precision ${report.precision.toFixed(4)}, recall ${report.recall.toFixed(4)}), ${report.pages} pages, ${report.throws} failed, median ${report.medianMilliseconds.toFixed(1)} ms per page`,
      );
    });
}
