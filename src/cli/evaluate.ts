import { Command } from 'commander';
import { articleEvaluation } from './evaluations/article.ts';
import { attributionEvaluation } from './evaluations/attribution.ts';
import { speakersEvaluation } from './evaluations/speakers.ts';

/** `onrecord evaluate`: figures against gold data; every definition is in docs/evaluation.md. */
export function evaluateCommand(): Command {
  const command = new Command('evaluate')
    .description('measure against gold data (definitions: docs/evaluation.md)')
    .addHelpText(
      'after',
      '\nExamples:\n  onrecord evaluate attribution dev.jsonl --json\n  onrecord evaluate attribution corpus/documents --errors\n  onrecord evaluate speakers corpus/documents\n  onrecord evaluate article article-extraction/',
    );
  for (const task of [attributionEvaluation, articleEvaluation, speakersEvaluation]) command.addCommand(task());
  return command;
}
