import { OnrecordError } from '../errors/index.ts';
import { unknownValue } from '../ledger/index.ts';
import type { PoolOptions } from '../pipeline/index.ts';
import { listedNames } from './names.ts';
import type { WorkOptions } from './progress.ts';

export interface EvaluateOptions extends Pick<PoolOptions, 'model' | 'threads'>, Pick<WorkOptions, 'onProgress'> {
  /** verify: the file of transcripts. */
  readonly against?: string | undefined;
}

/** Loaded when asked for: it has the stages in it, which reading leaves to its threads. */
const evaluations = () => import('../evaluate/index.ts');

type Task = (paths: readonly string[], options: EvaluateOptions) => Promise<object>;

const TASKS: ReadonlyMap<string, Task> = new Map<string, Task>([
  [
    'attribution',
    async (paths, options) => (await (await evaluations()).runAttributionEvaluation(paths, options)).evaluation,
  ],
  ['article', async ([folder = '']) => (await evaluations()).evaluateArticles(folder)],
  ['speakers', async (paths, options) => (await evaluations()).evaluateStatements(paths, options)],
  ['entities', async (paths, options) => (await evaluations()).runEntityEvaluation(paths, options)],
  ['dates', async (paths) => (await evaluations()).evaluateDates(paths)],
  ['events', async (paths, options) => (await evaluations()).runEventEvaluation(paths, options)],
  ['merging', async (paths) => (await evaluations()).evaluateMerging(paths)],
  ['positions', async (paths, options) => (await evaluations()).evaluatePositions(paths, options)],
  [
    'verify',
    async ([file = ''], { against }) => {
      if (against === undefined)
        throw new OnrecordError('OR4001', { input: file, fault: 'evaluate verify needs against' });
      return (await evaluations()).evaluateVerify(file, { against });
    },
  ],
]);

/**
 * Measures against gold data: what `onrecord evaluate TASK --json` prints, before rounding. docs/evaluation.md has the
 * tasks, the forms of their data and every figure.
 *
 * @throws OnrecordError OR6006 for a task that there is not, OR1001, OR5001 and OR5002 for data that cannot be read
 */
export async function evaluate(
  task: string,
  paths: string | readonly string[],
  options: EvaluateOptions = {},
): Promise<object> {
  const run = TASKS.get(task);
  if (!run) throw unknownValue('evaluation', String(task), [...TASKS.keys()]);
  return run(listedNames(paths, 'evaluate', 'paths'), options);
}
