import { Command, Option } from 'commander';
import type { StatementReport } from '../../evaluate/index.ts';
import { modelOption, positive } from '../options.ts';
import { writeJson, writeLine, writeLines } from '../output.ts';
import { progressLine } from '../progress.ts';
import { rounded } from './rounded.ts';

/** `onrecord evaluate speakers` */
export function speakersEvaluation(): Command {
  return new Command('speakers')
    .description('speakers, addressees, targets, topics, acts and statement dates against labelled documents')
    .argument('<folders...>', 'folders like corpus/documents')
    .option('--json', 'print one JSON object')
    .option('--errors', 'list the speakers that differ from the labels')
    .addOption(modelOption())
    .addOption(new Option('--threads <n>', 'documents to read in parallel').argParser(positive))
    .action(
      async (folders: string[], flags: { json?: boolean; errors?: boolean; model?: string; threads?: number }) => {
        const { evaluateStatements } = await import('../../evaluate/index.ts');
        const progress = progressLine('documents read');
        const { errors, ...evaluation } = await evaluateStatements(folders, {
          model: flags.model,
          threads: flags.threads,
          onProgress: progress.show,
        }).finally(progress.end);
        if (flags.errors) for (const line of errors) await writeLine(line);
        if (flags.json) return await writeJson(rounded(evaluation));
        await writeLines([...linesOf('all', evaluation.all), ...linesOf('held back', evaluation.heldBack)]);
      },
    );
}

function linesOf(name: string, report: StatementReport): string[] {
  const percent = (value: number): string => `${value.toFixed(1)}%`;
  const { counts } = report;
  return [
    `${name}: ${report.documents} documents, ${report.statements} statements`,
    `  speaker named and correct ${percent(report.speakerNamed)} of ${counts.withSpeaker}; of the ${counts.named} named, correct ${percent(report.speakerRight)}`,
    `  of the ${report.nested.withSpeaker} inside the content of another, named and correct ${percent(report.nestedNamed)}`,
    `  status ${percent(report.status)}, represents ${percent(report.represents)}, polarity ${percent(report.polarity)}, date said ${percent(report.said)}`,
    `  F1: act ${report.actType.f1.toFixed(1)} (its targets ${report.actTargets.f1.toFixed(1)}), addressees ${report.addressees.f1.toFixed(1)}, targets ${report.targets.f1.toFixed(1)}, topics ${report.topics.f1.toFixed(1)}`,
  ];
}
