import { Command } from 'commander';
import type { JudgedPair, MergingCase } from '../evaluate/index.ts';
import { OnrecordError } from '../index.ts';
import { MODEL_OPTION } from './options.ts';
import { articleEvaluation } from './evaluations/article.ts';
import { attributionEvaluation } from './evaluations/attribution.ts';
import { figuresEvaluation } from './evaluations/figures.ts';
import { speakersEvaluation } from './evaluations/speakers.ts';

/** Loaded when asked for: it has the stages in it, which other commands leave to their reading threads. */
const evaluations = () => import('../evaluate/index.ts');

const mergingError = ({ same, change, reports }: MergingCase): string =>
  [same ? 'told apart' : 'taken for one', change, ...reports.map(({ text }) => text)].join('\t');

/** A line for a pair that is not judged as it is labelled. */
function positionError({ change, kind, line, given, marked, stray, query }: JudgedPair): string[] {
  if (change === marked && stray === 0) return [];
  const fault = !given ? 'not given' : marked || stray > 0 ? 'marked' : 'not marked';
  return [[fault, change ? 'change' : 'same', kind, `line ${line}`, query.speaker].join('\t')];
}

/** `onrecord evaluate`: figures against gold data; every definition is in docs/evaluation.md. */
export function evaluateCommand(): Command {
  const command = new Command('evaluate')
    .description('evaluate against gold data (see docs/evaluation.md)')
    .addHelpText(
      'after',
      '\nExamples:\n  onrecord evaluate attribution dev.jsonl --json\n  onrecord evaluate attribution corpus/documents --errors\n' +
        '  onrecord evaluate speakers corpus/documents\n  onrecord evaluate dates corpus/dates corpus/documents\n' +
        '  onrecord evaluate verify quotes.jsonl --against transcripts.jsonl.gz\n' +
        '  onrecord evaluate merging corpus/merging/open.txt --errors',
    );
  for (const task of [attributionEvaluation, articleEvaluation, speakersEvaluation]) command.addCommand(task());
  command.addCommand(
    figuresEvaluation({
      name: 'entities',
      description: 'person, organisation and place names against gold entities',
      argument: ['paths', 'GUM CoNLL-U files, IOB2 files, or folders of them'],
      options: [MODEL_OPTION],
      run: async (paths, { model }, onProgress) =>
        (await evaluations()).runEntityEvaluation(paths, { model, onProgress }),
    }),
  );
  command.addCommand(
    figuresEvaluation({
      name: 'dates',
      description: 'date expressions and statement dates against gold data',
      argument: ['paths', 'passages like corpus/dates, or folders like corpus/documents'],
      run: async (paths) => (await evaluations()).evaluateDates(paths),
    }),
  );
  command.addCommand(
    figuresEvaluation({
      name: 'events',
      description: 'PLOVER events against gold records, labelled sentences or annotated texts',
      argument: ['paths', 'GSR records (.json), PLV lines (.jsonl) or annotated texts like corpus/events'],
      options: [MODEL_OPTION],
      run: async (paths, { model }, onProgress) =>
        (await evaluations()).runEventEvaluation(paths, { model, onProgress }),
    }),
  );
  command.addCommand(
    figuresEvaluation({
      name: 'merging',
      description: 'whether two reports are the same statement, against labelled pairs',
      argument: ['files', 'pairs like corpus/merging'],
      async run(files) {
        const { evaluateMerging } = await evaluations();
        const { wrong, ...figures } = evaluateMerging(files);
        return { ...figures, errors: wrong.map(mergingError) };
      },
    }),
  );
  command.addCommand(
    figuresEvaluation({
      name: 'positions',
      description: 'detected changes of position, against labelled pairs of reports',
      argument: ['files', 'pairs like corpus/positions'],
      async run(files, _, onProgress) {
        const { evaluatePositions } = await evaluations();
        const { judged, ...figures } = await evaluatePositions(files, { onProgress });
        return { ...figures, errors: judged.flatMap(positionError) };
      },
    }),
  );
  command.addCommand(
    figuresEvaluation({
      name: 'verify',
      description: 'verdicts on quotations against labelled verdicts',
      argument: ['files', 'JSON Lines with labelled quotations'],
      options: [['--against <file>', 'transcripts as JSON Lines, optionally gzipped (.gz)']],
      async run([file = '', ...others], { against }) {
        if (!against) throw new OnrecordError('OR4001', { input: file, fault: 'evaluate verify requires --against' });
        if (others.length > 0)
          throw new OnrecordError('OR4001', { input: others.join(' '), fault: 'evaluate verify takes one file' });
        const { evaluateVerify } = await evaluations();
        return await evaluateVerify(file, { against });
      },
    }),
  );
  return command;
}
